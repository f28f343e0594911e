import Documents

/// A table of HTML while it is read: cells that span columns or rows are repeated in each.
struct HTMLTable {
    private(set) var table = TextTable()
    var isHead = false
    /// The row that is open.
    private var row: [TextTable.Cell]?
    private var cell: (text: TextBlock, isHeader: Bool, columns: Int, rows: Int)?
    /// Cells of earlier rows that go on, by column.
    private var pending: [Int: (cell: TextTable.Cell, rows: Int)] = [:]
    private var cells = 0

    /// As HTML has it.
    private static let mostColumns = 1_000
    /// From then on a cell is repeated no more: the markup may be hostile.
    private static let mostCells = 1_000_000

    mutating func openRow() {
        closeRow()
        row = []
    }

    mutating func openCell(isHeader: Bool, columns: Int, rows: Int) {
        closeCell()
        let room = cells < Self.mostCells
        cell = (TextBlock(), isHeader || isHead, room ? min(max(columns, 1), Self.mostColumns) : 1, room ? max(rows, 1) : 1)
    }

    /// Text of the cell that is open; a second paragraph follows the first.
    mutating func take(_ block: TextBlock) {
        guard cell != nil else { return }
        if let end = cell?.text.span?.end { cell?.text.append(TextBlock.Piece(TextSpan(end, end), replacement: [0x0A])) }
        for piece in block.pieces { cell?.text.append(piece) }
    }

    mutating func closeCell() {
        guard let done = cell, var row else { return }
        // Taken out while it changes, so that it is not copied.
        (cell, self.row) = (nil, nil)
        fillPending(&row)
        for column in 0..<done.columns {
            let repeated = TextTable.Cell(done.text, isHeader: done.isHeader, isRepeated: true)
            if done.rows > 1 { pending[row.count] = (repeated, done.rows - 1) }
            row.append(column == 0 ? TextTable.Cell(done.text, isHeader: done.isHeader) : repeated)
        }
        cells += done.columns
        self.row = row
    }

    mutating func closeRow() {
        closeCell()
        guard var row else { return }
        fillPending(&row)
        if !row.isEmpty { table.rows.append(row) }
        self.row = nil
    }

    private mutating func fillPending(_ row: inout [TextTable.Cell]) {
        while let (cell, rows) = pending[row.count] {
            pending[row.count] = rows > 1 ? (cell, rows - 1) : nil
            row.append(cell)
            cells += 1
        }
    }
}
