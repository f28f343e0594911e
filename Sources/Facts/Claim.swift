import Documents

/// What kind of figure a claim states about its concept.
package enum Measure: String, Hashable, Sendable, CaseIterable { case level, change, share, ordinal, count }

/// How a concept lives in time (XBRL `periodType`, extended).
package enum PeriodType: String, Hashable, Sendable, CaseIterable {
    case duration, instant
    /// Grows as reports come in, e.g. a casualty count.
    case running
    case forever
}

/// Whether the text states something as a fact.
package enum Modality: String, Hashable, Sendable, CaseIterable { case asserted, projected, negated, hypothetical }

/// From where a slot of a claim was filled, nearest first.
package enum SlotSource: String, Hashable, Sendable, CaseIterable {
    case pattern, clause, sentence, paragraph, document, reference, rule
}

/// How the date of a document was found, strongest first.
package enum DateSource: String, Hashable, Sendable, CaseIterable { case metadata, header, dateline, inferred, linked }

/// The day a document speaks from, with the other days that its evidence would also allow.
package struct DocumentDate: Hashable, Sendable {
    package let day: Day
    package let source: DateSource
    package let alternatives: [Day]

    package init(day: Day, source: DateSource, alternatives: [Day] = []) {
        self.day = day
        self.source = source
        self.alternatives = alternatives
    }
}

/// When a claim holds, and which part of the text or of the document said so.
package struct ClaimPeriod: Hashable, Sendable {
    package let period: Period
    package let source: SlotSource
    /// True when the words were relative and rest on the document's date ("this year").
    package let restsOnDocumentDate: Bool
    /// The periods that the other possible document dates would give; empty when the date is certain.
    package let alternatives: [Period]

    package init(period: Period, source: SlotSource, restsOnDocumentDate: Bool = false, alternatives: [Period] = []) {
        self.period = period
        self.source = source
        self.restsOnDocumentDate = restsOnDocumentDate
        self.alternatives = alternatives
    }
}

/// The aspects that identify a fact. Claims with one key speak of the same thing and can be compared.
package struct FactKey: Hashable, Sendable {
    package let concept: String
    package let measure: Measure
    package let base: String?
    /// In small letters: a heading in capitals names the same company as the text below it.
    package let entity: [String]
    package let dimensions: [String: String]
    package let period: String?
    package let unit: String?
}

/// One checkable statement of a document, resolved.
package struct Claim: Hashable, Sendable {
    package let document: String
    package let span: TextSpan
    /// The words of the figure (or of the event, where a claim has no figure).
    package let text: String
    package let rule: String
    package let concept: String
    package let measure: Measure
    /// For a change: what it is measured against (`previous-year`, `previous-month`).
    package let base: String?
    /// In canonical order: sorted when the concept's entity is an unordered pair.
    package let entity: [String]
    package let dimensions: [String: String]
    /// Nil when the text does not say, or when no date resolves it.
    package let period: ClaimPeriod?
    package let value: Quantity?
    package let modality: Modality
    package let attribution: String?
    package let documentDate: DocumentDate?
    /// Why a slot may have been filled wrongly ("two periods stand in the sentence"); makes a verdict `possible`.
    package let doubts: [String]
    /// Quantities that stand beside the figure and must fit it; the figure is one of them.
    package let parts: [ClaimPart]
    /// What is said of the figure among the others of its series.
    package var superlative: Superlative? { rare?.superlative }
    private let rare: Rare?

    /// What few claims have, behind a reference: claims are many.
    private final class Rare: Hashable, Sendable {
        let superlative: Superlative
        init(_ superlative: Superlative) { self.superlative = superlative }
        static func == (left: Rare, right: Rare) -> Bool { left.superlative == right.superlative }
        func hash(into hasher: inout Hasher) { hasher.combine(superlative) }
    }

    package init(
        document: String, span: TextSpan, text: String, rule: String, concept: String, measure: Measure,
        base: String? = nil, entity: [String] = [], dimensions: [String: String] = [:], period: ClaimPeriod? = nil,
        value: Quantity? = nil, modality: Modality = .asserted, attribution: String? = nil,
        documentDate: DocumentDate? = nil, doubts: [String] = [], parts: [ClaimPart] = [],
        superlative: Superlative? = nil
    ) {
        self.document = document
        self.span = span
        self.text = text
        self.rule = rule
        self.concept = concept
        self.measure = measure
        self.base = base
        self.entity = entity
        self.dimensions = dimensions
        self.period = period
        self.value = value
        self.modality = modality
        self.attribution = attribution
        self.documentDate = documentDate
        self.doubts = doubts
        self.parts = parts
        rare = superlative.map(Rare.init)
    }

    /// The key under which the claim meets others. "Early December" and "December" are different keys.
    package var key: FactKey { key(period: period?.period) }

    /// The key that the claim would have if its period were another.
    package func key(period: Period?) -> FactKey {
        FactKey(
            concept: concept, measure: measure, base: base, entity: entity.map { $0.lowercased() }, dimensions: dimensions,
            period: period.map { $0.value + ($0.modifier.map { "~" + $0 } ?? "") }, unit: value?.unit)
    }
}
