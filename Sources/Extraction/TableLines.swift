import Documents
import Facts
import Patterns
import Resolution
import Rules

/// Reads each figure of a table as two lines of cells, which claim rules see with a token `cell` between any two:
/// `caption ‖ head of the column ‖ head of the row ‖ figure`, and the same with the two heads exchanged. The unit that a head
/// or the caption tells is written to the figure, so that “4.2” under “Exports, $ bn” is an amount of money.
struct TableLines {
    private let document: Document
    private let finder: MentionFinder
    private let scratch: MatchScratch
    private let work: MentionWork
    private let kinds: KindTable
    /// Codes of the tokens that end a cell, and of years.
    private let cell: Int
    private let period: Int

    /// Tables with more figures are read in their totals only.
    private static let mostFigures = 20_000
    /// A longer paragraph above a table is no caption.
    private static let longestCaption = 200
    /// Longer words in the brackets of a head are no unit.
    private static let longestUnit = 24

    /// Nil where no rule asks for cells.
    init?(_ document: Document, _ finder: MentionFinder, scratch: MatchScratch) {
        kinds = finder.vocabulary.rules.kinds
        guard !finder.vocabulary.tablePatterns.isEmpty, let cell = kinds.code(of: kinds.set([CoreKind.cell])),
            let period = kinds.code(of: kinds.set(["period"]))
        else { return nil }
        (self.cell, self.period) = (cell, period)
        self.document = document
        self.finder = finder
        self.scratch = scratch
        work = MentionWork(vocabulary: finder.vocabulary, scratch: scratch)
    }

    /// The lines of a table that stands below `passages`.
    func passages(of figures: TableFigures, below passages: [Passage]) -> [Passage] {
        let columns = figures.columns
        guard figures.body.count * columns.count <= Self.mostFigures,
            let start = (figures.heads + figures.body.joined()).compactMap(\.span).map(\.start).min()
        else { return [] }
        let index = passages.firstIndex { $0.start.map { $0 >= start } ?? false } ?? passages.count
        let caption = index > 0 ? self.caption(passages[index - 1]) : nil
        let captionUnit = caption.flatMap(unit(in:))
        let heads = figures.heads.map { (block: $0.block, unit: unit(in: $0.block)) }
        return figures.body.indices.flatMap { row -> [Passage] in
            let labels = figures.body[row].indices.filter { !columns.contains($0) }.map { figures.body[row][$0].block }.filter { !$0.pieces.isEmpty }
            let label = Part(labels)
            let labelUnit = labels.lazy.compactMap(unit(in:)).first
            return columns.flatMap { column -> [Passage] in
                let cell = figures.body[row][column]
                // “(1.2)” is below zero; with a unit behind it it would be read as 1.2.
                guard let quantity = cell.figure, !cell.isRepeated, !cell.words.hasPrefix("(") else { return [] }
                let unit = quantity.unit.isEmpty ? heads[column].unit ?? labelUnit ?? captionUnit : nil
                let figure = Part([cell.block], unit: unit)
                let head = Part([heads[column].block])
                let orders = head.isEmpty || label.isEmpty ? [[head, label]] : [[head, label], [label, head]]
                return orders.map { passage(([caption.map { Part([$0]) }].compactMap(\.self) + $0 + [figure]).filter { !$0.isEmpty }, index) }
            }
        }
    }

    // MARK: captions and units

    /// The words above a table, where they are short and no sentence.
    private func caption(_ passage: Passage) -> TextBlock? {
        guard let block = passage.block, passage.text.bytes.count <= Self.longestCaption, let last = passage.text.bytes.last else { return nil }
        return last == UInt8(ascii: ".") || last == UInt8(ascii: ";") || passage.text.bytes.contains(0x0A) ? nil : block
    }

    /// What is written to a figure.
    private struct Unit {
        var before: ArraySlice<UInt8> = []
        var after: ArraySlice<UInt8> = []
    }

