import Documents

/// Finds tables that plain text sets with white space: columns that stand under each other, parted by two spaces or a tab, over
/// at least three lines with figures.
///
/// What cannot be put under exactly one column makes the whole table unread: a cell in the wrong column is worse than none.
enum PlainTables {
    private static let fewestRows = 3
    /// Blank lines, heads of groups and rows without figures between two rows.
    private static let mostSoftLines = 2
    private static let longestSoftLine = 60
    private static let mostColumns = 64

    /// A line as cells, with where each stands in columns of characters.
    private struct Line {
        var cells: [(span: TextSpan, columns: Range<Int>)] = []
        var hasDigits = false

        var isRow: Bool { cells.count >= 2 && cells.count <= PlainTables.mostColumns && hasDigits }
        var isSoft: Bool { cells.count != 1 || cells[0].columns.count <= PlainTables.longestSoftLine }
    }

    static func tables(in document: Document) -> [TextTable] {
        var result: [TextTable] = []
        var run: [Line] = []
        var soft: [Line] = []
        var before: Line?
        func end() {
            if run.count(where: \.isRow) >= fewestRows, let table = table(run) { result.append(table) }
            run = []
            soft = []
        }
        eachLine(document.bytes, from: document.bodyStart) { line in
            if line.isRow {
                if run.isEmpty, let head = before, head.cells.count >= 2, !head.hasDigits { run.append(head) }
                run += soft.filter { !$0.cells.isEmpty }
                soft = []
                run.append(line)
            } else if !run.isEmpty, line.isSoft, soft.count < mostSoftLines {
                soft.append(line)
            } else {
                end()
            }
            if !line.cells.isEmpty { before = line }
        }
        end()
        return result
    }

    // MARK: lines

    private static func eachLine(_ bytes: [UInt8], from start: Int, _ body: (Line) -> Void) {
        bytes.withUnsafeBufferPointer { source in
            var place = start
            while place < source.count {
                var end = place
                while end < source.count, source[end] != 0x0A, source[end] != 0x0D { end += 1 }
                // A rule under a head is no line of the table.
                if !isRule(source[place..<end]) { body(line(source, place..<end)) }
                place = end + (end + 1 < source.count && source[end] == 0x0D && source[end + 1] == 0x0A ? 2 : 1)
            }
        }
    }

    private static func isRule(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let signs = Set("-=_+|* \t".utf8)
        return line.count >= 3 && line.contains { $0 > 0x20 } && line.allSatisfy(signs.contains)
    }

    private static func line(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Line {
        var result = Line()
        var column = 0
        var open: (start: Int, column: Int)?
        var (end, endColumn) = (range.lowerBound, 0)
        func close() {
            if let cell = open { result.cells.append((TextSpan(cell.start, end), cell.column..<endColumn)) }
            open = nil
        }
        for place in range {
            let byte = source[place]
            if byte & 0xC0 != 0x80 { column += 1 }
            if byte == 0x09 {
                close()
                column += 7 - (column - 1) % 8
            } else if byte == 0x20 {
                if place > end { close() }
            } else {
                if open == nil { open = (place, column - 1) }
                (end, endColumn) = (place + 1, column)
                if byte &- 0x30 < 10 { result.hasDigits = true }
            }
        }
        close()
        return result
    }

    // MARK: columns

    /// The lines under common columns; nil when a row with figures does not fit.
    private static func table(_ lines: [Line]) -> TextTable? {
        let counts = Dictionary(grouping: lines.filter(\.isRow), by: \.cells.count).mapValues(\.count)
        guard let (width, _) = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return nil }
        let full = lines.filter { $0.isRow && $0.cells.count == width }
        let columns = (0..<width).map { index in
            full.map(\.cells[index].columns).reduce(full[0].cells[index].columns) { min($0.lowerBound, $1.lowerBound)..<max($0.upperBound, $1.upperBound) }
        }
        guard zip(columns, columns.dropFirst()).allSatisfy({ $0.upperBound <= $1.lowerBound }) else { return nil }
        var table = TextTable()
        for line in lines {
            if let row = row(line, columns) { table.rows.append(row) } else if line.cells.count >= 2 { return nil }
        }
        return table
    }

    private static func row(_ line: Line, _ columns: [Range<Int>]) -> [TextTable.Cell]? {
        var row = Array(repeating: TextTable.Cell(TextBlock()), count: columns.count)
        var next = 0
        for (span, place) in line.cells {
            let met = columns.indices.filter { columns[$0].overlaps(place) }
            guard met.count == 1, met[0] >= next else { return nil }
            row[met[0]] = TextTable.Cell(TextBlock([TextBlock.Piece(span)]))
            next = met[0] + 1
        }
        return row
    }
}
