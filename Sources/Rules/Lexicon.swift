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
    /// Another number may follow it without a space: "1Q18".
    package let joinsNumbers: Bool
    /// Counts nowhere behind a number: 一起 is "together", but 十一起 is eleven cases.
    package let notAfterNumber: Bool
    /// The form as written in the file, for exact comparison.
    package let form: [UInt8]
}

/// What a surface form can mean.
package struct Lexeme: Hashable, Sendable {
    package var readings: [Reading]
}

/// A form of a lexicon that stands in a text: where it ends, and its lexeme.
package struct FoundForm: Sendable {
    package let end: Int
    package let lexeme: Int
}

/// The surface forms of one language in a byte trie over case-folded UTF-8; longest match wins.
package struct Lexicon: Sendable {
    package private(set) var lexemes: [Lexeme] = []
    /// Node 0 is the root. While forms are inserted, children are linked by `next`; `freeze` puts them side by side.
    private var nodes = [Node(byte: 0)]

    private struct Node {
        /// The byte that leads here.
        let byte: UInt8
        /// Of a frozen trie: how many children stand from `child` on.
        var count: UInt16 = 0
        var lexeme: Int32 = -1
        var child: Int32 = 0
        var next: Int32 = 0
    }

    /// Child of the root by byte, 0 for none.
    private var roots: [Int32] = []
    /// Of a frozen trie, by the first two bytes: the node that they lead to, 0 for none. Most words end here.
    private var pairs: [Int32] = []

    package init() {}

    mutating func insert(folded: [UInt8], _ reading: Reading) {
        var node = 0
        for byte in folded { node = child(of: node, byte) }
        if nodes[node].lexeme < 0 {
            nodes[node].lexeme = Int32(lexemes.count)
            lexemes.append(Lexeme(readings: []))
        }
        let index = Int(nodes[node].lexeme)
        if !lexemes[index].readings.contains(reading) { lexemes[index].readings.append(reading) }
    }

    private mutating func child(of node: Int, _ byte: UInt8) -> Int {
        if node == 0, roots.isEmpty { roots = [Int32](repeating: 0, count: 256) }
        var next = node == 0 ? Int(roots[Int(byte)]) : Int(nodes[node].child)
        while next != 0 {
            if nodes[next].byte == byte { return next }
            next = node == 0 ? 0 : Int(nodes[next].next)
        }
        let new = nodes.count
        var added = Node(byte: byte)
        if node == 0 {
            roots[Int(byte)] = Int32(new)
        } else {
            added.next = nodes[node].child
            nodes[node].child = Int32(new)
        }
        nodes.append(added)
        return new
    }

    /// Puts the children of each node side by side, so that a step looks at neighbours only.
    mutating func freeze() {
        guard !roots.isEmpty else { return }
        var result = [nodes[0]]
        result.reserveCapacity(nodes.count)
        for byte in roots.indices where roots[byte] != 0 {
            result.append(nodes[Int(roots[byte])])
            roots[byte] = Int32(result.count - 1)
        }
        var index = 1
        while index < result.count {
            var old = Int(result[index].child)
            result[index].child = Int32(result.count)
            while old != 0 {
                result.append(nodes[old])
                result[index].count += 1
                old = Int(nodes[old].next)
            }
            index += 1
        }
        nodes = result
        pairs = [Int32](repeating: 0, count: 1 << 16)
        for byte in roots.indices where roots[byte] != 0 {
            let root = nodes[Int(roots[byte])]
            for child in Int(root.child)..<Int(root.child) + Int(root.count) { pairs[byte << 8 | Int(nodes[child].byte)] = Int32(child) }
        }
    }

    /// Writes the forms that start at `start` into `found`, shortest first. Of a frozen trie.
    package func find(in folded: UnsafeBufferPointer<UInt8>, from start: Int, into found: inout [FoundForm]) {
        found.removeAll(keepingCapacity: true)
        guard start < folded.count, !pairs.isEmpty else { return }
        let root = roots[Int(folded[start])]
        guard root != 0 else { return }
        if nodes[Int(root)].lexeme >= 0 { found.append(FoundForm(end: start + 1, lexeme: Int(nodes[Int(root)].lexeme))) }
        guard start + 1 < folded.count else { return }
        var index = Int(pairs[Int(folded[start]) << 8 | Int(folded[start + 1])])
        guard index != 0 else { return }
        nodes.withUnsafeBufferPointer { nodes in
            var position = start + 2
            while true {
                let node = nodes[index]
                if node.lexeme >= 0 { found.append(FoundForm(end: position, lexeme: Int(node.lexeme))) }
                guard position < folded.count else { return }
                let byte = folded[position]
                position += 1
                index = Int(node.child)
                let behind = index + Int(node.count)
                while index < behind, nodes[index].byte != byte { index += 1 }
                guard index < behind else { return }
            }
        }
    }

    /// Calls `body` with the end offset and the lexeme of each form that starts at `start`, shortest first.
    package func eachForm(
        in folded: UnsafeBufferPointer<UInt8>, from start: Int, _ body: (_ end: Int, _ lexeme: Int) -> Void
    ) {
        var found: [FoundForm] = []
        find(in: folded, from: start, into: &found)
        for form in found { body(form.end, form.lexeme) }
    }
}

/// Case folding that keeps the length in bytes, so that offsets into folded and unfolded text are the same.
package enum CaseFolding {
    package static func fold(_ bytes: some Collection<UInt8>) -> [UInt8] { fold(Array(bytes)) }

    package static func fold(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: bytes.count) { result, count in
            var i = 0
            while i < bytes.count {
                let byte = bytes[i]
                if byte < 0x80 {
                    result[i] = byte &- 0x41 < 26 ? byte | 0x20 : byte
                } else if byte >= 0xC3, byte < 0xE0, i + 1 < bytes.count {
                    (result[i], result[i + 1]) = foldPair(byte, bytes[i + 1])
                    i += 1
                } else {
                    result[i] = byte
                }
                i += 1
            }
            count = bytes.count
        }
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
