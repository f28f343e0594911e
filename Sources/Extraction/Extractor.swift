// Extraction: from a document's bytes to claims.
//
// Principal types: `Extractor` (the stages in order: normal text, tokens, mentions, typed text, claim rules),
// `ExtractedDocument` (what the text alone tells: drafts whose time is still words) and `DateLinking` (dates for documents
// that state none, from others that report the same event).
//
// It refuses to know languages and topics: those are rules. It compares nothing: that is for checks.
//
//     let extractor = Extractor(rules: rules)
//     let extracted = extractor.extract(document, scratch: MatchScratch())
//     let claims = extractor.claims(of: extracted, date: extracted.date)

import Documents
import Facts
import Patterns
import Resolution
import Rules

/// What one document gives before other documents are known.
package struct ExtractedDocument: Sendable {
    package let id: String
    package let date: DocumentDate?
    let drafts: [DraftClaim]
    let sentences: [DraftSentence]
    package let problems: [Problem]

    /// What shows whether the document is a copy of another one, its time counted from `date`.
    package func print(date: DocumentDate?) -> DocumentPrint {
        DocumentPrint(document: id, date: date, sentences: sentences.map { $0.print(date: date) })
    }
}

/// A mention with its place in the document, its time resolved.
package struct LocatedMention: Sendable {
    package let span: TextSpan
    package let mention: Mention
    package var period: Period?
    package var timex: Timex?
    /// Type of the larger mention that this number is part of; claims see only that.
    package var outer: String?
}

