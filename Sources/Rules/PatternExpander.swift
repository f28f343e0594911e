import Documents
import Foundation
import Patterns

/// Expands `{{fragment}}`, `{{kind}}` and `{{slot:kind}}` in patterns and compiles them.
struct PatternExpander {
    let kinds: KindTable
    /// Character classes of the kinds, made once for all patterns.
    let classes: [String?]
    let fragments: [String: Section]
    let problems: ProblemList
    let withoutJIT: Bool
    var tracing = false

    private struct Expansion {
        var text = ""
        var slotKinds: [String: [Int]] = [:]
        /// The kind that each character class in the text stands for.
        var classKinds: [String: Int] = [:]
        /// Said once, and then nothing more is expanded: fragments that double each other would never end.
        var isTooLong = false
        /// Nil when nobody asks for them.
        var pieces: [PatternPiece]?

        mutating func add(_ kind: PatternPiece.Kind, _ text: some StringProtocol, written: String? = nil, in fragments: [String], at section: Section) {
            let start = self.text.utf8.count
            self.text += text
            guard pieces != nil, !text.isEmpty else { return }
            pieces?.append(
                PatternPiece(kind: kind, range: start..<self.text.utf8.count, written: written ?? String(text), fragments: fragments, place: section.place))
        }
    }

    private static let maximumLength = 100_000

    /// Nil after a problem was reported.
    func compile(
        _ section: Section, caseless: Bool = true, unicode: Bool = false
    ) -> SlotPattern? {
        guard let source = section.string else { return nil }
        var expansion = Expansion()
        if tracing { expansion.pieces = [] }
        guard expand(source, at: section, open: [], into: &expansion) else { return nil }
        var options: Pattern.Options = []
        if caseless { options.insert(.caseless) }
        if unicode { options.insert(.unicodeClasses) }
        if withoutJIT { options.insert(.withoutJIT) }
        do {
            let pattern = try Pattern(expansion.text, options: options)
            guard try !matchesNothing(pattern) else {
                section.complain("empty-match", "The pattern ‘\(source)’ matches an empty text.", advice: "Give it something that must stand in the text.")
                return nil
            }
            return SlotPattern(
                pattern: pattern, source: source, slotKinds: expansion.slotKinds,
                needed: RequiredKinds.of(expansion.text, classKinds: expansion.classKinds), place: section.place,
                pieces: expansion.pieces ?? [])
        } catch let error as PatternError {
            report(error, in: expansion.text, of: source, at: section)
        } catch {
            section.complain("bad-pattern", "The pattern ‘\(source)’ cannot be tried: it backtracks without end.", advice: "Remove nested repetition such as (a+)+.")
        }
        return nil
    }

    private func matchesNothing(_ pattern: Pattern) throws(MatchError) -> Bool {
        let scratch = MatchScratch()
        let empty: [UInt8] = [0]
        var result = false
        do {
            result = try empty.withUnsafeBufferPointer {
                let subject = UnsafeBufferPointer(rebasing: $0[..<0])
                return try pattern.firstMatch(in: subject, from: 0, scratch: scratch)
            }
        } catch let error as MatchError {
            throw error
        } catch {}
        return result
    }

    private func report(_ error: PatternError, in expanded: String, of source: String, at section: Section) {
        let bytes = Array(expanded.utf8)
        let at = min(error.offset, bytes.count)
        let before = String(decoding: bytes[max(0, at - 12)..<at], as: UTF8.self)
        section.complain(
            "bad-pattern", "The pattern ‘\(source)’ does not compile: \(error.message) after ‘\(before)’.",
            advice: "Patterns are PCRE2 regular expressions; a literal ( ) [ ] . * + ? | needs a backslash.")
    }

    private func expand(_ source: String, at section: Section, open: [String], into result: inout Expansion) -> Bool {
        guard !result.isTooLong else { return false }
        var rest = Substring(source)
        var sound = true
        while let start = rest.range(of: "{{") {
            result.add(.text, rest[..<start.lowerBound], in: open, at: section)
            guard let end = rest[start.upperBound...].range(of: "}}") else {
                section.complain("open-slot", "‘{{’ is never closed in ‘\(source)’.", advice: "Write {{name}} or {{slot:kind}}.")
                return false
            }
            let name = rest[start.upperBound..<end.lowerBound].filter { $0 != " " }
            sound = expand(slot: name, at: section, open: open, into: &result) && sound
            rest = rest[end.upperBound...]
        }
        result.add(.text, rest, in: open, at: section)
        guard result.text.utf8.count <= Self.maximumLength || result.isTooLong else {
            result.isTooLong = true
            section.complain("long-pattern", "‘\(source)’ expands to more than \(Self.maximumLength) bytes.", advice: "Use fewer or smaller fragments.")
            return false
        }
        return sound
    }

    private func expand(slot name: String, at section: Section, open: [String], into result: inout Expansion) -> Bool {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 1, let fragment = fragments[name] {
            guard !open.contains(name) else {
                problems.add(
                    "fragment-cycle", "The fragment ‘\(name)’ contains itself: \((open + [name]).joined(separator: " → ")).",
                    at: [section.place, fragment.place(note: "‘\(name)’ is declared here")],
                    advice: "Break the circle: a fragment may only use others that do not lead back to it.")
                return false
            }
            guard let body = fragment.string else { return false }
            result.add(.fragmentStart, "(?:", written: "{{\(name)}}", in: open + [name], at: fragment)
            let sound = expand(body, at: tracing ? fragment : section, open: open + [name], into: &result)
            result.add(.fragmentEnd, ")", written: "{{\(name)}}", in: open + [name], at: fragment)
            return sound
        }
        guard let kind = kinds.kind(parts[parts.count - 1]), parts.count <= 2 else {
            let known = Array(fragments.keys) + kinds.names
            section.complain(
                "unknown-slot", "‘{{\(name)}}’ is neither a fragment nor a kind of mention.",
                advice: Suggestion.nearest(to: parts[parts.count - 1], among: known.sorted()).map { "Did you mean ‘{{\($0)}}’?" }
                    ?? "Kinds are \(CoreKind.mentionTypes.joined(separator: ", ")) and those of the lexicons.")
            return false
        }
        let group = parts[0].map { $0 == "-" ? "_" : $0 }
        guard group.count <= 32, group.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }),
            group.first?.isNumber == false
        else {
            section.complain("bad-slot-name", "‘\(parts[0])’ cannot name a slot.", advice: "Use up to 32 letters, digits and hyphens, a letter first.")
            return false
        }
        guard let characters = classes[kind] else {
            section.complain("idle-slot", "Nothing produces ‘{{\(parts[parts.count - 1])}}’, so the pattern can never match.", advice: "Use a kind that a lexicon or a mention rule gives.")
            return false
        }
        result.slotKinds[String(group), default: []].append(kind)
        result.classKinds[characters] = kind
        result.add(.slot, "(?<\(String(group))>\(characters))", written: "{{\(name)}}", in: open, at: section)
        return true
    }
}
