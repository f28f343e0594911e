import Documents

/// Cuts a document into paragraphs: at blank lines, at indented lines, and at line ends that do not wrap a sentence.
package enum Paragraphs {
    /// A paragraph longer than this is cut at white space, so that matching stays bounded.
    package static let maximumLength = 32_768
    /// Lines of hard-wrapped text are at most this long.
    private static let widestWrap = 100

    /// What is read as one: the blocks of a document in a markup language, the paragraphs of plain text.
    package static func blocks(of document: Document) -> [TextBlock] {
        guard let markup = document.markup else { return spans(of: document).map { TextBlock([TextBlock.Piece($0)]) } }
        return markup.blocks.flatMap { bounded($0, document.bytes) }
    }

    private static func bounded(_ block: TextBlock, _ bytes: [UInt8]) -> [TextBlock] {
        guard let span = block.span, span.count > maximumLength else { return [block] }
        var result: [TextBlock] = []
        var open = TextBlock()
        var length = 0
        for piece in block.pieces {
            var parts: [TextSpan] = []
            if piece.replacement == nil { append(piece.span, bytes, &parts) } else { parts = [piece.span] }
            for part in parts {
                if length + part.count > maximumLength {
                    if !open.pieces.isEmpty { result.append(open) }
                    (open, length) = (TextBlock(), 0)
                }
                open.append(TextBlock.Piece(part, replacement: piece.replacement))
                length += part.count
            }
        }
        return result + (open.pieces.isEmpty ? [] : [open])
    }

    package static func spans(of document: Document) -> [TextSpan] {
        let bytes = document.bytes
        let lines = lineSpans(bytes, from: document.bodyStart)
        let longest = lines.lazy.map(\.count).max() ?? 0
        // In unwrapped text every line is a paragraph; in wrapped text a clearly short line ends one.
        let wrapWidth = longest > widestWrap ? Int.max : longest * 3 / 4
        var result: [TextSpan] = []
        var open: TextSpan?
        for line in lines {
            let content = trimmed(line, bytes)
            if content.count == 0 {
                if let paragraph = open { append(paragraph, bytes, &result) }
                open = nil
                continue
            }
            if let paragraph = open {
                let indent = content.start - line.start
                if indent >= 2 || paragraph.lastLineLength(bytes) < wrapWidth {
                    append(paragraph, bytes, &result)
                    open = content
                } else {
                    open = TextSpan(paragraph.start, content.end)
                }
            } else {
                open = content
            }
        }
        if let paragraph = open { append(paragraph, bytes, &result) }
        return result
    }

    private static func lineSpans(_ bytes: [UInt8], from start: Int) -> [TextSpan] {
        var result: [TextSpan] = []
        var begin = start
        for i in bytes.indices.dropFirst(start) where bytes[i] == 0x0A || bytes[i] == 0x0D {
            result.append(TextSpan(begin, i))
            begin = i + 1
        }
        if begin < bytes.count { result.append(TextSpan(begin, bytes.count)) }
        // CR LF leaves an empty line between its two bytes; it is no blank line.
        return result.filter { $0.count > 0 || !($0.start > 0 && bytes[$0.start - 1] == 0x0D && $0.start < bytes.count && bytes[$0.start] == 0x0A) }
    }

    private static func trimmed(_ span: TextSpan, _ bytes: [UInt8]) -> TextSpan {
        var (start, end) = (span.start, span.end)
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        return TextSpan(start, end)
    }

    private static func append(_ paragraph: TextSpan, _ bytes: [UInt8], _ result: inout [TextSpan]) {
        var start = paragraph.start
        while paragraph.end - start > maximumLength {
            var cut = start + maximumLength
            while cut > start + maximumLength / 2, bytes[cut] > 0x20 { cut -= 1 }
            if bytes[cut] > 0x20 { while bytes[cut] & 0xC0 == 0x80 { cut -= 1 } }
            result.append(TextSpan(start, cut))
            start = cut
        }
        result.append(TextSpan(start, paragraph.end))
    }
}

extension TextSpan {
    fileprivate func lastLineLength(_ bytes: [UInt8]) -> Int {
        var i = end
        while i > start, bytes[i - 1] != 0x0A, bytes[i - 1] != 0x0D { i -= 1 }
        return end - i
    }
}
