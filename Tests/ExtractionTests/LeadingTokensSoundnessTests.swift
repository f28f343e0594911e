import Documents
import Patterns
import Rules
import Testing

@testable import Extraction

/// Where a pattern is tried must take in every place at which it can match.
@Suite struct LeadingTokensSoundnessTests {
    @Test("every match of a shipped mention rule begins where its pattern says", arguments: ["en", "ru", "zh"])
    func shippedPatterns(name: String) throws {
        let rules = try Shipped.rules()
        let language = try #require(rules.languages[name])
        let scanner = TokenScanner(rules: language, kinds: rules.kinds)
        let scratch = MatchScratch()
        let mentionRules = language.mentionLayers.flatMap { $0 }
        // Where a pattern resets the start of its match, that start says nothing of where it was tried.
        let patterns = mentionRules.flatMap(\.patterns).filter { !$0.pattern.source.contains("\\K") }
            .compactMap { pattern in pattern.leadingTokens().map { (pattern, $0) } }
        var matched = 0
        for text in mentionRules.flatMap(\.examples).map(\.text) {
            let normal = NormalText(text, language.lexicon)
            let typed = TypedText(normal, scanner.tokens(in: normal), rules.kinds)
            typed.withPlaces { subject, places in
                for (pattern, lead) in patterns where typed.kinds.isSuperset(of: pattern.needed) {
                    try? pattern.pattern.eachMatch(in: subject, scratch: scratch) { match in
                        matched += 1
                        let start = match.bounds.start
                        #expect(places.contains { $0.kinds.intersects(lead.kinds) && lead.before.contains($0.typed - start) }, "\(pattern.place) in \(text)")
                    }
                }
            }
        }
        // The property is worth something only when much is matched.
        #expect(matched > 100)
    }

    @Test("what shipped mention rules set is a field that a builder reads", arguments: ["en", "ru", "zh"])
    func fields(name: String) throws {
        let rules = try #require(try Shipped.rules().languages[name]).mentionLayers.flatMap { $0 }
        let unread = rules.flatMap { rule in rule.constants.keys.filter { Field.index(of: $0) == nil }.map { "\(rule.id) \($0)" } }
        #expect(unread == [] && rules.contains { !$0.constants.isEmpty })
    }

    @Test("most patterns of mention rules say where they begin", arguments: ["en", "ru", "zh"])
    func most(name: String) throws {
        let patterns = try #require(try Shipped.rules().languages[name]).mentionLayers.flatMap { $0 }.flatMap(\.patterns)
        #expect(patterns.count { $0.leadingTokens() == nil } * 5 < patterns.count)
    }
}
