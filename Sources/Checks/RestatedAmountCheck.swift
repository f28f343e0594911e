import Facts

/// Two amounts given as the same thing that differ: "33.69 billion US dollars (about $45.199 billion)", "10 miles (20 km)".
package struct RestatedAmountCheck: Check {
    package static let id = "restated-amount"

    package init() {}

    private struct Place: Hashable {
        let document: String
        let statement: String
    }

    package func findings(in context: CheckContext) -> [Finding] {
        var order: [Place] = []
        var pairs: [Place: [Claim]] = [:]
        for claim in context.claims {
            guard let statement = claim.dimensions[Claim.statementDimension] else { continue }
            let place = Place(document: claim.document, statement: statement)
            if pairs[place] == nil { order.append(place) }
            pairs[place, default: []].append(claim)
        }
        return order.compactMap { place in
            let claims = (pairs[place] ?? []).sorted { $0.span < $1.span }
            return claims.count == 2 ? finding(first: claims[0], second: claims[1], context) : nil
        }
    }

    private func finding(first: Claim, second: Claim, _ context: CheckContext) -> Finding? {
        guard let one = first.value, let other = second.value, one.unit == other.unit else { return nil }
        // A conversion is rounded as it pleases: only what no rounding explains is worth a word.
        guard one.agreement(with: other) == .conflict else { return nil }
        var assumption: String?
        if one.alternativeUnits != other.alternativeUnits {
            let open = one.alternativeUnits.isEmpty ? second : first
            assumption = "‘\(open.text)’ is read as \(one.unit); another currency of that name would make it a conversion"
        }
        return finding(
            context, assumption == nil ? .definite : .possible,
            "‘\(first.text)’ and ‘\(second.text)’ are given as the same amount, but they differ.",
            [Evidence(.accused, second, note: "given as the same amount"), Evidence(.contradicts, first, note: "but this was said")],
            assumption: assumption)
    }
}
