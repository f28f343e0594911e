/// Puts text in colour, or leaves it as it is.
package struct Paint: Sendable {
    /// Select Graphic Rendition parameters (ECMA-48, 8.3.117).
    package enum Style: String, Sendable {
        case bold = "1"
        case dim = "2"
        case error = "1;31"
        case warning = "1;33"
        case info = "1;36"
        case frame = "1;34"
        case success = "1;32"
    }

    package let color: Bool

    package init(color: Bool) { self.color = color }

    package func callAsFunction(_ style: Style, _ text: String) -> String {
        color && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}

/// Lines of printable text, broken between words where possible, never inside a character.
///
/// - Parameters:
///   - first: columns of the first line, which follows something else.
///   - rest: columns of the others.
package func wrapped(_ text: String, first: Int, rest: Int) -> [String] {
    let cells = Cell.cells(of: text)
    var lines: [String] = []
    var start = 0
    while start < cells.count {
        var end = start
        var room = max(1, lines.isEmpty ? first : rest)
        while end < cells.count, cells[end].width <= room || end == start {
            room -= cells[end].width
            end += 1
        }
        if end < cells.count, !cells.canBreak(before: end) {
            if let between = (start + 1..<end).last(where: cells.canBreak) {
                end = between
            } else if lines.isEmpty, first < rest {
                end = start
            }
        }
        let line = cells[start..<end]
        lines.append((line.last?.isSpace == true ? line.dropLast() : line).map(\.text).joined())
        start = end < cells.count && cells[end].isSpace ? end + 1 : end
    }
    return lines
}
