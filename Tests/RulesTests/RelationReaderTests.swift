import Documents
import Rules
import Testing

struct RelationReaderTests {
    private let concepts = """
        crosscheck: 1
        concepts:
          - { id: trade.total, entity: pair, cumulative: true }
          - { id: trade.exports, entity: ordered-pair, deflated: true, compared: false }
        """

    private func relations(_ holds: String) -> String { "\n\(concepts)\nrelations:\n  - { id: sum, holds: '\(holds)' }\n".trimmingPrefix("\n").description }

    @Test("A relation is read with what the concepts say")
    func read() throws {
        let rules = try load(relations("trade.total = trade.exports + trade.exports@reversed"))
        #expect(rules.relations.map(\.id) == ["sum"] && rules.relations[0].relation.terms.count == 3 && rules.relations[0].severity == "error")
        #expect(rules.concepts["trade.total"]?.isCumulative == true && rules.concepts["trade.total"]?.isCompared == true)
        #expect(rules.concepts["trade.exports"]?.isDeflated == true && rules.concepts["trade.exports"]?.isCompared == false)
    }

    @Test("A fault is told with its column, a concept that is not there with what may be meant")
    func faults() {
        #expect(problems(relations("trade.total = ")).map(brief) == ["1.yml:6:38 bad-relation"])
        #expect(problems(relations("trade.total = trade.export")).first?.advice?.contains("trade.exports") == true)
        #expect(problems(relations("trade.total = trade.total@reversed")).map(\.code) == ["no-pair-to-reverse"])
        #expect(problems(relations("trade.total = trade.total")).map(\.code) == ["idle-relation"])
    }

    private func rule(_ holds: String) -> String {
        """
        \(concepts)
        language: en
        rules:
          - id: r
            extract: { concept: trade.total, any: ['rose by {{by:number}} to {{value:number}}'], holds: ['\(holds)'] }
        """
    }

    @Test("What holds within a match names its slots")
    func holds() throws {
        let read = try load(rule("by <= value")).languages["en"]?.claimRules.first
        #expect(read?.holds.map(\.text) == ["by <= value"] && read?.partSlots == ["by", "value"])
        #expect(problems(rule("bye <= value")).first?.advice?.contains("by") == true)
        #expect(problems(rule("by@previous-year <= value")).map(\.code) == ["bad-part"])
        #expect(problems(rule("by value")).map(\.code) == ["bad-relation"])
    }
}
