import Documents
import Facts

/// All checks over one set of claims, merged so that one wrong figure is one finding.
package struct CheckRun {
    private let context: CheckContext

    /// In the order of their strength: what a table shows comes before what two texts say of each other.
    private static let checks: [any Check.Type] = [
        ReferenceCheck.self, RestatedAmountCheck.self, ArithmeticCheck.self, TableTotalCheck.self, ListCountCheck.self, ChronologyCheck.self, SameFactCheck.self, RelationCheck.self, GrowthCheck.self,
        CumulativeCheck.self, RunningCountCheck.self, ShareCheck.self, WeekdayCheck.self, OrdinalSequenceCheck.self, SuperlativeCheck.self, DatelineCheck.self, CopyDriftCheck.self,
    ]

    /// Ids of all checks, for configuration and documentation.
    package static var ids: [String] { checks.map { $0.id } }

    package init(_ context: CheckContext) { self.context = context }

    /// Sorted by document order of the accused claim as given, then by place; byte-identical for identical input.
    package func findings() -> [Finding] {
        var merged = MergedFindings()
        for check in Self.checks where context.options[check.id]?.enabled ?? true {
            for finding in check.init().findings(in: context.limited(to: check.id)) { merged.add(finding) }
        }
        let order = context.order
        return merged.findings.sorted {
            let (a, b) = ($0.accused, $1.accused)
            return (order[a.document] ?? 0, a.span, $0.check, $0.fingerprint) < (order[b.document] ?? 0, b.span, $1.check, $1.fingerprint)
        }
    }
}

/// Findings in which each wrong figure stands once: one that accuses or contradicts an accused figure, or that says of the
/// same document what is said already, only adds its evidence.
private struct MergedFindings {
    private struct Figure: Hashable {
        let document: String
        let span: TextSpan

        init(_ claim: Claim) {
            document = claim.document
            span = claim.span
        }
    }

    private(set) var findings: [Finding] = []
    private var byFigure: [Figure: Int] = [:]
    private var byFingerprint: [String: Int] = [:]

    mutating func add(_ finding: Finding) {
        let claims = finding.evidence.filter { $0.role != .supports }.map(\.claim)
        let same = byFingerprint[finding.fingerprint]
        guard let index = same ?? claims.compactMap({ byFigure[Figure($0)] }).min() else {
            byFigure[Figure(finding.accused)] = findings.count
            byFingerprint[finding.fingerprint] = findings.count
            findings.append(finding)
            return
        }
        let known = findings[index]
        let seen = Set(known.evidence.map { Figure($0.claim) })
        let more = finding.evidence.filter { !seen.contains(Figure($0.claim)) }.map { item in
            Evidence(same == nil ? .contradicts : item.role, item.claim, note: item.note)
        }
        byFigure[Figure(finding.accused)] = index
        findings[index] = Finding(
            fingerprint: known.fingerprint, check: known.check, verdict: max(known.verdict, finding.verdict),
            severity: known.severity, message: known.message, evidence: known.evidence + more, expected: known.expected,
            assumption: finding.verdict == .definite ? nil : known.assumption, hint: known.hint ?? finding.hint)
    }
}
