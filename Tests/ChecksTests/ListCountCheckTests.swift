@testable import Checks
import Documents
import Facts
import Testing

struct ListCountCheckTests {
    private static let holds = ["test": [try! Relation(parsing: "count = items")]]

    /// A stated number before a list of so many items.
    private func list(_ stated: String, of items: Int, hedge: Hedge? = nil, modality: Modality = .asserted, doubts: [String] = []) -> Claim {
        let figure = figure("\(stated) item", measure: .count, hedge: hedge)
        let tally = Quantity(point: ExactDecimal(items), precision: .zero, unit: "item")
        return Claim(
            document: "a", span: figure.span, text: stated, rule: "test", concept: "list.count", measure: .count, value: figure.value, modality: modality,
            doubts: doubts,
            parts: [
                ClaimPart(name: "count", span: figure.span, text: stated, value: figure.value!),
                ClaimPart(name: "items", span: TextSpan(20, 60), text: "the list", value: tally, kind: .tally),
            ])
    }

    private func findings(_ claims: Claim...) -> [Finding] { ListCountCheck.findings(claims, holds: Self.holds) }

    @Test("A list of four that is announced as three")
    func conflict() throws {
        let found = findings(list("3", of: 4))
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.check == "list-count" && finding.verdict == .definite && finding.expected == "4")
        #expect(finding.texts(.accused) == ["3"] && finding.texts(.contradicts) == ["the list"])
    }

    @Test("A list as long as announced, and one that a hedge allows")
    func agreement() {
        let atLeast = Hedge(id: "at-least", below: .zero, above: nil)
        #expect(findings(list("3", of: 3), list("3", of: 4, hedge: atLeast)).isEmpty)
        #expect(findings(list("3", of: 2, hedge: atLeast)).count == 1)
    }

    @Test("What is denied or supposed does not accuse; a doubt makes it possible")
    func traps() {
        #expect(findings(list("3", of: 4, modality: .negated), list("3", of: 4, modality: .hypothetical)).isEmpty)
        #expect(findings(list("3", of: 4, doubts: ["why"])).map(\.verdict) == [.possible])
        #expect(ArithmeticCheck.findings([list("3", of: 4)], holds: Self.holds).isEmpty)
    }
}
