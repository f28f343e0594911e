/// Where a match of a pattern can begin, read off the expanded pattern: at, or so many bytes of typed text before, a token
/// of one of some kinds.
///
/// Matching starts only there: a failing start costs some ten nanoseconds, a search through a paragraph a hundred times that.
package struct LeadingTokens: Hashable, Sendable {
    /// One of these is the first token that the pattern asks for.
    package let kinds: KindSet
    /// How many bytes a match holds before that token.
    package let before: ClosedRange<Int>

    /// Farther ahead of a token than this, a search through the paragraph costs less.
    private static let reach = 64

    /// Nil when a match need not meet a token, when too much may stand before it, or when the pattern does what is not
    /// understood here: recursion, conditions, verbs.
    static func of(_ expanded: String, classKinds: [String: Int]) -> LeadingTokens? {
        var parser = LeadParser(cursor: PatternCursor(expanded), classKinds: classKinds)
        guard let lead = parser.pattern(), lead.passes == nil, let before = lead.before, before.upperBound <= reach else { return nil }
        return LeadingTokens(kinds: lead.kinds, before: before)
    }
}

/// What a part of a pattern consumes up to its first token.
private struct Lead {
    var kinds = KindSet()
    /// Bytes before the first token; nil when no way through the part meets one.
    var before: ClosedRange<Int>?
    /// Bytes of a way through the part that meets no token; nil when there is no such way.
    var passes: ClosedRange<Int>?

    static let nothing = Lead(passes: 0...0)
    /// As good as without end.
    private static let endless = 1 << 20

    static func text(_ bytes: ClosedRange<Int>) -> Lead { Lead(passes: bytes) }

    static func token(_ kind: Int) -> Lead {
        var lead = Lead(before: 0...0)
        lead.kinds.insert(kind)
        return lead
    }

    /// This part, and then another.
    func then(_ next: Lead) -> Lead {
        guard let passes else { return self }
        var result = self
        result.passes = next.passes.map { Self.sum(passes, $0) }
        if let more = next.before {
            result.kinds.formUnion(next.kinds)
            result.before = Self.hull(before, Self.sum(passes, more))
        }
        return result
    }

    func or(_ other: Lead) -> Lead {
        var result = self
        result.kinds.formUnion(other.kinds)
        result.before = Self.hull(before, other.before)
        result.passes = Self.hull(passes, other.passes)
        return result
    }

    func repeated(_ least: Int, _ most: Int?) -> Lead {
        var result = self
        if let passes {
            let most = min(most ?? Self.endless, Self.endless)
            result.passes = passes.lowerBound * least...min(passes.upperBound * most, Self.endless)
            // Rounds without a token may stand before the one with it.
            if most > 1, let before { result.before = before.lowerBound...min(before.upperBound + passes.upperBound * most, Self.endless) }
        }
        if least == 0 { result.passes = Self.hull(result.passes, 0...0) }
        return result
    }

    private static func sum(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> ClosedRange<Int> {
        min(a.lowerBound + b.lowerBound, endless)...min(a.upperBound + b.upperBound, endless)
    }

    private static func hull(_ a: ClosedRange<Int>?, _ b: ClosedRange<Int>?) -> ClosedRange<Int>? {
        guard let a, let b else { return a ?? b }
        return min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
    }
}

private struct LeadParser {
    var cursor: PatternCursor
    let classKinds: [String: Int]
    /// Set at what is not understood.
    private var isLost = false

    init(cursor: PatternCursor, classKinds: [String: Int]) {
        self.cursor = cursor
        self.classKinds = classKinds
    }

    /// One character in any case: k and s fold with characters of two and three bytes, others beyond ASCII with any.
    private static let anyCharacter = 1...4

    mutating func pattern() -> Lead? {
        let lead = alternatives()
        return isLost || !cursor.isAtEnd ? nil : lead
    }

    private mutating func alternatives() -> Lead {
        var result = sequence()
        while !isLost, cursor.take("|") { result = result.or(sequence()) }
        return result
    }

    private mutating func sequence() -> Lead {
        var result = Lead.nothing
        while !isLost, let next = cursor.byte, next != UInt8(ascii: "|"), next != UInt8(ascii: ")") {
            let item = item(next)
            let (least, most) = cursor.quantifier()
            result = result.then(item.repeated(least, most))
        }
        return result
    }

    private mutating func item(_ first: UInt8) -> Lead {
        switch first {
        case UInt8(ascii: "\\"): return escape()
        case UInt8(ascii: "["): return classKinds[cursor.skipClass()].map(Lead.token) ?? .text(Self.anyCharacter)
        case UInt8(ascii: "("): return group()
        case UInt8(ascii: "^"), UInt8(ascii: "$"):
            cursor.position += 1
            return .nothing
        default: return character(first)
        }
    }

    private mutating func character(_ first: UInt8) -> Lead {
        cursor.position += 1
        while let next = cursor.byte, next & 0xC0 == 0x80 { cursor.position += 1 }
        let isFixed = first < 0x80 && first != UInt8(ascii: ".") && !"ksKS".utf8.contains(first)
        return .text(isFixed ? 1...1 : Self.anyCharacter)
    }

    private mutating func escape() -> Lead {
        let letter = cursor.peek(1)
        cursor.position += 2
        switch letter {
        case let letter where "bBAzZK".utf8.contains(letter): return .nothing
        case let letter where "ntrfea".utf8.contains(letter): return .text(1...1)
        case let letter where "dDwWsShHvVN".utf8.contains(letter): return .text(Self.anyCharacter)
        case UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "x"):
            if cursor.byte == UInt8(ascii: "{") { cursor.skip(past: "}") } else { isLost = true }
            return .text(Self.anyCharacter)
        case let letter where letter < 0x80 && !Self.isWord(letter): return .text(1...1)
        default:
            isLost = true
            return .nothing
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

    private mutating func group() -> Lead {
        cursor.position += 1
        var role = Role.consumes
        if cursor.take("?") { role = skipGroupHead() } else if cursor.byte == UInt8(ascii: "*") { isLost = true }
        let inner = alternatives()
        if !cursor.take(")") { isLost = true }
        switch role {
        case .consumes: return inner
        // A token that must follow tells as much as one that is taken.
        case .looksAhead: return inner.passes == nil ? inner : .nothing
        case .looks: return .nothing
        }
    }

    /// What a group does with the text that its body matches.
    private enum Role { case consumes, looksAhead, looks }

    /// Passes what stands between `(?` and the body of a group.
    private mutating func skipGroupHead() -> Role {
        let next = cursor.peek(1)
        switch cursor.byte {
        case UInt8(ascii: ":"), UInt8(ascii: ">"): cursor.position += 1
        case UInt8(ascii: "i") where next == UInt8(ascii: ":"): cursor.position += 2
        case UInt8(ascii: "-") where next == UInt8(ascii: "i") && cursor.peek(2) == UInt8(ascii: ":"): cursor.position += 3
        case UInt8(ascii: "="):
            cursor.position += 1
            return .looksAhead
        case UInt8(ascii: "!"):
            cursor.position += 1
            return .looks
        case UInt8(ascii: "<") where next == UInt8(ascii: "=") || next == UInt8(ascii: "!"):
            cursor.position += 2
            return .looks
        case UInt8(ascii: "<") where Self.isWord(next) || next == UInt8(ascii: "_"): cursor.skip(past: ">")
        default: isLost = true
        }
        return .consumes
    }
}
