import Facts
import Rules

/// Reads numerals of languages that nest magnitudes (Chinese): a digit and its multiplier make a section, a magnitude closes
/// what stands before it, a larger magnitude takes the smaller ones into itself (一万五千亿 is 15 000 × 10⁸), and a last
/// digit without a unit means the next smaller one (两千四百五 is 2450). The words and their values come from the lexicon.
struct NestedNumerals {
    /// Closed groups by magnitude, descending.
    private var closed: [(value: ExactDecimal, magnitude: ExactDecimal)] = []
    private var section = ExactDecimal.zero
    /// The number that still waits for its multiplier, and whether it is one digit word.
    private var pending: (value: ExactDecimal, isDigit: Bool)?
    private var precision = ExactDecimal(1)
    /// The unit that a last digit would take a tenth of; nil where a zero or nothing stands before.
    private var lastUnit: ExactDecimal?
    private var lastMultiplier: ExactDecimal?
    /// Places behind the decimal point; nil before it.
    private var places: Int?
    private var isNegative = false
    private var isEmpty = true

    /// The number, where the rule says how its words compose; nil inside where they make none.
    static func asked(by fields: MentionFields) -> NumberValue?? {
        switch fields.string(.composition) {
        case "nested": .some(compose(fields))
        case "digits": .some(digits(fields))
        default: nil
        }
    }

    /// Nil when the order makes no number.
    static func compose(_ fields: MentionFields) -> NumberValue? {
        var reader = NestedNumerals()
        reader.isNegative = fields.has(.sign)
        for token in fields.sequence where !reader.read(token, fields) { return nil }
        return reader.value()
    }

    /// Each numeral a digit: 二〇二二 is 2022.
    static func digits(_ fields: MentionFields) -> NumberValue? {
        var value = ExactDecimal.zero
        for token in fields.sequence {
            guard let digit = fields.value(token, .numeral), digit < 10 else { return nil }
            value = value * ExactDecimal(10) + ExactDecimal(digit)
        }
        return NumberValue(point: value, precision: ExactDecimal(1))
    }

    private mutating func read(_ token: Token, _ fields: MentionFields) -> Bool {
        if let number = fields.number(token) { return add(number) }
        if let digit = fields.value(token, .numeral) { return add(digit: digit) }
        if let factor = fields.value(token, .numeralMultiplier) { return multiply(by: ExactDecimal(factor)) }
        if let factor = fields.value(token, .magnitude) ?? fields.value(token, .dozen) { return close(with: ExactDecimal(factor)) }
        if fields.value(token, .decimalPoint) != nil { return point() }
        if fields.value(token, .negative) != nil { isNegative.toggle() }
        return true
    }

    private mutating func add(_ number: NumberValue) -> Bool {
        guard pending == nil, places == nil else { return false }
        pending = (number.point, false)
        precision = number.precision
        isEmpty = false
        return true
    }

    private mutating func add(digit: Int) -> Bool {
        isEmpty = false
        if let count = places {
            guard digit < 10, let known = pending else { return false }
            places = count + 1
            precision = .powerOfTen(-count - 1)
            pending = (known.value + ExactDecimal(digit) * precision, false)
            return true
        }
        guard pending == nil else { return false }
        lastUnit = digit == 0 ? nil : lastUnit
        pending = digit == 0 ? nil : (ExactDecimal(digit), digit < 10)
        precision = ExactDecimal(1)
        return true
    }

    private mutating func multiply(by factor: ExactDecimal) -> Bool {
        guard places == nil, lastMultiplier.map({ factor < $0 }) ?? true else { return false }
        section = section + (pending?.value ?? ExactDecimal(1)) * factor
        precision = (pending.map { $0.isDigit ? ExactDecimal(1) : precision } ?? ExactDecimal(1)) * factor
        pending = nil
        lastUnit = factor
        lastMultiplier = factor
        isEmpty = false
        return true
    }

    private mutating func close(with magnitude: ExactDecimal) -> Bool {
        let isBare = pending == nil && section.isZero
        var group = section + (pending?.value ?? .zero)
        while let last = closed.last, isBare ? last.magnitude <= magnitude : last.magnitude < magnitude {
            group = group + last.value
            closed.removeLast()
        }
        guard !group.isZero, closed.last.map({ $0.magnitude > magnitude }) ?? true else { return false }
        closed.append((group * magnitude, magnitude))
        precision = precision * magnitude
        section = .zero
        pending = nil
        places = nil
        lastUnit = magnitude
        lastMultiplier = nil
        return true
    }

    private mutating func point() -> Bool {
        guard places == nil, !isEmpty else { return false }
        pending = (section + lastDigit, false)
        section = .zero
        places = 0
        return true
    }

    /// The number that waits, with the unit that a digit without one takes from what stands before it.
    private var lastDigit: ExactDecimal {
        guard let pending else { return .zero }
        guard pending.isDigit, let unit = lastUnit else { return pending.value }
        return pending.value * unit * .powerOfTen(-1)
    }

    private func value() -> NumberValue? {
        guard !isEmpty, places != 0 else { return nil }
        let sum = closed.reduce(section + lastDigit) { $0 + $1.value }
        var width = precision
        if let pending, pending.isDigit, let lastUnit { width = lastUnit * .powerOfTen(-1) }
        return NumberValue(point: isNegative ? -sum : sum, precision: width)
    }
}
