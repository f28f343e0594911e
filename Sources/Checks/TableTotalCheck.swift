import Documents
import Facts

/// A total in a table that the other figures of its row or column do not add up to.
///
/// What is a part is often open: rows of which some are inside others, totals of groups. The check is silent when any reading
/// adds up, and sure only where other rows or columns of the table show that the total is of these parts.
package struct TableTotalCheck: Check {
    package static let id = "table-total"

    package init() {}

    /// What extraction calls a total that a table states.
    static let concept = "table.total"

    package func findings(in context: CheckContext) -> [Finding] {
        let claims = context.claims(at: context.kinds.claims(of: Self.concept)).filter { $0.parts.count >= 2 && $0.value != nil }
        let tables = Dictionary(grouping: claims) { [$0.document, $0.dimensions["table"] ?? "", $0.dimensions["axis"] ?? "", $0.dimensions["total"] ?? ""] }
        let failing = tables.values.flatMap { failures($0, context) }.sorted { ($0.claim.document, $0.claim.span) < ($1.claim.document, $1.claim.span) }
        return crossed(failing, context) + failing.filter { line in !failing.contains { line.crosses($0) } }.map { finding($0, context) }
    }

    /// Totals that do not come out, of lines which have one total line in common.
    private func failures(_ claims: [Claim], _ context: CheckContext) -> [TotalLine] {
        let lines = claims.map { TotalLine($0) }.filter { $0.addends.count >= 2 }
        let wrong = lines.filter { !$0.addsUp }
        let witnesses = lines.count - wrong.count
        let nearby = context.parameter("nearby-percent", of: Self.id, default: 25)
        return wrong.compactMap { line in
            line.doubt(witnesses: witnesses, wrong: wrong.count, nearby: nearby).map(line.doubted)
        }
    }

    private func finding(_ line: TotalLine, _ context: CheckContext) -> Finding {
        let words = line.claim.dimensions["line"].flatMap { $0.isEmpty ? nil : " of ‘\($0)’" } ?? ""
        let label = line.claim.dimensions["total"] ?? ""
        let sum = Interval.exactly(line.sum).words(like: line.total)
        return finding(
            context, line.assumptions(in: context),
            "‘\(line.claim.text)’ stands as ‘\(label)’\(words), but the \(line.addends.count) figures add up to \(sum ?? "\(line.sum)").",
            [Evidence(.accused, line.claim, note: "given as the total")]
                + line.addends.map { Evidence(.contradicts, line.claim.focused(on: $0), note: "a part") },
            expected: sum)
    }

    // MARK: one figure in two sums

    /// A figure on which a row and a column that are wrong by the same amount meet is the wrong one.
    private func crossed(_ lines: [TotalLine], _ context: CheckContext) -> [Finding] {
        lines.indices.flatMap { first in
            lines[..<first].compactMap { second -> Finding? in
                let line = lines[first]
                guard line.crosses(second), let part = line.common(second) else { return nil }
                let expected = Interval.exactly(part.value.point + line.excess).words(like: part.value)
                var assumptions = line.assumptions(in: context)
                second.assumptions(in: context).reasons.forEach { assumptions.add($0) }
                let others = (line.addends + second.addends).filter { $0.span != part.span }
                return finding(
                    context, assumptions, "Neither the row nor the column of ‘\(part.text)’ adds up to its total, by the same amount.",
                    [Evidence(.accused, line.claim.focused(on: part), note: "in both sums")]
                        + [line, second].map { Evidence(.contradicts, $0.claim, note: "given as the total") }
                        + others.map { Evidence(.contradicts, line.claim.focused(on: $0), note: "a part") },
                    expected: expected)
            }
        }
    }
}
