/// When a form of a lexicon counts as found.
package enum CaseRule: String, Hashable, Sendable, CaseIterable {
    case any, capitalised, exact
}

/// The value of a lexicon row: what its forms mean.
package enum LexicalValue: Hashable, Sendable {
    case integer(Int)
    case text(String)

    package var integer: Int? { if case .integer(let value) = self { value } else { nil } }
    package var text: String {
        switch self {
        case .integer(let value): String(value)
        case .text(let text): text
        }
    }
}

/// One reading of a surface form.
package struct Reading: Hashable, Sendable {
    package let kind: Int
    package let value: LexicalValue
    package let caseRule: CaseRule
    /// Counts only directly behind a number ("5 m", "200lbs").
    package let afterNumber: Bool
    /// Counts nowhere behind a number: 一起 is "together", but 十一起 is eleven cases.
    package let notAfterNumber: Bool
    /// The form as written in the file, for exact comparison.
    package let form: [UInt8]
}

/// What a surface form can mean.
package struct Lexeme: Hashable, Sendable {
    package var readings: [Reading]
}

/// The surface forms of one language in a byte trie over case-folded UTF-8; longest match wins.
package struct Lexicon: Sendable {
    package private(set) var lexemes: [Lexeme] = []
    private var edges: [UInt32: Int32] = [:]
    private var lexemeAt: [Int32] = [-1]
    /// Open addressing over `edges`, made by `freeze`: key is node << 8 | byte.
    private var slots: [UInt64] = []
    private var mask: UInt32 = 0

    package init() {}

    mutating func insert(folded: [UInt8], _ reading: Reading) {
        var node: Int32 = 0
        for byte in folded {
            let key = UInt32(node) << 8 | UInt32(byte)
            if let next = edges[key] {
                node = next
            } else {
                node = Int32(lexemeAt.count)
                lexemeAt.append(-1)
                edges[key] = node
            }
        }
        if lexemeAt[Int(node)] < 0 {
            lexemeAt[Int(node)] = Int32(lexemes.count)
            lexemes.append(Lexeme(readings: []))
        }
        let index = Int(lexemeAt[Int(node)])
        if !lexemes[index].readings.contains(reading) { lexemes[index].readings.append(reading) }
    }

    mutating func freeze() {
        var size = 64
        while size < edges.count * 2 { size *= 2 }
        mask = UInt32(size - 1)
        slots = [UInt64](repeating: .max, count: size)
        for (key, node) in edges {
            var slot = Self.hash(key) & mask
            while slots[Int(slot)] != .max { slot = (slot + 1) & mask }
            slots[Int(slot)] = UInt64(key) << 32 | UInt64(UInt32(node))
        }
        edges = [:]
    }

    @inline(__always)
    private static func hash(_ key: UInt32) -> UInt32 { (key &* 0x9E37_79B1) >> 7 }

    /// Calls `body` with the end offset and the lexeme of each form that starts at `start`, shortest first.
    @inline(__always)
    package func eachForm(
        in folded: UnsafeBufferPointer<UInt8>, from start: Int, _ body: (_ end: Int, _ lexeme: Int) -> Void
    ) {
        slots.withUnsafeBufferPointer { slots in
            guard !slots.isEmpty else { return }
            var node: UInt32 = 0
            var position = start
            while position < folded.count {
                let key = node << 8 | UInt32(folded[position])
                var slot = Self.hash(key) & mask
                while true {
                    let entry = slots[Int(slot)]
                    if entry == .max { return }
                    if UInt32(truncatingIfNeeded: entry >> 32) == key {
                        node = UInt32(truncatingIfNeeded: entry)
                        break
                    }
                    slot = (slot + 1) & mask
                }
                position += 1
                let lexeme = lexemeAt[Int(node)]
                if lexeme >= 0 { body(position, Int(lexeme)) }
            }
        }
    }
}

/// Case folding that keeps the length in bytes, so that offsets into folded and unfolded text are the same.
package enum CaseFolding {
    package static func fold(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var result = [UInt8]()
        result.reserveCapacity(bytes.count)
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            if byte < 0x80 {
                result.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
            } else if byte >= 0xC3, byte < 0xE0, let second = iterator.next() {
                let (a, b) = foldPair(byte, second)
                result.append(a)
                result.append(b)
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// Simple folding of the two-byte range: Latin-1, Latin Extended-A by Unicode's mapping, Greek, Cyrillic.
    @inline(__always)
    private static func foldPair(_ first: UInt8, _ second: UInt8) -> (UInt8, UInt8) {
        let scalar = UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F)
        var folded = scalar
        switch scalar {
        case 0xC0...0xDE where scalar != 0xD7: folded = scalar + 0x20
        case 0x391...0x3A9 where scalar != 0x3A2: folded = scalar + 0x20
        case 0x410...0x42F: folded = scalar + 0x20
        case 0x400...0x40F: folded = scalar + 0x50
        case 0x100...0x137, 0x14A...0x177: if scalar & 1 == 0, scalar != 0x130 { folded = scalar + 1 }
        case 0x139...0x148, 0x179...0x17E: if scalar & 1 == 1 { folded = scalar + 1 }
        default: break
        }
        return (0xC0 | UInt8(folded >> 6), 0x80 | UInt8(folded & 0x3F))
    }
}
