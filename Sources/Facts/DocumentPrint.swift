import Documents

/// A figure of a text as copies of it can be held against each other: a number with its unit, a time, or a word that has
/// an opposite.
package struct Figure: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
        case quantity(Quantity)
        /// The TIMEX3 value, resolved from the document's date where words are relative.
        case time(String, isRelative: Bool)
        /// The side that a word stands for: `direction/up`, `flow/exports`.
        case side(String)
    }

    /// The unit of a number that stands alone.
    package static let plainUnit = "number"

    package let span: TextSpan
    package let text: String
    package let value: Value

    package init(span: TextSpan, text: String, value: Value) {
        self.span = span
        self.text = text
        self.value = value
    }

    /// Whether two copies say the same; a figure may be rounded further in one of them. The same relative words ("last
    /// week") are left as they are in a copy of another day, or are turned ("yesterday" into "Saturday"): neither is drift.
    package func agrees(with other: Figure) -> Bool {
        switch (value, other.value) {
        case (.quantity(let a), .quantity(let b)): a.unit.couldBe(b.unit) && a.isCopy(of: b)
        case (.time(let a, let rests), .time(let b, let restsToo)): a == b || (rests != restsToo) || (rests && text.lowercased() == other.text.lowercased())
        case (.side(let a), .side(let b)): a == b
        default: false
        }
    }
}

/// A sentence of a text: a hash of its words without its figures, and the figures in their order.
package struct SentencePrint: Hashable, Sendable {
    package let skeleton: UInt64
    /// Words beside the figures; characters in scripts that write no spaces.
    package let words: Int
    package let figures: [Figure]

    package init(skeleton: UInt64, words: Int, figures: [Figure]) {
        self.skeleton = skeleton
        self.words = words
        self.figures = figures
    }
}

/// What of a document shows whether it is a copy of another one.
package struct DocumentPrint: Hashable, Sendable {
    package let document: String
    package let date: DocumentDate?
    package let sentences: [SentencePrint]

    package init(document: String, date: DocumentDate?, sentences: [SentencePrint]) {
        self.document = document
        self.date = date
        self.sentences = sentences
    }

    package var words: Int { sentences.reduce(0) { $0 + $1.words } }
}

extension Quantity {
    /// Whether a copy may write the one for the other. A copy keeps the hedge with the figure: “at least 232 million” is not
    /// “at least 232 billion”, though one value may suit both. Of a range both ends are kept.
    fileprivate func isCopy(of other: Quantity) -> Bool {
        guard hedge == other.hedge else { return agreement(with: other) == .agrees }
        guard hedge == nil else { return unhedged.agreement(with: other.unhedged) == .agrees }
        return agreement(with: other) == .agrees && (point != other.point || precision != other.precision || interval == other.interval)
    }

    private var unhedged: Quantity { Quantity(point: point, precision: precision, unit: unit, coarsePrecision: coarsePrecision) }
}

extension String {
    /// Whether two units may be one: "1.29 billion" leaves out the dollars that a copy writes.
    fileprivate func couldBe(_ other: String) -> Bool { self == other || self == Figure.plainUnit || other == Figure.plainUnit }
}
