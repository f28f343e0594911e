import Documents
import Facts
import Rules
import Testing

@Suite struct ReferenceLoaderTests {
    private static let table = "period,basis,total,growth,source\n2022-01/2022-11,USD,172.4,32.0,Customs\n2022-11,,15.80,,Customs\n"

    private static func yaml(file: String = "t.csv", columns: String = "{ column: total, concept: trade.total, entity: [RUS, CHN], unit-column: basis, scale: 1e9 }") -> String {
        """
        crosscheck: 1
        concepts: [{ id: trade.total, entity: pair }]
        references:
          - id: customs
            file: \(file)
            columns:
              - \(columns)
        """
    }

    private func problems(_ yaml: String, csv: String = table) -> [Problem] {
        RulesTests.problems(yaml, and: [RuleFile(path: "t.csv", text: csv)])
    }

    @Test("each figure becomes a claim that cites its cell")
    func claims() throws {
        let rules = try load(Self.yaml(), and: [RuleFile(path: "t.csv", text: Self.table)])
        let table = try #require(rules.references.first)
        #expect(table.claims.map { $0.value?.point.description } == ["172400000000", "15800000000"])
        #expect(table.claims.map { $0.value?.precision.description } == ["100000000", "10000000"])
        #expect(table.claims.map { $0.period?.period.value } == ["2022-01/2022-11", "2022-11"])
        #expect(table.claims.map(\.entity) == [["CHN", "RUS"], ["CHN", "RUS"]])
        #expect(table.claims.map { table.document.text($0.span) } == ["172.4", "15.80"])
        #expect(table.claims[0].value?.unit == "USD")
        #expect(table.claims[0].attribution == "Customs")
    }

    @Test("an empty cell is no figure")
    func emptyCell() throws {
        let rules = try load(
            Self.yaml(columns: "{ column: growth, concept: trade.total, measure: change, base: previous-year, unit: percent }"),
            and: [RuleFile(path: "t.csv", text: Self.table)])
        #expect(rules.references[0].claims.map { $0.value?.point.description } == ["32"])
        #expect(rules.references[0].claims[0].value?.precision == ExactDecimal("0.1"))
    }

    @Test("a column that is not there", arguments: [("totl", "Did you mean ‘total’?"), ("weather-report", "Its columns are basis, growth")])
    func badColumn(name: String, advice: String) {
        let found = problems(Self.yaml(columns: "{ column: \(name), concept: trade.total }"))
        #expect(found.map(brief) == ["1.yml:7:9 no-such-column"])
        #expect(found.first?.advice?.contains(advice) == true)
    }

    @Test("a row whose period cannot be read is named by its line in the table")
    func badPeriod() {
        let found = problems(Self.yaml(), csv: "period,basis,total\n2022-11,USD,1.5\nNovember,USD,2.5\n2022-13,USD,1\n")
        #expect(found.map(brief) == ["t.csv:3:1 bad-reference-row", "t.csv:4:1 bad-reference-row"])
        #expect(found.first?.message.contains("November") == true)
        #expect(found.first?.advice?.contains("2022-Q4") == true)
    }

    @Test("a cell that is no decimal")
    func badCell() {
        let found = problems(Self.yaml(), csv: "period,basis,total\n2022-11,USD,1.5 bn\n")
        #expect(found.map(brief) == ["t.csv:2:1 bad-reference-row"])
        #expect(found.first?.message.contains("1.5 bn") == true)
    }

    @Test("a table outside the folder, or one that is not there", arguments: ["../t.csv", "/etc/passwd", "a/../../t.csv", "other.csv", "1.yml/../t.csv"])
    func outside(path: String) {
        let found = problems(Self.yaml(file: path))
        #expect(found.map(brief) == ["1.yml:5:11 no-reference-file"])
        #expect(found.first?.advice?.contains("cannot read outside") == true)
    }

    @Test("a table of another source is not beside the file")
    func otherSource() throws {
        let own = RuleSource(files: [RuleFile(path: "1.yml", text: Self.yaml())])
        let other = RuleSource(files: [RuleFile(path: "t.csv", text: Self.table)])
        let error = try #require(throws: RuleErrors.self) { try RuleLoader(sources: [other, own]).load() }
        #expect(error.problems.map(\.code) == ["no-reference-file"])
    }

    @Test("a column of an unknown concept, without a name, or of no scale")
    func badColumns() {
        #expect(problems(Self.yaml(columns: "{ column: total, concept: trade.totals }")).map(brief) == ["1.yml:7:35 unknown-concept"])
        #expect(problems(Self.yaml(columns: "{ concept: trade.total }")).map(brief) == ["1.yml:7:9 incomplete-reference"])
        #expect(problems(Self.yaml(columns: "{ column: total, concept: trade.total, scale: billion }")).map(brief) == ["1.yml:7:55 not-a-number"])
        #expect(problems("crosscheck: 1\nreferences: [{ id: t }]").map(brief) == ["1.yml:2:14 incomplete-reference"])
    }

    @Test("a cell with a line break cannot be cited")
    func lineBreak() {
        #expect(problems(Self.yaml(), csv: "period,basis,total\n2022-11,\"US\nD\",1.5\n").map(\.code) == ["bad-reference-file"])
    }
}
