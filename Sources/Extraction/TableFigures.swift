import Documents
import Facts
import Patterns
import Rules

/// A table as figures with labels: what each cell says, and what the words at the head of each row and column mean.
struct TableFigures {
    struct Cell {
        let words: String
        let block: TextBlock
        /// From its first character to its last; nil of an empty cell.
        let span: TextSpan?
        let figure: Quantity?
        /// Four digits that may be a year.
        let isYear: Bool
        let isRepeated: Bool
        /// The currencies, units and magnitudes that it names.
        let units: Set<String>
        let marks: [MarkRule.Mark: Bool]

        var hasWords: Bool { figure == nil && words.contains(where: \.isLetter) }
    }

    /// Rows of one length that carry figures.
    private(set) var body: [[Cell]] = []
    /// What stands over each column.
    private(set) var heads: [Cell] = []
    private let reader: TableCellReader

    /// Tables of more cells are not read.
    static let mostCells = 200_000

    init?(_ table: TextTable, _ reader: TableCellReader) {
        self.reader = reader
        let width = table.rows.lazy.map(\.count).max() ?? 0
        guard width >= 2, width.multipliedReportingOverflow(by: table.rows.count).partialValue <= Self.mostCells else { return nil }
        var heads: [[TextBlock]] = Array(repeating: [], count: width)
        for row in table.rows {
            var cells = row.map(reader.cell)
            cells += Array(repeating: reader.empty, count: width - cells.count)
            if body.isEmpty, Self.isHead(row, cells) {
                for (column, cell) in row.enumerated() where heads[column].last != cell.text { heads[column].append(cell.text) }
            } else {
                body.append(cells)
            }
        }
        self.heads = heads.map { reader.cell(TextTable.Cell(TextBlock(joining: $0), isHeader: true)) }
        guard body.count >= 2 else { return nil }
    }

    /// A row of heads: so marked, or before the first figure, or years over the columns.
    private static func isHead(_ row: [TextTable.Cell], _ cells: [Cell]) -> Bool {
        if row.allSatisfy(\.isHeader) { return true }
        let figures = cells.filter { $0.figure != nil }
        guard figures.allSatisfy(\.isYear) else { return false }
        return figures.count != 1 || (cells.first?.words.isEmpty ?? true)
    }

    /// The words at the head of a row.
    func label(_ row: Int) -> Cell? { body[row].first(where: \.hasWords) }

    /// Columns of figures: not of years, and not of the numbers of the rows.
    var columns: [Int] {
        heads.indices.filter { column in
            let cells = body.map { $0[column] }
            let figures = cells.filter { $0.figure != nil && !$0.isRepeated }
            guard figures.count >= 2, cells.count(where: \.hasWords) < figures.count, !figures.allSatisfy(\.isYear) else { return false }
            let counts = (1...figures.count).map { ExactDecimal($0) }
            return figures.count < 3 || figures.prefix(counts.count).map { $0.figure?.point } != counts
        }
    }
}

extension TextBlock {
    /// Blocks read as one, each as a line.
    fileprivate init(joining blocks: [TextBlock]) {
        self.init()
        for block in blocks where !block.pieces.isEmpty {
            if let end = span?.end { append(Piece(TextSpan(end, end), replacement: [0x0A])) }
            for piece in block.pieces { append(piece) }
        }
    }
}

/// Reads single cells with the words of a language.
struct TableCellReader {
    let document: Document
    private let finder: MentionFinder
    private let scratch: MatchScratch
    private let work: MentionWork
    private var language: LanguageRules { finder.vocabulary.language }

    init(document: Document, finder: MentionFinder, scratch: MatchScratch) {
        self.document = document
        self.finder = finder
        self.scratch = scratch
        work = MentionWork(vocabulary: finder.vocabulary, scratch: scratch)
    }

    var empty: TableFigures.Cell { cell(TextTable.Cell(TextBlock())) }

    /// What is longer is no cell of a table of figures.
    private static let longestCell = 2_000

