@testable import Checks
import Facts
import Testing

struct SuperlativeCheckTests {
    private func findings(_ claims: [Claim], references: [ReferenceFacts] = []) -> [Finding] {
        SuperlativeCheck.findings(claims, references: references)
    }

    /// A figure of trade that is said to be something.
    private func said(
        _ words: String, _ superlative: Superlative, in document: String = "a", at start: Int = 0, measure: Measure = .level, base: String? = nil,
        period: String = "2022", modifier: String? = nil, hedge: Hedge? = nil, modality: Modality = .asserted, from source: String? = "customs",
        dated: DocumentDate? = nil, doubts: [String] = []
    ) -> Claim {
        let plain = figure(
            words, in: document, at: start, measure: measure, base: base, period: during(period, modifier: modifier), hedge: hedge, modality: modality,
            from: source, dated: dated, doubts: doubts)
        return Claim(
            document: plain.document, span: plain.span, text: plain.text, rule: plain.rule, concept: plain.concept, measure: plain.measure, base: base,
            entity: plain.entity, period: plain.period, value: plain.value, modality: modality, attribution: source, documentDate: dated, doubts: doubts,
            superlative: superlative)
    }

    private func other(
        _ words: String, _ period: String, in document: String = "b", at start: Int = 100, measure: Measure = .level, base: String? = nil,
        hedge: Hedge? = nil, from source: String? = "customs", dated: DocumentDate? = nil, dimensions: [String: String] = [:]
    ) -> Claim {
        figure(words, in: document, at: start, measure: measure, base: base, dimensions: dimensions, period: during(period), hedge: hedge, from: source, dated: dated)
    }

    private let record = Superlative(.highest)

    @Test("A record below an earlier figure of the same source accuses the record, in any order of the documents")
    func conflict() throws {
        let claims = [said("190.27e9 USD", record), other("192.1e9 USD", "2019"), other("150e9 USD", "2021", at: 200)]
        for order in [claims, claims.reversed()] {
            let found = findings(order)
            let finding = try #require(found.first)
            #expect(found.count == 1 && finding.check == "superlative" && finding.verdict == .definite && finding.assumption == nil)
            #expect(finding.texts(.accused) == ["190.27e9 USD"] && finding.texts(.contradicts) == ["192.1e9 USD"])
        }
    }

