import Documents
import Foundation
import Patterns

/// Expands `{{fragment}}`, `{{kind}}` and `{{slot:kind}}` in patterns and compiles them.
struct PatternExpander {
    let kinds: KindTable
    /// Character classes of the kinds, made once for all patterns.
    let classes: [String?]
    let fragments: [String: Section]
    /// Places of fragments that were complained of: patterns that use them are left out without a word.
    var broken: Set<Problem.Label> = []
    let words: WordSets
    let problems: ProblemList
    let withoutJIT: Bool
    /// Whether the patterns are known to compile.
    let isTested: Bool
    var tracing = false
    private let memo = Memo()

    /// What the fragments of a file expand to: most are used by many patterns, and by each other.
    private final class Memo {
        var fragments: [String: Expansion] = [:]
        var needs: [String: PatternNeeds] = [:]
    }

    /// What a sound pattern needs; fragments are read once.
    private func needs(of pattern: String) -> PatternNeeds { .of(pattern, needs(ofReference:)) }

    private func needs(ofReference name: String) -> PatternNeeds {
        if let known = memo.needs[name] { return known }
        let result: PatternNeeds
        if let fragment = fragments[name]?.node.scalar?.string {
            result = needs(of: fragment)
        } else {
            result = name.split(separator: ":").last.flatMap { kinds.kind(String($0)) }.map(PatternNeeds.kind) ?? .of("", needs(ofReference:))
        }
        memo.needs[name] = result
        return result
    }

    private struct Expansion {
        /// Nil when nobody asks for them.
        var pieces: [PatternPiece]?
        var text = ""
        var slotKinds: [String: [Int]] = [:]
        /// The kind that each character class in the text stands for.
        var classKinds: [String: Int] = [:]
        /// Said once, and then nothing more is expanded: fragments that double each other would never end.
        var isTooLong = false
        /// Where the parts of the pattern itself begin, in the expansion and in the pattern.
        var parts: [(expanded: Int, source: Int)] = []

        /// The offset in the pattern of one in the expansion.
        func source(of offset: Int) -> Int {
            guard let index = parts.lastIndex(where: { $0.expanded <= offset }) else { return 0 }
            let place = parts[index].source + offset - parts[index].expanded
            return index + 1 < parts.count ? min(place, parts[index + 1].source) : place
        }
        mutating func add(_ kind: PatternPiece.Kind, _ text: some StringProtocol, written: String? = nil, in fragments: [String], at section: Section) {
            let start = self.text.utf8.count
            self.text += kind == .text ? TypographicQuotes.plain(text) : String(text)
            guard pieces != nil, !text.isEmpty else { return }
            pieces?.append(
                PatternPiece(kind: kind, range: start..<self.text.utf8.count, written: written ?? String(text), fragments: fragments, place: section.place))
        }

        /// Puts what a fragment expands to behind what is here.
        mutating func append(_ inner: Expansion) {
            let start = text.utf8.count
            text += inner.text
            slotKinds.merge(inner.slotKinds, uniquingKeysWith: +)
            classKinds.merge(inner.classKinds) { first, _ in first }
            isTooLong = isTooLong || inner.isTooLong
            pieces?.append(contentsOf: (inner.pieces ?? []).map { $0.moved(by: start) })
        }
    }

    private static let maximumLength = 100_000

