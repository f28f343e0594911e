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
    private let finders: [String: MentionFinder]

    package init(rules: RuleSet) {
        self.rules = rules
        finders = rules.languages.mapValues { MentionFinder(language: $0, rules: rules) }
    }

    /// Passages of a document and what was found in them.
    private struct Analysis {
        let language: LanguageRules
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
        guard let language = rules.rules(for: guess.language) else { return nil }
        let log = ProblemLog(document)
        var spoken = TimeContext()
        let passages = Paragraphs.spans(of: document).enumerated().map { index, span in
            let language = rules.languages[guess.language(of: document.bytes[span.start..<span.end])] ?? language
            let text = NormalText(document, span, lexicon: language.lexicon)
            var result = finders[language.language, default: MentionFinder(language: language, rules: rules)].find(in: text, scratch: scratch) { rule in log.limit("the mention rule ‘\(rule.id)’") }
            spoken.bind(&result)
            return Passage(index, text, result, language: language, rules: rules, scratch: scratch)
        }
        return Analysis(language: language, passages: passages, problems: log)
    }

    /// With `sentences`, also what copies of the document are known by.
    package func extract(_ document: Document, sentences: Bool = false, scratch: MatchScratch) -> ExtractedDocument {
        traceable(document, sentences: sentences, scratch)?.extracted
            ?? ExtractedDocument(id: document.id, date: nil, drafts: [], sentences: [], problems: [])
    }

    /// What was extracted, with the finder that did it; nil when there are no rules for the language.
    func traceable(_ document: Document, sentences: Bool = false, _ scratch: MatchScratch) -> (finder: ClaimFinder, extracted: ExtractedDocument)? {
        guard let analysis = analyse(document, scratch) else { return nil }
        var finder = finder(document, analysis, scratch)
        let (statements, date) = dated(document, finder, scratch)
        finder.dateStatements = Set(statements.map(\.span))
        let drafts = statements.map { Self.draft(of: $0) } + calendarDrafts(document, analysis.passages) + finder.drafts()
        let skeletons = SentenceSkeletons(document: document, rules: rules, context: finder.context, dates: finder.dateStatements)
        let extracted = ExtractedDocument(
            id: document.id, date: date, drafts: drafts,
            sentences: sentences ? analysis.passages.flatMap(skeletons.sentences) : [], problems: analysis.problems.problems)
        return (finder, extracted)
    }

    private func finder(_ document: Document, _ analysis: Analysis, _ scratch: MatchScratch) -> ClaimFinder {
        let context = DocumentContext(analysis.passages, language: analysis.language, rules: rules, scratch: scratch)
        return ClaimFinder(
            document: document, language: analysis.language, rules: rules, passages: analysis.passages, context: context,
            scratch: scratch, onLimit: analysis.problems.limit)
    }

    /// What the document says of its date, and the date that follows.
    private func dated(
        _ document: Document, _ finder: ClaimFinder, _ scratch: MatchScratch
    ) -> (statements: [DocumentDating.Statement], date: DocumentDate?) {
        let dating = DocumentDating(document: document, language: finder.language, passages: finder.passages, finder: finder)
        let statements = dating.statements()
        return (statements, dating.date(statements: statements, metadata: metadataDay(document, scratch)))
    }

    /// The claims of a document whose date is known, or known to be unknown. In the order of the text.
    package func claims(of extracted: ExtractedDocument, date: DocumentDate?) -> [Claim] {
        extracted.drafts.map { $0.claim(document: extracted.id, date: date) }.sorted { ($0.span, $0.concept, $0.rule) < ($1.span, $1.concept, $1.rule) }
    }

    /// All mentions of a document in the order of the text.
    package func mentions(of document: Document, scratch: MatchScratch) -> (mentions: [LocatedMention], problems: [Problem]) {
        guard let analysis = analyse(document, scratch) else { return ([], []) }
        let (_, date) = dated(document, finder(document, analysis, scratch), scratch)
        let mentions = analysis.passages.flatMap { passage in
            let inner = finders[passage.language.language]?.innerNumbers(passage.text, passage.result) ?? []
            let located = passage.mentions.map { mention in
                let span = passage.text.documentSpan(mention.start, mention.end)
                guard case .time(let expression) = mention.value else { return LocatedMention(span: span, mention: mention) }
                let resolver = TimeResolver(anchor: date?.day, direction: passage.direction(at: mention.start, rules: rules))
                return LocatedMention(span: span, mention: mention, period: resolver.period(of: expression), timex: resolver.timex(of: expression))
            }
            guard !inner.isEmpty else { return located }
            return (located + inner.map { mention, outer in
                LocatedMention(span: passage.text.documentSpan(mention.start, mention.end), mention: mention, outer: outer)
            }).sorted { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }
        }
        return (mentions, analysis.problems.problems)
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

    private func calendarDrafts(_ document: Document, _ passages: [Passage]) -> [DraftClaim] {
        passages.flatMap { passage in
            passage.mentions.compactMap { CalendarStatement($0, in: passage, of: document)?.draft }
        }
    }
}

extension DraftClaim {
    /// The claim, its time counted from the document's date.
    func claim(document: String, date: DocumentDate?) -> Claim {
        Claim(
            document: document, span: span, text: text, rule: rule, concept: concept, measure: measure, base: base,
            entity: entity, dimensions: dimensions, period: period(date), value: value, modality: modality,
            attribution: attribution, documentDate: date, doubts: doubts, parts: parts + moments.compactMap { $0.part(date) })
    }

    private func period(_ date: DocumentDate?) -> ClaimPeriod? {
        guard let time, let period = TimeResolver(anchor: date?.day, direction: direction, fiscal: fiscal).period(of: time) else { return nil }
        let rests = !time.isAbsolute
        let alternatives = rests ? (date?.alternatives ?? []).compactMap { TimeResolver(anchor: $0, direction: direction, fiscal: fiscal).period(of: time) } : []
        return ClaimPeriod(period: period, source: timeSource, restsOnDocumentDate: rests, alternatives: alternatives.filter { $0 != period })
    }
}
