/// A stretch of a document that is read as one: a paragraph, a heading, an item of a list, a cell of a table.
package struct TextBlock: Hashable, Sendable {
    /// Text that stands in the document as it is read, or that stands for other bytes there (`&nbsp;`).
    package struct Piece: Hashable, Sendable {
        package let span: TextSpan
        /// Valid UTF-8 that is read in place of the bytes of the span; nil where they are read themselves.
        package let replacement: [UInt8]?

        package init(_ span: TextSpan, replacement: [UInt8]? = nil) {
            self.span = span
            self.replacement = replacement
        }
    }

    /// Ascending and not overlapping; what lies between them is markup.
    package private(set) var pieces: [Piece]

    package init(_ pieces: [Piece] = []) { self.pieces = pieces }

    /// Adds a piece; one that continues the last is joined to it.
    package mutating func append(_ piece: Piece) {
        if let last = pieces.last, last.replacement == nil, piece.replacement == nil, last.span.end == piece.span.start {
            pieces[pieces.count - 1] = Piece(TextSpan(last.span.start, piece.span.end))
        } else {
            pieces.append(piece)
        }
    }

    /// From the first byte of the text to its last; nil when there is none.
    package var span: TextSpan? {
        guard let first = pieces.first, let last = pieces.last else { return nil }
        return TextSpan(first.span.start, last.span.end)
    }

    /// The text as it is read.
    package func bytes(in document: [UInt8]) -> ArraySlice<UInt8> {
        if pieces.count == 1, pieces[0].replacement == nil { return document[pieces[0].span.range] }
        return pieces.flatMap { $0.replacement ?? Array(document[$0.span.range]) }[...]
    }
}

/// A table of a document: rows of cells, as many in each row as the writer gave.
package struct TextTable: Hashable, Sendable {
    package struct Cell: Hashable, Sendable {
        package let text: TextBlock
        /// Whether the markup calls it the head of a column or row.
        package let isHeader: Bool
        /// Whether it only continues a cell that spans several columns or rows.
        package let isRepeated: Bool

        package init(_ text: TextBlock, isHeader: Bool = false, isRepeated: Bool = false) {
            self.text = text
            self.isHeader = isHeader
            self.isRepeated = isRepeated
        }
    }

    package var rows: [[Cell]]

    package init(rows: [[Cell]] = []) { self.rows = rows }
}

/// What a document written in a markup language is made of. Everything else in its bytes is markup and carries no claims.
package struct Markup: Hashable, Sendable {
    /// In the order of the text; cells of tables are among them.
    package var blocks: [TextBlock]
    package var tables: [TextTable]

    package init(blocks: [TextBlock] = [], tables: [TextTable] = []) {
        self.blocks = blocks
        self.tables = tables
    }
}
