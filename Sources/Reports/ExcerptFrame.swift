import Checks

/// Draws excerpts in the frame that compilers have made familiar: line numbers, a bar, figures underlined with notes.
///
///       --> seeds/003.txt:12:38
///        |
///     12 | Trade was 172.4 billion dollars, up 47.5 percent year on year.
///        |           -------------             ^^^^^^^^^^^^ said here
///        |           |
///        |           the total
struct ExcerptFrame {
    /// Digits of the largest line number.
    let gutter: Int
    /// The style of what the finding accuses.
    let accused: Paint.Style
    let width: Int
    let paint: Paint

    /// Columns that the frame leaves for text.
    var textWidth: Int { width - gutter - 3 }

    func lines(of excerpt: Excerpt, isFirst: Bool) -> [String] {
        let arrow = paint(.frame, isFirst ? "-->" : ":::")
        var lines = [String(repeating: " ", count: gutter) + "\(arrow) \(printable(excerpt.place))", framed("")]
        for row in excerpt.rows {
            lines.append(framed(row.cells.map(\.text).joined(), number: row.line.map(String.init) ?? ""))
            lines += annotations(of: row).map { framed($0) }
        }
        return lines + [framed("")]
    }

    private func framed(_ text: String, number: String = "") -> String {
        let padding = String(repeating: " ", count: gutter - number.count)
        return paint(.frame, padding + number + " |") + (text.isEmpty ? "" : " " + text)
    }

    // MARK: Annotations

    /// A figure as columns of the row, with how it is drawn.
    private struct Label {
        let columns: Range<Int>
        let isAccused: Bool
        let style: Paint.Style
        let note: String

        var underline: Character { isAccused ? "^" : "-" }
    }

    /// The line of underlines, then the notes that do not fit beside it, right to left, each below its figure.
    private func annotations(of row: ExcerptRow) -> [String] {
        let labels = row.marks.map { label($0, in: row) }
        guard let end = labels.map(\.columns.upperBound).max() else { return [] }
        var lines = [underlines(labels)]
        var pending = labels.filter { !$0.note.isEmpty }
        if let last = labels.last, !last.note.isEmpty, end + 1 + Cell.cells(of: last.note).width <= textWidth {
            lines[0] += " " + paint(last.style, printable(last.note))
            pending.removeLast()
        }
        if !pending.isEmpty { lines.append(connectors(pending)) }
        while let label = pending.popLast() {
            let column = label.columns.lowerBound
            let left = pending.filter { $0.columns.lowerBound < column }
            let room = textWidth - column
            for line in wrapped(label.note, first: room, rest: room) {
                lines.append(connectors(left, upTo: column) + paint(label.style, line))
            }
        }
        return lines
    }

    private func label(_ mark: ExcerptRow.Mark, in row: ExcerptRow) -> Label {
        let start = row.cells[..<mark.cells.lowerBound].width
        let isAccused = mark.evidence.role == .accused
        return Label(
            columns: start..<start + max(1, row.cells[mark.cells].width), isAccused: isAccused,
            style: isAccused ? accused : .frame, note: mark.evidence.note)
    }

    /// What is accused is drawn over the others.
    private func underlines(_ labels: [Label]) -> String {
        draw((labels.filter { !$0.isAccused } + labels.filter(\.isAccused)).map { ($0.columns, $0.underline, $0.style) })
    }

    private func connectors(_ labels: [Label], upTo column: Int = 0) -> String {
        draw(labels.map { ($0.columns.lowerBound..<$0.columns.lowerBound + 1, "|", $0.style) }, upTo: column)
    }

    /// One line of strokes, later over earlier, each run of one style painted once, blanks up to `column`.
    private func draw(_ strokes: [(columns: Range<Int>, glyph: Character, style: Paint.Style)], upTo column: Int = 0) -> String {
        let end = max(column, strokes.map(\.columns.upperBound).max() ?? 0)
        var owner = [Int?](repeating: nil, count: end)
        for (i, stroke) in strokes.enumerated() { for column in stroke.columns { owner[column] = i } }
        var line = ""
        var start = 0
        while start < end {
            let run = owner[start...].prefix { $0 == owner[start] }.count
            if let i = owner[start] {
                line += paint(strokes[i].style, String(repeating: strokes[i].glyph, count: run))
            } else {
                line += String(repeating: " ", count: run)
            }
            start += run
        }
        return line
    }
}
