/// What must be in a text for a pattern to match: kinds of tokens, and words. Read off the pattern as it is written.
///
/// Sound, not complete: of alternatives only what all of them need counts, of optional parts and negative lookarounds nothing.
/// Words are small letters; of each set one must be in the text, in any case.
struct PatternNeeds {
    var kinds = KindSet()
    /// Of each of these sets one kind must be there.
    private(set) var choices: [KindSet] = []
    var words: [[String]] = []
    /// All texts that the part can match, in small letters; nil where they are not known or too many.
    private(set) var exact: [String]?

    /// What `{{name}}` and `{{slot:kind}}` need.
    typealias References = (String) -> PatternNeeds

    static func of(_ pattern: String, _ references: @escaping References) -> PatternNeeds {
        var parser = NeedsParser(cursor: PatternCursor(pattern), references: references)
        var needs = parser.alternatives()
        if parser.isLost || !parser.cursor.isAtEnd { needs.forgetTexts() }
        return needs
    }

    static func kind(_ kind: Int) -> PatternNeeds {
        var needs = PatternNeeds()
        needs.kinds.insert(kind)
        return needs
    }

    /// More sets of words, or of kinds, than these are not kept: each costs time at every text.
    private static let mostSets = 3

    /// The sets of words that tell most, at most `mostSets`; the best comes first.
    var bestWords: [[String]] {
        var all = words
        if let exact, Self.tells(exact) { all.append(exact) }
        return Self.best(all)
    }

    private static func best(_ sets: [[String]]) -> [[String]] {
        let ranked = sets.map { (set: $0, worth: worth($0)) }.sorted { $0.worth > $1.worth }
        return ranked.prefix(mostSets).map(\.set)
    }

    // MARK: reckoning

    fileprivate static let anyText = PatternNeeds()
    fileprivate static let noText = PatternNeeds(exact: [""])

    fileprivate init(exact: [String]? = nil) { self.exact = exact }

    fileprivate static func text(_ texts: [String]) -> PatternNeeds { PatternNeeds(exact: texts) }

    /// More texts, or longer ones, than these are as good as unknown.
    private static let maximumTexts = 48
    private static let maximumAlternatives = 200
    private static let maximumLength = 40
    /// Shorter words stand in every text.
    private static let minimumLength = 3

    private static func tells(_ texts: [String]) -> Bool { texts.allSatisfy { $0.utf8.count >= minimumLength } }

    /// Long words, and few of them, are rare.
    private static func worth(_ words: [String]) -> Double {
        Double(words.map(\.utf8.count).min() ?? 0) - Double(words.count).squareRoot()
    }

    fileprivate mutating func forgetTexts() {
        choices = []
        words = []
        exact = nil
    }

    /// What is known of texts becomes words, where they tell anything.
    private mutating func close() {
        if let exact, Self.tells(exact) { words.append(exact) }
        exact = nil
    }

    /// The part, so often.
    fileprivate func repeated(_ least: Int, _ most: Int?) -> PatternNeeds {
        if least == 1, most == 1 { return self }
        if least == 0 { return PatternNeeds(exact: most == 1 ? exact.map { $0.contains("") ? $0 : $0 + [""] } : nil) }
        var result = self
        result.close()
        return result
    }

    /// A part that must be there but takes no text.
    fileprivate var looked: PatternNeeds {
        var result = self
        result.close()
        result.exact = [""]
        return result
    }

    /// One part behind another. `open` is what the text so far ends with, in all its forms.
    fileprivate static func sequence(_ parts: [PatternNeeds]) -> PatternNeeds {
        var result = PatternNeeds(exact: [""])
        var isWhole = true
        for part in parts {
            result.kinds.formUnion(part.kinds)
            result.choices += part.choices
            result.words += part.words
            if let texts = part.exact, let open = result.exact {
                if texts == [""] { continue }
                if open.count * texts.count <= maximumTexts, (open.map(\.utf8.count).max() ?? 0) + (texts.map(\.utf8.count).max() ?? 0) <= maximumLength {
                    result.exact = open.count == 1 && open[0].isEmpty ? texts : open.flatMap { start in texts.map { start + $0 } }
                    continue
                }
            }
            result.close()
            isWhole = false
            result.exact = part.exact ?? [""]
        }
        if !isWhole { result.close() }
        // The best of all are among the best of the parts.
        if result.words.count > mostSets { result.words = best(result.words) }
        if result.choices.count > mostSets { result.choices.removeLast(result.choices.count - mostSets) }
        return result
    }

