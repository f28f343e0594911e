import Documents
import Rules

/// Finds where sentences begin inside a paragraph.
struct SentenceSplitter {
    /// Offsets of the first bytes of the second and later sentences (or of the white space before them), ascending.
    private(set) var starts: [Int] = []

    init(_ bytes: [UInt8], _ span: TextSpan, _ lexicon: Lexicon) {
        bytes.withUnsafeBufferPointer { source in
            var i = span.start
            while i < span.end {
                let byte = source[i]
                if byte == 0x2E || byte == 0x21 || byte == 0x3F {
                    if let next = Self.start(after: i, source, span), !(byte == 0x2E && Self.isAbbreviation(i, source, span, lexicon)) {
                        starts.append(next)
                    }
                } else if byte == 0xE3, i + 2 < span.end, source[i + 1] == 0x80, source[i + 2] == 0x82 {
                    if i + 3 < span.end { starts.append(i + 3) }  // 。
                }
                i += 1
            }
        }
    }

    /// The offset at which a new sentence starts behind the mark at `i`; nil when none does.
    private static func start(after i: Int, _ source: UnsafeBufferPointer<UInt8>, _ span: TextSpan) -> Int? {
        var next = i + 1
        // Closing quotes and brackets belong to the sentence that ends.
        while next < span.end {
            if source[next] == 0x22 || source[next] == 0x29 || source[next] == 0x27 {
                next += 1
            } else if next + 2 < span.end, source[next] == 0xE2, source[next + 1] == 0x80, source[next + 2] == 0x9D || source[next + 2] == 0x99 {
                next += 3
            } else {
                break
            }
        }
        guard next < span.end else { return nil }
        if source[next] > 0x20, source[next] != 0xC2 {
            // "Putin.Zhang": no space, a small letter before and a capital word behind.
            guard next == i + 1, i > span.start, isLower(source[i - 1]) || source[i - 1] == 0x25 || source[i - 1] == 0x29, next + 1 < span.end,
                isUpper(source[next]), isLower(source[next + 1])
            else { return nil }
            return next
        }
        var word = next
        while word < span.end, source[word] <= 0x20 || (source[word] == 0xC2 && word + 1 < span.end && source[word + 1] == 0xA0) {
            word += source[word] == 0xC2 ? 2 : 1
        }
        guard word < span.end, !isLower(source, word, span.end) else { return nil }
        return next
    }

    /// Whether the full stop at `i` belongs to a known abbreviation, an initial or a number with more digits.
    private static func isAbbreviation(
        _ i: Int, _ source: UnsafeBufferPointer<UInt8>, _ span: TextSpan, _ lexicon: Lexicon
    ) -> Bool {
        var start = i
        while start > span.start, i - start < 24, source[start - 1] > 0x20, source[start - 1] != 0xA0 || source[max(start - 2, 0)] != 0xC2, source[start - 1] != 0x28, source[start - 1] != 0x22 { start -= 1 }
        let length = i - start
        if length == 1, isUpper(source[start]) { return true }
        if length == 2, isCyrillicUpper(source[start], source[start + 1]) { return true }
        guard length > 0 else { return false }
        let folded = CaseFolding.fold(source[start...i])
        var found = false
        folded.withUnsafeBufferPointer { word in
            lexicon.eachForm(in: word, from: 0) { end, _ in if end == word.count { found = true } }
        }
        return found
    }

    /// Whether a small letter, Latin or Cyrillic, stands at `i`.
    private static func isLower(_ source: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Bool {
        if isLower(source[i]) { return true }
        guard i + 1 < end else { return false }
        return (source[i] == 0xD0 && source[i + 1] >= 0xB0) || (source[i] == 0xD1 && source[i + 1] <= 0x9F)
    }

    private static func isCyrillicUpper(_ first: UInt8, _ second: UInt8) -> Bool { first == 0xD0 && (0x80...0xAF).contains(second) }
    private static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
    private static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
}
