import Documents

/// Finds where text that a parser read stands in the bytes that it was read from.
///
/// Parsers give text decoded: without escapes, entities and tags that they dropped. Both texts are walked side by side; where
/// they differ, what stands in the source must be one of these.
struct TextAlignment {
    enum Language { case markdown, html }

    private let source: UnsafeBufferPointer<UInt8>
    private let language: Language

    init(_ source: UnsafeBufferPointer<UInt8>, _ language: Language) {
        self.source = source
        self.language = language
    }

    /// The longest entity that has a name, and then some.
    private static let longestEntity = 40

    /// The pieces of a text that begins at an offset; nil when it does not stand there.
    func pieces(of text: [UInt8], at start: Int, before limit: Int) -> [TextBlock.Piece]? {
        var block = TextBlock()
        var place = start
        var index = 0
        while index < text.count {
            guard place < limit else { return nil }
            if let (end, length) = entity(place, limit, text, index) {
                block.append(TextBlock.Piece(TextSpan(place, end), replacement: Array(text[index..<(index + length)])))
                place = end
                index += length
            } else if isEscape(place, limit, text[index]) {
                place += 1
            } else if source[place] == text[index] {
                var run = 1
                while place + run < limit, index + run < text.count, source[place + run] == text[index + run], !Self.isSpecial(source[place + run]) { run += 1 }
                block.append(TextBlock.Piece(TextSpan(place, place + run)))
                place += run
                index += run
            } else if source[place] == 0x0D, text[index] == 0x0A {
                let end = place + 1 < limit && source[place + 1] == 0x0A ? place + 2 : place + 1
                block.append(TextBlock.Piece(TextSpan(place, end), replacement: [0x0A]))
                place = end
                index += 1
            } else if language == .html, source[place] == UInt8(ascii: "<"), let end = tagEnd(place, limit) {
                place = end
            } else {
                return nil
            }
        }
        return block.pieces
    }

    /// A backslash before the punctuation that the text has.
    private func isEscape(_ place: Int, _ limit: Int, _ byte: UInt8) -> Bool {
        language == .markdown && source[place] == UInt8(ascii: "\\") && place + 1 < limit && source[place + 1] == byte
            && (0x21...0x7E).contains(byte) && !Self.isLetterOrDigit(byte)
    }

    /// Behind a tag or a comment that the parser passed over.
    private func tagEnd(_ place: Int, _ limit: Int) -> Int? {
        source[place..<limit].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
    }

    /// Where an entity at an offset ends, and how many bytes of the text it stands for; nil when there is none or when the
    /// text has its letters.
    private func entity(_ place: Int, _ limit: Int, _ text: [UInt8], _ index: Int) -> (end: Int, length: Int)? {
        guard source[place] == UInt8(ascii: "&") else { return nil }
        var end = place + 1
        let last = min(limit, place + Self.longestEntity)
        while end < last, Self.isLetterOrDigit(source[end]) || source[end] == UInt8(ascii: "#") { end += 1 }
        guard end > place + 1 else { return nil }
        var length = 1
        while index + length < text.count, text[index + length] & 0xC0 == 0x80 { length += 1 }
        if end < limit, source[end] == UInt8(ascii: ";") {
            let written = source[place...end]
            return text[index...].starts(with: written) && text[index] == UInt8(ascii: "&") ? nil : (end + 1, length)
        }
        // HTML knows some names without a semicolon: "&copy 2020".
        guard language == .html, !text[index...].starts(with: source[place..<end]) else { return nil }
        let next = index + length < text.count ? text[index + length] : nil
        return (place + 2...end).first { next == nil || ($0 < limit && source[$0] == next) }.map { ($0, length) }
    }

    /// Whether an entity or an escape may begin with it.
    private static func isSpecial(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\\") }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }
}
