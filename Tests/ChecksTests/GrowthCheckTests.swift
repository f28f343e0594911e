@testable import Checks
import Facts
import Testing

struct GrowthCheckTests {
    private func findings(_ claims: [Claim], concepts: [String: ConceptFacts] = concepts, parameters: [String: Int] = [:]) -> [Finding] {
        GrowthCheck.findings(claims, parameters: parameters, concepts: concepts)
    }

    private func levels(_ now: String, _ before: String, in document: String = "a", earlier: String? = nil) -> [Claim] {
        [figure(now, in: document, at: 50), figure(before, in: earlier ?? document, at: 100, period: during("2021"))]
    }

    @Test("A growth that does not lead from one level to the other")
    func conflict() throws {
        let found = findings([growth("47.5")] + levels("172.4e9 USD", "130.4e9 USD"))
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.check == "growth" && finding.verdict == .definite)
        #expect(finding.accused.text == "47.5 percent" && finding.hint?.contains("32.2 percent") == true, "\(finding.hint ?? "")")
    }

    @Test(
        "It lies between the least now over the most before, and the most now over the least before",
        arguments: [("32.1", true), ("32.2", true), ("32.3", true), ("32.4", false), ("32", true), ("33", false)])
    func rounding(number: String, agrees: Bool) {
        #expect(findings([growth(number)] + levels("172.4e9 USD", "130.4e9 USD")).isEmpty == agrees, "\(number)")
    }

    @Test("A fall is a negative growth")
    func fall() {
        #expect(findings([growth("-20.0")] + levels("8.00e9 USD", "10.00e9 USD")).isEmpty)
        #expect(findings([growth("20.0")] + levels("8.00e9 USD", "10.00e9 USD")).count == 1)
    }

    @Test("Months are counted from the month or the quarter before")
    func bases() {
        func month(_ words: String, _ period: String, at place: Int) -> Claim { figure(words, at: place, period: during(period)) }
        let change = figure("50.0 percent", at: 0, measure: .change, base: "previous-month", period: during("2022-02"))
        #expect(findings([change, month("11.0e9 USD", "2022-02", at: 50), month("10.0e9 USD", "2022-01", at: 100)]).count == 1)
        #expect(findings([change, month("15.0e9 USD", "2022-02", at: 50), month("10.0e9 USD", "2022-01", at: 100)]).isEmpty)
    }

    @Test("A level of another document may have been revised: little is let pass, more is possible")
    func revised() throws {
        #expect(findings([growth("33.9")] + levels("172.4e9 USD", "130.4e9 USD", earlier: "b")).isEmpty)
        let finding = try #require(findings([growth("47.5")] + levels("172.4e9 USD", "130.4e9 USD", earlier: "b")).first)
        #expect(finding.verdict == .possible && finding.assumption?.contains("revised") == true)
        #expect(findings([growth("33.9")] + levels("172.4e9 USD", "130.4e9 USD", earlier: "b"), parameters: ["revision-percent": 0]).count == 1)
    }

    @Test("A growth in yuan is held against yuan; one that names no currency, against none of several")
    func basis() {
        let yuan = [figure("1280e9 CNY", at: 150), figure("953e9 CNY", at: 200, period: during("2021"))]
        let dollars = levels("190.3e9 USD", "146.9e9 USD")
        #expect(findings([growth("34.3", dimensions: ["basis": "CNY"])] + yuan + dollars).isEmpty)
        #expect(findings([growth("29.5", dimensions: ["basis": "CNY"])] + yuan + dollars).count == 1)
        #expect(findings([growth("34.3")] + yuan + dollars).isEmpty)
    }

    @Test("Growth in constant prices, of losses, or with a level missing proves nothing")
    func trap() {
        let real = ["trade.total": ConceptFacts(name: "output", periodType: .duration, siblings: [], isDeflated: true)]
        #expect(findings([growth("47.5")] + levels("172.4e9 USD", "130.4e9 USD"), concepts: real).isEmpty)
        #expect(findings([growth("47.5")] + levels("5.0e9 USD", "-10.0e9 USD")).isEmpty)
        #expect(findings([growth("47.5"), figure("172.4e9 USD", at: 50)]).isEmpty)
        #expect(findings([growth("47.5"), figure("172.4e9 USD", at: 50), figure("130.4e9 USD", at: 90, period: during("2021-12"))]).isEmpty)
    }
}
