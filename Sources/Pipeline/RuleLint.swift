import Documents
import Extraction
import Patterns
import Rules

/// Looks for words in claim rules that can never match as they are written: claim rules see a mention as one token, so the
/// word "January" stands in no typed text.
package struct RuleLint {
    private let engine: Engine
    private let scratch = MatchScratch()

    package init(engine: Engine) { self.engine = engine }

    /// Notices for the rules of the sources from `source` on.
    package func notices(fromSource source: Int) -> [Problem] {
        engine.rules.languages.values.sorted { $0.language < $1.language }.flatMap { language in
            language.claimRules.filter { $0.language == language.language && $0.source >= source }.flatMap { literals(in: $0) + joined($0) + figureless($0) + untested($0) }
        }
    }

    /// A rule that names a figure but no slot for it makes claims without a value, which nothing compares.
    private func figureless(_ rule: ClaimRule) -> [Problem] {
        let slots = rule.patterns.flatMap(\.slotKinds)
        guard Set(slots.map(\.key)).isDisjoint(with: SlotFiller.figureSlots) else { return [] }
        let kinds = engine.rules.kinds
        let figures = slots.flatMap { slot, held in held.map { (slot: slot, kind: kinds.names[$0]) } }.filter { Self.figureKinds.contains($0.kind) }
        guard let (slot, kind) = figures.min(by: { $0 < $1 }) else { return [] }
        let written = slot == kind.replacing("-", with: "_") ? kind : "\(slot):\(kind)"
        return [
            Problem(
                .notice, "no-figure", "The rule ‘\(rule.id)’ has ‘{{\(written)}}’ in its patterns, but no slot says that it is the figure.",
                at: [rule.place], advice: "Write {{value:\(kind)}}\(written == kind ? "" : "; the slot ‘\(slot)’ is not read as one").")
        ]
    }

    private static let figureKinds = ["number", "money", "percent", "percentage-points", "quantity"]

    /// A rule that nothing shows to work.
    private func untested(_ rule: ClaimRule) -> [Problem] {
        guard rule.status != .deprecated, rule.examples.isEmpty else { return [] }
        return [
            Problem(
                .notice, "no-example", "The rule ‘\(rule.id)’ has no examples.", at: [rule.place],
                advice: "Add under ‘examples:’ a text with the claims that it must give, and one with ‘claims: []’.")
        ]
    }

    private func literals(in rule: ClaimRule) -> [Problem] {
        (rule.patterns + rule.also.map(\.pattern)).flatMap { pattern in
            words(of: pattern.source).compactMap { word in
                guard let type = typeOfMention(word, rule.language), !isPlain(word, in: rule) else { return nil }
                return Problem(
                    .notice, "literal-mention",
                    "The word ‘\(word)’ in a pattern of ‘\(rule.id)’ is by itself read as a mention (\(type)), and then does not match as a word.",
                    at: [pattern.place], advice: "Write {{\(type)}} in its place, or leave the word out.")
            }
        }
    }

    /// A number and a word that are one mention together: “40,000 people” is a quantity, so no number stands before the word.
    private func joined(_ rule: ClaimRule) -> [Problem] {
        rule.patterns.flatMap { pattern in
            pattern.source.matches(of: /{{(?<slot>\w+:)?number}} (?<word>\p{L}+)/).compactMap { match in
                guard let type = typeOfMention("5 \(match.word)", rule.language), type != "number" else { return nil }
                return Problem(
                    .notice, "joined-number", "In ‘\(rule.id)’ no number can stand before ‘\(match.word)’: with that word it is read as one mention (\(type)).",
                    at: [pattern.place], advice: "Write {{\(match.slot ?? "")\(type)}} in the place of ‘\(match.output.0)’.")
            }
        }
    }

    /// Words of a pattern outside of slots, escapes and classes.
    private func words(of source: String) -> [String] {
        var result: [String] = []
        var word = ""
        var depth = 0
        var skipNext = false
        for character in source {
            if skipNext {
                skipNext = false
                continue
            }
            switch character {
            case "\\": skipNext = true
            case "{", "[": depth += 1
            case "}", "]": depth -= 1
            default:
                if depth == 0, character.isLetter || character.isNumber || character == "'" {
                    word.append(character)
                    continue
                }
            }
            if word.count > 2, !result.contains(word) { result.append(word) }
            word = ""
        }
        if word.count > 2, !result.contains(word) { result.append(word) }
        return result
    }

    /// Whether the word stays a word in an example: “the two countries” is about no number.
    private func isPlain(_ word: String, in rule: ClaimRule) -> Bool {
        rule.examples.contains { example in
            let document = Document(id: "lint", text: example.text, metadata: DocumentMetadata(language: rule.language))
            return engine.extractor.typedParagraphs(of: document, scratch: scratch).contains { typed in
                String(decoding: typed.bytes, as: UTF8.self).lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }.contains { $0 == word.lowercased() }
            }
        }
    }

    private func typeOfMention(_ word: String, _ language: String) -> String? {
        let document = Document(id: "lint", text: "(\(word))", metadata: DocumentMetadata(language: language))
        let mentions = engine.extractor.mentions(of: document, scratch: scratch).mentions
        return mentions.first { $0.span == TextSpan(1, 1 + word.utf8.count) }?.mention.type
    }
}