    /// The unit that a head names: a sign of a currency before the figure, other words behind it.
    private func unit(in block: TextBlock) -> Unit? {
        let text = NormalText(document, block, lexicon: finder.vocabulary.language.lexicon)
        let (signs, names) = (kinds.set(["currency-sign"]), kinds.set(["currency-name", "currency-minor", "magnitude", "money-magnitude", "percent-sign", "unit"]))
        var unit = Unit()
        var name: Range<Int>?
        for token in finder.tokens(in: text) {
            if kinds.sets[token.code].intersects(signs) { unit.before = text.bytes[token.start..<token.end] }
            // Words in one row: “million US dollars”.
            if kinds.sets[token.code].intersects(names) { name = name.map { token.start - $0.upperBound <= 1 ? $0.lowerBound..<token.end : $0 } ?? token.start..<token.end }
        }
        if let name { unit.after = text.bytes[name] } else if unit.before.isEmpty { unit.after = bracketed(text.bytes) }
        return unit.before.isEmpty && unit.after.isEmpty ? nil : unit
    }

    /// “Length (km)”: what stands in brackets at the end.
    private func bracketed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        guard bytes.last == UInt8(ascii: ")"), let open = bytes.lastIndex(of: UInt8(ascii: "(")), bytes.count - open <= Self.longestUnit else { return [] }
        return bytes[(open + 1)..<(bytes.count - 1)]
    }

    // MARK: lines

    /// The words of a cell, or of several.
    private struct Part {
        var pieces: [TextBlock.Piece] = []
        var isEmpty: Bool { pieces.isEmpty }

        init(_ blocks: [TextBlock], unit: Unit? = nil) {
            for block in blocks where !block.pieces.isEmpty {
                if !pieces.isEmpty { add(" ") }
                pieces += block.pieces
            }
            guard let unit, let span = TextBlock(pieces).span else { return }
            if !unit.before.isEmpty { pieces.insert(TextBlock.Piece(TextSpan(span.start, span.start), replacement: Array(unit.before)), at: 0) }
            guard let first = unit.after.first else { return }
            // Scripts without spaces write the unit to the figure.
            if first < 0xE3, first != UInt8(ascii: "%") { add(" ") }
            pieces.append(TextBlock.Piece(TextSpan(span.end, span.end), replacement: Array(unit.after)))
        }

        mutating func add(_ words: StaticString) {
            let end = pieces.last?.span.end ?? 0
            pieces.append(TextBlock.Piece(TextSpan(end, end), replacement: words.withUTF8Buffer { Array($0) }))
        }
    }

    private static let separator = Array("‖".utf8)

    private func passage(_ parts: [Part], _ index: Int) -> Passage {
        var line = Part([])
        for part in parts {
            if !line.isEmpty { line.add(" ‖ ") }
            line.pieces += part.pieces
        }
        let text = NormalText(document, TextBlock(line.pieces), lexicon: finder.vocabulary.language.lexicon)
        var result = finder.find(in: text, work) { _ in }
        markCells(text, &result)
        return Passage(index, text, result, finder.vocabulary, block: nil, scratch: scratch)
    }

    /// Makes a token of each end of a cell, and a period of each head that is a year.
    private func markCells(_ text: NormalText, _ result: inout MentionFinder.Result) {
        var start = 0
        for place in text.bytes.indices where text.bytes[place...].starts(with: Self.separator) {
            if let year = year(text.bytes[start..<place]) {
                let first = text.bytes[start..<place].firstIndex { $0 != 0x20 } ?? start
                put(MentionValue.time(.calendar(CalendarFields(year: year))), "period", period, first, first + Self.yearLength, &result)
            }
            start = place + Self.separator.count
            put(.none, CoreKind.cell, cell, place, start, &result)
        }
    }

    private static let yearLength = 4

    private func year(_ bytes: ArraySlice<UInt8>) -> Int? {
        let digits = bytes.filter { $0 != 0x20 }
        guard digits.count == Self.yearLength, digits.allSatisfy(TokenScanner.isDigit) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self)).flatMap { (1800..<2200).contains($0) ? $0 : nil }
    }

    /// Puts a mention in place of the tokens that stand there.
    private func put(_ value: MentionValue, _ type: String, _ code: Int, _ start: Int, _ end: Int, _ result: inout MentionFinder.Result) {
        let token = Token(start: start, end: end, code: code, content: .mention(result.mentions.count))
        result.mentions.append(Mention(type: type, rule: Self.rule, start: start, end: end, code: code, value: value, hedge: nil, isHelper: false))
        result.tokens.removeAll { $0.start < end && start < $0.end }
        result.tokens.insert(token, at: result.tokens.firstIndex { $0.start > start } ?? result.tokens.count)
    }

    private static let rule = "table-line"
}
