import Facts
import Resolution
import Rules

/// A number as written: its value, the width of its last digit, and the upper end when it is a range.
package struct NumberValue: Hashable, Sendable {
    package var point: ExactDecimal
    package var precision: ExactDecimal
    package var upper: ExactDecimal?

    package init(point: ExactDecimal, precision: ExactDecimal, upper: ExactDecimal? = nil) {
        self.point = point
        self.precision = precision
        self.upper = upper
    }

    /// A finer part added: the precision is the part's.
    func adding(_ part: NumberValue) -> NumberValue { NumberValue(point: point + part.point, precision: part.precision) }

    func scaled(by factor: ExactDecimal) -> NumberValue {
        NumberValue(point: point * factor, precision: precision * factor, upper: upper.map { $0 * factor })
    }
}

/// What a mention means.
package enum MentionValue: Hashable, Sendable {
    /// For `number`, `ordinal`, `percent` and `percentage-points`.
    case number(NumberValue)
    /// The id of the currency words, ambiguous or not, and the amount in it.
    case money(NumberValue, currency: String)
    case quantity(NumberValue, unit: String)
    /// For `date`, `period`, `time`, `duration` and `set`.
    case time(TimeExpression)
    /// One entity, or the two of a pair.
    case entity([String])
    /// Of a helper that only a later layer understands.
    case none
}

/// A typed expression as it stands in a paragraph. Offsets are into its normal text.
package struct Mention: Sendable {
    package let type: String
    package let rule: String
    package var start: Int
    package var end: Int
    package let code: Int
    package var value: MentionValue
    package var hedge: Hedge?
    package let isHelper: Bool
}

/// A piece of a paragraph that is one step for patterns: a number in digits, a form of the lexicon, or a mention.
struct Token {
    enum Content {
        case digits
        case lexeme(Int)
        case mention(Int)
    }

    var start: Int
    var end: Int
    /// Code of the kinds it has.
    var code: Int
    var content: Content
}

extension Quantity {
    /// A number as a mention reads it, in a unit.
    init(_ number: NumberValue, unit: String, hedge: Hedge?, alternativeUnits: [String] = []) {
        self.init(
            point: number.point, precision: number.precision, unit: unit, hedge: hedge,
            interval: number.upper.map { Interval(low: number.point, high: $0) }, alternativeUnits: alternativeUnits)
    }
}
