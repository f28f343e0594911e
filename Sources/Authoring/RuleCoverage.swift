import Documents
import Extraction
import Patterns
import Pipeline
import Rules

/// Which patterns of claim rules, and which alternatives at their top level, no example of their rule exercises.
///
/// An example exercises a pattern when the pattern matches its text, whatever comes of the match.
package struct RuleCoverage {
    package struct Gap: Hashable, Sendable {
        package let rule: String
        /// `pattern 2`, `not 1`, `also 3`.
        package let role: String
        /// As written: the pattern, or the alternative of it that is never taken.
        package let written: String
        package let isAlternative: Bool
        package let place: Problem.Label
    }

    private let engine: Engine
    private let scratch = MatchScratch()

    /// - Parameter engine: loaded with `tracing`, so that alternatives can be told as they were written.
    package init(engine: Engine) { self.engine = engine }

    /// The gaps of all rules of the sources from `source` on, or of the rule `id` alone, and how many parts were looked at.
    package func gaps(fromSource source: Int, of id: String? = nil) -> (parts: Int, gaps: [Gap]) {
        var parts = 0
        var gaps: [Gap] = []
        for rule in engine.ownRules(fromSource: source) where (id == nil || id == rule.id) && rule.status != .deprecated {
            let texts = rule.examples.flatMap { typed($0, rule) }
            for (role, pattern) in rule.allPatterns {
                let alternatives = PatternParts.alternatives(of: pattern.pattern.source)
                parts += max(1, alternatives.count)
                let missed = missed(alternatives, of: pattern, in: texts)
                if missed.count == alternatives.count {
                    gaps.append(Gap(rule: rule.id, role: role, written: pattern.source, isAlternative: false, place: pattern.place))
                } else {
                    gaps += missed.map { Gap(rule: rule.id, role: role, written: $0, isAlternative: true, place: pattern.place) }
                }
            }
        }
        return (parts, gaps)
    }

    private func typed(_ example: ClaimExample, _ rule: ClaimRule) -> [[UInt8]] {
        let language = rule.language == "und" ? nil : rule.language
        let document = Document(id: "example", text: example.text, metadata: DocumentMetadata(date: example.dated?.iso, language: language))
        return engine.extractor.typedParagraphs(of: document, scratch: scratch).map(\.bytes)
    }

    /// The alternatives, as written, that match none of the texts.
    private func missed(_ alternatives: [[Range<Int>]], of pattern: SlotPattern, in texts: [[UInt8]]) -> [String] {
        let bytes = Array(pattern.pattern.source.utf8)
        return alternatives.compactMap { parts in
            let range = parts[0].lowerBound..<parts[parts.count - 1].upperBound
            let alone = alternatives.count == 1 ? pattern.pattern : try? Pattern(String(decoding: bytes[range], as: UTF8.self), options: pattern.pattern.options)
            guard let alone else { return nil }
            let isTaken = texts.contains { text in
                text.withUnsafeBufferPointer { (try? alone.firstMatch(in: $0, from: 0, scratch: scratch)) == true }
            }
            return isTaken ? nil : WrittenPattern(pattern: pattern).text(range)
        }
    }
}

extension ClaimRule {
    /// All patterns of the rule with what they are for.
    var allPatterns: [(role: String, pattern: SlotPattern)] {
        patterns.enumerated().map { ("pattern \($0 + 1)", $1) } + not.enumerated().map { ("not \($0 + 1)", $1) }
            + also.enumerated().flatMap { index, also in
                [("also \(index + 1)", also.pattern)] + also.not.enumerated().map { ("not \($0 + 1) of also \(index + 1)", $1) }
            }
    }
}

extension Engine {
    /// The claim rules of the sources from `source` on, each once, by file.
    func ownRules(fromSource source: Int) -> [ClaimRule] {
        rules.languages.values.flatMap { language in language.claimRules.filter { $0.language == language.language && $0.source >= source } }
            .sorted { ($0.place.file, $0.place.line ?? 0, $0.id) < ($1.place.file, $1.place.line ?? 0, $1.id) }
    }
}
