import Authoring
import Pipeline
import Rules
import Testing

struct RuleReviewTests {
    private func codes(_ file: String) throws -> [String] { try RuleReview(engine: .with(file), fromSource: 1).notices().map(\.code) }

    private func file(_ rules: String) -> String {
        "crosscheck: 1\nlanguage: en\nconcepts:\n  - { id: a.one, entity: none }\n  - { id: a.two, entity: none }\nrules:\n" + rules
    }

    private func rule(_ id: String, _ concept: String, _ pattern: String, _ text: String = "Sales of $5 in 2020.") -> String {
        """
          - id: \(id)
            extract: { concept: \(concept), any: ['\(pattern)'] }
            examples:
              - { text: '\(text)', claims: [{ value: 5 }] }
              - { text: Nothing., claims: [] }

        """
    }

    @Test("A sound rule gives no notice")
    func clean() throws { #expect(try codes(file(rule("one", "a.one", "sales of {{value:money}}"))).isEmpty) }

    @Test("A fragment that nothing uses")
    func unusedFragment() throws { #expect(try codes(Samples.museum) == ["unused-fragment"]) }

    @Test("A pattern that needs no mention and no word runs everywhere", arguments: [("(?:sales|\\w+) (?:{{value:money}}|no+)", true), ("sales of (?:{{value:money}}|nothing)", false)])
    func noTrigger(pattern: String, runsEverywhere: Bool) throws {
        #expect(try codes(file(rule("one", "a.one", pattern))).contains("no-trigger") == runsEverywhere)
    }

    @Test("A pattern that backtracks too much")
    func slow() throws {
        #expect(try codes(file(rule("one", "a.one", "(?:[a-z]+ ?)+sales of {{value:money}}x|sales of {{value:money}}"))).contains("slow-pattern"))
    }

    @Test("The same pattern twice, and a rule that is wholly in another")
    func repeated() throws {
        let one = rule("one", "a.one", "sales of {{value:money}}")
        #expect(try codes(file(one + rule("two", "a.one", "sales of {{value:money}}"))) == ["shadowed-rule"])
        let both = rule("two", "a.one", "sales of {{value:money}}', 'turnover of {{value:money}}")
        #expect(try codes(file(one + both)) == ["duplicate-pattern"])
    }

    @Test("One figure that two rules read as two concepts")
    func overlapping() throws {
        let notices = try RuleReview(
            engine: .with(file(rule("one", "a.one", "sales of {{value:money}}") + rule("two", "a.two", "of {{value:money}}"))), fromSource: 1
        ).notices()
        #expect(notices.map(\.code) == ["overlapping-rules"])
        #expect(notices.first?.message.contains("‘$5’ in an example of ‘one’") == true)
        #expect(notices.first?.places.count == 3)
    }

    @Test("A rule without examples")
    func noExamples() throws {
        #expect(try codes(file("  - { id: one, extract: { concept: a.one, any: ['sales of {{value:money}}'] } }\n")) == ["no-example"])
    }

    @Test("Rules that are only compared with get no notices")
    func scope() {
        let notices = RuleReview(engine: .museum, fromSource: 1).notices()
        #expect(notices.allSatisfy { $0.places.first?.file == "my-rules/a.yml" })
    }
}
