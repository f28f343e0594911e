@testable import Checks
import Facts
import Testing

struct ReferenceCheckTests {
    private static let customs = "General Administration of Customs of China"

    /// Growth of total trade in dollars and in yuan, and of the flows, as a table has them.
    private static let table: ReferenceFacts = {
        func row(_ claim: Claim, _ label: String) -> (Claim, String) { (claim, label) }
        let rows = [
            row(growth("32.0", in: "reference:t", at: 0, dimensions: ["basis": "USD"]), "the growth of total trade"),
            row(growth("47.5", in: "reference:t", at: 20, concept: "trade.exports", entity: ["RUS", "CHN"], dimensions: ["basis": "USD"]), "the growth of imports from Russia"),
            row(figure("172.4e9 USD", in: "reference:t", at: 40, dimensions: ["basis": "USD"]), "total trade"),
            row(growth("34.3", in: "reference:t", at: 60, dimensions: ["basis": "CNY"]), "the growth of total trade"),
            row(growth("35.8", in: "reference:t", at: 80, dimensions: ["basis": "USD"], period: during("2021")), "the growth of total trade"),
        ]
        return ReferenceFacts(
            title: "China's trade with Russia", publisher: customs, claims: rows.map(\.0), labels: Dictionary(uniqueKeysWithValues: rows))
    }()

    private func findings(_ claims: Claim...) -> [Finding] { ReferenceCheck.findings(claims, references: [Self.table]) }

    @Test("A value outside the table is a definite finding that cites the row and expects its value")
    func conflict() throws {
        let found = findings(figure("180.1e9 USD", from: "General Administration of Customs"))
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.check == "reference" && finding.verdict == .definite && finding.assumption == nil)
        #expect(finding.texts(.accused) == ["180.1e9 USD"] && finding.texts(.contradicts) == ["172.4e9 USD"])
        #expect(finding.expected?.contains("172.4e9 USD") == true)
        #expect(finding.hint == nil)
        #expect(finding.message.contains("China's trade with Russia"))
    }

    @Test("A value agrees with a row up to the edge of rounding", arguments: [("172.4e9", nil), ("172e9", nil), ("172.41e9", nil), ("172.46e9", .possible), ("173e9", .definite)] as [(String, Verdict?)])
    func edge(value: String, verdict: Verdict?) {
        let found = findings(figure("\(value) USD"))
        #expect(found.map(\.verdict) == (verdict.map { [$0] } ?? []))
        #expect(found.allSatisfy { ($0.assumption == nil) == ($0.verdict == .definite) })
    }

    @Test("A dimension that the text leaves unsaid matches any row; one that it states only its own")
    func dimensions() {
        #expect(findings(growth("32.0")).isEmpty)
        #expect(findings(growth("34.3")).isEmpty)
        #expect(findings(growth("34.3", dimensions: ["basis": "CNY"])).isEmpty)
        #expect(findings(growth("34.3", dimensions: ["basis": "USD"])).count == 1)
        #expect(findings(growth("40.1")).map(\.verdict) == [.definite])
    }

    @Test("A figure of a sibling in the same period is named as that sibling's")
    func sibling() throws {
        let finding = try #require(findings(growth("47.5")).first)
        #expect(finding.verdict == .definite)
        #expect(finding.hint?.contains("the growth of imports from Russia") == true)
        #expect(finding.texts(.supports) == ["47.5 percent"])
        #expect(findings(growth("47.5", period: during("2021"))).first?.hint == nil, "The sibling's figure is that of another year.")
        #expect(findings(growth("47.4")).first?.hint == nil)
    }

    @Test("Another possible date decides only where its row would agree")
    func alternatives() throws {
        let saved = try #require(findings(growth("35.8", period: during("2022", rests: true, or: ["2021"]))).first)
        #expect(saved.verdict == .possible && saved.assumption?.isEmpty == false)
        #expect(findings(growth("47.5", period: during("2022", rests: true, or: ["2021"]))).map(\.verdict) == [.definite])
        #expect(findings(growth("47.5", period: during("2022", rests: true, or: ["2020"]))).map(\.verdict) == [.definite])
    }

    @Test("A figure of the table's own publisher is definite, one of another source possible")
    func attribution() throws {
        #expect(findings(growth("47.5", from: "General Administration of Customs")).map(\.verdict) == [.definite])
        #expect(findings(growth("47.5", from: Self.customs)).map(\.verdict) == [.definite])
        #expect(findings(growth("47.5")).map(\.verdict) == [.definite])
        let other = try #require(findings(growth("47.5", from: "Federal Customs Service")).first)
        #expect(other.verdict == .possible && other.assumption?.contains("Federal Customs Service") == true)
    }

    @Test("A doubt about a slot and an ambiguous currency sign leave room")
    func doubts() {
        for claim in [figure("180.1e9 USD", doubts: ["two periods stand in the sentence"]), figure("180.1e9 USD", orUnits: ["AUD"])] {
            #expect(findings(claim).map(\.verdict) == [.possible])
            #expect(findings(claim).first?.assumption != nil)
        }
    }

    @Test(
        "Nothing is compared with a row of another fact",
        arguments: [
            growth("47.5", entity: ["CHN", "IND"]), growth("47.5", period: during("2022-01/2022-11")), growth("47.5", period: nil),
            growth("47.5", concept: "economy.gdp"), figure("180.1e9 EUR"), figure("47.5 percent", measure: .change, base: "previous-month"),
            growth("47.5", period: during("2022", modifier: "START")), figure("180.1e9 USD", modality: .projected),
            figure("180.1e9 USD", modality: .negated), figure("180.1e9 USD", concept: "amount.stated"),
        ])
    func trap(claim: Claim) { #expect(findings(claim).isEmpty) }

    @Test("It is enough to agree with one of several tables")
    func tables() {
        let revised = figure("180.1e9 USD", in: "reference:r")
        let second = ReferenceFacts(title: "Revised", publisher: "x", claims: [revised], labels: [:])
        #expect(ReferenceCheck.findings([figure("180.1e9 USD")], references: [Self.table, second]).isEmpty)
        #expect(ReferenceCheck.findings([figure("190.1e9 USD")], references: [Self.table, second]).count == 1)
    }

    @Test("Without tables there is nothing to find") func noTables() { #expect(ReferenceCheck.findings([growth("47.5")]).isEmpty) }
}