    @Test("The figures that go further most are shown first, the others behind")
    func several() throws {
        let found = findings([said("190e9 USD", record), other("192.1e9 USD", "2019"), other("199.9e9 USD", "2020", at: 200)])
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.texts(.contradicts) == ["199.9e9 USD"] && finding.texts(.supports) == ["192.1e9 USD"])
    }

    @Test("At the edge of rounding they agree, and within truncation it is only possible")
    func rounding() {
        #expect(findings([said("190e9 USD", record), other("190.4e9 USD", "2019")]).isEmpty)
        #expect(findings([said("4.8e6 person", record), other("4.85e6 person", "2019")]).isEmpty)
        #expect(findings([said("4.81e6 person", record), other("4.816e6 person", "2019")]).map(\.verdict) == [.possible])
        #expect(findings([said("4.81e6 person", record), other("4.84e6 person", "2019")]).map(\.verdict) == [.definite])
        #expect(findings([said("190e9 USD", record, hedge: moreThan), other("199e9 USD", "2019")]).isEmpty)
        #expect(findings([said("190e9 USD", record), other("199e9 USD", "2019", hedge: about)]).isEmpty)
    }

    @Test("A later figure, a month against years, another unit and eleven months against twelve are other series")
    func otherSeries() {
        let claim = said("190e9 USD", record)
        #expect(findings([claim, other("250e9 USD", "2023")]).isEmpty)
        #expect(findings([claim, other("250e9 EUR", "2019")]).isEmpty)
        #expect(findings([said("20e9 USD", record, period: "2022-11"), other("190e9 USD", "2019")]).isEmpty)
        #expect(findings([said("50e9 USD", record, period: "2022-Q3"), other("190e9 USD", "2019")]).isEmpty)
        #expect(findings([said("50e9 USD", record, period: "2022-Q3"), other("60e9 USD", "2019-Q2")]).count == 1)
        #expect(findings([said("170e9 USD", record, period: "2022-01/2022-11"), other("190e9 USD", "2021")]).isEmpty)
        #expect(findings([said("170e9 USD", record, period: "2022-01/2022-11"), other("190e9 USD", "2021-02/2021-12")]).isEmpty)
        #expect(findings([said("170e9 USD", record, period: "2022-01/2022-11"), other("190e9 USD", "2021-01/2021-11")]).count == 1)
        #expect(findings([said("20e9 USD", record, modifier: "START"), other("25e9 USD", "2019")]).isEmpty)
        let growth = said("47.5 percent", record, measure: .change, base: "previous-year")
        #expect(findings([growth, other("190 percent", "2019")]).isEmpty)
        #expect(findings([growth, other("50.5 percent", "2019", measure: .change, base: "previous-month")]).isEmpty)
        #expect(findings([growth, other("50.5 percent", "2019", measure: .change, base: "previous-year")]).count == 1)
    }

    @Test("The best November is held against Novembers only")
    func season() {
        let claim = said("87500 room", Superlative(.highest, isOfSeason: true), period: "2023-11")
        #expect(findings([claim, other("118000 room", "2023-08")]).isEmpty)
        #expect(findings([claim, other("91200 room", "2021-11")]).count == 1)
    }

    @Test("Highest since 2014: figures between are a conflict, those before are none, and 2014 itself only may be")
    func since() throws {
        let claim = said("58.4e3 tonne", Superlative(.highest, since: Period(iso: "2014")))
        #expect(findings([claim, other("61.3e3 tonne", "2008")]).isEmpty)
        #expect(findings([claim, other("61.3e3 tonne", "2014")]).isEmpty)
        #expect(findings([claim, other("60.1e3 tonne", "2019")]).map(\.verdict) == [.definite])
        let start = findings([claim, other("57.9e3 tonne", "2014")])
        #expect(start.map(\.verdict) == [.possible] && start.first?.assumption?.contains("2014") == true)
        let month = said("5.8e3 tonne", Superlative(.highest, since: Period(iso: "2014")), period: "2022-05")
        #expect(findings([month, other("5.1e3 tonne", "2014-03")]).isEmpty)
        #expect(findings([month, other("6.1e3 tonne", "2014-03")]).isEmpty)
        #expect(findings([month, other("6.1e3 tonne", "2015-01")]).count == 1)
    }

    @Test("Lowest turns the order round; in eight years bounds the series")
    func lowest() {
        let low = said("3.1 percent", Superlative(.lowest, from: Day(iso: "2015-01-01")), period: "2022")
        #expect(findings([low, other("2.8 percent", "2014")]).isEmpty)
        #expect(findings([low, other("3.6 percent", "2019")]).isEmpty)
        #expect(findings([low, other("2.8 percent", "2019")]).count == 1)
    }

    @Test("The first above a mark: what passed it before conflicts, what only came near does not")
    func first() throws {
        let mark = Quantity(point: ExactDecimal("100e9")!, precision: .zero, unit: "USD")
        let claim = said("103e9 USD", Superlative(.highest, threshold: mark))
        #expect(findings([claim, other("99.6e9 USD", "2019")]).isEmpty)
        #expect(findings([claim, other("100e9 USD", "2019")]).isEmpty)
        let found = findings([claim, other("100.9e9 USD", "2019")])
        #expect(found.map(\.verdict) == [.definite] && found.first?.message.contains("first above") == true)
    }

    @Test("A record loss is the lowest result, and a small one is not held against profits")
    func losses() {
        #expect(findings([said("-5e9 USD", Superlative(.lowest)), other("-6.2e9 USD", "2019")]).count == 1)
        #expect(findings([said("-5e9 USD", Superlative(.lowest)), other("3.2e9 USD", "2019")]).isEmpty)
        #expect(findings([said("-5e9 USD", Superlative(.highest)), other("3.2e9 USD", "2019")]).isEmpty)
    }

    @Test("Another source, none in another document, a doubt, and what a revision explains make it possible and are said")
    func possible() {
        let claim = said("190e9 USD", record)
        for (a, b) in [
            (claim, other("199e9 USD", "2019", from: "bank")), (said("190e9 USD", record, from: nil), other("199e9 USD", "2019", from: nil)),
            (said("190e9 USD", record, doubts: ["another period stands in the same sentence"]), other("199e9 USD", "2019")),
            (said("190e9 USD", record, dated: date("2023-01-10", .metadata)), other("192e9 USD", "2019", dated: date("2020-01-10", .metadata))),
        ] {
            let found = findings([a, b])
            #expect(found.map(\.verdict) == [.possible] && found.first?.assumption != nil)
        }
        let far = findings([said("190e9 USD", record, dated: date("2023-01-10", .metadata)), other("199e9 USD", "2019", dated: date("2020-01-10", .metadata))])
        #expect(far.map(\.verdict) == [.definite])
        #expect(findings([said("190e9 USD", record, from: nil), other("199e9 USD", "2019", in: "a", from: nil)]).map(\.verdict) == [.definite])
    }

    @Test("Where another figure of that period agrees, it is only possible")
    func disputed() {
        let found = findings([said("190e9 USD", record), other("199e9 USD", "2019"), other("159e9 USD", "2019", in: "c")])
        #expect(found.map(\.verdict) == [.possible])
    }

    @Test("A row of a table contradicts a record and is cited")
    func table() throws {
        let row = other("199e9 USD", "2019", in: "reference:trade", from: "Customs")
        let table = ReferenceFacts(title: "Trade", publisher: "Customs", claims: [row], labels: [:])
        let found = findings([said("190e9 USD", record, from: nil)], references: [table])
        #expect(found.map(\.verdict) == [.definite] && found.first?.texts(.contradicts) == ["199e9 USD"])
        #expect(findings([said("190e9 USD", record, from: "a bank")], references: [table]).map(\.verdict) == [.possible])
    }

    @Test("What is projected, or only grows, or has no period is none of its business")
    func others() {
        #expect(findings([said("190e9 USD", record, modality: .projected), other("199e9 USD", "2019")]).isEmpty)
        let toll = [said("190 person", record), other("199 person", "2019")].map { claim in
            Claim(
                document: claim.document, span: claim.span, text: claim.text, rule: "test", concept: "casualties.dead", measure: .level,
                period: claim.period, value: claim.value, superlative: claim.superlative)
        }
        #expect(findings(toll).isEmpty)
    }
}
