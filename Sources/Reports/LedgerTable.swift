import Facts

/// A ledger for people: a row a document, all of them together, and why figures were not compared.
package struct LedgerTable {
    /// Documents that are shown one by one; a file of the ledger has all.
    package static let maximumRows = 40
    private static let maximumName = 48
    private static let heads = ["seen", "typed", "keyed", "compared", "in copies", "times"]

    private let paint: Paint

    package init(color: Bool) { paint = Paint(color: color) }

    package func text(of ledger: CoverageLedger, limit: Int = LedgerTable.maximumRows) -> [UInt8] {
        let shown = ledger.rows.prefix(limit)
        var lines = [paint(.bold, line("Numbers", Self.heads))]
        lines += shown.map { line(name($0.document), cells($0.counts)) }
        if ledger.rows.count > limit { lines.append(paint(.dim, "  … and \(ledger.rows.count - limit) documents more")) }
        lines.append(paint(.bold, line("all \(ledger.rows.count) documents", cells(ledger.total))))
        lines += rest(ledger.total)
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private func cells(_ counts: CoverageLedger.Counts) -> [String] {
        [counts.seen, counts.typed, counts.keyed, counts.compared, counts.copied, counts.times].map(String.init)
    }

    private func rest(_ counts: CoverageLedger.Counts) -> [String] {
        let fates = FigureFate.allCases.filter { $0 != .compared && counts.fates[$0, default: 0] > 0 }
        guard !fates.isEmpty else { return [] }
        return ["", paint(.bold, "\(counts.seen - counts.compared) of \(counts.seen) were not compared:")] + fates.map { fate in
            padded("\(counts.fates[fate, default: 0])", to: 8) + "  \(fate.summary) " + paint(.dim, "(\(fate.rawValue))")
        }
    }

    private func line(_ name: String, _ cells: [String]) -> String {
        let width = Cell.cells(of: name).width
        return name + String(repeating: " ", count: max(0, Self.maximumName - width)) + zip(cells, Self.heads).map { padded($0, to: $1.count + 2) }.joined()
    }

    private func padded(_ text: String, to width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }

    /// The end of a long id tells more than its start.
    private func name(_ id: String) -> String {
        let cells = Cell.cells(of: id)
        var (kept, width) = (cells[...], cells.width)
        while width > Self.maximumName - 2, let first = kept.first {
            width -= first.width
            kept = kept.dropFirst()
        }
        return (kept.count < cells.count ? "…" : "") + kept.map(\.text).joined()
    }
}
