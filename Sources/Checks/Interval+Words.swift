import Facts

extension Interval {
    /// The middle in words, as precise as another figure is: "13 billion USD". Nil without two ends.
    func words(like figure: Quantity) -> String? {
        guard let low, let high else { return nil }
        let middle = (low + high).half
        let step = figure.precision.isZero ? ExactDecimal(1) : figure.precision
        let value = low == high && middle.isInteger && figure.precision.isZero ? middle : middle.rounded(to: step)
        return value.words + (figure.unit.isEmpty ? "" : " \(figure.unit)")
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
