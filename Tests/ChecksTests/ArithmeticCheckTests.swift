@testable import Checks
import Facts
import Testing

struct ArithmeticCheckTests {
    private static let holds = ["test": ["value = previous + by", "value = previous * (1 + rate / 100)", "value <= whole"].map { try! Relation(parsing: $0) }]

    private func findings(_ claims: Claim...) -> [Finding] { ArithmeticCheck.findings(claims, holds: Self.holds) }

    @Test("A sum that does not come out accuses the figure and says what would fit")
    func conflict() throws {
        let found = findings(parts("value 13.4e6 USD", "by 5.1e6 USD", "previous 7.2e6 USD"))
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.check == "arithmetic" && finding.verdict == .definite && finding.assumption == nil)
        #expect(finding.texts(.accused) == ["13.4e6 USD"] && finding.texts(.contradicts) == ["5.1e6 USD", "7.2e6 USD"])
        #expect(finding.expected == "12.3 million USD")
        for repair in ["12.3 million USD", "6.2 million USD", "8.3 million USD"] { #expect(finding.hint?.contains(repair) == true, "\(repair)") }
    }

    @Test("A growth in percent that does not lead to the figure")
    func percent() throws {
        let finding = try #require(findings(parts("value 87.1e6 USD", "rate 20.8 percent", "previous 72.6e6 USD")).first)
        #expect(finding.verdict == .definite && finding.expected == "87.7 million USD")
        #expect(findings(parts("value 87.1e6 USD", "rate 20 percent", "previous 72.6e6 USD")).isEmpty)
    }

    @Test(
        "Rounding of each figure is allowed for",
        arguments: [
            // 7.44 + 4.55 may be 12, and 7.6 + 4.6 too.
            parts("value 12e6 USD", "by 5e6 USD", "previous 7e6 USD"), parts("value 13e6 USD", "by 5e6 USD", "previous 7.6e6 USD"),
            parts("value 4500 vehicles", "rate 18 percent", "previous 3800 vehicles"),
        ])
    func agreement(claim: Claim) { #expect(findings(claim).isEmpty) }

    @Test("What only truncation explains is possible, and says so")
    func truncation() throws {
        let finding = try #require(findings(parts("value 101.1e6 USD", "rate 15.5 percent", "previous 87.4e6 USD")).first)
        #expect(finding.verdict == .possible && finding.assumption?.contains("truncation") == true)
    }

    @Test("A part above its whole")
    func whole() throws {
        #expect(findings(parts("value 71 people", "whole 62 people")).map(\.verdict) == [.definite])
        #expect(findings(parts("value 60 people", "whole 60 people")).isEmpty)
    }

    @Test(
        "Quantities of different kinds are not put together, and what is missing is not guessed",
        arguments: [
            parts("value 13.0e6 USD", "by 5.0e6 EUR", "previous 7.0e6 USD"), parts("value 13e6 USD", "previous 7e6 USD"),
            parts("value 13.4e6 USD", "by 5.1e6 USD", "previous 7.2e6 USD", rule: "another"),
            parts("value 13.4e6 USD", "by 5.1e6 USD", "previous 7.2e6 USD", modality: .negated),
            parts("value 13.0e6 USD", "by 5 percent", "previous 7.0e6 USD"),
        ])
    func trap(claim: Claim) { #expect(findings(claim).isEmpty) }

    @Test("A hedge is heard, and a doubt makes it possible")
    func hedge() {
        #expect(findings(parts("value 13.4e6 USD", "by 5.1e6 USD", "previous 7.2e6 USD", hedges: ["previous": Hedge(id: "about", below: ExactDecimal("0.2"), above: ExactDecimal("0.2"))])).isEmpty)
        #expect(findings(parts("value 13.4e6 USD", "by 5.1e6 USD", "previous 7.2e6 USD", doubts: ["a doubt"])).map(\.verdict) == [.possible])
    }
}
