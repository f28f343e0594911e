import Documents
import Rules

/// A paragraph as patterns see it: white space is one space, sentences end with a line feed, quotes and hyphens have one
/// form, full-width characters are ASCII. Every byte knows where it stands in the document.
package struct NormalText {
    package private(set) var bytes: [UInt8] = []
    /// Case-folded, of the same length.
    package private(set) var folded: [UInt8] = []
    /// Where the character that each byte stands for begins and ends in the document.
    private var starts: [Int32] = []
    private var ends: [Int32] = []

    package init(_ document: Document, _ span: TextSpan, lexicon: Lexicon) {
        self.init(document.bytes, span, lexicon: lexicon)
    }

    /// The text of a block, without the markup in it.
    package init(_ document: Document, _ block: TextBlock, lexicon: Lexicon) {
        if block.pieces.count == 1, block.pieces[0].replacement == nil {
            self.init(document, block.pieces[0].span, lexicon: lexicon)
            return
        }
        var plain: [UInt8] = []
        var places: [TextSpan] = []
        for piece in block.pieces {
            if let replacement = piece.replacement {
                plain += replacement
                places += Array(repeating: piece.span, count: replacement.count)
            } else {
                plain += document.bytes[piece.span.range]
                places += piece.span.range.map { TextSpan($0, $0 + 1) }
            }
        }
        self.init(plain, TextSpan(0, plain.count), lexicon: lexicon)
        for index in bytes.indices {
            let (start, end) = (Int(starts[index]), Int(ends[index]))
            starts[index] = Int32(truncatingIfNeeded: places[min(start, places.count - 1)].start)
            ends[index] = end > start ? Int32(truncatingIfNeeded: places[end - 1].end) : starts[index]
        }
    }

    private init(_ source: [UInt8], _ span: TextSpan, lexicon: Lexicon) {
        let sentences = SentenceSplitter(source, span, lexicon).starts
        bytes.reserveCapacity(span.count + 8)
        starts.reserveCapacity(span.count + 8)
        ends.reserveCapacity(span.count + 8)
        source.withUnsafeBufferPointer { normalise($0, span, sentences) }
        while let last = bytes.last, last == 0x20 || last == 0x0A {
            bytes.removeLast()
            starts.removeLast()
            ends.removeLast()
        }
        folded = CaseFolding.fold(bytes)
    }

    /// The span in the document of a non-empty range of normal text.
    package func documentSpan(_ start: Int, _ end: Int) -> TextSpan {
        TextSpan(Int(starts[start]), Int(ends[end - 1]))
    }

    /// Whether the space at `i` is one character in the document, with nothing left out behind it.
    func isSingleSpace(_ i: Int) -> Bool { i + 1 < starts.count && starts[i + 1] == ends[i] }

    private mutating func emit(_ byte: UInt8, _ start: Int, _ length: Int) {
        bytes.append(byte)
        starts.append(Int32(truncatingIfNeeded: start))
        ends.append(Int32(truncatingIfNeeded: start + length))
    }

    private mutating func space(_ offset: Int, _ length: Int) {
        if let last = bytes.last, last != 0x20, last != 0x0A { emit(0x20, offset, length) }
    }

    private mutating func normalise(_ source: UnsafeBufferPointer<UInt8>, _ span: TextSpan, _ sentences: [Int]) {
        var next = 0
        var i = span.start
        while i < span.end {
            if next < sentences.count, i == sentences[next] {
                next += 1
                if bytes.last == 0x20 { bytes[bytes.count - 1] = 0x0A } else if !bytes.isEmpty { emit(0x0A, i, 0) }
                if source[i] <= 0x20 {
                    i += 1
                    continue
                }
            }
            let byte = source[i]
            if byte > 0x20, byte < 0x7F {
                emit(byte, i, 1)
                i += 1
            } else if byte <= 0x20 || byte == 0x7F {
                space(i, 1)
                i += 1
            } else {
                i = wide(source, i, span.end)
            }
        }
    }

    /// One character of more than one byte; returns the offset behind it.
    private mutating func wide(_ source: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Int {
        let first = source[i]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        guard length > 1, i + length <= end else {  // half a character, at an end of the span
            emit(0x3F, i, min(length, end - i))
            return i + min(length, end - i)
        }
        var scalar = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for k in 1..<length { scalar = scalar << 6 | UInt32(source[i + k] & 0x3F) }
        switch scalar {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x85, 0x2028, 0x2029: space(i, length)
        case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069: break  // invisible
        case 0x2018, 0x2019, 0x02BC: emit(0x27, i, length)
        case 0x201C, 0x201D, 0x201E: emit(0x22, i, length)
        case 0x2010, 0x2011, 0x2212: emit(0x2D, i, length)
        case 0xFF01...0xFF5E: emit(UInt8(scalar - 0xFEE0), i, length)
        case 0xE000...0xF8FF:  // private use: stands for tokens in typed text
            for byte in [0xEF, 0xBF, 0xBD] as [UInt8] { emit(byte, i, length) }
        default: for k in 0..<length { emit(source[i + k], i, length) }
        }
        return i + length
    }
}
