import Facts

extension Interval {
    /// The middle in words, as precise as another figure is: "13 billion USD"; the one end of an interval that has only one.
    /// Nil for everything, and for what is so far from the figure that nobody can have meant it.
    func words(like figure: Quantity) -> String? {
        let bound: (String, ExactDecimal)? = switch (low, high) {
        case (let low?, let high?): ("", (low + high).half)
        case (let low?, nil): ("at least ", low)
        case (nil, let high?): ("at most ", high)
        case (nil, nil): nil
        }
        guard let (word, value) = bound, isNear(value, figure.point) else { return nil }
        let rounded = value.rounded(to: figure.precision.isZero ? ExactDecimal(1) : figure.precision)
        return word + rounded.words + (figure.unit.isEmpty ? "" : " \(figure.unit)")
    }

    /// Of one sign, and less than ten times apart.
    private func isNear(_ a: ExactDecimal, _ b: ExactDecimal) -> Bool {
        guard !a.isZero, !b.isZero else { return true }
        let ten = ExactDecimal(10)
        return a.isNegative == b.isNegative && a.magnitude < b.magnitude * ten && b.magnitude < a.magnitude * ten
    }
}

extension ExactDecimal {
    /// Digits, with the English name of the thousands of a large number.
    var words: String {
        for (power, name) in [(12, "trillion"), (9, "billion"), (6, "million")] where magnitude >= .powerOfTen(power) {
            return "\(self * .powerOfTen(-power)) \(name)"
        }
        return description
    }
}
