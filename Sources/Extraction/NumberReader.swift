import Facts
import Rules

/// Reads numbers: digits by the format of the language, and sequences of numeral words.
enum NumberReader {
    private static let maximumDigits = 30

    /// A number in digits, perhaps with a power of ten (`1.3e6`); nil when it has more digits than a value may have.
    static func number(_ text: NormalText, _ start: Int, _ end: Int, _ format: NumberFormat) -> NumberValue? {
        text.bytes.withUnsafeBufferPointer { number(UnsafeBufferPointer(rebasing: $0[start..<end]), format) }
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ format: NumberFormat) -> NumberValue? {
        let end = bytes.firstIndex { $0 | 0x20 == UInt8(ascii: "e") } ?? bytes.count
        let loose = looseDecimal(bytes[..<end], format)
        var (value, count, places) = (0, 0, 0)
        var seenPoint = false
        for index in 0..<end {
            let byte = bytes[index]
            if TokenScanner.isDigit(byte) {
                value = value &* 10 &+ Int(byte &- 0x30)
                count += 1
                if seenPoint { places += 1 }
            } else if index == loose || (loose == nil && format.decimalSeparators.contains(byte)) {
                seenPoint = true
            }
        }
        if end < bytes.count {
            guard let power = Int(String(decoding: bytes[(end + 1)...], as: UTF8.self)), abs(power) <= 30 else { return nil }
            places -= power
        }
        guard count > 0, count <= maximumDigits else { return nil }
        guard count <= 18 else {
            let digits = bytes[..<end].filter(TokenScanner.isDigit)
            return ExactDecimal(digits: digits, exponent: -places).map { NumberValue(point: $0, precision: .powerOfTen(-places)) }
        }
        return NumberValue(point: ExactDecimal(value, exponent: -places), precision: .powerOfTen(-places))
    }

    /// Where the separator of another country's decimals stands ("1,3" in English): it is the only one, and not three digits
    /// are behind it.
    private static func looseDecimal(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ format: NumberFormat) -> Int? {
        guard let place = bytes.lastIndex(where: { !TokenScanner.isDigit($0) }), format.looseDecimals.contains(bytes[place]),
            bytes.endIndex - place != 4, bytes[..<place].allSatisfy(TokenScanner.isDigit)
        else { return nil }
        return place
    }

    /// Numerals, multipliers and magnitudes in the order written: units and tens add up, a multiplier multiplies what stands
    /// before it, a magnitude closes a group. Nil when the order makes no number ("twenty thirty").
    static func compose(_ fields: MentionFields) -> NumberValue? { compose(fields.sequence, fields) }

    static func compose(_ tokens: some Sequence<Token>, _ fields: MentionFields) -> NumberValue? {
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
            } else if let value = fields.value(token, .numeral) ?? fields.value(token, .ordinalWord) ?? fields.value(token, .ordinalLow) {
                let amount = ExactDecimal(value)
                guard amount < room else { return nil }
                group = (group ?? .zero) + amount
                room = value >= 100 && value % 100 == 0 ? ExactDecimal(100) : value >= 20 && value % 10 == 0 ? ExactDecimal(10) : .zero
                precision = ExactDecimal(1)
            } else if let value = fields.value(token, .numeralMultiplier) ?? fields.value(token, .ordinalMultiplier) {
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
        fields.value(token, .magnitude) ?? fields.value(token, .moneyMagnitude) ?? fields.value(token, .numberSuffix)
            ?? fields.value(token, .ordinalMagnitude) ?? fields.value(token, .dozen)
    }
}
