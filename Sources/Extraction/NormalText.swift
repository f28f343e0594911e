import Documents
import Rules

/// A paragraph as patterns see it: white space is one space, sentences end with a line feed, quotes and hyphens have one
/// form, full-width characters are ASCII. Every byte knows where it stands in the document.
///
/// A class, since it is handed around in hot loops: one reference instead of four.
package final class NormalText: Sendable {
    package let bytes: [UInt8]
    /// Case-folded, of the same length.
    package let folded: [UInt8]
    /// Where the character that each byte stands for begins and ends in the document.
    private let origins: [Origin]

    struct Origin {
        let start: Int32
        let end: Int32
    }

    static let empty = NormalText(Document(id: "", text: ""), TextSpan(0, 0), lexicon: Lexicon())

    package convenience init(_ document: Document, _ span: TextSpan, lexicon: Lexicon) {
        self.init(document.bytes, span, lexicon: lexicon) { $0 }
    }

    /// The text of a block, without the markup in it.
    package convenience init(_ document: Document, _ block: TextBlock, lexicon: Lexicon) {
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
        self.init(plain, TextSpan(0, plain.count), lexicon: lexicon) { origins in
            origins.map { origin in
                let start = places[min(Int(origin.start), places.count - 1)].start
                let end = origin.end > origin.start ? places[Int(origin.end) - 1].end : start
                return Origin(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end))
            }
        }
    }

    /// - Parameter placed: where in the document the places in the source are.
    private init(_ source: [UInt8], _ span: TextSpan, lexicon: Lexicon, placed: ([Origin]) -> [Origin]) {
        let sentences = SentenceSplitter(source, span, lexicon).starts
        // A byte becomes one byte at most, and each sentence may bring one for its end.
        let capacity = span.count + sentences.count + 1
        var origins: [Origin] = []
        bytes = [UInt8](unsafeUninitializedCapacity: capacity) { bytes, count in
            origins = [Origin](unsafeUninitializedCapacity: capacity) { origins, originCount in
                var writer = NormalWriter(bytes: bytes, origins: origins)
                source.withUnsafeBufferPointer { writer.normalise($0, span, sentences) }
                writer.trim()
                count = writer.count
                originCount = writer.count
            }
        }
        self.origins = placed(origins)
        folded = CaseFolding.fold(bytes)
    }

    /// The span in the document of a non-empty range of normal text.
    package func documentSpan(_ start: Int, _ end: Int) -> TextSpan {
        TextSpan(Int(origins[start].start), Int(origins[end - 1].end))
    }

    /// Whether the space at `i` is one character in the document, with nothing left out behind it.
    func isSingleSpace(_ i: Int) -> Bool { i + 1 < origins.count && origins[i + 1].start == origins[i].end }
}

/// Writes normal text into buffers that are large enough by contract.
private struct NormalWriter {
    private let bytes: UnsafeMutablePointer<UInt8>
    private let origins: UnsafeMutablePointer<NormalText.Origin>
    private(set) var count = 0

    /// Neither buffer is empty.
    init(bytes: UnsafeMutableBufferPointer<UInt8>, origins: UnsafeMutableBufferPointer<NormalText.Origin>) {
        self.bytes = bytes.baseAddress!
        self.origins = origins.baseAddress!
    }

    private var last: UInt8? { count > 0 ? bytes[count - 1] : nil }

    @inline(__always)
    private mutating func emit(_ byte: UInt8, _ start: Int, _ length: Int) {
        bytes[count] = byte
        origins[count] = NormalText.Origin(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: start + length))
        count += 1
    }

    private mutating func space(_ offset: Int, _ length: Int) {
        if let last, last != 0x20, last != 0x0A { emit(0x20, offset, length) }
    }

    mutating func trim() {
        while let last, last == 0x20 || last == 0x0A { count -= 1 }
    }

    mutating func normalise(_ source: UnsafeBufferPointer<UInt8>, _ span: TextSpan, _ sentences: [Int]) {
        var i = span.start
        for sentence in sentences {
            copy(source, &i, until: sentence, span.end)
            guard i == sentence else { continue }
            if last == 0x20 { bytes[count - 1] = 0x0A } else if count > 0 { emit(0x0A, i, 0) }
            if source[i] <= 0x20 { i += 1 }
        }
        copy(source, &i, until: span.end, span.end)
    }

    private mutating func copy(_ source: UnsafeBufferPointer<UInt8>, _ i: inout Int, until stop: Int, _ end: Int) {
        while i < stop {
            let byte = source[i]
            if byte > 0x20, byte < 0x7F {
                emit(byte, i, 1)
                i += 1
            } else if byte <= 0x20 || byte == 0x7F {
                space(i, 1)
                i += 1
            } else {
                i = wide(source, i, end)
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
        case _ where TypographicQuotes.isSingle(scalar): emit(0x27, i, length)
        case _ where TypographicQuotes.isDouble(scalar): emit(0x22, i, length)
        case 0x2010, 0x2011, 0x2212: emit(0x2D, i, length)
        case 0xFF01...0xFF5E: emit(UInt8(scalar - 0xFEE0), i, length)
        case 0xE000...0xF8FF:  // private use: stands for tokens in typed text
            for byte in [0xEF, 0xBF, 0xBD] as [UInt8] { emit(byte, i, length) }
        default: for k in 0..<length { emit(source[i + k], i, length) }
        }
        return i + length
    }
}
