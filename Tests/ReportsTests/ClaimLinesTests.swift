import Documents
import Facts
import Testing

@testable import Reports

@Suite struct ClaimLinesTests {
    /// The example of the contract (design.md, section 8) as an extractor makes it.
    private static let growth = Claim(
        document: "003", span: TextSpan(3891, 3903), text: "47.5 percent", rule: "trade-total-change",
        concept: "trade.total", measure: .change, base: "previous-year", entity: ["CHN", "RUS"],
        period: ClaimPeriod(period: Period.covering(Day(2022, 1, 1)!, Day(2022, 12, 1)!), source: .sentence),
        value: Quantity(point: ExactDecimal("47.5")!, precision: ExactDecimal("0.1")!, unit: "percent"),
        attribution: "General Administration of Customs",
        documentDate: DocumentDate(day: Day(2022, 12, 30)!, source: .linked))

    private static let contractLine = """
        {"doc":"003","start":3891,"end":3903,"text":"47.5 percent","rule":"trade-total-change","concept":"trade.total",\
        "measure":"change","base":"previous-year","entity":["CHN","RUS"],"dimensions":{},"period":{"value":"2022-01/2022-11",\
        "start":"2022-01-01","end":"2022-12-01","source":"sentence"},"value":{"point":"47.5","low":"47.45","high":"47.55",\
        "lowOpen":false,"highOpen":false,"unit":"percent","hedge":null,"precision":"0.1"},"modality":"asserted",\
        "attribution":"General Administration of Customs","documentDate":{"value":"2022-12-30","source":"linked"}}

        """

    /// A claim with everything that is only sometimes written, and text that needs escapes.
    private static let full = Claim(
        document: "a/\"b\"\\", span: TextSpan(0, 9), text: "about\n\u{1}$1 “亿”/\u{2028}", rule: "r", concept: "company.revenue",
        measure: .level, entity: [], dimensions: ["side": "x", "a": "y", "": "z"],
        period: ClaimPeriod(
            period: Period(
                value: "2022-12", start: Day(2022, 12, 1)!, end: Day(2023, 1, 1)!, granularity: .month, modifier: "START"),
            source: .pattern, restsOnDocumentDate: true,
            alternatives: [
                Period(value: "PAST_REF", start: Day(2021, 12, 1)!, end: Day(2021, 12, 2)!, granularity: .weekend, modifier: "END")
            ]),
        value: Quantity(
            point: ExactDecimal("-0.5")!, precision: ExactDecimal("0.1")!, unit: "USD",
            hedge: Hedge(id: "about", below: ExactDecimal("0.1")!, above: nil, strict: true), alternativeUnits: ["AUD"]),
        modality: .projected,
        documentDate: DocumentDate(day: Day(2022, 12, 30)!, source: .inferred, alternatives: [Day(2016, 12, 30)!]),
        doubts: ["two periods stand in the sentence"])

    private static let bare = Claim(
        document: "", span: TextSpan(5, 5), text: "", rule: "", concept: "meeting.ordinal", measure: .ordinal)

    private func text(_ claims: [Claim]) -> String { String(decoding: ClaimLines.write(claims), as: UTF8.self) }

    private func read(_ text: String) -> (claims: [Claim], problems: [Problem]) {
        ClaimLines.read(Array(text.utf8), origin: "claims.jsonl")
    }

    @Test func contractExample() {
        #expect(text([Self.growth]) == Self.contractLine)
    }

    @Test("What is written reads back as an equal claim and follows the schema.", arguments: [growth, full, bare])
    func roundTrip(_ claim: Claim) throws {
        let result = read(text([claim]))
        #expect(result.claims == [claim])
        #expect(result.problems.isEmpty)
        #expect(try JSONSchema("claim.schema.json").violations(JSONValue(parsing: text([claim]))) == [])
    }

    @Test("The granularity survives where the form of the value does not tell it.", arguments: CalendarUnit.allCases)
    func granularity(_ unit: CalendarUnit) {
        for value in ["2022", "202", "20", "2022-12", "2022-Q4", "2022-H2", "2022-W51", "2022-W51-WE", "2022-12-30", "?"] {
            let period = Period(value: value, start: Day(2022, 1, 1)!, end: Day(2023, 1, 1)!, granularity: unit)
            let claim = Claim(
                document: "d", span: TextSpan(0, 1), text: "1", rule: "r", concept: "c", measure: .count,
                period: ClaimPeriod(period: period, source: .clause))
            #expect(read(text([claim])).claims == [claim])
        }
    }

    @Test("A line without precision, as the contract allows, gets that of its interval or of its digits.")
    func withoutPrecision() {
        let line = Self.contractLine.replacing(#","precision":"0.1""#, with: "")
        #expect(read(line).claims == [Self.growth])
        let hedged = read(line.replacing(#""hedge":null"#, with: #""hedge":"about""#)).claims.first?.value
        #expect(hedged?.precision == ExactDecimal("0.1"))
        #expect(hedged?.interval == Self.growth.value?.interval)
    }

    @Test("A bad line is a problem that says where and what; the others are still read.")
    func badLines() {
        let good = Self.contractLine
        let lines: [(String, String)] = [
            ("{", "the line is no valid JSON"),
            ("[1]", "the line is no JSON object"),
            (good.replacing(#""start":3891,"#, with: ""), "`start` is missing"),
            (good.replacing(#""start":3891"#, with: #""start":-1"#), "`start`: the span -1..<3903 is none"),
            (good.replacing(#""low":"47.45","#, with: ""), "`value.low` is missing"),
            (good.replacing(#""47.45""#, with: "47.45"), "`value.low` has the wrong type"),
            (good.replacing(#""47.45""#, with: #""47,45""#), "`value.low`: ‘47,45’ is not a decimal"),
            (good.replacing(#""47.45""#, with: #""48""#), "`value.high`: the interval ends below its start"),
            (good.replacing("2022-12-01", with: "2022-02-30"), "`period.end`: ‘2022-02-30’ is no day like 2022-12-30"),
            (good.replacing("2022-12-01", with: "2021-12-01"), "`period.end`: the period ends before it starts"),
            (good.replacing("asserted", with: "sure"), "`modality`: ‘sure’ is none of asserted, projected, negated, hypothetical"),
            (good.replacing(#"["CHN","RUS"]"#, with: #"["CHN",1]"#), "`entity.1` has the wrong type"),
            (good.replacing(#""003""#, with: "null"), "`doc` must not be null"),
        ]
        let text = good + "\n \r\n" + lines.map { $0.0.trimmingLineEnd + "\r\n" }.joined() + good
        let result = read(text)
        #expect(result.claims == [Self.growth, Self.growth])
        #expect(result.problems.map(\.message) == lines.map(\.1))
        #expect(result.problems.map { $0.places[0].line } == (4..<4 + lines.count).map { $0 })
        #expect(result.problems.allSatisfy { $0.kind == .input && $0.advice != nil })
    }

    @Test("Hostile input neither traps nor floods.")
    func hostile() {
        let many = read(String(repeating: "x\n", count: 1000)).problems
        #expect(many.count == 101)
        #expect(many.last?.message == "900 more lines are no claims")
        #expect(read(String(repeating: "[", count: 100_000)).problems.count == 1)
        #expect(read(String(repeating: " ", count: 2 << 20) + "{}").problems[0].message == "the line is longer than 1048576 bytes")
        #expect(ClaimLines.read([0x7B, 0xFF, 0x7D], origin: "-").problems.count == 1)
    }
}

extension String {
    fileprivate var trimmingLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
