import Checks
import Facts
@testable import Pipeline
import Testing

/// The corpus that ships: what is taken from it, and the two findings.
struct SeedTests {
    private func run() async -> Run { await Run.seeds.value }

    @Test("The seeds give exactly two findings")
    func findings() async throws {
        let found = await run().findings
        #expect(found.map { "\($0.accused.document.prefix(3)) \($0.check) \($0.verdict)" } == ["003 reference definite", "004 restated-amount possible"])
    }

    @Test("47.5 percent is the growth of imports from Russia, not of total trade")
    func reference() async throws {
        let finding = try #require(await run().findings.first { $0.check == "reference" })
        #expect(finding.accused.text == "47.5 percent" && finding.assumption == nil)
        #expect(finding.expected?.contains("32.0 percent") == true)
        #expect(finding.evidence.contains { $0.role == .contradicts && $0.claim.text == "32.0" && $0.claim.document.hasPrefix("reference:") })
        #expect(finding.hint?.contains("imports from Russia") == true && finding.hint?.contains("47.5") == true)
    }

    @Test("33.69 billion US dollars are not $45.199 billion, unless the sign means other dollars")
    func restated() async throws {
        let finding = try #require(await run().findings.first { $0.check == "restated-amount" })
        let amounts = finding.evidence.compactMap(\.claim.value?.point.description)
        #expect(Set(amounts) == ["33690000000", "45199000000"])
        #expect(finding.accused.text == "$ 45.199 billion")
        #expect(finding.assumption?.isEmpty == false)
    }

    @Test("Without the reference table only the restated amount is found")
    func withoutTables() async {
        #expect(await Run(Texts.seeds, .withoutTables).findings.map(\.check) == ["restated-amount"])
    }

    @Test("Every document has its date, by the evidence it gives", arguments: [
        ("000", "2022-12-22", DateSource.header), ("001", "2022-12-31", .header), ("002", "2023-02-23", .header),
        ("003", "2022-12-30", .linked), ("004", "2023-03-17", .inferred),
    ])
    func dates(document: String, day: String, source: DateSource) async {
        let dates = Set(await run().corpus.claims.filter { $0.document.hasPrefix(document) }.map(\.documentDate))
        #expect(dates.map { "\($0?.day.iso ?? "none") \($0?.source.rawValue ?? "")" } == ["\(day) \(source.rawValue)"])
    }

    @Test("The 27th regular meeting was held in early December 2022")
    func regularMeeting() async throws {
        let claim = try #require(await run().claims(of: "000", "meeting.ordinal").first { $0.value?.point == ExactDecimal(27) })
        #expect(claim.measure == .ordinal && claim.entity == ["CHN", "RUS"] && claim.text.contains("27th"))
        #expect(claim.period?.period.value == "2022-12" && claim.period?.period.modifier == "START")
    }

    @Test("Who met whom, and when", arguments: [
        ("000", ["2022-02", "2022-09"], ["Xi", "Putin"]), ("001", ["2022-12-30"], ["Xi", "Putin"]), ("002", ["2023-02-22"], ["Wang", "Lavrov"]),
        ("003", ["2022-12-30"], ["Xi", "Putin"]),
    ])
    func meetings(document: String, periods: [String], names: [String]) async {
        let claims = await run().claims(of: document, "meeting.date").filter { claim in names.allSatisfy { claim.text.contains($0) } }
        #expect(Set(claims.compactMap(\.period?.period.value)) == Set(periods))
        #expect(claims.allSatisfy { $0.entity.count == 2 && $0.modality == .asserted })
    }

    @Test("The 20th congress is an ordinal, not a meeting of two")
    func congress() async throws {
        let claim = try #require(await run().claims(of: "001", "meeting.ordinal").first)
        #expect(claim.value?.point == ExactDecimal(20) && claim.entity != ["CHN", "RUS"])
    }

    @Test("Trade figures, with period, unit and precision", arguments: [
        ("003", "172.4e9", "1e8", "2022-01/2022-11"), ("004", "33.69e9", "1e7", "2023-01/2023-02"),
    ])
    func trade(document: String, value: String, precision: String, period: String) async throws {
        let claims = await run().claims(of: document, "trade.total").filter { $0.measure == .level }
        let claim = try #require(claims.first)
        #expect(claims.count == 1 && claim.entity == ["CHN", "RUS"] && claim.value?.unit == "USD")
        #expect(claim.value?.point == ExactDecimal(value) && claim.value?.precision == ExactDecimal(precision))
        #expect(claim.period?.period.value == period)
    }

    @Test("Growth on the year before, of the same period", arguments: [("003", "47.5", "2022-01/2022-11"), ("004", "25.9", "2023-01/2023-02")])
    func growth(document: String, value: String, period: String) async throws {
        let claims = await run().claims(of: document, "trade.total").filter { $0.measure == .change }
        let claim = try #require(claims.first)
        #expect(claims.count == 1 && claim.base == "previous-year" && claim.value?.unit == "percent")
        #expect(claim.value?.point == ExactDecimal(value) && claim.entity == ["CHN", "RUS"] && claim.period?.period.value == period)
    }

    @Test("The figures of 003 are those of the General Administration of Customs")
    func attribution() async {
        let claims = await run().claims(of: "003", "trade.total")
        #expect(claims.count == 2 && claims.allSatisfy { $0.attribution == "General Administration of Customs" })
    }
}
