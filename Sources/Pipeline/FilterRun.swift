import Checks
import Documents
import Facts
import Rules

/// The filters of a run: which findings are accepted as they are, and which filters are no longer.
package struct FilterRun: Sendable {
    private let filters: [FindingFilter]
    /// Filters whose day has come, as notices.
    let notices: [Problem]

    /// Without a day nothing has expired.
    init(_ all: [FindingFilter], today: Day?) {
        func isOver(_ filter: FindingFilter) -> Bool { filter.expires.flatMap { end in today.map { $0 >= end } } ?? false }
        filters = all.filter { !isOver($0) }
        notices = all.filter(isOver).map { filter in
            Problem(
                .notice, "expired-filter", "The filter ‘\(filter.id)’ expired on \(filter.expires?.iso ?? "") and accepts nothing any more: \(filter.reason)",
                at: [filter.place], advice: "Mend the texts and delete the filter, or look again and give it a later day.")
        }
    }

    func accept(_ finding: Finding) -> Bool { filters.contains { $0.accepts(finding) } }
}

extension FindingFilter {
    /// Whether all conditions hold, those about claims for one claim of the conflict.
    func accepts(_ finding: Finding) -> Bool {
        guard checks.isEmpty || checks.contains(finding.check), fingerprints.isEmpty || fingerprints.contains(finding.fingerprint) else { return false }
        return finding.evidence.contains { $0.role != .supports && accepts($0.claim) }
    }

    private func accepts(_ claim: Claim) -> Bool {
        (rules.isEmpty || rules.contains(claim.rule)) && (concepts.isEmpty || concepts.contains(claim.concept))
            && (entities.isEmpty || entities.contains(where: claim.entity.contains))
            && (documents.isEmpty || documents.contains { $0.matches(claim.document) })
    }
}
