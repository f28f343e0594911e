// Reports: findings, told to people and to programs.
//
// Principal types: `AuditResult` (what a run found), `Reporter` (how it is told: `TerminalReport`, `MarkdownReport`,
// `JSONReport`) and `ClaimLines` (claims as JSON Lines, out and back in).
//
// It refuses to know how a finding came about: no rules, no patterns, no files, no clock, no terminal. What it needs of
// the world stands in `ReportContext`. Text of documents is hostile until `Cell` or the JSON writer has escaped it.
//
// Every report is a pure function of its input: the same result gives the same bytes. The formats for programs are
// published and tested in `docs/schema/`.
//
//     let page = TerminalReport(context: ReportContext(width: 100, color: false)).report(result)

import Checks
import Documents

/// What a run of the checks over a corpus found, ready to be told.
package struct AuditResult: Sendable {
    /// Name and version of the program: `crosscheck 1.0.0`.
    package let tool: String
    /// False when an input could not be read or a limit was hit.
    package let complete: Bool
    package let documentCount: Int
    package let claimCount: Int
    package let findings: [Finding]
    package let problems: [Problem]
    /// Findings left out because a filter accepts them.
    package let suppressedCount: Int
    /// Findings left out because the baseline accepts them.
    package let baselinedCount: Int
    /// The documents and reference tables that the findings cite, by id. A missing text costs its excerpts, no more.
    package let texts: [String: Document]
    /// What became of the numbers, where that was asked for.
    package let ledger: CoverageLedger?

    package init(
        tool: String, complete: Bool, documentCount: Int, claimCount: Int, findings: [Finding],
        problems: [Problem] = [], suppressedCount: Int = 0, baselinedCount: Int = 0, texts: [String: Document] = [:],
        ledger: CoverageLedger? = nil
    ) {
        self.tool = tool
        self.complete = complete
        self.documentCount = documentCount
        self.claimCount = claimCount
        self.findings = findings
        self.problems = problems
        self.suppressedCount = suppressedCount
        self.baselinedCount = baselinedCount
        self.texts = texts
        self.ledger = ledger
    }
}

/// What a report for people may know of the place where it is read.
package struct ReportContext: Hashable, Sendable {
    /// Columns of the terminal.
    package let width: Int
    package let color: Bool

    package init(width: Int, color: Bool) {
        self.width = width
        self.color = color
    }
}

/// One way to tell a result.
package protocol Reporter: Sendable {
    /// The whole report as UTF-8, ending in a line feed.
    func report(_ result: AuditResult) -> [UInt8]
}
