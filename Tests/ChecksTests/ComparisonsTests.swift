import Facts
import Testing

@testable import Checks

struct ComparisonsTests {
    private func checks(_ claims: Claim..., for index: Int = 0, options: [String: CheckOptions] = [:]) -> [String] {
        let context = CheckContext(claims: claims, concepts: ["trade.total": ConceptFacts(name: "trade", periodType: .duration, siblings: [], isCumulative: true)], options: options)
        return Comparisons(context).meetings(of: claims[index]).map(\.check)
    }

    @Test("Claims of one key meet, in agreement too")
    func sameFact() {
        #expect(checks(figure("5 USD"), figure("5 USD", in: "b")) == ["same-fact"])
        #expect(checks(figure("5 USD"), figure("5 EUR", in: "b")) == [])
        #expect(checks(figure("5 USD"), figure("7 USD", in: "b", modality: .projected)) == [])
    }

    @Test("A check that is switched off compares nothing")
    func disabled() {
        #expect(checks(figure("5 USD"), figure("5 USD", in: "b"), options: ["same-fact": CheckOptions(enabled: false)]) == [])
    }

    @Test("A growth meets both of its levels, and not one alone")
    func growth() {
        let change = figure("10 percent", measure: .change, base: "previous-year")
        let (now, before) = (figure("110 USD", at: 100), figure("100 USD", at: 200, period: during("2021")))
        #expect(checks(change, now, before) == ["growth"])
        #expect(checks(change, now) == [])
    }

    @Test("Both of two claims take part in what they meet in")
    func pair() {
        let (a, b, c) = (figure("5 USD"), figure("6 USD", in: "b"), figure("7 USD", in: "c", period: during("2020")))
        let comparisons = Comparisons(CheckContext(claims: [a, b, c]))
        #expect(comparisons.meetings(of: a, and: b).map(\.check) == ["same-fact"] && comparisons.meetings(of: a, and: c).isEmpty)
    }
}
