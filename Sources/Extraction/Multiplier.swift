import Facts
import Rules

/// A factor by which something changed ("doubled", "1.5 times as much", 增长1.7倍), as its words tell it.
///
/// The value of such a mention is the factor: 2.7 for what grew by 1.7 times itself.
enum Multiplier: String {
    /// The number is the factor: threefold.
    case times
    /// The number comes on top: grew by a third, 增长1.7倍.
    case more
    /// The number is taken away: fell by a third.
    case less
    /// The number divides: a threefold drop, halved.
    case divided
    /// Writers differ on whether the number is the factor or comes on top: "1.5 times more".
    case either

    static let kind = "multiplier"

    /// Field `amount`, or one part of `per`; `coarse` is how far off a figure in words may be at least.
    func value(_ fields: MentionFields) -> NumberValue? {
        let part = fields.number(.per).flatMap { ExactDecimal(1).divided(by: $0.point) }.map { NumberValue(point: $0, precision: .zero) }
        guard var amount = fields.number(.amount) ?? part, !amount.point.isNegative, !amount.point.isZero else { return nil }
        if let coarse = fields.decimal(.coarse) { amount.precision = max(amount.precision, coarse) }
        let one = ExactDecimal(1)
        switch self {
        case .times: return amount
        case .more: return NumberValue(point: amount.point + one, precision: amount.precision, upper: amount.upper.map { $0 + one })
        case .less: return amount.point < one && amount.upper == nil ? NumberValue(point: one - amount.point, precision: amount.precision) : nil
        case .either: return NumberValue(point: amount.point, precision: amount.precision, upper: (amount.upper ?? amount.point) + one)
        case .divided:
            // To first order the precision of 1/x is that of x over x².
            guard amount.point >= one, amount.upper == nil, let point = one.divided(by: amount.point),
                let precision = amount.precision.divided(by: amount.point * amount.point)
            else { return nil }
            return NumberValue(point: point, precision: precision)
        }
    }

    /// The growth in percent that a factor means.
    static func growth(of factor: NumberValue) -> NumberValue {
        let one = ExactDecimal(1)
        return NumberValue(point: factor.point - one, precision: factor.precision, upper: factor.upper.map { $0 - one }).scaled(by: ExactDecimal(100))
    }
}
