import Patterns
import Pipeline
import Rules

/// The fragments that a new rule of a language can use for words, such as `{{reach}}` for “rose to”.
struct KnownFragments {
    private struct Known {
        let name: String
        let whole: Pattern
    }

    private let known: [Known]
    private let scratch = MatchScratch()
    /// What takes these words takes anything: a filler, which says nothing of the words it stands for.
    private static let nonsense = ["qzx", "qzx wvk jjq"]

    init(_ language: String, engine: Engine) {
        var bodies: [String: (String, Pattern.Options)] = [:]
        for rule in engine.rules.languages[language]?.claimRules ?? [] {
            for pattern in rule.allPatterns.map(\.pattern) { Self.collect(pattern, into: &bodies) }
        }
        let scratch = scratch
        known = bodies.sorted { $0.key < $1.key }.compactMap { name, body in
            // A fragment “no-…” says what may not stand at a place.
            guard !name.hasPrefix("no-"), !body.0.contains("(?<"), let whole = try? Pattern("^(?:\(body.0))$", options: body.1),
                !Self.nonsense.contains(where: { Self.matches(whole, $0, scratch) })
            else { return nil }
            return Known(name: name, whole: whole)
        }
    }

    private static func collect(_ pattern: SlotPattern, into bodies: inout [String: (String, Pattern.Options)]) {
        let bytes = Array(pattern.pattern.source.utf8)
        for (index, piece) in pattern.pieces.enumerated() where piece.kind == .fragmentStart {
            guard let name = piece.fragments.last, bodies[name] == nil,
                let end = pattern.pieces[index...].first(where: { $0.kind == .fragmentEnd && $0.fragments == piece.fragments })
            else { continue }
            bodies[name] = (String(decoding: bytes[piece.range.upperBound..<end.range.lowerBound], as: UTF8.self), pattern.pattern.options)
        }
    }

    private static func matches(_ pattern: Pattern, _ text: String, _ scratch: MatchScratch) -> Bool {
        var text = text
        return text.withUTF8 { (try? pattern.firstMatch(in: $0, from: 0, scratch: scratch)) == true }
    }

    /// The first fragment that takes exactly these words; particles, and words with a capital letter, which begin a
    /// sentence or name something, stay as they are written.
    func fragment(for words: String) -> String? {
        guard words.count > 2, words.first?.isLowercase == true else { return nil }
        return known.first { Self.matches($0.whole, words, scratch) }?.name
    }
}
