import Documents
import Facts
import SwiftCSV

/// Reads `references:`: which column of a table means which concept, for whom and in which unit.
struct ReferenceLoader {
    let files: [RuleLoader.OpenFile]
    let sources: [RuleSource]
    let problems: ProblemList

    func load(into rules: inout RuleSet) {
        for file in files {
            for item in file.sections["references"]?.items ?? [] {
                guard let table = table(item, file, rules) else { continue }
                rules.references.removeAll { $0.id == table.id }
                rules.references.append(table)
            }
        }
        rules.references.sort { $0.id < $1.id }
    }

    /// What a column of figures means.
    private struct Column {
        let name: String
        let concept: String
        let measure: Measure
        let base: String?
        let entity: [String]
        let unit: String?
        let unitColumn: String?
        let scale: ExactDecimal
        let label: String
        let dimensions: [String: String]
    }

    private func table(_ item: Section, _ file: RuleLoader.OpenFile, _ rules: RuleSet) -> ReferenceTable? {
        let keys = item.keys(.reference)
        guard let id = keys["id"]?.string, let name = keys["file"], let columns = keys["columns"] else { return nil }
        guard let csv = open(name, beside: file), let rows = parse(csv, at: name) else { return nil }
        let document = Document(
            id: "reference:\(id)", bytes: Array(csv.text.utf8),
            metadata: DocumentMetadata(source: keys["publisher"]?.string, title: keys["title"]?.string), origin: csv.path)
        let header = Set(rows.header)
        guard isReadable(rows, keys["period"], at: name, csv), dimensionsStand(keys["dimension-columns"], in: header) else { return nil }
        let specs = columns.items.compactMap { column($0, header, rules) }
        let periodColumn = keys["period"]?.string ?? "period"
        let dimensionColumns = keys["dimension-columns"]?.entries.compactMap { entry in
            entry.key.string.flatMap { key in entry.value.string.map { (key, $0) } }
        } ?? []
        let lines = LineIndex(document.bytes)
        var claims: [Claim] = []
        var labels: [Claim: String] = [:]
        var lineOf: [FactKey: Int] = [:]
        for (index, row) in rows.rows.enumerated() {
            let line = lines.span(ofLine: min(index + 1, lines.starts.count - 1), in: document.bytes)
            guard let text = row[periodColumn], let period = Period(iso: text) else {
                problems.add(
                    "bad-reference-row", "‘\(row[periodColumn] ?? "")’ is not a period.",
                    at: [Problem.Label(file: csv.path, line: index + 2, column: 1)], advice: "Write 2022, 2022-11, 2022-Q4 or 2022-01/2022-11.")
                continue
            }
            for spec in specs {
                guard let cell = row[spec.name], !cell.isEmpty else { continue }
                guard let value = ExactDecimal(cell) else {
                    problems.add(
                        "bad-reference-row", "‘\(cell)’ in the column ‘\(spec.name)’ is not a decimal.",
                        at: [Problem.Label(file: csv.path, line: index + 2, column: 1)], advice: "Write figures with a decimal point and without signs between thousands.")
                    continue
                }
                var dimensions = spec.dimensions
                for (dimension, column) in dimensionColumns where spec.measure != .level { dimensions[dimension] = row[column] }
                let places = cell.split(separator: ".").dropFirst().first?.count ?? 0
                let claim = Claim(
                    document: document.id,
                    span: Self.cell(rows.header.firstIndex(of: spec.name) ?? 0, of: line, in: document.bytes), text: cell, rule: id, concept: spec.concept, measure: spec.measure,
                    base: spec.base, entity: spec.entity, dimensions: dimensions.filter { !$0.value.isEmpty },
                    period: ClaimPeriod(period: period, source: .reference),
                    value: Quantity(
                        point: value * spec.scale, precision: .powerOfTen(-places) * spec.scale,
                        unit: spec.unitColumn.flatMap { row[$0] } ?? spec.unit ?? ""),
                    attribution: row["source"] ?? document.metadata.source)
                if let first = lineOf.updateValue(index + 2, forKey: claim.key) {
                    problems.add(
                        "double-row", "The table has two figures of ‘\(spec.name)’ for ‘\(text)’.",
                        at: [(index + 2, "again here"), (first, "first here")].map { Problem.Label(file: csv.path, line: $0.0, column: 1, note: $0.1) },
                        advice: "Delete one row, or tell them apart with ‘dimension-columns’ or ‘unit-column’.")
                }
                claims.append(claim)
                labels[claim] = spec.label
            }
        }
        return ReferenceTable(
            id: id, title: keys["title"]?.string ?? id, publisher: keys["publisher"]?.string ?? id, document: document,
            claims: claims, labels: labels)
    }

