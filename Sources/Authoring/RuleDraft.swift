import Documents
import Extraction
import Facts
import Patterns
import Pipeline
import Reports
import Rules

/// A rule made from one sentence and the figure in it: a file that loads and whose examples pass.
package struct RuleDraft: Sendable {
    /// Why no rule can be made.
    package enum Failure: Error, Sendable {
        /// The sentence has no figure, or none with the text that was given.
        case noFigure(given: String?, figures: [String])
        /// Several figures fit.
        case unclear(given: String?, figures: [String])
        /// The words that should name whom it is about do not stand before the figure.
        case noEntity(String)
        case taken(id: String)
        case badID(String)
        /// The rule that was made finds nothing in its own sentence.
        case findsNothing(pattern: String, reason: String)
    }

    package struct Wish: Sendable {
        let text: String
        let figure: String?
        let concept: String?
        let measure: Measure?
        let entity: String?
        let id: String?
        let language: String?
        let dated: String?

        package init(
            text: String, figure: String? = nil, concept: String? = nil, measure: Measure? = nil, entity: String? = nil, id: String? = nil,
            language: String? = nil, dated: String? = nil
        ) {
            self.text = text
            self.figure = figure
            self.concept = concept
            self.measure = measure
            self.entity = entity
            self.id = id
            self.language = language
            self.dated = dated
        }
    }

    package let id: String
    /// The rule file.
    package let yaml: String
    /// What was made of what, for people.
    package let steps: [String]

    private static let figureTypes: Set = ["number", "ordinal", "percent", "percentage-points", "money", "quantity", "time", "duration"]

    /// - Parameters:
    ///   - engine: the rules of `sources`, loaded with `tracing`.
    ///   - sources: where they came from; the new rule must fit among them.
    package init(_ wish: Wish, engine: Engine, sources: [RuleSource]) throws(Failure) {
        let document = Document(id: "text", text: wish.text, metadata: DocumentMetadata(date: wish.dated, language: wish.language))
        let language = wish.language ?? LanguageGuess.language(of: document)
        let mentions = engine.mentions(of: document, scratch: MatchScratch()).records.filter { $0.within == nil }
        let known = wish.concept.flatMap { engine.rules.concepts[$0] }
        if let entity = wish.entity, !wish.text.contains(entity) { throw .noEntity(entity) }
        let figure = try Self.figure(wish.figure, among: mentions)
        let shape = SentenceShape(
            document, mentions: mentions, figure: figure, hedgeWords: Self.hedgeWords(of: figure, in: document, engine, language),
            fragments: KnownFragments(language, engine: engine), named: wish.entity, known: known?.entity)
        let times = Set(mentions.map(\.type)).intersection(["period", "date"])
        let text = RuleDraftText(
            wish: wish, language: language, figure: figure, shape: shape,
            later: mentions.filter { $0.type == figure.type && $0.span.start >= figure.span.end }.map(\.span),
            periodType: times.contains("period") ? .duration : times.isEmpty ? .forever : .instant, known: known)
        if let entity = wish.entity, shape.entity == .none { throw .noEntity(entity) }
        guard Self.isID(text.concept, and: ".-") else { throw .badID(text.concept) }
        guard Self.isID(text.id, and: "-") else { throw .badID(text.id) }
        guard !RuleExamples(engine: engine).ids.contains(text.id) else { throw .taken(id: text.id) }
        let claims = try Self.claims(of: text, document, sources)
        id = text.id
        yaml = text.file(claims: claims)
        steps = shape.steps + text.steps(claims)
    }

    private static func isID(_ text: String, and marks: String) -> Bool {
        text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber || marks.contains($0) }
    }

    /// The figure that is meant.
    private static func figure(_ given: String?, among mentions: [MentionRecord]) throws(Failure) -> MentionRecord {
        let figures = mentions.filter { figureTypes.contains($0.type) }
        let all = figures.map(\.text)
        guard let given else {
            if figures.isEmpty { throw .noFigure(given: nil, figures: all) }
            guard figures.count == 1 else { throw .unclear(given: nil, figures: all) }
            return figures[0]
        }
        let wanted = given.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
        let same = figures.filter { $0.text.lowercased() == wanted }
        let near = same.isEmpty ? figures.filter { $0.text.lowercased().contains(wanted) || wanted.contains($0.text.lowercased()) } : same
        guard let only = near.first else { throw .noFigure(given: given, figures: all) }
        guard near.count == 1 else { throw .unclear(given: given, figures: near.map(\.text)) }
        return only
    }

    /// How many words before the figure are its hedge: the fewest with which it is read as hedged.
    private static func hedgeWords(of figure: MentionRecord, in document: Document, _ engine: Engine, _ language: String) -> Int {
        guard figure.hedge != nil else { return 0 }
        let before = document.text(TextSpan(0, figure.span.start)).split(separator: " ")
        for count in 0...min(6, before.count) {
            let text = (before.suffix(count) + [figure.text[...]]).joined(separator: " ")
            let alone = Document(id: "text", text: text, metadata: DocumentMetadata(language: language))
            if engine.mentions(of: alone, scratch: MatchScratch()).records.contains(where: { $0.hedge == figure.hedge }) { return count }
        }
        return 0
    }

    /// What the rule finds in its own sentence. Loads it among the other rules, as a user's run would.
    private static func claims(of text: RuleDraftText, _ document: Document, _ sources: [RuleSource]) throws(Failure) -> [Claim] {
        let file = RuleFile(path: "new.yml", text: text.file(claims: []))
        let engine: Engine
        do throws(RuleErrors) { engine = try Engine(sources: sources + [RuleSource(files: [file])], ownFrom: sources.count) } catch {
            throw .findsNothing(pattern: text.shape.pattern, reason: error.problems.map(\.message).joined(separator: " "))
        }
        let own = Document(id: "text", bytesOf: document, language: text.language)
        let trial = engine.extractor.extract(own, scratch: MatchScratch())
        let claims = engine.extractor.claims(of: trial, date: trial.date).filter { $0.rule == text.id }
        guard !claims.isEmpty else {
            throw .findsNothing(pattern: text.shape.pattern, reason: "Another rule takes the figure for the same concept, or the concept needs entities that the sentence does not name.")
        }
        return claims
    }
}

extension Document {
    fileprivate init(id: String, bytesOf other: Document, language: String) {
        var metadata = other.metadata
        metadata.language = language
        self.init(id: id, text: String(decoding: other.bytes, as: UTF8.self), metadata: metadata)
    }
}
