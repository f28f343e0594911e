import Documents
import Extraction
import Patterns
import Rules

/// How far into a text a pattern gets that does not match it: the longest run of its first parts that matches somewhere.
package struct PatternProgress: Sendable {
    /// The parts that match, as written; empty when not even the first one does.
    package let matched: String
    /// What would have to follow, as written.
    package let expected: String
    /// Where in the document the matching parts stand; nil when they are empty.
    package let span: TextSpan?
    package let parts: Int
    package let total: Int
    /// Kinds of mentions that the pattern needs and the paragraph does not have.
    package let lacking: [String]

    /// The furthest that any alternative of the pattern gets in any of the paragraphs.
    static func furthest(of pattern: SlotPattern, in passages: [PassageTrace], kinds: KindTable, scratch: MatchScratch) -> PatternProgress? {
        var best: PatternProgress?
        let written = WrittenPattern(pattern: pattern)
        for parts in PatternParts.alternatives(of: pattern.pattern.source) {
            let prefixes = Self.prefixes(of: pattern, parts)
            for passage in passages {
                let lacking = kinds.names.indices.filter { pattern.needed.contains($0) && !passage.kinds.contains($0) }.map { kinds.names[$0] }
                let (count, span) = longest(prefixes, passage, scratch)
                guard count > best?.parts ?? -1, count < parts.count else { continue }
                best = PatternProgress(
                    matched: count == 0 ? "" : written.text(parts[0].lowerBound..<parts[count - 1].upperBound),
                    expected: written.text(parts[count]), span: span, parts: count, total: parts.count, lacking: lacking)
            }
        }
        return best
    }

    /// The first part alone, the first two, and so on; nil for one that does not compile without what follows.
    private static func prefixes(of pattern: SlotPattern, _ parts: [Range<Int>]) -> [Pattern?] {
        let bytes = Array(pattern.pattern.source.utf8)
        guard let start = parts.first?.lowerBound else { return [] }
        return parts.map { part in
            try? Pattern(String(decoding: bytes[start..<part.upperBound], as: UTF8.self), options: pattern.pattern.options)
        }
    }

    private static func longest(_ prefixes: [Pattern?], _ passage: PassageTrace, _ scratch: MatchScratch) -> (Int, TextSpan?) {
        passage.typed.withUnsafeBufferPointer { subject in
            for count in stride(from: prefixes.count - 1, through: 1, by: -1) {
                guard let pattern = prefixes[count - 1], (try? pattern.firstMatch(in: subject, from: 0, scratch: scratch)) == true else { continue }
                let (start, end) = scratch.bounds
                if end > start { return (count, passage.span(start, end)) }
            }
            return (0, nil)
        }
    }
}