    /// Kinds of which every alternative needs one, beside those that all need.
    private static func choice(among parts: [PatternNeeds], beside common: KindSet) -> KindSet? {
        var result = KindSet()
        for part in parts {
            let own = part.kinds.subtracting(common)
            guard let choice = own.isEmpty ? part.choices.first : own else { return nil }
            result.formUnion(choice)
        }
        return result
    }

    fileprivate static func either(_ parts: [PatternNeeds]) -> PatternNeeds {
        guard parts.count > 1 else { return parts[0] }
        var result = PatternNeeds()
        result.kinds = parts.dropFirst().reduce(parts[0].kinds) { $0.intersection($1.kinds) }
        if let choice = choice(among: parts, beside: result.kinds) { result.choices = [choice] }
        let texts = parts.compactMap(\.exact)
        if texts.count == parts.count, texts.reduce(0, { $0 + $1.count }) <= maximumTexts {
            result.exact = texts.flatMap { $0 }
            return result
        }
        var union: [String] = []
        for part in parts {
            guard let best = part.bestWords.first, union.count + best.count <= maximumAlternatives else { return result }
            union += best
        }
        result.words = [union]
        return result
    }
}

private struct NeedsParser {
    var cursor: PatternCursor
    let references: PatternNeeds.References
    /// Set at what is not understood: then nothing is said of words.
    var isLost = false

    mutating func alternatives() -> PatternNeeds {
        var result = [sequence()]
        while cursor.take("|") { result.append(sequence()) }
        return .either(result)
    }

    private mutating func sequence() -> PatternNeeds {
        var parts: [PatternNeeds] = []
        while let next = cursor.byte, next != UInt8(ascii: "|"), next != UInt8(ascii: ")") {
            let item = item(next)
            let (least, most) = cursor.quantifier()
            parts.append(item.repeated(least, most))
        }
        return .sequence(parts)
    }

    private mutating func item(_ first: UInt8) -> PatternNeeds {
        switch first {
        case UInt8(ascii: "\\"): return escape()
        case UInt8(ascii: "["): return members(of: cursor.skipClass())
        case UInt8(ascii: "("): return group()
        case UInt8(ascii: "{") where cursor.peek(1) == UInt8(ascii: "{"): return reference()
        case UInt8(ascii: "^"), UInt8(ascii: "$"):
            cursor.position += 1
            return .noText
        case UInt8(ascii: "."):
            cursor.position += 1
            return .anyText
        default: return character()
        }
    }

    private mutating func reference() -> PatternNeeds {
        let start = cursor.position + 2
        cursor.skip(past: "}")
        let name = cursor.bytes[min(start, cursor.position - 1)..<(cursor.position - 1)]
        _ = cursor.take("}")
        return references(String(decoding: name.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self))
    }

    /// As many plain characters as stand together: the last one stands alone where it is repeated.
    private mutating func character() -> PatternNeeds {
        let start = cursor.position
        while let next = cursor.byte, Self.isPlain(next) { cursor.position += 1 }
        if cursor.position - start > 1, let next = cursor.byte, Self.repeats(next), cursor.peek(1) != UInt8(ascii: "{") || next != UInt8(ascii: "{") { cursor.position -= 1 }
        if cursor.position > start { return .text([String(decoding: cursor.bytes[start..<cursor.position], as: UTF8.self).lowercased()]) }
        cursor.position += 1
        while let next = cursor.byte, next & 0xC0 == 0x80 { cursor.position += 1 }
        return text(String(decoding: cursor.bytes[start..<cursor.position], as: UTF8.self))
    }

    private static func isPlain(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x20 || byte == 0x27 || byte == 0x2D }
    private static func repeats(_ byte: UInt8) -> Bool { "?*+{".utf8.contains(byte) }

    private func text(_ written: String) -> PatternNeeds {
        written.unicodeScalars.allSatisfy(SmallLetters.isFolded) ? .text([written.lowercased()]) : .anyText
    }

    /// A class of a few plain characters is as good as alternatives.
    private func members(of written: String) -> PatternNeeds {
        let inner = written.dropFirst().dropLast()
        guard inner.count <= 4, !inner.isEmpty, !inner.contains(where: { "^-\\[".contains($0) }) else { return .anyText }
        let all = inner.map { text(String($0)).exact?.first }
        return all.contains(nil) ? .anyText : .text(Set(all.compactMap { $0 }).sorted())
    }

