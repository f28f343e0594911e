/// Reads a PCRE2 pattern from left to right, as far as telling its parts apart goes.
struct PatternCursor {
    let bytes: [UInt8]
    var position = 0

    init(_ pattern: String) { bytes = Array(pattern.utf8) }

    var byte: UInt8? { position < bytes.count ? bytes[position] : nil }
    var isAtEnd: Bool { position >= bytes.count }

    /// The byte so far behind the next one; 0 behind the end.
    func peek(_ distance: Int) -> UInt8 { position + distance < bytes.count ? bytes[position + distance] : 0 }

    /// Passes a byte when it is the next one.
    mutating func take(_ expected: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: expected) else { return false }
        position += 1
        return true
    }

    mutating func skip(past end: Unicode.Scalar) {
        while let next = byte, next != UInt8(ascii: end) { position += 1 }
        position = min(position + 1, bytes.count)
    }

    /// Passes a character class and returns its text.
    mutating func skipClass() -> String {
        let start = position
        position += 1
        _ = take("^")
        _ = take("]")
        while let next = byte, next != UInt8(ascii: "]") { position += next == UInt8(ascii: "\\") ? 2 : 1 }
        position = min(position + 1, bytes.count)
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// Passes flags, or the name of a verb or of a group to call, and the colon behind them.
    mutating func skipFlags() {
        while let next = byte, next != UInt8(ascii: ":"), next != UInt8(ascii: ")") { position += 1 }
        _ = take(":")
    }

    /// Passes a quantifier, which `{{` does not begin, and returns how often it lets the item stand, nil being without end; once where there is none.
    mutating func quantifier() -> (least: Int, most: Int?) {
        let count: (Int, Int?)
        switch byte {
        case UInt8(ascii: "?"): count = (0, 1)
        case UInt8(ascii: "*"): count = (0, nil)
        case UInt8(ascii: "+"): count = (1, nil)
        case UInt8(ascii: "{") where peek(1) != UInt8(ascii: "{"):
            let start = position + 1
            skip(past: "}")
            let sides = String(decoding: bytes[start..<max(start, position - 1)], as: UTF8.self).split(separator: ",", omittingEmptySubsequences: false)
            // Braces that are no quantifier are text: any number of it, to be safe.
            let least = sides.first.flatMap { Int($0) }
            count = (least ?? 0, sides.count == 1 ? least : Int(sides[1]))
            position -= 1
        default: return (1, 1)
        }
        position += 1
        if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "+") { position += 1 }
        return count
    }
}
