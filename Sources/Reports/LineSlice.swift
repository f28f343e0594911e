import Checks

/// A stretch of a line as cells, the figures in it, and whether the line goes on before and after.
struct LineSlice {
    let cells: [Cell]
    /// In order of their start; empty for a line without figures.
    let marks: [Range<Int>]
    let cutBefore: Bool
    let cutAfter: Bool

    /// What remains with `context` cells around each figure: ranges of cells in order, apart from each other.
    func pieces(_ context: Int) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        for mark in marks.isEmpty ? [0..<0] : marks {
            let piece = max(0, mark.lowerBound - context)..<min(cells.count, mark.upperBound + context)
            if let last = pieces.last, piece.lowerBound <= last.upperBound + 1 {
                pieces[pieces.count - 1] = last.lowerBound..<max(last.upperBound, piece.upperBound)
            } else {
                pieces.append(piece)
            }
        }
        return pieces
    }

    /// Columns of the pieces with an … wherever something is left out.
    func width(of pieces: [Range<Int>]) -> Int {
        pieces.reduce(isCut(before: pieces[0]) ? 1 : 0) { sum, piece in
            sum + cells[piece].width + (isCut(after: piece) ? 1 : 0)
        }
    }

    private func isCut(before piece: Range<Int>) -> Bool { piece.lowerBound > 0 || cutBefore }
    private func isCut(after piece: Range<Int>) -> Bool { piece.upperBound < cells.count || cutAfter }

    /// The piece with half a word or number less at its cut ends, where its end is near and no figure is touched.
    func snapped(_ piece: Range<Int>, reach: Int) -> Range<Int> {
        let inside = marks.filter { piece.lowerBound <= $0.lowerBound && $0.upperBound <= piece.upperBound }
        guard let first = inside.first?.lowerBound, let last = inside.map(\.upperBound).max() else { return piece }
        var (start, end) = (piece.lowerBound, piece.upperBound)
        if start > 0 {
            start = (start..<min(first, start + reach)).first(where: cells.canBreak) ?? start
            if start < first, cells[start].isSpace { start += 1 }
        }
        if end < cells.count {
            end = (max(last, end - reach) + 1..<max(last, end) + 1).last(where: cells.canBreak) ?? end
            if end > last, cells[end - 1].isSpace { end -= 1 }
        }
        return start..<end
    }

    /// The row that the pieces make, with the figures found again in it.
    func row(_ line: Int, _ pieces: [Range<Int>], _ evidence: [Evidence]) -> ExcerptRow {
        var drawn: [Cell] = isCut(before: pieces[0]) ? [.ellipsis] : []
        var places = [Range<Int>](repeating: 0..<0, count: marks.count)
        for piece in pieces {
            for (i, mark) in marks.enumerated() where piece.contains(mark.lowerBound) || piece.upperBound == mark.lowerBound {
                let start = drawn.count + mark.lowerBound - piece.lowerBound
                places[i] = start..<start + mark.clamped(to: piece).count
            }
            drawn += cells[piece]
            if isCut(after: piece) { drawn.append(.ellipsis) }
        }
        let marks = zip(places, evidence).map { ExcerptRow.Mark(cells: $0, evidence: $1) }
        return ExcerptRow(line: line, cells: drawn, marks: marks)
    }
}
