import Checks
import Documents
import Facts
@testable import Pipeline
import Reports
import Rules
import Testing

/// Filters, documents of rules and checks, calendars and listed figures, from rule file to result.
struct FilterTests {
    private static let rules = """
        crosscheck: 1
        language: en
        concepts:
          - { id: upload.limit, period-type: forever, entity: none }
          - { id: acme.sales, entity: one, calendar: of-entity }
          - { id: letters.sent, entity: pair }
        entities: [{ id: acme, kind: firm, en: { name: [Acme] } }]
        calendars: [{ id: acme, entity: acme, year-starts: 2 }]

        """
    private static let limit = "rules: [{ id: limit, extract: { concept: upload.limit, any: ['uploads are limited to {{value:quantity}}'] } }]\n"

    private static let documents = [("a", 25), ("b", 16), ("old/c", 25)].map {
        Document(id: $0.0, text: "Uploads are limited to \($0.1) MB.", metadata: DocumentMetadata(language: "en"))
    }

    private func run(_ more: String, today: Day? = nil) async -> AuditResult {
        let engine = Engine(rules: Engine.with([RuleFile(path: "own/a.yml", text: Self.rules + more)]).rules, today: today)
        return await Run(Self.documents, engine).result
    }

    @Test("A filter accepts what all its conditions hold of, and the result counts it", arguments: [
        ("concept: upload.limit", 1), ("document: b", 1), ("document: 'b*', concept: upload.limit", 1), ("check: same-fact, rule: limit", 1),
        ("document: other", 0), ("document: 'old/*'", 0), ("check: weekday-mismatch", 0), ("entity: CHN", 0), ("concept: upload.limit, document: other", 0),
    ])
    func accepts(conditions: String, count: Int) async {
        let result = await run(Self.limit + "filters: [{ id: f, reason: known, \(conditions) }]")
        #expect((result.suppressedCount, result.findings.count) == (count, 1 - count))
    }

    @Test("A fingerprint accepts one finding")
    func fingerprint() async throws {
        let finding = try #require(await run(Self.limit).findings.first)
        #expect(await run(Self.limit + "filters: [{ id: f, reason: known, fingerprint: '\(finding.fingerprint)' }]").suppressedCount == 1)
    }

    @Test("From its last day on a filter accepts nothing, and a notice says so", arguments: [("2027-01-30", 1), ("2027-01-31", 0), ("2028-01-01", 0)])
    func expires(today: String, count: Int) async {
        let engine = Engine(
            rules: Engine.with([RuleFile(path: "own/a.yml", text: Self.rules + Self.limit + "filters: [{ id: f, reason: known, expires: 2027-01-31, concept: upload.limit }]")]).rules,
            today: Day(iso: today))
        #expect(await Run(Self.documents, engine).result.suppressedCount == count)
        #expect(engine.filters.notices.map(\.code) == (count == 0 ? ["expired-filter"] : []))
    }

    @Test("Reports say how many findings are accepted")
    func reported() async {
        let result = await run(Self.limit + "filters: [{ id: f, reason: known, concept: upload.limit }]")
        #expect(String(decoding: TerminalReport(context: ReportContext(width: 100, color: false)).report(result), as: UTF8.self).contains("1 accepted by filters"))
        #expect(String(decoding: JSONReport().report(result), as: UTF8.self).contains("\"suppressed\":1"))
    }

    @Test("A rule is looked for in its documents only, a check sees only its own")
    func scopes() async {
        let scoped = Self.limit.replacing("id: limit,", with: "id: limit, paths: ['*'], except-paths: ['b'],")
        #expect(await run(scoped).claimCount == 2)
        #expect(await run(Self.limit + "checks: [{ id: same-fact, except-paths: [b] }]").findings.isEmpty)
        #expect(await run(Self.limit + "checks: [{ id: same-fact, except-paths: ['old/**'] }]").findings.first?.evidence.count == 2)
    }

    @Test("A claim reckons by the calendar of its entity", arguments: [
        ("in fiscal 2023", "2022-02/2023-01"), ("in the third quarter of 2023", "2022-08/2022-10"), ("in 2023", "2023"), ("in the last fiscal year", "2023-02/2024-01"),
    ])
    func calendars(words: String, period: String) async {
        let engine = Engine.with([RuleFile(path: "own/a.yml", text: Self.rules + "rules: [{ id: s, extract: { concept: acme.sales, any: ['{{entity:firm-name}} sold {{value:money}}'] } }]")])
        let document = Document(id: "a", text: "Acme sold $5 billion \(words).", metadata: DocumentMetadata(date: "2024-11-01", language: "en"))
        let claims = await Run([document], engine).corpus.claims.filter { $0.rule == "s" }
        #expect(claims.map { $0.period?.period.value } == [period])
    }

    @Test("One match gives the claims of a list, in both directions")
    func respectively() async {
        let rule = """
            rules:
              - id: flows
                extract:
                  concept: letters.sent
                  any: ["{{from:country}}'s letters to and from {{to:country}} were {{value:money}} and {{second:money}}(?:, a rise of {{third:percent}} and {{fourth:percent}})?,? respectively"]
                  also:
                    - { value: second, reverse: true }
                    - { value: third, measure: change, base: previous-year }
                    - { value: fourth, measure: change, base: previous-year, reverse: true }
            """
        let engine = Engine.with([RuleFile(path: "own/a.yml", text: Self.rules + rule)])
        func claims(_ text: String) async -> [String] {
            await Run([Document(id: "a", text: text, metadata: DocumentMetadata(date: "2023-02-01", language: "en"))], engine).corpus.claims
                .filter { $0.rule == "flows" }.map { "\($0.measure) \($0.entity.joined(separator: "→")) \($0.text) \($0.period?.period.value ?? "-") \($0.base ?? "-")" }
        }
        #expect(await claims("Kenya's letters to and from Uganda were $2 billion and $3 billion respectively in 2022.") == [
            "level KEN→UGA $2 billion 2022 -", "level UGA→KEN $3 billion 2022 -",
        ])
        #expect(await claims("In 2022 Kenya's letters to and from Uganda were $2 billion and $3 billion, a rise of 4 percent and 5 percent, respectively.") == [
            "level KEN→UGA $2 billion 2022 -", "level UGA→KEN $3 billion 2022 -", "change KEN→UGA 4 percent 2022 previous-year",
            "change UGA→KEN 5 percent 2022 previous-year",
        ])
    }
}
