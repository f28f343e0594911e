import Documents
import Patterns
import Rules
import Testing

@testable import Extraction

/// The prefilter may only pass over a text that a pattern cannot match.
@Suite struct PatternNeedsSoundnessTests {
    private static func mentionPatterns(_ language: LanguageRules) -> [SlotPattern] { language.mentionLayers.flatMap { $0.flatMap(\.patterns) } }

    private static func claimPatterns(_ language: LanguageRules) -> [SlotPattern] {
        var result: [SlotPattern] = []
        for rule in language.claimRules {
            result += rule.patterns + rule.not
            for also in rule.also { result += [also.pattern] + also.not }
        }
        result += language.documentDateRules.flatMap(\.patterns)
        result += language.attributionRules.flatMap(\.patterns)
        result += language.markRules.flatMap(\.patterns)
        return result
    }

    private static func texts(_ language: LanguageRules) -> [String] {
        language.mentionLayers.flatMap { $0.flatMap(\.examples) }.map(\.text) + language.claimRules.flatMap(\.examples).map(\.text)
    }

    /// Each text as mention rules see it, first and last, and as claim rules do.
    private static func typedTexts(_ language: LanguageRules, _ rules: RuleSet) -> [(mentions: [TypedText], claims: TypedText)] {
        let scanner = TokenScanner(rules: language, kinds: rules.kinds)
        let finder = MentionFinder(language: language, rules: rules)
        let scratch = MatchScratch()
        return texts(language).map { text in
            let normal = NormalText(text, language.lexicon)
            let result = finder.find(in: normal, scratch: scratch) { _ in }
            let passage = Passage(0, normal, result, finder.vocabulary, block: TextBlock(), scratch: scratch)
            return ([TypedText(normal, scanner.tokens(in: normal), rules.kinds), TypedText(normal, result.tokens, rules.kinds)], passage.typed)
        }
    }

    @Test("where a shipped pattern matches an example, the prefilter let it through", arguments: ["en", "ru", "zh"])
    func shippedPatterns(name: String) throws {
        let rules = try Shipped.rules()
        let language = try #require(rules.languages[name])
        let (mentionPatterns, claimPatterns) = (Self.mentionPatterns(language), Self.claimPatterns(language))
        let scratch = MatchScratch()
        var matched = Set<String>()
        var passedOver = 0
        var buffer: [UInt8] = []
        let trials = Self.typedTexts(language, rules).flatMap { text in text.mentions.map { ($0, mentionPatterns) } + [(text.claims, claimPatterns)] }
        for (typed, patterns) in trials {
            typed.bytes.withUnsafeBufferPointer { subject in
                let words = rules.words.found(in: subject, buffer: &buffer)
                for pattern in patterns {
                    let matches = (try? pattern.pattern.firstMatch(in: subject, from: 0, scratch: scratch)) ?? false
                    let canMatch = pattern.canMatch(typed.kinds, words)
                    #expect(canMatch || !matches, "\(pattern.place)")
                    if matches { matched.insert("\(pattern.place)") }
                    if !canMatch { passedOver += 1 }
                }
            }
        }
        // The property is worth something only when many patterns match and many are passed over.
        #expect(matched.count > 40)
        #expect(passedOver > 1000)
    }
}
