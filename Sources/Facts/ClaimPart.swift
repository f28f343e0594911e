import Documents

/// A named quantity of a claim beside its figure: `previous` in “rose to $12 billion from $8 billion”. What must hold between
/// the parts of one claim is said by the rule that found it.
package struct ClaimPart: Hashable, Sendable {
    /// What its value measures.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case quantity
        /// How many items a list in the text has.
        case tally
        /// A time in calendar years, see `Period.calendarYears`.
        case time
    }

    /// Name of the slot.
    package let name: String
    package let span: TextSpan
    package let text: String
    /// Parts of one dimension are brought to one unit.
    package let value: Quantity
    package let kind: Kind

    package init(name: String, span: TextSpan, text: String, value: Quantity, kind: Kind = .quantity) {
        self.name = name
        self.span = span
        self.text = text
        self.value = value
        self.kind = kind
    }
}

extension Claim {
    /// The claim as if a part were its figure: what evidence shows.
    package func focused(on part: ClaimPart) -> Claim {
        Claim(
            document: document, span: part.span, text: part.text, rule: rule, concept: concept, measure: measure, base: base,
            entity: entity, dimensions: dimensions, period: period, value: part.value, modality: modality,
            attribution: attribution, documentDate: documentDate, doubts: doubts)
    }
}
