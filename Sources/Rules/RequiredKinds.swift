/// Which kinds of tokens must be in a text for a pattern to match, read off the expanded pattern.
///
/// Sound, not complete: of alternatives only what all of them need counts, of optional parts and negative lookarounds nothing.
struct RequiredKinds {
    private var cursor: PatternCursor
    private let classKinds: [String: Int]

    static func of(_ expanded: String, classKinds: [String: Int]) -> KindSet {
        var parser = RequiredKinds(cursor: PatternCursor(expanded), classKinds: classKinds)
        return parser.alternatives()
    }

    private mutating func alternatives() -> KindSet {
        var result = sequence()
        while cursor.take("|") { result = result.intersection(sequence()) }
        return result
    }

    private mutating func sequence() -> KindSet {
        var result = KindSet()
        while let next = cursor.byte, next != UInt8(ascii: "|"), next != UInt8(ascii: ")") {
            let item = item(next)
            if cursor.quantifier().least > 0 { result.formUnion(item) }
        }
        return result
    }

    private mutating func item(_ first: UInt8) -> KindSet {
        switch first {
        case UInt8(ascii: "\\"):
            cursor.position += 2
            if cursor.byte == UInt8(ascii: "{") { cursor.skip(past: "}") }
        case UInt8(ascii: "["):
            var result = KindSet()
            if let kind = classKinds[cursor.skipClass()] { result.insert(kind) }
            return result
        case UInt8(ascii: "("): return group()
        default: cursor.position += 1
        }
        return KindSet()
    }

    private mutating func group() -> KindSet {
        cursor.position += 1
        let counts = skipGroupHead()
        let inner = alternatives()
        _ = cursor.take(")")
        return counts ? inner : KindSet()
    }

    /// Passes what stands between `(` and the body of a group; false when a match can do without the body's text: in a
    /// negative lookaround, behind a condition, in a verb.
    private mutating func skipGroupHead() -> Bool {
        if cursor.byte == UInt8(ascii: "*") {
            cursor.skipFlags()
            return false
        }
        guard cursor.take("?") else { return true }
        let next = cursor.peek(1)
        switch cursor.byte {
        // What a positive lookaround asks for must be in the text as well.
        case UInt8(ascii: "="): cursor.position += 1
        case UInt8(ascii: "<") where next == UInt8(ascii: "="): cursor.position += 2
        case UInt8(ascii: "!"), UInt8(ascii: "*"): return false
        case UInt8(ascii: "<") where "!*".utf8.contains(next): return false
        case UInt8(ascii: "<"): cursor.skip(past: ">")
        case UInt8(ascii: "P") where next == UInt8(ascii: "<"): cursor.skip(past: ">")
        case UInt8(ascii: "'"):
            cursor.position += 1
            cursor.skip(past: "'")
        case UInt8(ascii: ">"), UInt8(ascii: "|"): cursor.position += 1
        case UInt8(ascii: "#"): while let next = cursor.byte, next != UInt8(ascii: ")") { cursor.position += 1 }
        case UInt8(ascii: "("):
            _ = group()
            return false
        default: cursor.skipFlags()
        }
        return true
    }
}
