import Documents
import Facts
import Testing

@Suite struct ClaimTests {
    private func claim(
        measure: Measure = .level, base: String? = nil, entity: [String] = ["CHN", "RUS"], dimensions: [String: String] = [:],
        period: Period? = Period(iso: "2022-01/2022-11"), unit: String = "USD", document: String = "a"
    ) -> Claim {
        Claim(
            document: document, span: TextSpan(0, 3), text: "x", rule: "r", concept: "trade.total", measure: measure, base: base,
            entity: entity, dimensions: dimensions, period: period.map { ClaimPeriod(period: $0, source: .sentence) },
            value: Quantity(point: decimal("1"), precision: .zero, unit: unit))
    }

    @Test("where and by whom a claim is made is no part of its key")
    func sameFact() {
        #expect(claim().key == claim(document: "b").key)
    }

    @Test("each aspect tells facts apart", arguments: 0..<6)
    func aspects(index: Int) {
        let others = [
            claim(measure: .change), claim(base: "previous-year"), claim(entity: ["CHN", "USA"]),
            claim(dimensions: ["basis": "CNY"]), claim(period: Period(iso: "2022-11")), claim(unit: "CNY"),
        ]
        #expect(others[index].key != claim().key)
    }

    @Test("January to November, the first eleven months read as a year, and November are different keys")
    func periodsDiffer() {
        let keys = ["2022-01/2022-11", "2022", "2022-11"].map { claim(period: Period(iso: $0)).key }
        #expect(Set(keys).count == 3)
    }

    @Test("early December is not December")
    func modifierCounts() {
        let december = Period(iso: "2022-12")!
        let early = Period(
            value: december.value, start: december.start, end: december.start.advanced(days: 16), granularity: .month,
            modifier: "START")
        #expect(claim(period: early).key.period == "2022-12~START")
        #expect(claim(period: early).key != claim(period: december).key)
    }

    @Test func aClaimWithoutPeriodHasAKeyWithout() {
        #expect(claim(period: nil).key.period == nil)
        #expect(claim(period: nil).key(period: Period(iso: "2022")) == claim(period: Period(iso: "2022")).key)
    }
}
