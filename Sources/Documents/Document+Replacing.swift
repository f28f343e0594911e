extension Document {
    /// Whether the words of a span are read as they stand there: no markup among them, and nothing that stands for other bytes (`&nbsp;`).
    package func isPlain(_ span: TextSpan) -> Bool {
        guard let markup else { return span.start >= bodyStart }
        return markup.blocks.contains { block in
            block.pieces.contains { $0.replacement == nil && $0.span.start <= span.start && span.end <= $0.span.end }
        }
    }

    /// The document with other words in a plain span; its markup stays what it is.
    package func replacing(_ span: TextSpan, with words: String) -> Document {
        let written = Array(words.utf8)
        let growth = written.count - span.count
        func moved(_ block: TextBlock) -> TextBlock {
            TextBlock(block.pieces.map { piece in
                let start = piece.span.start >= span.end ? piece.span.start + growth : piece.span.start
                let end = piece.span.end >= span.end ? piece.span.end + growth : piece.span.end
                return TextBlock.Piece(TextSpan(start, end), replacement: piece.replacement)
            })
        }
        let markup = markup.map { markup in
            Markup(
                blocks: markup.blocks.map(moved),
                tables: markup.tables.map { table in
                    TextTable(rows: table.rows.map { row in row.map { TextTable.Cell(moved($0.text), isHeader: $0.isHeader, isRepeated: $0.isRepeated) } })
                })
        }
        return Document(
            id: id, bytes: Array(bytes[..<span.start] + written + bytes[span.end...]), bodyStart: bodyStart, metadata: metadata, origin: origin, markup: markup)
    }
}
