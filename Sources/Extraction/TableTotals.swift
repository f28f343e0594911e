import Documents
import Facts
import Rules

/// Claims that a figure in a table is the total of others: by the words at the head of its row or its column.
///
/// What is a part is not decided where the words leave it open: parts have the names `part`, `within` (a figure that may be
/// inside another or be no addend at all) and `subtotal`. A cell without a figure is a part that may be anything.
struct TableTotals {
    static let concept = "table.total"
    static let rule = "table-total"

    private let figures: TableFigures
    private let document: Document
    private let columns: [Int]
    private let title: String

    init(_ figures: TableFigures, in document: Document) {
        self.figures = figures
        self.document = document
        columns = figures.columns
        let words = figures.heads.map(\.words).filter { !$0.isEmpty }.joined(separator: " | ")
        title = String(words.replacing("\n", with: " ").prefix(80))
    }

    func drafts() -> [DraftClaim] { columnDrafts() + rowDrafts() }

    private func has(_ cell: TableFigures.Cell?, _ mark: MarkRule.Mark) -> Bool { cell?.marks[mark] != nil }

    /// Rows of parts, in percent or otherwise no sum.
    private func isAside(_ cell: TableFigures.Cell?) -> Bool { has(cell, .tableAside) || has(cell, .tableShare) }

    private func isTotal(_ cell: TableFigures.Cell?) -> Bool { has(cell, .tableTotal) && !isAside(cell) && !has(cell, .tableWithin) }

    // MARK: columns that add up to a row

    private func columnDrafts() -> [DraftClaim] {
        figures.body.indices.filter { isTotal(figures.label($0)) }.flatMap { total in
            columns.compactMap { column in columnDraft(total, column) }
        }
    }

    private func columnDraft(_ total: Int, _ column: Int) -> DraftClaim? {
        let cell = figures.body[total][column]
        guard let value = cell.figure else { return nil }
        // Rates do not add up; shares of one whole do.
        let isShare = value.unit == "percent" || has(figures.heads[column], .tableShare)
        guard isShare ? value.point == ExactDecimal(100) : !has(figures.heads[column], .tableAside) else { return nil }
        let above = Array(0..<total)
        let rows = above.contains { figures.body[$0][column].figure != nil } ? above : Array(figures.body.indices.suffix(from: total + 1))
        let addends = rows.filter { row in figures.body[row].contains { $0.figure != nil } || !figures.body[row][column].words.isEmpty }.map { row in
            let label = figures.label(row)
            let cell = figures.body[row][column]
            // A year in the first row may be a head.
            let isOpen = isAside(label) || has(label, .tableWithin) || (row == 0 && cell.isYear)
            return (isTotal(label) ? "subtotal" : isOpen ? "within" : "part", cell)
        }
        guard let parts = parts(addends, like: value) else { return nil }
        return draft(cell, value, parts, of: figures.heads[column], label: figures.label(total), axis: "column")
    }

    // MARK: rows that add up to a column

    private func rowDrafts() -> [DraftClaim] {
        columns.filter { isTotal(figures.heads[$0]) }.flatMap { total in
            let units = figures.heads[total].units
            let others = columns.filter { $0 != total && (figures.heads[$0].units == units) && !has(figures.heads[$0], .tableShare) }
            return figures.body.indices.compactMap { rowDraft($0, total, others) }
        }
    }

    private func rowDraft(_ row: Int, _ total: Int, _ others: [Int]) -> DraftClaim? {
        let cell = figures.body[row][total]
        guard let value = cell.figure, value.unit != "percent", !isAside(figures.label(row)) else { return nil }
        let left = others.filter { $0 < total }
        let addends = (left.isEmpty ? others : left).map { column in
            let head = figures.heads[column]
            return (isTotal(head) ? "subtotal" : isAside(head) || has(head, .tableWithin) ? "within" : "part", figures.body[row][column])
        }
        guard let parts = parts(addends, like: value) else { return nil }
        return draft(cell, value, parts, of: figures.label(row), label: figures.heads[total], axis: "row")
    }

    // MARK: claims

    /// Nil when there are too few, or figures of other units among them.
    private func parts(_ addends: [(name: String, cell: TableFigures.Cell)], like total: Quantity) -> [ClaimPart]? {
        var result: [ClaimPart] = []
        let isSigned = total.point.isNegative || addends.contains { $0.cell.figure?.point.isNegative ?? false }
        for (name, cell) in addends {
            guard !cell.isRepeated else { return nil }
            let place = cell.span ?? TextSpan(0, 0)
            if let value = cell.figure {
                guard value.unit == total.unit else { return nil }
                result.append(ClaimPart(name: name, span: place, text: document.text(place), value: value))
            } else {
                let anything = isSigned ? Interval.everything : .notNegative
                let value = Quantity(point: .zero, precision: .zero, unit: total.unit, interval: anything)
                result.append(ClaimPart(name: name, span: place, text: cell.words, value: value))
            }
        }
        return result.count { $0.name == "part" && $0.value.interval.high != nil } >= 2 ? result : nil
    }

    private func draft(
        _ cell: TableFigures.Cell, _ value: Quantity, _ parts: [ClaimPart], of line: TableFigures.Cell?, label: TableFigures.Cell?, axis: String
    ) -> DraftClaim? {
        guard let span = cell.span, !cell.isRepeated else { return nil }
        var dimensions = ["axis": axis, "table": title]
        dimensions["line"] = line.map { $0.words.replacing("\n", with: " ") }
        dimensions["total"] = label.map { $0.words.replacing("\n", with: " ") }
        let doubts = label?.marks[.tableTotal] == true ? [] : [TableTotals.doubt(label?.words ?? "")]
        return DraftClaim(
            span: span, text: document.text(span), rule: Self.rule, concept: Self.concept, measure: .level, base: nil, entity: [],
            dimensions: dimensions, time: nil, timeSource: .document, direction: .past, value: value, modality: .asserted, attribution: nil,
            doubts: doubts, parts: parts)
    }

    private static func doubt(_ label: String) -> String { "‘\(label)’ may be the total of other things than stand here" }
}
