import Facts
import Testing

@testable import Reports

struct LedgerTableTests {
    private static let ledger: CoverageLedger = {
        var counts = CoverageLedger.Counts()
        (counts.seen, counts.typed, counts.keyed, counts.compared, counts.times) = (5, 4, 2, 1, 3)
        counts.fates = [.compared: 1, .alone: 1, .noRule: 3]
        return CoverageLedger(rows: ["a\u{1B}[31m", "b"].map { CoverageLedger.Row(document: $0, counts: counts) })
    }()

    private var result: AuditResult { AuditResult(tool: "t", complete: true, documentCount: 2, claimCount: 4, findings: [], ledger: Self.ledger) }

    @Test("The table adds up, gives the reasons, and lets no escape through")
    func table() {
        let text = String(decoding: LedgerTable(color: false).text(of: Self.ledger), as: UTF8.self)
        #expect(!text.contains("\u{1B}") && text.contains("8 of 10 were not compared:"))
        #expect(text.contains("       6  no claim rule matches them (no-rule)\n       2  nothing in texts"))
        #expect(String(decoding: LedgerTable(color: false).text(of: Self.ledger, limit: 1), as: UTF8.self).contains("… and 1 documents more"))
    }

    @Test("JSON follows the published schema")
    func schema() throws {
        let bytes = JSONReport().report(result)
        #expect(try JSONSchema("audit.schema.json").violations(JSONValue(parsing: String(decoding: bytes, as: UTF8.self))) == [])
        #expect(String(decoding: bytes, as: UTF8.self).contains(#""rest":{"no-rule":6,"alone":2}}"#))
    }

    @Test("Reports for people have it at their end")
    func people() {
        #expect(String(decoding: TerminalReport(context: ReportContext(width: 80, color: false)).report(result), as: UTF8.self).contains("complete.\n\nNumbers "))
        #expect(String(decoding: MarkdownReport().report(result), as: UTF8.self).contains("## Coverage"))
    }
}
