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
            var prefixes = Prefixes(pattern, parts)
            for passage in passages {
                let lacking = kinds.names.indices.filter { pattern.needed.contains($0) && !passage.kinds.contains($0) }.map { kinds.names[$0] }
                let (count, span) = prefixes.longest(in: passage, scratch)
                guard count > best?.parts ?? -1 else { continue }
                best = PatternProgress(
                    matched: count == 0 ? "" : written.text(parts[0].lowerBound..<parts[count - 1].upperBound),
                    expected: written.text(parts[count]), span: span, parts: count, total: parts.count, lacking: lacking)
            }
        }
        return best
    }
}

/// The first part of a pattern alone, the first two, and so on, compiled when they are needed.
private struct Prefixes {
    private let bytes: [UInt8]
    private let parts: [Range<Int>]
    private let options: Pattern.Options
    private var compiled: [Int: Pattern] = [:]

    init(_ pattern: SlotPattern, _ parts: [Range<Int>]) {
        bytes = Array(pattern.pattern.source.utf8)
        self.parts = parts
        // Each is used a few times on a short text: compiling to machine code would cost more than it saves.
        options = pattern.pattern.options.union(.withoutJIT)
    }

    private struct Taken {
        let span: TextSpan?
    }

    /// The most parts, short of all, that match in a paragraph, and where. What matches with more parts matches with fewer,
    /// so the search may halve.
    mutating func longest(in passage: PassageTrace, _ scratch: MatchScratch) -> (Int, TextSpan?) {
        var (low, high) = (0, parts.count)
        var span: TextSpan?
        while low + 1 < high {
            let middle = (low + high) / 2
            if let found = match(middle, in: passage, scratch) { (low, span) = (middle, found.span) } else { high = middle }
        }
        return (low, span)
    }

    /// Nil when the parts do not match; without a span when they match without taking anything.
    private mutating func match(_ count: Int, in passage: PassageTrace, _ scratch: MatchScratch) -> Taken? {
        guard let pattern = prefix(count) else { return nil }
        return passage.typed.withUnsafeBufferPointer { subject in
            guard (try? pattern.firstMatch(in: subject, from: 0, scratch: scratch)) == true else { return nil }
            let (start, end) = scratch.bounds
            return Taken(span: end > start ? passage.span(start, end) : nil)
        }
    }

    /// Nil when the parts do not compile without what follows them.
    private mutating func prefix(_ count: Int) -> Pattern? {
        if let known = compiled[count] { return known }
        let text = String(decoding: bytes[parts[0].lowerBound..<parts[count - 1].upperBound], as: UTF8.self)
        compiled[count] = try? Pattern(text, options: options)
        return compiled[count]
    }
}