    /// Nil after a problem was reported.
    func compile(
        _ section: Section, caseless: Bool = true, unicode: Bool = false
    ) -> SlotPattern? {
        guard let source = section.string, PatternSpelling(section, source).isSound() else { return nil }
        var expansion = Expansion(pieces: tracing ? [] : nil)
        guard expand(source, at: section, open: [], into: &expansion) else { return nil }
        var options: Pattern.Options = []
        if caseless { options.insert(.caseless) }
        if unicode { options.insert(.unicodeClasses) }
        if withoutJIT { options.insert(.withoutJIT) }
        do {
            let pattern = isTested ? Pattern(tested: expansion.text, options: options) : try Pattern(expansion.text, options: options)
            guard try isTested || !matchesNothing(pattern) else {
                section.complain("empty-match", "The pattern ‘\(source)’ matches an empty text.", advice: "Give it something that must stand in the text.")
                return nil
            }
            let needs = needs(of: source)
            return SlotPattern(
                pattern: pattern, source: source, slotKinds: expansion.slotKinds, classKinds: expansion.classKinds, needed: needs.kinds,
                choices: needs.choices, neededWords: needs.bestWords.map(words.number), place: section.place, pieces: expansion.pieces ?? [])
        } catch let error as PatternError {
            report(error, in: expansion, of: source, at: section)
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

    private func report(_ error: PatternError, in expansion: Expansion, of source: String, at section: Section) {
        let bytes = Array(source.utf8)
        let at = min(expansion.source(of: error.offset), bytes.count)
        let before = String(decoding: bytes[..<at].suffix(16), as: UTF8.self)
        problems.add(
            "bad-pattern", "The pattern ‘\(source)’ does not compile: \(error.message)\(before.isEmpty ? "" : ", after ‘\(before)’").",
            at: [section.place(atByte: at)], advice: PatternSpelling.advice(error.message))
    }

    /// Whether a fragment is sound by itself; what is wrong with it is told here, once for all patterns that use it.
    func check(_ fragment: Section, named name: String) -> Bool {
        guard let source = fragment.string, PatternSpelling(fragment, source).isSound() else { return false }
        if CoreKind.publicKinds.contains(name) {
            fragment.complain(
                "fragment-hides-kind", "The fragment ‘\(name)’ has the name of a kind of mention, which ‘{{\(name)}}’ would no longer take.", advice: "Give the fragment another name.")
            return false
        }
        var expansion = Expansion()
        guard expand(source, at: fragment, open: [name], into: &expansion) else { return false }
        do { _ = try Pattern(expansion.text, options: .withoutJIT) } catch {
            report(error, in: expansion, of: source, at: fragment)
            return false
        }
        return true
    }

    private func expand(_ source: String, at section: Section, open: [String], into result: inout Expansion) -> Bool {
        guard !result.isTooLong else { return false }
        let bytes = Array(source.utf8)
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        func next(_ byte: Unicode.Scalar, from start: Int) -> Int? {
            let byte = UInt8(ascii: byte)
            return bytes.indices.dropFirst(start).first { bytes[$0] == byte && $0 + 1 < bytes.count && bytes[$0 + 1] == byte }
        }
        var position = 0
        var sound = true
        func mark() {
            guard open.isEmpty || open.count == 1 && section.string == source else { return }
            result.parts.append((result.text.utf8.count, position))
        }
        while let start = next("{", from: position) {
            mark()
            let before = text(position..<start)
            result.add(.text, before, in: open, at: section)
            guard let end = next("}", from: start + 2) else {
                problems.add(
                    "open-slot", "‘{{’ is never closed in ‘\(source)’.", at: [section.place(atByte: start)],
                    advice: "Write {{name}} or {{slot:kind}}, with two braces at each end.")
                return false
            }
            guard !open.isEmpty || !PatternSpelling.leavesClassOpen(before[...]) else {
                problems.add(
                    "bad-pattern", "A ‘[’ is still open where ‘{{’ stands in ‘\(source)’.", at: [section.place(atByte: start)],
                    advice: PatternSpelling.advice("character class"))
                return false
            }
            position = start
            mark()
            let name = String(decoding: bytes[(start + 2)..<end].filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
            sound = expand(slot: name, at: section, open: open, into: &result) && sound
            position = end + 2
        }
        mark()
        result.add(.text, text(position..<bytes.count), in: open, at: section)
        guard result.text.utf8.count <= Self.maximumLength || result.isTooLong else {
            result.isTooLong = true
            section.complain("long-pattern", "‘\(source)’ expands to more than \(Self.maximumLength) bytes.", advice: "Use fewer or smaller fragments.")
            return false
        }
        return sound
    }

    private func expand(slot name: String, at section: Section, open: [String], into result: inout Expansion) -> Bool {
        if let known = memo.fragments[name], !tracing {
            result.append(known)
            return true
        }
        let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 1, let fragment = fragments[name] {
            if broken.contains(fragment.place) { return false }
            guard !open.contains(name) else {
                // Told once for all fragments of the circle.
                guard open.first == name, open.allSatisfy({ name <= $0 }) else { return false }
                problems.add(
                    "fragment-cycle", "The fragment ‘\(name)’ contains itself: \((open + [name]).joined(separator: " → ")).",
                    at: [fragment.place(note: "‘\(name)’ is declared here"), (fragments[open[open.count - 1]] ?? section).place(note: "and used here")],
                    advice: "Break the circle: a fragment may only use others that do not lead back to it.")
                return false
            }
            guard let body = fragment.string else { return false }
            var inner = Expansion(pieces: tracing ? [] : nil)
            inner.add(.fragmentStart, "(?:", written: "{{\(name)}}", in: open + [name], at: fragment)
            let sound = expand(body, at: tracing ? fragment : section, open: open + [name], into: &inner)
            inner.add(.fragmentEnd, ")", written: "{{\(name)}}", in: open + [name], at: fragment)
            if sound { memo.fragments[name] = inner }
            result.append(inner)
            return sound
        }
        guard let kind = kinds.kind(parts[parts.count - 1]), parts.count <= 2 else {
            let known = Array(fragments.keys) + kinds.names
            problems.add(
                "unknown-slot", "‘{{\(name)}}’ is neither a fragment nor a kind of mention.", at: [section.place(of: "{{" + name)],
                advice: advice(parts, known.sorted()))
            return false
        }
        let letters = parts[0].utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }
        guard letters.count <= 32, let first = letters.first, !(0x30...0x39).contains(first),
            letters.allSatisfy({ $0 == UInt8(ascii: "_") || $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 })
        else {
            section.complain("bad-slot-name", "‘\(parts[0])’ cannot name a slot.", advice: "Use up to 32 letters, digits and hyphens, a letter first.")
            return false
        }
        guard let characters = classes[kind] else {
            section.complain("idle-slot", "Nothing produces ‘{{\(parts[parts.count - 1])}}’, so the pattern can never match.", advice: "Use a kind that a lexicon or a mention rule gives.")
            return false
        }
        let group = String(decoding: letters, as: UTF8.self)
        result.slotKinds[group, default: []].append(kind)
        result.classKinds[characters] = kind
        result.add(.slot, "(?<\(group)>\(characters))", written: "{{\(name)}}", in: open, at: section)
        return true
    }

    /// What an unknown slot may have been meant to be.
    private func advice(_ parts: [String], _ known: [String]) -> String {
        let last = parts[parts.count - 1]
        if parts.count == 2, kinds.kind(parts[0]) != nil { return "The name of the slot comes first: ‘{{\(last):\(parts[0])}}’." }
        if parts.count == 1, Self.slotNames.contains(last) { return "Say what it holds: ‘{{\(last):money}}’, ‘{{\(last):number}}’ …" }
        let slot = parts.count == 2 ? parts[0] + ":" : ""
        return Suggestion.nearest(to: last, among: known).map { "Did you mean ‘{{\(slot)\($0)}}’?" }
            ?? "Kinds are \(CoreKind.publicKinds.joined(separator: ", ")) and those of the lexicons; fragments are declared under ‘fragments:’."
    }

    /// Slots that claim rules read.
    static let figureSlots = ["value", "level", "change", "share", "ordinal", "count"]
    static let entitySlots = ["entity", "from", "to"]
    private static let slotNames = figureSlots + entitySlots
}
