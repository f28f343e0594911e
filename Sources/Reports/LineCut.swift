import Checks
import Documents

/// Cuts a line that may be far longer than a terminal to the figures in it, with … for what is left out.
struct LineCut {
    let text: CitedText
    /// Zero-based.
    let line: Int
    /// Columns of a row, the … included.
    let width: Int

    /// Fewest cells that must remain on both sides of a figure before figures part into rows of their own.
    private static let closeness = 12
    /// A cut moves by at most this many cells to fall between words.
    private static let wordReach = 12

    /// As many figures in a row as fit, in order. A line without evidence is cut at its end.
    func rows(of evidence: [Evidence]) -> [ExcerptRow] { rows(of: evidence, at: evidence.map(\.claim.span)) }

    func rows(of evidence: [Evidence], at spans: [TextSpan]) -> [ExcerptRow] {
        let figures = zip(evidence, spans).map { Figure(evidence: $0, span: clamped($1)) }
            .sorted { $0.span < $1.span }
        guard !figures.isEmpty else { return [row([], context: 0)].compactMap { $0 } }
        var rows: [ExcerptRow] = []
        var rest = figures[...]
        while let first = rest.popFirst() {
            var together = [first]
            var drawn = row(together, context: 0) ?? shortened(first)
            while let next = rest.first, let wider = row(together + [next], context: Self.closeness) {
                together.append(next)
                drawn = wider
                rest.removeFirst()
            }
            if let drawn { rows.append(drawn) }
        }
        return rows
    }

    private struct Figure {
        let evidence: Evidence
        let span: TextSpan
    }

    /// Bytes around the figures that are looked at: more than any row shows, far less than a hostile line may have.
    private var reach: Int { width * 8 }

    private func clamped(_ span: TextSpan) -> TextSpan {
        let whole = text.lines.span(ofLine: line, in: text.document.bytes)
        let start = min(span.start, whole.end)
        return TextSpan(start, min(max(span.end, start), whole.end))
    }

    /// The figures in one row with as much context as the width allows, nil when less than `context` cells fit.
    private func row(_ figures: [Figure], context: Int) -> ExcerptRow? {
        guard let slice = slice(around: figures) else { return nil }
        var (low, high) = (context, slice.cells.count)
        guard slice.width(of: slice.pieces(low)) <= width else { return nil }
        while low < high {
            let middle = (low + high + 1) / 2
            if slice.width(of: slice.pieces(middle)) <= width { low = middle } else { high = middle - 1 }
        }
        let pieces = slice.pieces(low).map { slice.snapped($0, reach: Self.wordReach) }
        return slice.row(line + 1, pieces, figures.map(\.evidence))
    }

    /// A figure that is itself wider than the row: its beginning.
    private func shortened(_ figure: Figure) -> ExcerptRow? {
        guard let slice = slice(around: [figure]) else { return nil }
        var piece = slice.marks[0]
        while piece.count > 1, slice.width(of: [piece]) > width { piece = piece.dropLast() }
        return slice.row(line + 1, [piece], [figure.evidence])
    }

    /// The cells around the figures; nil when they stand too far apart to share a row.
    private func slice(around figures: [Figure]) -> LineSlice? {
        let whole = text.lines.span(ofLine: line, in: text.document.bytes)
        let first = figures.first?.span.start ?? whole.start
        let last = figures.map(\.span.end).max() ?? whole.start
        guard figures.count < 2 || last - first <= 4 * reach else { return nil }
        let near = TextSpan(
            boundary(max(whole.start, first - reach)), boundary(min(whole.end, min(last, first + 4 * reach) + reach)))
        var (cells, offset) = ([Cell](), near.start)
        var ends: [Int] = []
        for character in text.document.text(near) {
            cells.append(Cell(character))
            offset += character.utf8.count
            ends.append(offset)
        }
        let marks = figures.map { figure in
            let start = ends.firstIndex { $0 > figure.span.start } ?? cells.count
            let end = ends.firstIndex { $0 >= figure.span.end }.map { $0 + 1 } ?? cells.count
            return start..<max(start, end)
        }
        return LineSlice(cells: cells, marks: marks, cutBefore: near.start > whole.start, cutAfter: near.end < whole.end)
    }

    /// The first byte at or before `offset` that starts a scalar.
    private func boundary(_ offset: Int) -> Int {
        let bytes = text.document.bytes
        var offset = offset
        while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }
}
