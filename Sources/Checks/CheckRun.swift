import Documents
import Facts

/// All checks over one set of claims, merged so that one wrong figure is one finding.
package struct CheckRun {
    private let context: CheckContext

    /// In the order of their strength: what a table shows comes before what two texts say of each other.
    private static let checks: [any Check.Type] = [
        ReferenceCheck.self, RestatedAmountCheck.self, SameFactCheck.self, WeekdayCheck.self, OrdinalSequenceCheck.self,
        DatelineCheck.self,
    ]

    /// Ids of all checks, for configuration and documentation.
    package static var ids: [String] { checks.map { $0.id } }

    /// Places of the documents as given, for the order of the findings.
    private let order: [String: Int]

    /// Checks see the claims by document id and place, so that the order of the inputs decides nothing but the order of
    /// the findings.
    package init(_ context: CheckContext) {
        order = Dictionary(context.claims.enumerated().map { ($0.element.document, $0.offset) }, uniquingKeysWith: min)
        let claims = context.claims.enumerated().sorted {
            ($0.element.document, $0.element.span, $0.offset) < ($1.element.document, $1.element.span, $1.offset)
        }
        self.context = CheckContext(
            claims: claims.map(\.element), references: context.references, concepts: context.concepts, options: context.options,
            entityNames: context.entityNames, weekdayNames: context.weekdayNames)
    }

    /// Sorted by document order of the accused claim as given, then by place; byte-identical for identical input.
    package func findings() -> [Finding] {
        var result: [Finding] = []
        for check in Self.checks where context.options[check.id]?.enabled ?? true {
            for finding in check.init().findings(in: context) { merge(finding, into: &result) }
        }
        return result.sorted {
            let (a, b) = ($0.accused, $1.accused)
            return (order[a.document] ?? 0, a.span, $0.check, $0.fingerprint) < (order[b.document] ?? 0, b.span, $1.check, $1.fingerprint)
        }
    }

    /// A finding that accuses, or contradicts, a figure that is accused already only adds its evidence there.
    private func merge(_ finding: Finding, into result: inout [Finding]) {
        let claims = finding.evidence.filter { $0.role != .supports }.map(\.claim)
        guard let index = result.firstIndex(where: { known in claims.contains { $0.isSameFigure(as: known.accused) } }) else {
            result.append(finding)
            return
        }
        let known = result[index]
        let more = finding.evidence.filter { item in !known.evidence.contains { $0.claim.isSameFigure(as: item.claim) } }
            .map { Evidence(.contradicts, $0.claim, note: $0.note) }
        result[index] = Finding(
            fingerprint: known.fingerprint, check: known.check, verdict: max(known.verdict, finding.verdict),
            severity: known.severity, message: known.message, evidence: known.evidence + more, expected: known.expected,
            assumption: finding.verdict == .definite ? nil : known.assumption, hint: known.hint ?? finding.hint)
    }
}

extension Claim {
    /// The same words of the same document.
    func isSameFigure(as other: Claim) -> Bool { document == other.document && span == other.span }
}
