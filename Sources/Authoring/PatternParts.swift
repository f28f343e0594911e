import Rules

/// The parts of an expanded pattern that stand side by side at its top level: words, slots, groups, each with its
/// quantifier. An alternative of the pattern is one list of parts.
struct PatternParts {
    private let bytes: [UInt8]
    private var position = 0

    /// The alternatives of a pattern. A pattern that is one plain group is taken as what stands in it.
    static func alternatives(of pattern: String) -> [[Range<Int>]] {
        var parser = PatternParts(bytes: Array(pattern.utf8))
        let all = parser.alternatives(upTo: parser.bytes.count)
        guard all.count == 1, all[0].count == 1, let only = all.first?.first, parser.isPlainGroup(only) else { return all }
        parser.position = only.lowerBound + 3
        return parser.alternatives(upTo: only.upperBound - 1)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func isPlainGroup(_ range: Range<Int>) -> Bool {
        range.count > 4 && bytes[range.prefix(3)].elementsEqual("(?:".utf8) && bytes[range.upperBound - 1] == UInt8(ascii: ")")
    }

    private mutating func alternatives(upTo end: Int) -> [[Range<Int>]] {
        var result: [[Range<Int>]] = [[]]
        /// Whether the last part is a word that a further letter would continue.
        var inWord = false
        while position < end {
            let start = position
            if byte == UInt8(ascii: "|") {
                position += 1
                result.append([])
                inWord = false
                continue
            }
            let isLetter = skipAtom()
            skipQuantifier()
            position = min(position, end)
            let startsWord = bytes[start] == UInt8(ascii: " ")
            if isLetter, inWord, !startsWord, let last = result[result.count - 1].last {
                result[result.count - 1][result[result.count - 1].count - 1] = last.lowerBound..<position
            } else {
                result[result.count - 1].append(start..<position)
            }
            inWord = isLetter
        }
        return result.filter { !$0.isEmpty }
    }

    /// Passes one step of the pattern; true when it is a letter that stands for itself.
    private mutating func skipAtom() -> Bool {
        switch byte {
        case UInt8(ascii: "\\"):
            let escaped = position + 1 < bytes.count ? bytes[position + 1] : 0
            position += 2
            if byte == UInt8(ascii: "{") { skip(past: UInt8(ascii: "}")) }
            return !(escaped | 0x20 >= UInt8(ascii: "a") && escaped | 0x20 <= UInt8(ascii: "z"))
        case UInt8(ascii: "["): skipClass()
        case UInt8(ascii: "("): skipGroup()
        case UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "$"): position += 1
        default:
            position += 1
            while let next = byte, next & 0xC0 == 0x80 { position += 1; _ = next }
            return true
        }
        return false
    }

    private mutating func skipGroup() {
        var depth = 0
        while let next = byte {
            switch next {
            case UInt8(ascii: "\\"): position += 2
            case UInt8(ascii: "["): skipClass()
            case UInt8(ascii: "("):
                depth += 1
                position += 1
            case UInt8(ascii: ")"):
                depth -= 1
                position += 1
                if depth == 0 { return }
            default: position += 1
            }
        }
    }

    private mutating func skipClass() {
        position += 1
        if byte == UInt8(ascii: "^") { position += 1 }
        if byte == UInt8(ascii: "]") { position += 1 }
        while let next = byte, next != UInt8(ascii: "]") {
            if next == UInt8(ascii: "["), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: ":") { skip(past: UInt8(ascii: "]")) } else {
                position += next == UInt8(ascii: "\\") ? 2 : 1
            }
        }
        position += 1
    }

    private mutating func skip(past end: UInt8) {
        while let next = byte, next != end { position += 1; _ = next }
        position += 1
    }

    private mutating func skipQuantifier() {
        switch byte {
        case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "+"): position += 1
        case UInt8(ascii: "{"): skip(past: UInt8(ascii: "}"))
        default: return
        }
        if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "+") { position += 1 }
    }
}

/// An expanded pattern read back as its author wrote it.
struct WrittenPattern {
    let pattern: SlotPattern

    /// The written form of a stretch of the expanded pattern: slots and fragments by their names.
    /// - Parameter fragments: the fragments in whose text the stretch stands; none for the pattern itself.
    func text(_ range: Range<Int>, in fragments: [String] = []) -> String {
        guard !pattern.pieces.isEmpty else { return String(decoding: Array(pattern.pattern.source.utf8)[range], as: UTF8.self) }
        let bytes = Array(pattern.pattern.source.utf8)
        var result = ""
        for piece in pattern.pieces where piece.range.overlaps(range) && piece.fragments.starts(with: fragments) {
            switch (piece.kind, piece.fragments.count - fragments.count) {
            case (.text, 0): result += String(decoding: bytes[piece.range.clamped(to: range)], as: UTF8.self)
            case (.slot, 0), (.fragmentStart, 1): result += piece.written
            default: break
            }
        }
        return result
    }

    /// A fragment that the pattern uses, with its text.
    struct Fragment {
        let name: String
        /// How deep it stands: 1 is a fragment of the pattern itself.
        let depth: Int
        let text: String
        let file: String
        let line: Int?
    }

    /// The fragments in the order in which the pattern meets them, each once.
    var fragments: [Fragment] {
        var result: [Fragment] = []
        for (index, piece) in pattern.pieces.enumerated() where piece.kind == .fragmentStart {
            guard let name = piece.fragments.last, !result.contains(where: { $0.name == name }) else { continue }
            let end = pattern.pieces[index...].first { $0.kind == .fragmentEnd && $0.fragments == piece.fragments }
            let body = piece.range.upperBound..<(end?.range.lowerBound ?? piece.range.upperBound)
            result.append(
                Fragment(
                    name: name, depth: piece.fragments.count, text: text(body, in: piece.fragments), file: piece.place.file, line: piece.place.line))
        }
        return result
    }
}
