import Authoring
import Foundation
import Pipeline
import Reports
import Rules
import Testing

struct RuleExplanationTests {
    private func draw(_ text: String? = nil, dated: String? = nil) throws -> String {
        let explanation = try RuleExplanation("museum-visitors", text: text, dated: dated, language: nil, engine: .museum)
        return plain(RuleExplanationDrawing(context: .plain).draw(explanation))
    }

    @Test("A rule in plain words, with its patterns and the fragments they are made of")
    func rule() throws {
        #expect(
            try draw() == """
                museum-visitors  en, experimental, error  my-rules/a.yml:9:5
                  Visitors of a museum over a period.
                  It finds the level of ‘visitors’ (museum.visitors).
                  It is about one entity, which the pattern must take. It holds over a period,
                  from the pattern, the clause, the sentence or the paragraph.
                  A claim begins with a match of one pattern, unless a pattern of ‘not’ overlaps
                  it.

                pattern 1  my-rules/a.yml:13:13
                  (?<entity>[a-z]+ museum) {{welcomed}} .{0,15}?{{value:number}} visitors
                  runs where the paragraph has {{number}}
                    {{welcomed}}  my-rules/a.yml:4
                      (?:had|counted|welcomed)

                not 1  my-rules/a.yml:14:13
                  {{value:number}} visitors a day
                  runs where the paragraph has {{number}}

                """)
    }

    @Test("A match shows the claim, and where each of its parts comes from")
    func match() throws {
        let text = try draw("The City Museum counted 412,000 visitors in 2021.")
        #expect(text.contains("matches ‘City Museum counted 412,000 visitors’\n    gives museum.visitors = 412000"))
        #expect(text.contains("value     412,000  from the pattern"))
        #expect(text.contains("entity    City Museum  from the pattern"))
        #expect(text.contains("period    2021  from the clause"))
        #expect(text.hasSuffix("The rule makes claims of this text.\n"))
    }

    @Test("No match: how far the pattern gets, drawn under the text, and what it expects next")
    func noMatch() throws {
        #expect(
            try draw("The City Museum lost 412,000 visitors in 2021.").contains(
                """
                  no match, but this one gets furthest: 2 of its 7 parts match

                  The City Museum lost 412,000 visitors in 2021.
                      ~~~~~~~~~~~~
                      matches ‘(?<entity>[a-z]+ museum) ’
                      then it expects ‘{{welcomed}}’

                The rule makes no claim of this text.
                """))
    }

    @Test("A mention that the pattern needs and the text lacks is named")
    func lacking() throws {
        #expect(try draw("The City Museum had visitors.").contains("it needs {{number}}, which the text does not have"))
    }

    @Test("The pattern of ‘not’ that removes a match is named, with what it matches")
    func removed() throws {
        let text = try draw("The City Museum had 400 visitors a day in 2021.")
        #expect(text.contains("but is removed by not 1 (my-rules/a.yml:14:13): {{value:number}} visitors a\n    day"))
        #expect(text.contains("which matches ‘400 visitors a day’"))
    }

    @Test("A claim that is not asserted shows the words that say so")
    func modality() throws {
        #expect(try draw("It is expected the City Museum had 400 visitors in 2021.").contains("modality  projected because of ‘is expected’: not compared"))
    }

    @Test("A period that cannot be resolved is told, with what would help")
    func noPeriod() throws {
        #expect(try draw("The City Museum had 400 visitors last year.").contains("period    none"))
        #expect(try draw("The City Museum had 400 visitors last year.", dated: "2022-05-01").contains("period    2021  from the clause"))
    }

    @Test("The source map covers every byte of every built-in pattern, in order")
    func sourceMap() {
        for rule in Engine.builtin.rules.languages.values.flatMap(\.claimRules) {
            for pattern in rule.patterns + rule.not + rule.also.map(\.pattern) {
                let length = pattern.pattern.source.utf8.count
                #expect(pattern.pieces.map(\.range.lowerBound) + [length] == [0] + pattern.pieces.map(\.range.upperBound), "\(rule.id)")
            }
        }
    }

    @Test("What is traced is what is extracted, for every example of the built-in rules")
    func soundness() throws {
        for rule in Engine.builtin.rules.languages.values.flatMap(\.claimRules) where rule.language != "und" {
            for example in rule.examples {
                let explanation = try RuleExplanation(rule.id, text: example.text, dated: example.dated?.iso, language: rule.language, engine: .builtin)
                let trial = Trial(example.text, dated: example.dated?.iso, language: rule.language, engine: .builtin)
                #expect(explanation.finds == trial.claims.contains { $0.rule == rule.id }, "\(rule.id): \(example.text)")
            }
        }
    }

    @Test("An unknown id has a suggestion")
    func unknown() throws {
        #expect {
            try RuleExplanation("museum-visitor", text: nil, dated: nil, language: nil, engine: .museum)
        } throws: { error in
            if case .unknown(_, let suggestion) = error as? RuleExplanation.Failure { suggestion == "museum-visitors" } else { false }
        }
    }

    @Test("JSON has the expanded pattern and its map")
    func json() throws {
        let explanation = try RuleExplanation("museum-visitors", text: "The City Museum had 4 rooms.", dated: nil, language: nil, engine: .museum)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(explanation.json)) as? [String: Any])
        let pattern = try #require((json["any"] as? [[String: Any]])?.first)
        let map = try #require(pattern["map"] as? [[String: Any]])
        #expect(map.contains { $0["fragment"] as? String == "welcomed" && $0["line"] as? Int == 4 })
        #expect(json["finds"] as? Bool == false)
    }
}
