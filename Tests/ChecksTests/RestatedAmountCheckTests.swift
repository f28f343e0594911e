@testable import Checks
import Facts
import Testing

struct RestatedAmountCheckTests {
    private func pair(_ first: String, _ second: String, in document: String = "a", hedge: Hedge? = nil, orUnits: [String] = []) -> Claim {
        parts("value \(first)", "restated \(second)", in: document, hedges: hedge.map { ["restated": $0] } ?? [:], orUnits: ["restated": orUnits])
    }

    private func findings(_ claims: Claim...) -> [Finding] { RestatedAmountCheck.findings(claims) }

    @Test("Two amounts in one unit that are given as the same and differ")
    func conflict() throws {
        let found = findings(pair("1.8e9 EUR", "2.3e9 EUR"))
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.check == "restated-amount" && finding.verdict == .definite && finding.assumption == nil)
        #expect(finding.texts(.accused) == ["2.3e9 EUR"] && finding.texts(.contradicts) == ["1.8e9 EUR"])
    }

    @Test("A sign that may mean another currency makes it possible, and the finding says so")
    func ambiguousSign() throws {
        let found = findings(pair("33.69e9 USD", "45.199e9 USD", hedge: about, orUnits: ["AUD", "CAD", "SGD"]))
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.verdict == .possible)
        #expect(finding.assumption?.contains("45.199e9 USD") == true)
    }

    @Test("Both amounts with one open sign leave no room: they mean the same currency")
    func bothOpen() {
        let claim = parts("value 33.69e9 USD", "restated 45.2e9 USD", orUnits: ["value": ["AUD"], "restated": ["AUD"]])
        #expect(findings(claim).map(\.verdict) == [.definite])
    }

    @Test("What any rounding explains is no word worth", arguments: [("10 km", "10.4 km"), ("33.69e9 USD", "33.7e9 USD"), ("170e9 USD", "172.4e9 USD"), ("172.4e9 USD", "172.46e9 USD")])
    func rounding(first: String, second: String) {
        #expect(findings(pair(first, second)).isEmpty && findings(pair(second, first)).isEmpty)
    }

    @Test("A hedge is heard") func hedge() {
        #expect(findings(pair("1.80e9 EUR", "1.88e9 EUR", hedge: about)).isEmpty)
        #expect(findings(pair("1.80e9 EUR", "1.88e9 EUR")).count == 1)
    }

    @Test("Amounts in different units are a conversion, not a contradiction") func units() {
        #expect(findings(pair("33.69e9 USD", "45.199e9 AUD")).isEmpty)
    }

    @Test("Only the two amounts of one statement meet") func statements() {
        #expect(findings(pair("1.8e9 EUR", "1.8e9 EUR"), pair("2.3e9 EUR", "2.3e9 EUR")).isEmpty)
        #expect(findings(figure("1.8e9 EUR", concept: "amount.stated")).isEmpty)
        #expect(findings(pair("1.8e9 EUR", "2.3e9 EUR", in: "a"), pair("1.8e9 EUR", "2.3e9 EUR", in: "b")).count == 2)
    }
}
