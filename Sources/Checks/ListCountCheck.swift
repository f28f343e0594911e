import Facts

/// A stated number before a list with another number of items: “three countries: Kenya, Uganda, Tanzania and Rwanda”.
///
/// The rule that found the claim says what separates the items, and takes only lists that are closed.
package struct ListCountCheck: Check {
    package static let id = "list-count"

    package init() {}

    package func findings(in context: CheckContext) -> [Finding] {
        context.claims(at: context.kinds.withParts).compactMap { claim in
            guard claim.modality != .negated, claim.modality != .hypothetical else { return nil }
            return context.holds[claim.rule]?.lazy.compactMap { finding(claim, $0, context) }.first
        }
    }

    private func finding(_ claim: Claim, _ relation: Relation, _ context: CheckContext) -> Finding? {
        guard let parts = claim.parts(of: relation), let list = parts.first(where: { $0.kind == .tally }),
            let stated = parts.first(where: { $0.kind == .quantity })
        else { return nil }
        var domains = parts.map(\.value.interval)
        guard !relation.narrow(&domains) else { return nil }
        let count = list.value.point.description
        return finding(
            context, Assumptions(about: [claim], in: context), "‘\(stated.text)’ stands before a list of \(count): ‘\(list.text)’.",
            [
                Evidence(.accused, claim.focused(on: stated), note: "said here"),
                Evidence(.contradicts, claim.focused(on: list), note: "the list has \(count)"),
            ], expected: count)
    }
}
