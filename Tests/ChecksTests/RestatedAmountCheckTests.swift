@testable import Checks
import Facts
import Testing

struct RestatedAmountCheckTests {
    private func pair(
        _ first: String, _ second: String, in document: String = "a", hedge: Hedge? = nil, orUnits: [String] = [], statement: String = "0"
    ) -> [Claim] {
        [
            amount(first, in: document, at: 0, statement: statement),
            amount(second, in: document, at: 30, hedge: hedge, orUnits: orUnits, statement: statement),
        ]
    }

    private func amount(
        _ words: String, in document: String = "a", at start: Int, hedge: Hedge? = nil, orUnits: [String] = [], statement: String
    ) -> Claim {
        figure(
            words, in: document, at: start, concept: "amount.stated", entity: [], dimensions: [Claim.statementDimension: statement],
            period: nil, hedge: hedge, orUnits: orUnits)
    }

    @Test("Two amounts in one unit that are given as the same and differ")
    func conflict() throws {
        let found = RestatedAmountCheck.findings(pair("1.8e9 EUR", "2.3e9 EUR"))
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.check == "restated-amount" && finding.verdict == .definite && finding.assumption == nil)
        #expect(finding.texts(.accused) == ["2.3e9 EUR"] && finding.texts(.contradicts) == ["1.8e9 EUR"])
    }

    @Test("A sign that may mean another currency makes it possible, and the finding says so")
    func ambiguousSign() throws {
        let found = RestatedAmountCheck.findings(pair("33.69e9 USD", "45.199e9 USD", hedge: about, orUnits: ["AUD", "CAD", "SGD"]))
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.verdict == .possible)
        #expect(finding.assumption?.contains("45.199e9 USD") == true)
    }

    @Test("Both amounts with one open sign leave no room: they mean the same currency")
    func bothOpen() {
        let claims = [amount("33.69e9 USD", at: 0, orUnits: ["AUD"], statement: "0"), amount("45.2e9 USD", at: 30, orUnits: ["AUD"], statement: "0")]
        #expect(RestatedAmountCheck.findings(claims).map(\.verdict) == [.definite])
    }

    @Test("What any rounding explains is no word worth", arguments: [("10 km", "10.4 km"), ("33.69e9 USD", "33.7e9 USD"), ("170e9 USD", "172.4e9 USD"), ("172.4e9 USD", "172.46e9 USD")])
    func rounding(first: String, second: String) {
        #expect(RestatedAmountCheck.findings(pair(first, second)).isEmpty)
        #expect(RestatedAmountCheck.findings(pair(second, first)).isEmpty)
    }

    @Test("A hedge is heard") func hedge() {
        #expect(RestatedAmountCheck.findings(pair("1.80e9 EUR", "1.88e9 EUR", hedge: about)).isEmpty)
        #expect(RestatedAmountCheck.findings(pair("1.80e9 EUR", "1.88e9 EUR")).count == 1)
    }

    @Test("Amounts in different units are a conversion, not a contradiction") func units() {
        #expect(RestatedAmountCheck.findings(pair("33.69e9 USD", "45.199e9 AUD")).isEmpty)
    }

    @Test("Only the two amounts of one statement of one document meet") func statements() {
        #expect(RestatedAmountCheck.findings(pair("1.8e9 EUR", "1.8e9 EUR", statement: "0") + pair("2.3e9 EUR", "2.3e9 EUR", statement: "400")).isEmpty)
        #expect(RestatedAmountCheck.findings(pair("1.8e9 EUR", "1.8e9 EUR", in: "a") + pair("2.3e9 EUR", "2.3e9 EUR", in: "b")).isEmpty)
        #expect(RestatedAmountCheck.findings([amount("1.8e9 EUR", at: 0, statement: "0")]).isEmpty)
        #expect(RestatedAmountCheck.findings(pair("1.8e9 EUR", "2.3e9 EUR", in: "a") + pair("1.8e9 EUR", "2.3e9 EUR", in: "b")).count == 2)
    }

    @Test("The order in which the claims come does not matter") func order() {
        let claims = pair("1.8e9 EUR", "2.3e9 EUR")
        #expect(RestatedAmountCheck.findings(claims) == RestatedAmountCheck.findings(claims.reversed()))
    }
}
