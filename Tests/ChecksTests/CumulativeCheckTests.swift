@testable import Checks
import Facts
import Testing

struct CumulativeCheckTests {
    private static let flows = ["trade.total": ConceptFacts(name: "total trade", periodType: .duration, siblings: [], isCumulative: true)]

    private func findings(_ claims: [Claim], concepts: [String: ConceptFacts] = flows) -> [Finding] {
        CumulativeCheck.findings(claims, concepts: concepts)
    }

    private func level(_ words: String, _ period: String, in document: String = "a", at place: Int = 0) -> Claim {
        figure(words, in: document, at: place, period: during(period))
    }

    @Test("Eleven months below ten of them")
    func conflict() throws {
        let found = findings([level("172.4e9 USD", "2022-01/2022-10"), level("153.9e9 USD", "2022-01/2022-11", at: 50)])
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.check == "cumulative" && finding.verdict == .definite && finding.message.contains("2022-01/2022-10"))
    }

    @Test("A month above its year") func month() { #expect(findings([level("17.2e9 USD", "2022"), level("18.1e9 USD", "2022-12", at: 50)]).count == 1) }

    @Test("What grows or stays agrees, also where rounding alone makes it smaller")
    func agreement() {
        #expect(findings([level("153.9e9 USD", "2022-01/2022-10"), level("172.4e9 USD", "2022-01/2022-11", at: 50)]).isEmpty)
        #expect(findings([level("172e9 USD", "2022-01/2022-10"), level("171.6e9 USD", "2022-01/2022-11", at: 50)]).isEmpty)
        #expect(findings([level("172.9e9 USD", "2022-01/2022-10"), level("172e9 USD", "2022-01/2022-11", at: 50)]).map(\.verdict) == [.possible])
    }

    @Test("Two documents may count differently; what more of them say stands")
    func documents() throws {
        let found = findings([level("172.4e9 USD", "2022-01/2022-10", in: "a"), level("153.9e9 USD", "2022-01/2022-11", in: "b"), level("153.9e9 USD", "2022-01/2022-11", in: "c")])
        let finding = try #require(found.first)
        #expect(finding.verdict == .possible && finding.accused.document == "a")
    }

    @Test("Periods beside each other, other currencies and figures that may be negative are not compared")
    func trap() {
        #expect(findings([level("172.4e9 USD", "2021-01/2021-10"), level("153.9e9 USD", "2022-01/2022-11", at: 50)]).isEmpty)
        #expect(findings([level("172.4e9 CNY", "2022-01/2022-10"), level("153.9e9 USD", "2022-01/2022-11", at: 50)]).isEmpty)
        #expect(findings([level("172.4e9 USD", "2022-01/2022-10"), level("153.9e9 USD", "2022-01/2022-11", at: 50)], concepts: concepts).isEmpty)
    }
}
