import Facts
import Rules

/// Reads numbers: digits by the format of the language, and sequences of numeral words.
enum NumberReader {
    /// A number in digits; nil when it has more digits than a value may have.
    static func number(_ text: NormalText, _ start: Int, _ end: Int, _ format: NumberFormat) -> NumberValue? {
        var digits = ""
        var places = 0
        var seenPoint = false
        for byte in text.bytes[start..<end] {
            if TokenScanner.isDigit(byte) {
                digits.unicodeScalars.append(Unicode.Scalar(byte))
                if seenPoint { places += 1 }
            } else if format.decimalSeparators.contains(byte) {
                seenPoint = true
            }
        }
        guard digits.count <= 30, let whole = ExactDecimal(digits) else { return nil }
        return NumberValue(point: whole * .powerOfTen(-places), precision: .powerOfTen(-places))
    }

    /// Numerals, multipliers and magnitudes in the order written: units and tens add up, a multiplier multiplies what stands
    /// before it, a magnitude closes a group. Nil when the order makes no number ("twenty thirty").
    static func compose(_ fields: MentionFields) -> NumberValue? {
        var total = ExactDecimal.zero
        var group: ExactDecimal?
        var precision = ExactDecimal(1)
        var lastMagnitude: ExactDecimal?
        // What may still be added to the group: after "twenty" only units, after "hundred" anything below.
        var room = ExactDecimal.powerOfTen(30)
        for token in fields.sequence {
            if let number = fields.number(token) {
                guard group == nil else { return nil }
                group = number.point
                precision = number.precision
                room = .zero
            } else if let value = fields.value(token, "numeral") ?? fields.value(token, "ordinal-word") {
                let amount = ExactDecimal(value)
                guard amount < room else { return nil }
                group = (group ?? .zero) + amount
                room = value >= 20 && value % 10 == 0 ? ExactDecimal(10) : .zero
                precision = ExactDecimal(1)
            } else if let value = fields.value(token, "numeral-multiplier") {
                let factor = ExactDecimal(value)
                group = (group ?? ExactDecimal(1)) * factor
                room = factor
                precision = precision * factor
            } else if let value = fields.value(token, "magnitude") ?? fields.value(token, "money-magnitude") {
                let factor = ExactDecimal(value)
                if let last = lastMagnitude, factor >= last { return nil }
                total = total + (group ?? ExactDecimal(1)) * factor
                group = nil
                precision = precision * factor
                lastMagnitude = factor
                room = factor
            }
        }
        guard group != nil || lastMagnitude != nil else { return nil }
        let value = total + (group ?? .zero)
        // "two million" is stated to the million; a group behind the last magnitude states its own units.
        return NumberValue(point: value, precision: precision)
    }
}

extension MentionFields {
    /// The value of a lexicon token for a kind, by the kind's name.
    func value(_ token: Token, _ kind: String) -> Int? {
        guard let index = rules.kinds.kind(kind), rules.kinds.sets[token.code].contains(index) else { return nil }
        return reading(token, index)?.integer
    }
}
