import Checks
import Documents

/// The result for programs: one JSON object on one line, the contract of `crosscheck audit --format json`.
///
/// Members always come in the order of `docs/schema/audit.schema.json`.
package struct JSONReport: Reporter {
    /// Name and version of the format. A member may be added within a version, none removed or changed.
    package static let schema = "crosscheck/audit/1"

    package init() {}

    package func report(_ result: AuditResult) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", Self.schema)
            writer.member("tool", result.tool)
            writer.member("complete", result.complete)
            writer.member("documents", result.documentCount)
            writer.member("claims", result.claimCount)
            if result.suppressedCount > 0 { writer.member("suppressed", result.suppressedCount) }
            if result.baselinedCount > 0 { writer.member("baselined", result.baselinedCount) }
            writer.findingsAndProblems(of: result)
            if let ledger = result.ledger { writer.ledger(ledger) }
        }
        writer.endLine()
        return writer.bytes
    }
}

extension JSONWriter {
    /// The members `findings` and `problems` of a result, in the order of the contract.
    package mutating func findingsAndProblems(of result: AuditResult) {
        findings("findings", result.findings, of: result)
        array("problems") { writer in
            for problem in result.problems { writer.object { $0.members(of: problem) } }
        }
    }

    /// Some of the findings of a result, as an array.
    package mutating func findings(_ key: String, _ findings: [Finding], of result: AuditResult) {
        let texts = CitedTexts(result)
        array(key) { writer in
            for finding in findings { writer.object { $0.members(of: finding, texts) } }
        }
    }

    private mutating func members(of finding: Finding, _ texts: CitedTexts) {
        member("fingerprint", finding.fingerprint)
        member("check", finding.check)
        member("rule", finding.accused.rule)
        member("verdict", finding.verdict.rawValue)
        member("severity", finding.severity.rawValue)
        member("message", finding.message)
        array("evidence") { writer in
            for evidence in finding.evidence { writer.object { $0.members(of: evidence, texts) } }
        }
        optional("expected", finding.expected)
        optional("assumption", finding.assumption)
        optional("hint", finding.hint)
    }

    private mutating func members(of evidence: Evidence, _ texts: CitedTexts) {
        let claim = evidence.claim
        member("role", evidence.role.rawValue)
        member("doc", claim.document)
        member("start", claim.span.start)
        member("end", claim.span.end)
        if let place = texts.text(of: claim)?.place(of: claim.span.start) {
            member("line", place.line)
            member("column", place.column)
        } else {
            null("line")
            null("column")
        }
        member("text", claim.text)
        member("note", evidence.note)
        object("claim") { $0.members(of: claim) }
    }

    private mutating func members(of problem: Problem) {
        member("kind", problem.kind.rawValue)
        member("code", problem.code)
        member("message", problem.message)
        array("places") { writer in
            for place in problem.places {
                writer.object { writer in
                    writer.member("file", place.file)
                    if let line = place.line { writer.member("line", line) }
                    if let column = place.column { writer.member("column", column) }
                    writer.optional("note", place.note)
                }
            }
        }
        nullable("advice", problem.advice)
    }
}
