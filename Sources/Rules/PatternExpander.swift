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
    let problems: ProblemList
    let withoutJIT: Bool
    /// Whether the patterns are known to compile.
    let isTested: Bool
    var tracing = false

    private struct Expansion {
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
        guard let source = section.string, PatternSpelling(section, source).isSound() else { return nil }
        var expansion = Expansion()
        if tracing { expansion.pieces = [] }
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
            return SlotPattern(
                pattern: pattern, source: source, slotKinds: expansion.slotKinds, classKinds: expansion.classKinds, place: section.place,
                pieces: expansion.pieces ?? [])
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
        if CoreKind.mentionTypes.contains(name) {
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
        var rest = Substring(source)
        var sound = true
        func mark() {
            guard open.isEmpty || open.count == 1 && section.string == source else { return }
            result.parts.append((result.text.utf8.count, source.utf8.count - rest.utf8.count))
        }
        while let start = rest.range(of: "{{") {
            mark()
            result.add(.text, rest[..<start.lowerBound], in: open, at: section)
            guard let end = rest[start.upperBound...].range(of: "}}") else {
                problems.add(
                    "open-slot", "‘{{’ is never closed in ‘\(source)’.", at: [section.place(atByte: source.utf8.count - rest[start.lowerBound...].utf8.count)],
                    advice: "Write {{name}} or {{slot:kind}}, with two braces at each end.")
                return false
            }
            guard !open.isEmpty || !PatternSpelling.leavesClassOpen(rest[..<start.lowerBound]) else {
                problems.add(
                    "bad-pattern", "A ‘[’ is still open where ‘{{’ stands in ‘\(source)’.", at: [section.place(atByte: source.utf8.count - rest[start.lowerBound...].utf8.count)],
                    advice: PatternSpelling.advice("character class"))
                return false
            }
            rest = rest[start.lowerBound...]
            mark()
            let name = rest[start.upperBound..<end.lowerBound].filter { $0 != " " }
            sound = expand(slot: name, at: section, open: open, into: &result) && sound
            rest = rest[end.upperBound...]
        }
        mark()
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
            result.add(.fragmentStart, "(?:", written: "{{\(name)}}", in: open + [name], at: fragment)
            let sound = expand(body, at: tracing ? fragment : section, open: open + [name], into: &result)
            result.add(.fragmentEnd, ")", written: "{{\(name)}}", in: open + [name], at: fragment)
            return sound
        }
        guard let kind = kinds.kind(parts[parts.count - 1]), parts.count <= 2 else {
            let known = Array(fragments.keys) + kinds.names
            problems.add(
                "unknown-slot", "‘{{\(name)}}’ is neither a fragment nor a kind of mention.", at: [section.place(of: "{{" + name)],
                advice: advice(parts, known.sorted()))
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

    /// What an unknown slot may have been meant to be.
    private func advice(_ parts: [String], _ known: [String]) -> String {
        let last = parts[parts.count - 1]
        if parts.count == 2, kinds.kind(parts[0]) != nil { return "The name of the slot comes first: ‘{{\(last):\(parts[0])}}’." }
        if parts.count == 1, Self.slotNames.contains(last) { return "Say what it holds: ‘{{\(last):money}}’, ‘{{\(last):number}}’ …" }
        let slot = parts.count == 2 ? parts[0] + ":" : ""
        return Suggestion.nearest(to: last, among: known).map { "Did you mean ‘{{\(slot)\($0)}}’?" }
            ?? "Kinds are \(CoreKind.mentionTypes.joined(separator: ", ")) and those of the lexicons; fragments are declared under ‘fragments:’."
    }

    /// Slots that claim rules read.
    static let figureSlots = ["value", "level", "change", "share", "ordinal", "count"]
    static let entitySlots = ["entity", "from", "to"]
    private static let slotNames = figureSlots + entitySlots
}
