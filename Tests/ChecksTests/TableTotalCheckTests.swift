@testable import Checks
import Documents
import Facts
import Testing

struct TableTotalCheckTests {
    /// A total with its parts; `~` marks one that may be inside another, `+` the total of a group, `?` a cell without figure.
    private func line(
        _ total: Int, _ parts: String..., axis: String = "column", line: String = "a", place: Int = 1000, doubts: [String] = []
    ) -> Claim {
        let found = parts.enumerated().map { index, text -> ClaimPart in
            let name = text.hasPrefix("~") ? "within" : text.hasPrefix("+") ? "subtotal" : "part"
            let digits = text.drop { "~+".contains($0) }
            let value = digits == "?" ? Quantity(point: .zero, precision: .zero, unit: "", interval: .notNegative) : Quantity(point: ExactDecimal(String(digits))!, precision: ExactDecimal(1), unit: "")
            let start = place - 500 + index * 10
            return ClaimPart(name: name, span: TextSpan(start, start + 4), text: String(digits), value: value)
        }
        return Claim(
            document: "d", span: TextSpan(place, place + 4), text: "\(total)", rule: "table-total", concept: "table.total", measure: .level,
            dimensions: ["axis": axis, "table": "t", "total": "Total", "line": line],
            value: Quantity(point: ExactDecimal(total), precision: ExactDecimal(1), unit: ""), doubts: doubts, parts: found)
    }

    private func findings(_ claims: Claim...) -> [Finding] { TableTotalCheck().findings(in: CheckContext(claims: claims)) }

    @Test("A column that does not add up accuses its total and cites every part")
    func conflict() throws {
        let found = findings(line(9980, "4310", "2875", "1960", "745"))
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.verdict == .definite && finding.expected == "9890" && finding.evidence.map(\.claim.text) == ["9980", "4310", "2875", "1960", "745"])
    }

    @Test("Each figure may be rounded: three roundings and the total's own are allowed for")
    func rounding() {
        #expect(findings(line(3002, "1001", "1001", "998")).isEmpty)
        #expect(findings(line(3005, "1001", "1001", "998")).first?.verdict == .definite)
    }

    @Test("What is inside another figure may be counted or not")
    func within() {
        #expect(findings(line(28000, "18240", "~7105", "~3980", "9760", "~2300")).isEmpty)
        #expect(findings(line(41385, "18240", "~7105", "~3980", "9760", "~2300")).isEmpty)
        #expect(findings(line(28900, "18240", "~7105", "~3980", "9760", "~2300")).first?.verdict == .possible)
    }

    @Test("Figures that no word puts inside another may be so all the same")
    func hidden() {
        #expect(findings(line(9000, "5000", "1000", "400", "4000")).isEmpty)
        #expect(findings(line(900, "500", "300", "200", "400", "150", "250")).isEmpty)
    }

    @Test("Totals of groups, of the last group and of all")
    func subtotals() {
        #expect(findings(line(1000, "100", "200", "+300", "300", "400", "+700")).isEmpty)
        #expect(findings(line(700, "100", "200", "+300", "300", "400")).isEmpty)
        #expect(findings(line(1100, "100", "200", "+300", "300", "400", "+700")).first?.verdict == .possible)
    }

    @Test("A missing figure makes it one-sided")
    func missing() throws {
        #expect(findings(line(1200, "500", "?", "600")).isEmpty)
        #expect(findings(line(1050, "500", "?", "600")).first?.assumption?.contains("no figure") == true)
    }

    @Test("A total far from its parts, or none that is larger than all of them, is of other things")
    func others() {
        #expect(findings(line(5000, "500", "600")).isEmpty)
        #expect(findings(line(600, "500", "600")).isEmpty)
        #expect(findings(line(1212, "501", "602"), line(1203, "501", "702", line: "b", place: 3000)).count == 1)
        #expect(findings(line(1212, "501", "602"), line(1351, "501", "702", line: "b", place: 3000)).isEmpty)
    }

    @Test("A label that says more than total is a doubt, unless another column adds up")
    func label() {
        #expect(findings(line(1212, "501", "602", doubts: ["other"])).first?.verdict == .possible)
        #expect(findings(line(1212, "501", "602", doubts: ["other"]), line(903, "402", "501", line: "b", place: 3000, doubts: ["other"])).first?.verdict == .definite)
    }

    @Test("Rows need two others that add up")
    func rows() {
        let good = [line(300, "100", "200", axis: "row", place: 3000), line(500, "100", "400", axis: "row", place: 5000)]
        let bad = line(721, "302", "401", axis: "row")
        #expect(findings(bad).isEmpty && findings(bad, good[0]).isEmpty)
        #expect(findings(bad, good[0], good[1]).first?.verdict == .definite)
    }

    @Test("A figure in a row and a column that are wrong by the same amount is the wrong one")
    func crossed() throws {
        let shared = line(720, "300", "400", axis: "row", place: 1000)
        let column = Claim(
            document: "d", span: TextSpan(2000, 2004), text: "820", rule: "table-total", concept: "table.total", measure: .level,
            dimensions: ["axis": "column", "table": "t", "total": "Total", "line": "b"], value: Quantity(point: ExactDecimal(820), precision: ExactDecimal(1), unit: ""),
            parts: [shared.parts[1], line(0, "100", "400", place: 1200).parts[1]])
        let found = findings(shared, column, line(300, "100", "200", axis: "row", place: 3000), line(500, "100", "400", axis: "row", place: 5000))
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.accused.text == "400" && finding.expected == "420")
    }

    @Test("Claims of other concepts, and those without parts, are none of its business")
    func foreign() {
        let claim = line(9980, "4310")
        #expect(findings(claim).isEmpty)
        #expect(findings(line(5, "~1", "~2")).isEmpty)
    }
}
