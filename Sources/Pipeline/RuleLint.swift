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

    /// Notices for the rules of files whose path has one of the prefixes; all rules when there are none.
    package func notices(forFilesBelow directories: [String]) -> [Problem] {
        engine.rules.languages.values.sorted { $0.language < $1.language }.flatMap { language in
            language.claimRules.filter { rule in
                rule.language == language.language && directories.contains { rule.place.file.hasPrefix($0) }
            }.flatMap { notices(of: $0) }
        }
    }

    private func notices(of rule: ClaimRule) -> [Problem] {
        (rule.patterns + rule.also.map(\.pattern)).flatMap { pattern in
            words(of: pattern.source).compactMap { word in
                guard let type = typeOfMention(word, rule.language) else { return nil }
                return Problem(
                    .notice, "literal-mention",
                    "The word ‘\(word)’ in a pattern of ‘\(rule.id)’ is by itself read as a mention (\(type)), and then does not match as a word.",
                    at: [pattern.place], advice: "Write {{\(type)}} in its place, or leave the word out.")
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
                if depth == 0, character.isLetter || character == "'" {
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

    private func typeOfMention(_ word: String, _ language: String) -> String? {
        let document = Document(id: "lint", text: word, metadata: DocumentMetadata(language: language))
        let mentions = engine.extractor.mentions(of: document, scratch: scratch).mentions
        guard let only = mentions.first, mentions.count == 1, only.span.count == word.utf8.count else { return nil }
        return only.mention.type
    }
}