    private mutating func escape() -> PatternNeeds {
        let letter = cursor.peek(1)
        cursor.position += 2
        switch letter {
        case let letter where "bBAzZGK".utf8.contains(letter): return .noText
        case let letter where "dDwWsShHvVNRXntrfea".utf8.contains(letter): return .anyText
        case UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "x"):
            if cursor.byte == UInt8(ascii: "{") { cursor.skip(past: "}") } else { isLost = true }
            return .anyText
        case let letter where letter < 0x80 && !((letter | 0x20) &- 0x61 < 26 || letter &- 0x30 < 10):
            return .text([String(decoding: [letter], as: UTF8.self)])
        default:
            isLost = true
            return .anyText
        }
    }

    private mutating func group() -> PatternNeeds {
        cursor.position += 1
        let role = skipGroupHead()
        let inner = alternatives()
        if !cursor.take(")") { isLost = true }
        switch role {
        case .consumes: return inner
        case .looks: return inner.looked
        case .looksForNone: return .noText
        case .unknown: return .anyText
        }
    }

    private enum Role { case consumes, looks, looksForNone, unknown }

    /// Passes what stands between `(` and the body of a group.
    private mutating func skipGroupHead() -> Role {
        if cursor.byte == UInt8(ascii: "*") {
            cursor.skipFlags()
            return .looksForNone
        }
        guard cursor.take("?") else { return .consumes }
        let next = cursor.peek(1)
        switch cursor.byte {
        // What a positive lookaround asks for must be in the text as well.
        case UInt8(ascii: "="):
            cursor.position += 1
            return .looks
        case UInt8(ascii: "<") where next == UInt8(ascii: "="):
            cursor.position += 2
            return .looks
        case UInt8(ascii: "!"), UInt8(ascii: "*"): return .looksForNone
        case UInt8(ascii: "<") where "!*".utf8.contains(next): return .looksForNone
        case UInt8(ascii: "<"): cursor.skip(past: ">")
        case UInt8(ascii: "P") where next == UInt8(ascii: "<"): cursor.skip(past: ">")
        case UInt8(ascii: "'"):
            cursor.position += 1
            cursor.skip(past: "'")
        case UInt8(ascii: ">"), UInt8(ascii: "|"): cursor.position += 1
        case UInt8(ascii: "#"): while let next = cursor.byte, next != UInt8(ascii: ")") { cursor.position += 1 }
        case UInt8(ascii: "("):
            _ = group()
            return .unknown
        case UInt8(ascii: "R"), UInt8(ascii: "&"), UInt8(ascii: "+"), UInt8(ascii: "P"): return calls()
        case let byte? where byte &- 0x30 < 10 || byte == UInt8(ascii: "-") && next &- 0x30 < 10: return calls()
        default:
            let start = cursor.position
            cursor.skipFlags()
            // Blanks of a pattern in extended form are no text.
            if cursor.bytes[start..<cursor.position].contains(UInt8(ascii: "x")) { isLost = true }
        }
        return .consumes
    }

    /// Recursion takes text that stands elsewhere in the pattern.
    private mutating func calls() -> Role {
        while let next = cursor.byte, next != UInt8(ascii: ")") { cursor.position += 1 }
        return .unknown
    }
}

/// Letters that are compared in any case by their small form, in patterns and, byte by byte, in texts: ASCII, Latin-1 and
/// Cyrillic; and characters without case.
package enum SmallLetters {
    static func isFolded(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x80, 0xC0...0xFE, 0x400...0x45F: true
        case 0xB5, 0xDF, 0xFF: false
        default: !scalar.properties.changesWhenCaseMapped && !scalar.properties.changesWhenCaseFolded
        }
    }

    /// UTF-8 in small letters; of the same length, but for the two signs that fold with ASCII letters.
    package static func fold(_ text: UnsafeBufferPointer<UInt8>, into result: inout [UInt8]) {
        result.removeAll(keepingCapacity: true)
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            if byte < 0x80 {
                result.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                continue
            }
            guard byte == 0xC3 || byte == 0xD0 || byte == 0xC5 || byte == 0xE2, index < text.count else {
                result.append(byte)
                continue
            }
            let next = text[index]
            switch (byte, next) {
            case (0xC3, 0x80...0x9E) where next != 0x97: result += [byte, next + 0x20]
            case (0xD0, 0x80...0x8F): result += [0xD1, next + 0x10]
            case (0xD0, 0x90...0x9F): result += [0xD0, next + 0x20]
            case (0xD0, 0xA0...0xAF): result += [0xD1, next - 0x20]
            case (0xC5, 0xBF): result.append(UInt8(ascii: "s"))
            case (0xE2, 0x84) where index + 1 < text.count && text[index + 1] == 0xAA:
                result.append(UInt8(ascii: "k"))
                index += 1
            default: result += [byte, next]
            }
            index += 1
        }
    }
}
