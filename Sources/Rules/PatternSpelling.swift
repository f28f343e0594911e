import Documents

/// What is odd about a pattern as it is spelt, before it is expanded: it would load and never match.
struct PatternSpelling {
    private let section: Section
    private let source: String

    init(_ section: Section, _ source: String) {
        self.section = section
        self.source = source
    }

    func isSound() -> Bool {
        guard !source.isEmpty else {
            section.complain("empty-match", "The pattern is empty, and would match everywhere.", advice: "Write what must stand in the text, or leave the pattern out.")
            return false
        }
        if let sign = source.unicodeScalars.first(where: Self.isInvisible) {
            section.complain(
                "invisible-sign", "The pattern holds the invisible sign U+\(Self.hex(sign)), and texts do not.",
                advice: sign == "\u{8}" ? "Write the pattern in single quotes: in double quotes ‘\\b’ is a backspace." : "Delete it; it may have come with a copied text.")
            return false
        }
        if let slot = lonelySlot {
            section.problems.add(
                "one-brace", "‘{\(slot)}’ is no slot, and matches only itself.", at: [section.place(of: "{\(slot)}")], advice: "Write two braces: ‘{{\(slot)}}’.")
            return false
        }
        return true
    }

    /// What stands in single braces like the name of a slot: no count ("{2,3}") and no property ("\\p{Lu}").
    private var lonelySlot: String? {
        let bytes = Array(source.utf8)
        for start in bytes.indices where bytes[start] == UInt8(ascii: "{") {
            let before = bytes[..<start].suffix(2)
            if before.last == UInt8(ascii: "{") || before.contains(UInt8(ascii: "\\")) { continue }
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "}")), end > start + 1, bytes[end...].dropFirst().first != UInt8(ascii: "}") else { continue }
            let name = bytes[start + 1..<end]
            if name.allSatisfy({ $0 &- 0x61 < 26 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }) { return String(decoding: name, as: UTF8.self) }
        }
        return nil
    }

    /// Control characters and signs without width; joiners belong to scripts.
    private static func isInvisible(_ sign: Unicode.Scalar) -> Bool {
        switch sign.properties.generalCategory {
        case .control: return sign != "\t" && sign != "\n"
        case .format: return sign.value != 0x200C && sign.value != 0x200D
        default: return sign.value == 0x200B
        }
    }

    private static func hex(_ sign: Unicode.Scalar) -> String {
        let digits = String(sign.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Whether a piece of a pattern ends inside a character class.
    static func leavesClassOpen(_ piece: Substring) -> Bool {
        var start: Substring.UTF8View.Index?
        var skips = false
        for index in piece.utf8.indices {
            let byte = piece.utf8[index]
            if skips { skips = false } else if byte == UInt8(ascii: "\\") { skips = true }
            else if byte == UInt8(ascii: "["), start == nil { start = index }
            // A bracket that closes is a literal at the start of a class.
            else if byte == UInt8(ascii: "]"), let open = start, !["[", "[^"].contains(piece[open..<index]) { start = nil }
        }
        return start != nil
    }

    /// What to do about a message of PCRE2.
    static func advice(_ message: String) -> String {
        if message.contains("parenthes") { return "Each ‘(’ needs a ‘)’; a literal parenthesis is written ‘\\(’ or ‘\\)’." }
        if message.contains("character class") { return "Each ‘[’ needs a ‘]’; a literal bracket is written ‘\\[’." }
        if message.contains("quantifier") { return "‘*’, ‘+’ and ‘?’ stand behind what they repeat; a literal one is written with a backslash." }
        if message.contains("lookbehind") { return "What stands in (?<=…) or (?<!…) must have a length that is bounded: write ‘.{0,20}’ for ‘.*’." }
        return "Patterns are PCRE2 regular expressions; a literal ( ) [ ] . * + ? | needs a backslash."
    }
}