    func cell(_ given: TextTable.Cell) -> TableFigures.Cell {
        let isLong = given.text.span.map { $0.count > Self.longestCell } ?? false
        let cell = isLong ? TextTable.Cell(TextBlock(), isHeader: given.isHeader) : given
        let text = NormalText(document, cell.text, lexicon: language.lexicon)
        let result = finder.find(in: text, work) { _ in }
        let figure = figure(text, result)
        let passage = Passage(0, text, result, finder.vocabulary, block: cell.text, scratch: scratch)
        let isYear = text.bytes.count == 4 && (text.bytes.starts(with: Array("19".utf8)) || text.bytes.starts(with: Array("20".utf8)))
            && text.bytes.allSatisfy(TokenScanner.isDigit)
        return TableFigures.Cell(
            words: String(decoding: text.bytes, as: UTF8.self), block: cell.text, span: text.bytes.isEmpty ? nil : text.documentSpan(0, text.bytes.count),
            figure: figure, isYear: isYear, isRepeated: cell.isRepeated, units: figure == nil ? units(text) : [],
            marks: figure == nil ? passage.tableMarks(scratch) : [:])
    }

    private func units(_ text: NormalText) -> Set<String> {
        let table = finder.vocabulary.rules.kinds
        let kinds = table.set(["currency-name", "currency-sign", "currency-minor", "magnitude"])
        return Set(finder.tokens(in: text).compactMap { token in
            guard case .lexeme(let lexeme) = token.content, table.sets[token.code].intersects(kinds) else { return nil }
            return language.lexicon.lexemes[lexeme].readings.first { kinds.contains($0.kind) }?.value.text
        })
    }

    /// Signs that may stand beside a figure: notes, brackets of negative amounts, percent signs.
    private static let beside = Set("()+-*%† ‡".utf8)

    /// The figure that is all that a cell holds.
    private func figure(_ text: NormalText, _ result: MentionFinder.Result) -> Quantity? {
        let digits = finder.tokens(in: text).filter { if case .digits = $0.content { true } else { false } }
        if digits.count == 1, isAlone(digits[0].start, digits[0].end, text),
            let number = NumberReader.number(text, digits[0].start, digits[0].end, language.numberFormat)
        {
            let isPercent = text.bytes.contains(UInt8(ascii: "%"))
            return signed(Quantity(number, unit: isPercent ? "percent" : "", hedge: nil), before: digits[0].start, text)
        }
        let figures = result.mentions.filter { mention in !mention.isHelper && mention.isFigure && isAlone(mention.start, mention.end, text) }
        guard figures.count == 1, let mention = figures.first, !mention.value.isRange else { return nil }
        let quantity: Quantity
        switch mention.value {
        case .number(let number): quantity = Quantity(number, unit: mention.type == "percent" ? "percent" : "", hedge: mention.hedge)
        case .money(let number, let name):
            guard let currency = finder.vocabulary.rules.currencies[name], let code = currency.candidates.first else { return nil }
            quantity = Quantity(
                number.scaled(by: currency.factor), unit: code, hedge: mention.hedge, alternativeUnits: Array(currency.candidates.dropFirst()))
        case .quantity(let number, let unit): quantity = Quantity(number, unit: unit, hedge: mention.hedge)
        case .time, .entity, .none: return nil
        }
        return signed(quantity, before: mention.start, text)
    }

    private func isAlone(_ start: Int, _ end: Int, _ text: NormalText) -> Bool {
        text.bytes[..<start].allSatisfy(Self.beside.contains) && text.bytes[end...].allSatisfy(Self.beside.contains)
    }

    /// “(1.2)” and “−1.2” are negative.
    private func signed(_ quantity: Quantity, before start: Int, _ text: NormalText) -> Quantity {
        let lead = text.bytes[..<start]
        let isBracketed = lead.first == UInt8(ascii: "(") && text.bytes.last == UInt8(ascii: ")")
        return isBracketed || lead.contains(UInt8(ascii: "-")) ? quantity.negated : quantity
    }
}

extension Passage {
    /// The meanings of a label in a table, each with whether all its words have it.
    fileprivate func tableMarks(_ scratch: MatchScratch) -> [MarkRule.Mark: Bool] {
        var result: [MarkRule.Mark: Bool] = [:]
        typed.bytes.withUnsafeBufferPointer { subject in
            for rule in vocabulary.language.markRules where rule.mark.isOfTables {
                for pattern in rule.patterns where canHold(pattern) {
                    // A mark that hits a limit only fails to mark.
                    try? pattern.pattern.eachMatch(in: subject, scratch: scratch) { match in
                        result[rule.mark] = result[rule.mark] ?? false || match.bounds == (0, subject.count)
                    }
                }
            }
        }
        return result
    }
}