package struct Extractor: Sendable {
    private let rules: RuleSet
    private let finders: MentionFinders

    package init(rules: RuleSet) {
        self.rules = rules
        finders = MentionFinders(rules: rules)
    }

    /// Passages of a document and what was found in them.
    private struct Analysis {
        let finder: MentionFinder
        let passages: [Passage]
        let problems: ProblemLog
    }

    /// Problems of one document, each kind once.
    private final class ProblemLog {
        private(set) var problems: [Problem] = []
        private var seen = Set<String>()
        let document: Document

        init(_ document: Document) { self.document = document }

        func limit(_ what: String) {
            guard seen.insert(what).inserted else { return }
            problems.append(
                Problem(
                    .input, "match-limit", "Matching of \(what) was given up in ‘\(document.id)’: it backtracks too much on this text.",
                    at: [Problem.Label(file: document.origin)],
                    advice: "Make the pattern more definite: bound repetition, avoid nested repetition such as (a+)+."))
        }
    }

    private func analyse(_ document: Document, _ scratch: MatchScratch) -> Analysis? {
        let guess = LanguageGuess(document)
        guard let own = finders.finder(for: guess.language) else { return nil }
        let log = ProblemLog(document)
        var spoken = TimeContext()
        let ownWork = MentionWork(vocabulary: own.vocabulary, scratch: scratch)
        var others: [String: MentionWork] = [:]
        let passages = Paragraphs.blocks(of: document).enumerated().map { index, block in
            let name = guess.language(of: block.bytes(in: document.bytes))
            let finder = name == guess.language || rules.languages[name] == nil ? own : finders.finder(for: name) ?? own
            let work = finder === own ? ownWork : others[name] ?? MentionWork(vocabulary: finder.vocabulary, scratch: scratch)
            if finder !== own { others[name] = work }
            let text = NormalText(document, block, lexicon: finder.vocabulary.language.lexicon)
            var result = finder.find(in: text, work) { rule in log.limit("the mention rule ‘\(rule.id)’") }
            spoken.bind(&result)
            return Passage(index, text, result, finder.vocabulary, block: block, scratch: scratch)
        }
        return Analysis(finder: own, passages: passages, problems: log)
    }

    /// With `sentences`, also what copies of the document are known by.
    package func extract(_ document: Document, sentences: Bool = false, scratch: MatchScratch) -> ExtractedDocument {
        traceable(document, sentences: sentences, scratch)?.extracted
            ?? ExtractedDocument(id: document.id, date: nil, drafts: [], sentences: [], problems: [])
    }

    /// What was extracted, with the finder that did it; nil when there are no rules for the language.
    func traceable(_ document: Document, sentences: Bool = false, _ scratch: MatchScratch) -> (finder: ClaimFinder, extracted: ExtractedDocument)? {
        guard let analysis = analyse(document, scratch) else { return nil }
        let vocabulary = analysis.finder.vocabulary
        let matcher = PassageMatcher(scratch: scratch, onLimit: analysis.problems.limit)
        let dating = DocumentDating(document: document, vocabulary: vocabulary, passages: analysis.passages, matcher: matcher)
        let statements = dating.statements()
        let date = dating.date(statements: statements, metadata: metadataDay(document, scratch))
        let tables = tables(in: document, analysis, scratch)
        let finder = ClaimFinder(
            document: document, language: vocabulary.language, rules: rules, passages: analysis.passages,
            context: DocumentContext(analysis.passages, language: vocabulary.language, rules: rules, scratch: scratch),
            lines: tables.lines, dateStatements: Set(statements.map(\.span)), matcher: matcher)
        let drafts = statements.map { Self.draft(of: $0) } + calendarDrafts(document, analysis.passages) + tables.totals + finder.drafts()
        let skeletons = SentenceSkeletons(document: document, dates: finder.dateStatements)
        let extracted = ExtractedDocument(
            id: document.id, date: date, drafts: drafts,
            sentences: sentences ? analysis.passages.flatMap(skeletons.sentences) : [], problems: analysis.problems.problems)
        return (finder, extracted)
    }

    /// The day that a document states beside its text, else the one that its text tells.
    private func date(of document: Document, _ analysis: Analysis, _ scratch: MatchScratch) -> Day? {
        if let day = metadataDay(document, scratch) { return day }
        let dating = DocumentDating(
            document: document, vocabulary: analysis.finder.vocabulary, passages: analysis.passages,
            matcher: PassageMatcher(scratch: scratch, onLimit: analysis.problems.limit))
        return dating.date(statements: dating.statements(), metadata: nil)?.day
    }

    /// The claims of a document whose date is known, or known to be unknown. In the order of the text.
    package func claims(of extracted: ExtractedDocument, date: DocumentDate?) -> [Claim] {
        extracted.drafts.compactMap { $0.claim(document: extracted.id, date: date) }.sorted { ($0.span, $0.concept, $0.rule) < ($1.span, $1.concept, $1.rule) }
    }

    /// All mentions of a document in the order of the text.
    package func mentions(of document: Document, scratch: MatchScratch) -> (mentions: [LocatedMention], problems: [Problem]) {
        guard let analysis = analyse(document, scratch) else { return ([], []) }
        let date = date(of: document, analysis, scratch)
        var result: [LocatedMention] = []
        for passage in analysis.passages {
            let first = result.count
            for mention in passage.mentions { result.append(located(mention, in: passage, date)) }
            let inner = passage.innerNumbers()
            guard !inner.isEmpty else { continue }
            for (mention, outer) in inner {
                result.append(LocatedMention(span: passage.text.documentSpan(mention.start, mention.end), mention: mention, outer: outer))
            }
            Self.sort(&result, from: first)
        }
        return (result, analysis.problems.problems)
    }

    /// What is said of figures of a document among the others of their series.
    package func superlatives(of document: Document, scratch: MatchScratch) -> [LocatedSuperlative] {
        guard let analysis = analyse(document, scratch) else { return [] }
        let date = date(of: document, analysis, scratch)
        return analysis.passages.flatMap { passage in
            passage.superlatives.map {
                LocatedSuperlative(
                    rule: $0.rule.id, span: passage.text.documentSpan($0.figure.start, $0.figure.end), description: $0.description(date))
            }
        }
    }

    private func located(_ mention: Mention, in passage: Passage, _ date: Day?) -> LocatedMention {
        let span = passage.text.documentSpan(mention.start, mention.end)
        guard case .time(let expression) = mention.value else { return LocatedMention(span: span, mention: mention) }
        let resolver = TimeResolver(anchor: date, direction: passage.direction(at: mention.start))
        return LocatedMention(span: span, mention: mention, period: resolver.period(of: expression), timex: resolver.timex(of: expression))
    }

    /// Puts the mentions behind `first` into the order of the text, larger ones first. Moves each once: they are large.
    private static func sort(_ mentions: inout [LocatedMention], from first: Int) {
        let places = (first..<mentions.count).map { (start: mentions[$0].span.start, end: mentions[$0].span.end, index: $0) }
        let ordered = places.sorted { ($0.start, -$0.end, $0.index) < ($1.start, -$1.end, $1.index) }
        let sorted = ordered.map { mentions[$0.index] }
        mentions.replaceSubrange(first..., with: sorted)
    }

    // MARK: drafts that need no claim rule

    /// The day that stands beside the text, in whatever form its words have.
    private func metadataDay(_ document: Document, _ scratch: MatchScratch) -> Day? {
        guard let stated = document.metadata.date else { return nil }
        if let day = Day(iso: stated.prefix(10)) { return day }
        let words = Document(id: document.id, text: stated, metadata: DocumentMetadata(language: document.metadata.language))
        guard let analysis = analyse(words, scratch) else { return nil }
        return analysis.passages.flatMap(\.mentions).lazy.compactMap { mention -> Day? in
            guard case .time(let expression) = mention.value, let period = TimeResolver(anchor: nil).period(of: expression), period.isDay else { return nil }
            return period.start
        }.first
    }

    private static func draft(of statement: DocumentDating.Statement) -> DraftClaim {
        DraftClaim(
            span: statement.span, text: statement.text, rule: "document-date", concept: "document.date", measure: .level,
            base: nil, entity: [], dimensions: ["stated": statement.source.rawValue], time: statement.expression,
            timeSource: .pattern, direction: .past, value: nil, modality: .asserted, attribution: nil, doubts: [])
    }

    /// Figures that stand in tables as the total of others, and the lines that rules are read on.
    private func tables(in document: Document, _ analysis: Analysis, _ scratch: MatchScratch) -> (totals: [DraftClaim], lines: [Passage]) {
        let hasTotals = rules.concepts[TableTotals.concept] != nil && analysis.finder.vocabulary.language.markRules.contains(where: \.mark.isOfTables)
        let lines = TableLines(document, analysis.finder, scratch: scratch)
        guard hasTotals || lines != nil else { return ([], []) }
        let reader = TableCellReader(document: document, finder: analysis.finder, scratch: scratch)
        let tables = (document.markup?.tables ?? PlainTables.tables(in: document)).compactMap { TableFigures($0, reader) }
        return (
            hasTotals ? tables.flatMap { TableTotals($0, in: document).drafts() } : [],
            lines.map { lines in tables.flatMap { lines.passages(of: $0, below: analysis.passages) } } ?? []
        )
    }

    private func calendarDrafts(_ document: Document, _ passages: [Passage]) -> [DraftClaim] {
        passages.flatMap { passage in
            passage.mentions.compactMap { CalendarStatement($0, in: passage, of: document)?.draft }
        }
    }
}
