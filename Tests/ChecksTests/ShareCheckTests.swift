@testable import Checks
import Facts
import Testing

struct ShareCheckTests {
    private func findings(_ words: String, measure: Measure = .share, modality: Modality = .asserted, doubts: [String] = []) -> [Finding] {
        ShareCheck.findings([figure(words, measure: measure, modality: modality, doubts: doubts)])
    }

    @Test("More than the whole, and less than nothing", arguments: ["147 percent", "100.2 percent", "-3 percent"])
    func conflict(words: String) { #expect(findings(words).map(\.verdict) == [.definite]) }

    @Test("The whole, and what may be rounded up to above it", arguments: ["100 percent", "100.0 percent", "39 percent", "0 percent"])
    func agreement(words: String) { #expect(findings(words).isEmpty) }

    @Test("A growth may be any; what is expected or counted is no share")
    func trap() {
        #expect(findings("147 percent", measure: .change).isEmpty)
        #expect(findings("147 percent", modality: .projected).isEmpty)
        #expect(findings("147 people").isEmpty)
    }

    @Test("A doubt makes it possible") func doubt() { #expect(findings("147 percent", doubts: ["a doubt"]).map(\.verdict) == [.possible]) }
}
