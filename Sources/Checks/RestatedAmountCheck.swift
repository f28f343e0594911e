import Facts

/// Two amounts given as the same thing that differ: "33.69 billion US dollars (about $45.199 billion)", "10 miles (20 km)".
package struct RestatedAmountCheck: Check {
    package static let id = "restated-amount"

    package init() {}

    package func findings(in context: CheckContext) -> [Finding] {
        context.claims(at: context.kinds.withParts).compactMap { claim in
            guard let first = claim.parts.first(where: { $0.name == "value" }), let second = claim.parts.first(where: { $0.name == "restated" })
            else { return nil }
            return finding(claim, first, second, context)
        }
    }

    private func finding(_ claim: Claim, _ first: ClaimPart, _ second: ClaimPart, _ context: CheckContext) -> Finding? {
        // A conversion is rounded as it pleases: only what no rounding explains is worth a word.
        guard first.value.unit == second.value.unit, first.value.agreement(with: second.value) == .conflict else { return nil }
        var assumptions = Assumptions()
        if first.value.alternativeUnits != second.value.alternativeUnits {
            let open = first.value.alternativeUnits.isEmpty ? second : first
            assumptions.add("‘\(open.text)’ is read as \(first.value.unit); another currency of that name would make it a conversion")
        }
        return finding(
            context, assumptions, "‘\(first.text)’ and ‘\(second.text)’ are given as the same amount, but they differ.",
            [
                Evidence(.accused, claim.focused(on: second), note: "given as the same amount"),
                Evidence(.contradicts, claim.focused(on: first), note: "but this was said"),
            ])
    }
}
