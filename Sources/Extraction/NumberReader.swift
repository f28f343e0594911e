import Facts
import Rules

/// Reads numbers: digits by the format of the language, and sequences of numeral words.
enum NumberReader {
    /// A number in digits, perhaps with a power of ten (`1.3e6`); nil when it has more digits than a value may have.
    static func number(_ text: NormalText, _ start: Int, _ end: Int, _ format: NumberFormat) -> NumberValue? {
        let bytes = text.bytes[start..<end]
        let mantissa = bytes.prefix { $0 | 0x20 != UInt8(ascii: "e") }
        var digits = ""
        var places = 0
        var seenPoint = false
        let loose = looseDecimal(mantissa, format)
        for (index, byte) in zip(mantissa.indices, mantissa) {
            if TokenScanner.isDigit(byte) {
                digits.unicodeScalars.append(Unicode.Scalar(byte))
                if seenPoint { places += 1 }
            } else if index == loose || (loose == nil && format.decimalSeparators.contains(byte)) {
                seenPoint = true
            }
        }
        if mantissa.endIndex < bytes.endIndex {
            guard let power = Int(String(decoding: bytes[(mantissa.endIndex + 1)...], as: UTF8.self)), abs(power) <= 30 else { return nil }
            places -= power
        }
        guard digits.count <= 30, let whole = ExactDecimal(digits) else { return nil }
        return NumberValue(point: whole * .powerOfTen(-places), precision: .powerOfTen(-places))
    }

    /// Where the separator of another country's decimals stands ("1,3" in English): it is the only one, and not three digits
    /// are behind it.
    private static func looseDecimal(_ bytes: ArraySlice<UInt8>, _ format: NumberFormat) -> Int? {
        guard let place = bytes.lastIndex(where: { !TokenScanner.isDigit($0) }), format.looseDecimals.contains(bytes[place]),
            bytes.endIndex - place != 4, bytes[..<place].allSatisfy(TokenScanner.isDigit)
        else { return nil }
        return place
    }

    /// Numerals, multipliers and magnitudes in the order written: units and tens add up, a multiplier multiplies what stands
    /// before it, a magnitude closes a group. Nil when the order makes no number ("twenty thirty").
    static func compose(_ fields: MentionFields) -> NumberValue? { compose(fields.sequence, fields) }

    static func compose(_ tokens: [Token], _ fields: MentionFields) -> NumberValue? {
        var total = ExactDecimal.zero
        var group: ExactDecimal?
        var precision = ExactDecimal(1)
        var lastMagnitude: ExactDecimal?
        // What may still be added to the group: after "twenty" only units, after "hundred" anything below.
        var room = ExactDecimal.powerOfTen(30)
        for token in tokens {
            if let number = fields.number(token) {
                // "3 hundred and 21"
                guard group == nil || (number.point < room && !number.point.isZero) else { return nil }
                group = (group ?? .zero) + number.point
                precision = number.precision
                room = .zero
            } else if let value = fields.value(token, "numeral") ?? fields.value(token, "ordinal-word") ?? fields.value(token, "ordinal-low") {
                let amount = ExactDecimal(value)
                guard amount < room else { return nil }
                group = (group ?? .zero) + amount
                room = value >= 100 && value % 100 == 0 ? ExactDecimal(100) : value >= 20 && value % 10 == 0 ? ExactDecimal(10) : .zero
                precision = ExactDecimal(1)
            } else if let value = fields.value(token, "numeral-multiplier") ?? fields.value(token, "ordinal-multiplier") {
                let factor = ExactDecimal(value)
                group = (group ?? ExactDecimal(1)) * factor
                room = factor
                precision = precision * factor
            } else if let value = magnitude(token, fields) {
                let factor = ExactDecimal(value)
                if let last = lastMagnitude, factor >= last {
                    // "three lakh crore", "a thousand million": one magnitude of another.
                    guard group == nil else { return nil }
                    total = total * factor
                    precision = precision * factor
                    lastMagnitude = last * factor
                    room = factor
                    continue
                }
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

    /// The magnitude that a token of the lexicon states.
    static func magnitude(_ token: Token, _ fields: MentionFields) -> Int? {
        ["magnitude", "money-magnitude", "number-suffix", "ordinal-magnitude", "dozen"].lazy.compactMap { fields.value(token, $0) }.first
    }
}

extension MentionFields {
    /// The value of a lexicon token for a kind, by the kind's name.
    func value(_ token: Token, _ kind: String) -> Int? {
        guard let index = rules.kinds.kind(kind), rules.kinds.sets[token.code].contains(index) else { return nil }
        return reading(token, index)?.integer
    }
}
