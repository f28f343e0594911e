import Facts
import Rules

/// Puts a number together from parts that a pattern names: `whole`, `point` (digits said behind a decimal point),
/// `numerator` and `denominator`, `scale` (magnitudes behind all that), `exponent`, and `sign`.
///
/// Each part is a slot or a group over several tokens. A fraction behind "and" is one of the last magnitude: "3 million and
/// a half" is 3.5 million. What has no finite decimal is rounded to 15 digits.
struct NumberParts {
    let fields: MentionFields

    /// Whether the fields name parts at all.
    static func areNamed(in fields: MentionFields) -> Bool {
        fields.has(.whole) || fields.has(.denominator) || fields.has(.exponent) || fields.has(.fraction)
    }

    func value() -> NumberValue? {
        var value: NumberValue?
        if fields.has(.whole) {
            value = NumberReader.compose(fields.tokens(.whole), fields)
            if value == nil { return nil }
        }
        if fields.has(.point) {
            guard let whole = value, let places = pointDigits() else { return nil }
            value = NumberValue(point: whole.point + places.point, precision: places.precision)
        }
        let scale = factor(fields.tokens(.scale))
        if fields.has(.denominator) || fields.has(.fraction) {
            guard let part = fraction(), let sum = sum(value, part, scale) else { return nil }
            value = sum
        } else if let scale {
            value = value?.scaled(by: scale)
        }
        if fields.has(.exponent) {
            guard let base = value, let exponent = fields.int(.exponent),
                let power = base.point.power(fields.has(.exponentSign) ? -exponent : exponent)
            else { return nil }
            value = NumberValue(point: power, precision: .powerOfTen(power.exponent))
        }
        guard let result = value else { return nil }
        return fields.has(.sign) ? NumberValue(point: -result.point, precision: result.precision) : result
    }

    /// "five and a half million": the magnitude belongs to all; "one billion and three quarters million": to the fraction.
    private func sum(_ whole: NumberValue?, _ part: NumberValue, _ scale: ExactDecimal?) -> NumberValue? {
        guard let whole else { return part.scaled(by: scale ?? ExactDecimal(1)) }
        let last = factor(fields.tokens(.whole).suffix(1))
        let factor = scale ?? last ?? ExactDecimal(1)
        let scaled = scale != nil && last == nil ? whole.scaled(by: factor) : whole
        let addition = part.scaled(by: factor)
        return NumberValue(point: scaled.point + addition.point, precision: addition.precision)
    }

    private func factor(_ tokens: some Sequence<Token>) -> ExactDecimal? {
        var result: ExactDecimal?
        for token in tokens {
            guard let value = NumberReader.magnitude(token, fields) else { return nil }
            result = (result ?? ExactDecimal(1)) * ExactDecimal(value)
        }
        return result
    }

    /// A fraction in words or digits, or a sign such as ½ whose row says `1/2`. Precise to its last digit; to a hundredth
    /// when it has no last digit.
    private func fraction() -> NumberValue? {
        guard let (numerator, denominator) = ratio(), let value = numerator.divided(by: denominator) else { return nil }
        return NumberValue(point: value, precision: .powerOfTen(value.exponent < -4 ? -2 : min(value.exponent, 0)))
    }

    private func ratio() -> (ExactDecimal, ExactDecimal)? {
        if let text = fields.string(.fraction) {
            let parts = text.split(separator: "/").compactMap { ExactDecimal($0) }
            return parts.count == 2 ? (parts[0], parts[1]) : nil
        }
        guard let denominator = NumberReader.compose(fields.tokens(.denominator), fields)?.point ?? fields.int(.denominator).map({ ExactDecimal($0) })
        else { return nil }
        var numerator = ExactDecimal(1)
        if fields.has(.numerator) {
            guard let value = NumberReader.compose(fields.tokens(.numerator), fields) else { return nil }
            numerator = value.point
        }
        // "two hundred and fifty-four hundredths" is 200 + 54/100, "one hundred and thirty fifths" 130/5.
        if fields.has(.whole), numerator >= denominator { return nil }
        if fields.has(.unitFraction), numerator != ExactDecimal(1) { return nil }
        // A date or a score looks like a fraction in digits: only the denominators of the rule count, and proper fractions.
        if let allowed = fields.string(.denominators) {
            guard numerator < denominator, !numerator.isZero, allowed.split(separator: " ").contains(where: { $0 == denominator.description }) else { return nil }
        }
        return (numerator, denominator)
    }

    /// The digits said behind the point: one by one ("zero three") or as a number ("seventy-one").
    private func pointDigits() -> NumberValue? {
        let tokens = fields.tokens(.point)
        let single = tokens.compactMap { token in fields.value(token, .numeral).flatMap { $0 < 10 ? $0 : nil } }
        let digits = single.count == tokens.count
            ? single.map(String.init).joined()
            : NumberReader.compose(tokens, fields)?.point.description ?? ""
        guard !digits.isEmpty, digits.count < 20, let value = ExactDecimal(digits) else { return nil }
        return NumberValue(point: value * .powerOfTen(-digits.count), precision: .powerOfTen(-digits.count))
    }
}
