import Documents
import Reports

/// Draws a text in rows of bounded width, each with its notes underlined and told below:
///
///     Trade reached $172.4 billion in 2022.
///                   --------------    ----
///                   |                 period 2022
///                   money 172.4e9 USD
///
/// Widths are columns of a terminal, so that wide characters are underlined in full. Hostile characters are escaped.
package struct TextDrawing {
    /// Something to tell about a stretch of the text.
    package struct Note: Sendable {
        let span: TextSpan
        let text: [String]
        let style: Paint.Style
        let underline: Character

        package init(_ span: TextSpan, _ text: [String], style: Paint.Style, underline: Character = "-") {
            self.span = span
            self.text = text
            self.style = style
            self.underline = underline
        }
    }

    private let width: Int
    private let paint: Paint
    private let indent = "  "

    package init(context: ReportContext) {
        width = max(40, context.width) - indent.count
        paint = Paint(color: context.color)
    }

    /// Rows leave this much of the width to the notes of figures at their end.
    private var rowWidth: Int { width * 3 / 4 }

    package func lines(of text: [UInt8], _ notes: [Note]) -> [String] {
        let lines = rows(of: text).flatMap { row in
            [indent + row.cells.map(\.cell.text).joined()] + annotations(of: row, notes).map { $0.isEmpty ? "" : indent + $0 }
        }
        return lines.last == "" ? lines.dropLast() : lines
    }

    // MARK: rows

    private struct PlacedCell {
        let cell: Cell
        let span: TextSpan
    }

    private struct Row {
        let cells: [PlacedCell]

        /// The columns that a span of the text takes in this row; nil when it takes none.
        func columns(of span: TextSpan) -> Range<Int>? {
            var column = 0
            var result: Range<Int>?
            for placed in cells {
                let end = column + placed.cell.width
                if placed.span.start < max(span.end, span.start + 1), span.start < placed.span.end {
                    result = (result?.lowerBound ?? column)..<end
                }
                column = end
            }
            return result
        }

        func holdsStart(of span: TextSpan) -> Bool {
            guard let first = cells.first, let last = cells.last else { return false }
            return first.span.start <= span.start && span.start < last.span.end
        }
    }

    /// The text cut at line ends, and between words where a line is too long.
    private func rows(of text: [UInt8]) -> [Row] {
        var rows: [Row] = []
        var line: [PlacedCell] = []
        var offset = 0
        for character in String(decoding: text, as: UTF8.self) {
            let end = offset + character.utf8.count
            if character.isNewline {
                rows += broken(line)
                line = []
            } else {
                line.append(PlacedCell(cell: Cell(character), span: TextSpan(offset, end)))
            }
            offset = end
        }
        return rows + broken(line)
    }

    private func broken(_ line: [PlacedCell]) -> [Row] {
        let cells = line.map(\.cell)
        var rows: [Row] = []
        var start = 0
        while start < line.count {
            var (end, room) = (start, rowWidth)
            while end < line.count, cells[end].width <= room || end == start {
                room -= cells[end].width
                end += 1
            }
            if end < line.count, let between = (start + 1...end).last(where: { cells.canBreak(before: $0) }) { end = between }
            rows.append(Row(cells: Array(line[start..<end].last?.cell.isSpace == true ? line[start..<end - 1] : line[start..<end])))
            start = end
            while start < line.count, cells[start].isSpace { start += 1 }
        }
        return rows
    }

    // MARK: notes

    private struct Label {
        let column: Int
        let lines: [String]
        let style: Paint.Style
        var top = 0

        var end: Int { column + (lines.map { Cell.cells(of: $0).width }.max() ?? 0) }
        var bottom: Int { top + lines.count }
    }

    private func annotations(of row: Row, _ notes: [Note]) -> [String] {
        let here = notes.compactMap { note in row.columns(of: note.span).map { (note: note, columns: $0) } }
        guard !here.isEmpty else { return [] }
        var canvas = Canvas()
        for (note, columns) in here { canvas.fill(columns, with: note.underline, note.style, line: 0) }
        for label in placed(here.filter { row.holdsStart(of: $0.note.span) }) {
            for line in 1..<max(1, label.top) { canvas.fill(label.column..<label.column + 1, with: "|", label.style, line: line) }
            for (index, text) in label.lines.enumerated() { canvas.write(text, at: label.column, label.style, line: label.top + index) }
        }
        return canvas.lines(paint) + [""]
    }

    /// Each note below its figure: the rightmost on the first line, others below whatever they would cover.
    private func placed(_ notes: [(note: Note, columns: Range<Int>)]) -> [Label] {
        var columns: [Int: [Note]] = [:]
        for (note, range) in notes { columns[range.lowerBound, default: []].append(note) }
        var result: [Label] = []
        for column in columns.keys.sorted(by: >) {
            let room = max(10, width - column)
            let lines = columns[column, default: []].flatMap(\.text).flatMap { wrapped($0, first: room, rest: room) }
            var label = Label(column: column, lines: lines, style: columns[column]![0].style)
            label.top = 1 + (result.filter { $0.column <= label.end }.map { $0.bottom - 1 }.max() ?? 0)
            result.append(label)
        }
        return result
    }
}

/// Lines that are written column by column.
private struct Canvas {
    private struct Spot {
        var text = " "
        var width = 1
        var style: Paint.Style?
    }

    private var rows: [[Spot]] = []

    private mutating func reach(_ line: Int, _ column: Int) {
        while rows.count <= line { rows.append([]) }
        while rows[line].count < column { rows[line].append(Spot()) }
    }

    mutating func fill(_ columns: Range<Int>, with character: Character, _ style: Paint.Style, line: Int) {
        reach(line, columns.upperBound)
        for column in columns { rows[line][column] = Spot(text: String(character), style: style) }
    }

    /// A wide character takes two spots, the second of which is empty.
    mutating func write(_ text: String, at column: Int, _ style: Paint.Style, line: Int) {
        var column = column
        for cell in Cell.cells(of: text) {
            reach(line, column + cell.width)
            rows[line][column] = Spot(text: cell.text, width: cell.width, style: style)
            for rest in column + 1..<max(column + 1, column + cell.width) { rows[line][rest] = Spot(text: "", width: 0, style: style) }
            column += cell.width
        }
    }

    func lines(_ paint: Paint) -> [String] {
        rows.map { row in
            var line = ""
            var run = (style: Paint.Style?.none, text: "")
            func flush() -> String { run.style.map { paint($0, run.text) } ?? run.text }
            for spot in row {
                if spot.style != run.style {
                    line += flush()
                    run = (spot.style, "")
                }
                run.text += spot.text
            }
            return line + flush()
        }
    }
}
