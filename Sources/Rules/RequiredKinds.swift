/// Which kinds of tokens must be in a text for a pattern to match, read off the expanded pattern.
///
/// Sound, not complete: of alternatives only what all of them need counts, of optional parts and lookarounds nothing.
struct RequiredKinds {
    private let bytes: [UInt8]
    private let classKinds: [String: Int]
    private var position = 0

    static func of(_ expanded: String, classKinds: [String: Int]) -> KindSet {
        var parser = RequiredKinds(bytes: Array(expanded.utf8), classKinds: classKinds)
        return parser.alternatives()
    }

    private init(bytes: [UInt8], classKinds: [String: Int]) {
        self.bytes = bytes
        self.classKinds = classKinds
    }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func alternatives() -> KindSet {
        var result = sequence()
        while byte == UInt8(ascii: "|") {
            position += 1
            result.formIntersection(sequence())
        }
        return result
    }

    private mutating func sequence() -> KindSet {
        var result = KindSet()
        while let next = byte, next != UInt8(ascii: "|"), next != UInt8(ascii: ")") {
            let item = item(next)
            if !skipQuantifier() { result = result.union(item) }
        }
        return result
    }

    private mutating func item(_ first: UInt8) -> KindSet {
        switch first {
        case UInt8(ascii: "\\"):
            position += 2
            if byte == UInt8(ascii: "{") { skip(past: UInt8(ascii: "}")) }
        case UInt8(ascii: "["):
            let start = position
            skipClass()
            var result = KindSet()
            let text = String(decoding: bytes[start..<min(position, bytes.count)], as: UTF8.self)
            if let kind = classKinds[text] { result.insert(kind) }
            return result
        case UInt8(ascii: "("): return group()
        default: position += 1
        }
        return KindSet()
    }

    private mutating func group() -> KindSet {
        position += 1
        var counts = true
        if byte == UInt8(ascii: "*") {
            skip(past: UInt8(ascii: ")"))
            return KindSet()
        }
        if byte == UInt8(ascii: "?") {
            position += 1
            let rest = bytes[position...].prefix(40)
            if rest.first == UInt8(ascii: "<"), let close = rest.firstIndex(of: UInt8(ascii: ">")),
                rest.dropFirst().first.map({ $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "!") }) ?? false
            {
                position = close + 1
            } else {
                counts = rest.first != UInt8(ascii: "=") && rest.first != UInt8(ascii: "!") && rest.first != UInt8(ascii: "<")
                while let next = byte, next != UInt8(ascii: ":"), next != UInt8(ascii: ")"), counts { position += 1; _ = next }
                if byte == UInt8(ascii: ":") { position += 1 }
            }
        }
        let inner = alternatives()
        if byte == UInt8(ascii: ")") { position += 1 }
        return counts ? inner : KindSet()
    }

    private mutating func skip(past end: UInt8) {
        while let next = byte, next != end { position += 1; _ = next }
        position += 1
    }

    private mutating func skipClass() {
        position += 1
        if byte == UInt8(ascii: "^") { position += 1 }
        if byte == UInt8(ascii: "]") { position += 1 }
        while let next = byte, next != UInt8(ascii: "]") { position += next == UInt8(ascii: "\\") ? 2 : 1 }
        position += 1
    }

    /// Passes a quantifier; true when it allows the item to be absent.
    private mutating func skipQuantifier() -> Bool {
        var optional = false
        switch byte {
        case UInt8(ascii: "?"), UInt8(ascii: "*"):
            optional = true
            position += 1
        case UInt8(ascii: "+"): position += 1
        case UInt8(ascii: "{"):
            let next = position + 1 < bytes.count ? bytes[position + 1] : 0
            optional = next == UInt8(ascii: "0") || next == UInt8(ascii: ",")
            skip(past: UInt8(ascii: "}"))
        default: return false
        }
        if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "+") { position += 1 }
        return optional
    }
}
