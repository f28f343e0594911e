// Checks: what cannot all be true.
//
// Principal types: `Check` (a consistency condition over claims), `Finding` (a check that fails, with all its
// `Evidence`) and `CheckRun` (all checks over one set of claims, merged so that one wrong figure is one finding).
//
// It refuses to know text: it sees claims with their keys and values, never a document, a pattern or a language.
//
//     let findings = CheckRun(claims: claims, references: tables, concepts: concepts).findings()

import Documents
import Facts

package enum Verdict: String, Hashable, Sendable, CaseIterable, Comparable {
    case possible, definite
    package static func < (left: Verdict, right: Verdict) -> Bool { left == .possible && right == .definite }
}

package enum Severity: String, Hashable, Sendable, CaseIterable { case info, warning, error }

/// A claim that takes part in a finding, with what it is there for.
package struct Evidence: Hashable, Sendable {
    package enum Role: String, Hashable, Sendable, CaseIterable {
        /// The figure the finding accuses, or one of two that cannot both be right.
        case accused
        /// What it cannot agree with.
        case contradicts
        /// What bears out the contradiction or explains it (a sibling's figure).
        case supports
    }

    package let role: Role
    package let claim: Claim
    /// Shown under the figure: "said here", "the table has 32.0 percent".
    package let note: String

    package init(_ role: Role, _ claim: Claim, note: String) {
        self.role = role
        self.claim = claim
        self.note = note
    }
}

/// A check that fails.
package struct Finding: Hashable, Sendable {
    package let fingerprint: String
    /// Stable id of the check: `same-fact`, `reference`, `restated-amount`, `weekday-mismatch` …
    package let check: String
    package let verdict: Verdict
    package let severity: Severity
    /// One sentence that can stand alone.
    package let message: String
    /// The accused figure first.
    package let evidence: [Evidence]
    /// What the figure should be, when the evidence says so: a decimal string with its unit, a date, a weekday.
    package let expected: String?
    /// What decides, when the verdict is only `possible`.
    package let assumption: String?
    /// A further remark: "47.5 is the growth of imports from Russia".
    package let hint: String?

    package init(
        fingerprint: String, check: String, verdict: Verdict, severity: Severity, message: String,
        evidence: [Evidence], expected: String? = nil, assumption: String? = nil, hint: String? = nil
    ) {
        self.fingerprint = fingerprint
        self.check = check
        self.verdict = verdict
        self.severity = severity
        self.message = message
        self.evidence = evidence
        self.expected = expected
        self.assumption = assumption
        self.hint = hint
    }

    /// The claim the finding is about.
    package var accused: Claim { evidence[0].claim }
}