    /// Where a cell stands in its line; the whole line when quotes make that more than counting commas.
    private static func cell(_ column: Int, of line: TextSpan, in bytes: [UInt8]) -> TextSpan {
        guard !bytes[line.range].contains(UInt8(ascii: "\"")) else { return line }
        let cells = bytes[line.range].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        return column < cells.count ? TextSpan(cells[column].startIndex, cells[column].endIndex) : line
    }

    private func open(_ name: Section, beside file: RuleLoader.OpenFile) -> RuleFile? {
        guard let text = name.string else { return nil }
        let directory = file.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let path = (directory + [Substring(text)]).joined(separator: "/")
        guard !text.split(separator: "/").contains(".."), let found = sources[file.source].files.first(where: { $0.path == path }) else {
            name.complain(
                "no-reference-file", "There is no table ‘\(text)’ beside this file.",
                advice: "Put the .csv into the same directory; a rule file cannot read outside of it.")
            return nil
        }
        return found
    }

    private func parse(_ file: RuleFile, at section: Section) -> (header: [String], rows: [[String: String]])? {
        do {
            let csv = try NamedCSV(string: file.text)
            guard !csv.rows.contains(where: { $0.values.contains { $0.contains("\n") } }) else {
                section.complain("bad-reference-file", "A cell of ‘\(file.path)’ holds a line break.", advice: "Keep one row on one line, so that it can be cited.")
                return nil
            }
            return (csv.header, csv.rows)
        } catch {
            section.complain("bad-reference-file", "‘\(file.path)’ is not a CSV table: \(error).", advice: "Write the headings in the first line, and a row a line, with commas between.")
            return nil
        }
    }

    /// Whether the table has the column of periods and at least one row.
    private func isReadable(_ table: (header: [String], rows: [[String: String]]), _ period: Section?, at name: Section, _ csv: RuleFile) -> Bool {
        let column = period?.string ?? "period"
        let top = Problem.Label(file: csv.path, line: 1, column: 1, note: "the headings")
        guard table.header.contains(column) else {
            problems.add(
                "no-such-column", "The table ‘\(csv.path)’ has no column ‘\(column)’ of periods.", at: [(period ?? name).place, top],
                advice: table.header.allSatisfy(\.isEmpty) ? "The table is empty: write the headings in its first line."
                    : "Name the column of periods with ‘period:’. The columns are \(table.header.joined(separator: ", ")).")
            return false
        }
        guard !table.rows.isEmpty else {
            problems.add("empty-table", "The table ‘\(csv.path)’ has no rows.", at: [name.place, top], advice: "Write a row for each period below the headings.")
            return false
        }
        return true
    }

    private func dimensionsStand(_ section: Section?, in header: Set<String>) -> Bool {
        section?.entries.allSatisfy { _, value in
            guard let column = value.string, !header.contains(column) else { return true }
            value.complain(
                "no-such-column", "The table has no column ‘\(column)’.",
                advice: Suggestion.nearest(to: column, among: header.sorted()).map { "Did you mean ‘\($0)’?" } ?? "Its columns are \(header.sorted().joined(separator: ", ")).")
            return false
        } ?? true
    }

    private func column(_ item: Section, _ header: Set<String>, _ rules: RuleSet) -> Column? {
        let keys = item.keys(.column)
        guard let name = keys["column"]?.string, let section = keys["concept"] else { return nil }
        for column in [name, keys["unit-column"]?.string].compactMap({ $0 }) where !header.contains(column) {
            item.complain(
                "no-such-column", "The table has no column ‘\(column)’.",
                advice: Suggestion.nearest(to: column, among: header.sorted()).map { "Did you mean ‘\($0)’?" } ?? "Its columns are \(header.sorted().joined(separator: ", ")).")
            return nil
        }
        guard let concept = section.concept(rules), let declared = rules.concepts[concept] else { return nil }
        let entity = keys["entity"]?.strings ?? []
        var dimensions: [String: String] = [:]
        for (key, value) in keys["dimensions"]?.entries ?? [] { if let name = key.string { dimensions[name] = value.string } }
        return Column(
            name: name, concept: concept, measure: keys["measure"]?.choice(Measure.self) ?? .level,
            base: keys["base"]?.string, entity: declared.entity == .orderedPair ? entity : entity.sorted(),
            unit: keys["unit"]?.string, unitColumn: keys["unit-column"]?.string,
            scale: keys["scale"]?.decimal ?? ExactDecimal(1),
            label: keys["label"]?.string ?? declared.name, dimensions: dimensions)
    }
}
