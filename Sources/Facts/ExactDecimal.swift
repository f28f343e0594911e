// Facts: what a claim says, free of any text.
//
// Principal types: `ExactDecimal` and `Interval` (values without rounding), `Quantity` (a value with the precision that
// was stated), `Day` and `Period` (calendar time), `Claim` with its `FactKey` (who, what, when, in which unit).
//
// It refuses to know where a fact was found: no patterns, no languages, no files. Offsets are carried, never used.
//
//     let trade = Quantity(point: ExactDecimal("172.4e9")!, precision: ExactDecimal("1e8")!, unit: "USD")
//     trade.interval      // [172.35 bn, 172.45 bn]
//     trade.agreement(with: Quantity(point: ExactDecimal("172.46e9")!, …))   // .possibleConflict

import BigInt

/// A decimal number without rounding: `coefficient × 10^exponent`, normalised so that equal values are equal structs.
///
/// Digits are unbounded in principle; `init?(_:)` refuses more than `maximumDigits` digits or exponents, so that
/// hostile input cannot make arithmetic slow. Nearly all coefficients fit a machine word, and those never leave it; what two of
/// them give is worked out in two words, and only what fits neither is a big integer.
package struct ExactDecimal: Hashable, Sendable {
    package static let maximumDigits = 60
    package static let zero = ExactDecimal(0)

    /// The coefficient where it fits, else 0.
    private let word: Int
    /// The coefficient where it does not fit a word.
    private let large: Large?
    package let exponent: Int

    /// Behind a reference, so that the common value is copied without counting one.
    private final class Large: Hashable, Sendable {
        let value: BigInt
        init(_ value: BigInt) { self.value = value }
        static func == (left: Large, right: Large) -> Bool { left.value == right.value }
        func hash(into hasher: inout Hasher) { hasher.combine(value) }
    }

    /// The coefficient where it fits a machine word.
    var smallCoefficient: Int? { large == nil ? word : nil }

    private var coefficient: BigInt { large?.value ?? BigInt(word) }

    private init(_ coefficient: BigInt, exponent: Int = 0) {
        var c = coefficient
        var e = exponent
        while Int(exactly: c) == nil {
            let (quotient, remainder) = c.quotientAndRemainder(dividingBy: 10)
            guard remainder.isZero else {
                self.init(word: 0, large: Large(c), exponent: e)
                return
            }
            c = quotient
            e += 1
        }
        self.init(Int(c), exponent: e)
    }

    /// Of what two words give.
    private init(wide coefficient: Int128, exponent: Int) {
        var c = coefficient
        var e = exponent
        while Int(exactly: c) == nil {
            let (quotient, remainder) = c.quotientAndRemainder(dividingBy: 10)
            guard remainder == 0 else {
                self.init(word: 0, large: Large(BigInt(c)), exponent: e)
                return
            }
            c = quotient
            e += 1
        }
        self.init(Int(c), exponent: e)
    }

    package init(_ coefficient: Int, exponent: Int = 0) {
        var c = coefficient
        var e = c == 0 ? 0 : exponent
        while c != 0 {
            let (quotient, remainder) = c.quotientAndRemainder(dividingBy: 10)
            if remainder != 0 { break }
            c = quotient
            e += 1
        }
        self.init(word: c, exponent: e)
    }

    /// Reads `-12.50`, `172.4e9`, `.5`. Nil for anything else.
    package init?(_ text: some StringProtocol) {
        var text = String(text)
        guard let value = text.withUTF8(Self.init(utf8:)) else { return nil }
        self = value
    }

    private init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        var mantissa = text[...]
        let isNegative = text.first == UInt8(ascii: "-")
        if isNegative || text.first == UInt8(ascii: "+") { mantissa = mantissa.dropFirst() }
        var exponent = 0
        if let e = mantissa.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
            guard let value = Int(String(decoding: mantissa[(e + 1)...], as: UTF8.self)),
                (-Self.maximumDigits...Self.maximumDigits).contains(value)
            else { return nil }
            exponent = value
            mantissa = mantissa[..<e]
        }
        if let point = mantissa.firstIndex(of: UInt8(ascii: ".")) {
            exponent -= mantissa.endIndex - point - 1
            let behind = mantissa[(point + 1)...]
            self.init(digits: [UInt8](mantissa[..<point]) + behind, isNegative: isNegative, exponent: exponent)
        } else {
            self.init(digits: mantissa, isNegative: isNegative, exponent: exponent)
        }
    }

    /// Digits in ASCII times a power of ten. Nil without digits, with too many, or with anything else among them.
    package init?(digits: some Collection<UInt8>, isNegative: Bool = false, exponent: Int = 0) {
        guard !digits.isEmpty, digits.count <= Self.maximumDigits, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        if digits.count <= 18 {
            let value = digits.reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) }
            self.init(isNegative ? -value : value, exponent: exponent)
        } else {
            guard let value = BigInt(String(decoding: digits, as: UTF8.self)) else { return nil }
            self.init(isNegative ? -value : value, exponent: exponent)
        }
    }

    /// The value as plain digits (`172400000000`, `0.475`), as in the contracts for tools.
    package var description: String {
        let digits = large.map { String($0.value.magnitude) } ?? String(word.magnitude)
        let sign = isNegative ? "-" : ""
        if exponent >= 0 { return sign + digits + String(repeating: "0", count: isZero ? 0 : exponent) }
        let places = -exponent
        let count = digits.utf8.count
        if count > places {
            let point = digits.utf8.index(digits.startIndex, offsetBy: count - places)
            return sign + digits[..<point] + "." + digits[point...]
        }
        return sign + "0." + String(repeating: "0", count: places - count) + digits
    }

    package var isZero: Bool { word == 0 && large == nil }
    package var isNegative: Bool { large.map { $0.value < 0 } ?? (word < 0) }
    package var magnitude: ExactDecimal { isNegative ? -self : self }
    package var isInteger: Bool { exponent >= 0 }

    /// The value as an `Int`, when it is one and fits.
    package var int: Int? {
        guard large == nil, exponent >= 0 else { return nil }
        return Self.scaled(word, by: exponent)
    }

    /// Nearest double, for presentation and ratios only: never for a decision.
    package var approximation: Double { Double(description) ?? 0 }

    private static let powers: [Int] = (0...18).reduce(into: []) { $0.append(($0.last ?? 0) * 10 + ($1 == 0 ? 1 : 0)) }

    /// `word × 10^places`, where it fits a word.
    private static func scaled(_ word: Int, by places: Int) -> Int? {
        guard places > 0 else { return word }
        guard places < powers.count else { return word == 0 ? 0 : nil }
        let (product, overflow) = word.multipliedReportingOverflow(by: powers[places])
        return overflow ? nil : product
    }

    /// Both coefficients with the smaller of the exponents, where they fit words.
    private static func alignedWords(_ left: ExactDecimal, _ right: ExactDecimal) -> (Int, Int, Int)? {
        guard left.large == nil, right.large == nil else { return nil }
        let exponent = min(left.exponent, right.exponent)
        guard let l = scaled(left.word, by: left.exponent - exponent), let r = scaled(right.word, by: right.exponent - exponent) else { return nil }
        return (l, r, exponent)
    }

    /// The same in two words: one of the two stays as it is, the other grows by up to nineteen digits.
    private static func alignedWide(_ left: ExactDecimal, _ right: ExactDecimal) -> (Int128, Int128, Int)? {
        guard left.large == nil, right.large == nil else { return nil }
        let exponent = min(left.exponent, right.exponent)
        let (l, r) = (left.exponent - exponent, right.exponent - exponent)
        guard max(l, r) <= 19 else { return nil }
        return (Int128(left.word) * Int128(widePowers[l]), Int128(right.word) * Int128(widePowers[r]), exponent)
    }

    private static let widePowers: [UInt128] = (0..<38).reduce(into: [1]) { powers, _ in powers.append(powers[powers.count - 1] * 10) }

    private static func digits(of word: UInt) -> Int { (powers.firstIndex { UInt($0) > word }) ?? powers.count }

    private static func aligned(_ left: ExactDecimal, _ right: ExactDecimal) -> (BigInt, BigInt, Int) {
        let exponent = min(left.exponent, right.exponent)
        return (
            left.coefficient * BigInt(10).power(left.exponent - exponent), right.coefficient * BigInt(10).power(right.exponent - exponent), exponent
        )
    }

    package static func + (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
        if let (l, r, e) = alignedWords(left, right), case let (sum, overflow) = l.addingReportingOverflow(r), !overflow {
            return ExactDecimal(sum, exponent: e)
        }
        if let (l, r, e) = alignedWide(left, right) { return ExactDecimal(wide: l + r, exponent: e) }
        let (l, r, e) = aligned(left, right)
        return ExactDecimal(l + r, exponent: e)
    }

    package static func - (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal { left + -right }

    package static func * (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
        let exponent = left.exponent + right.exponent
        if left.large == nil, right.large == nil {
            let (product, overflow) = left.word.multipliedReportingOverflow(by: right.word)
            if !overflow { return ExactDecimal(product, exponent: exponent) }
            return ExactDecimal(wide: Int128(left.word) * Int128(right.word), exponent: exponent)
        }
        return ExactDecimal(left.coefficient * right.coefficient, exponent: exponent)
    }

    package static prefix func - (value: ExactDecimal) -> ExactDecimal {
        guard value.large == nil, value.word != .min else { return ExactDecimal(-value.coefficient, exponent: value.exponent) }
        return ExactDecimal(word: -value.word, exponent: value.exponent)
    }

    /// Of a coefficient that is normalised already.
    private init(word: Int, large: Large? = nil, exponent: Int) {
        self.word = word
        self.large = large
        self.exponent = exponent
    }

    /// 10 to the power `n`, for `n` of any sign.
    package static func powerOfTen(_ n: Int) -> ExactDecimal { ExactDecimal(word: 1, exponent: n) }

    /// The quotient, exact where it ends, else rounded half away from zero to `digits` significant digits or one more. Nil for
    /// a division by zero.
    package func divided(by divisor: ExactDecimal, digits: Int = 15) -> ExactDecimal? {
        guard !divisor.isZero else { return nil }
        if let quotient = wideQuotient(by: divisor, digits: digits) { return quotient }
        let sign: BigInt = isNegative == divisor.isNegative ? 1 : -1
        let (dividend, by) = (BigInt(coefficient.magnitude), BigInt(divisor.coefficient.magnitude))
        let places = max(0, digits + String(by).count - String(dividend).count)
        let (quotient, remainder) = (dividend * BigInt(10).power(places)).quotientAndRemainder(dividingBy: by)
        let rounded = remainder * 2 >= by ? quotient + 1 : quotient
        return ExactDecimal(sign * (remainder.isZero ? quotient : rounded), exponent: exponent - divisor.exponent - places)
    }

    /// The same in two words, where they have room for it.
    private func wideQuotient(by divisor: ExactDecimal, digits: Int) -> ExactDecimal? {
        guard large == nil, divisor.large == nil else { return nil }
        let (dividend, by) = (word.magnitude, divisor.word.magnitude)
        let (own, others) = (Self.digits(of: dividend), Self.digits(of: by))
        let places = max(0, digits + others - own)
        guard own + places < Self.widePowers.count else { return nil }
        let (quotient, remainder) = (UInt128(dividend) * Self.widePowers[places]).quotientAndRemainder(dividingBy: UInt128(by))
        let rounded = Int128(remainder * 2 >= UInt128(by) ? quotient + 1 : quotient)
        return ExactDecimal(wide: isNegative == divisor.isNegative ? rounded : -rounded, exponent: exponent - divisor.exponent - places)
    }

    /// The value to a whole power, nil where that has more than `maximumDigits` digits; a negative power is rounded as a quotient.
    package func power(_ n: Int) -> ExactDecimal? {
        let size = n.magnitude
        guard size <= UInt(Self.maximumDigits), String(coefficient.magnitude).count * Int(size) <= Self.maximumDigits * 4 else { return nil }
        let result = ExactDecimal(coefficient.power(Int(size)), exponent: exponent * Int(size))
        return n < 0 ? ExactDecimal(1).divided(by: result) : result
    }

    /// Half of the value, exact.
    package var half: ExactDecimal { self * ExactDecimal(5, exponent: -1) }
}

extension ExactDecimal: Comparable {
    package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if let (l, r, _) = alignedWords(left, right) { return l < r }
        if let (l, r, _) = alignedWide(left, right) { return l < r }
        let (l, r, _) = aligned(left, right)
        return l < r
    }
}

extension ExactDecimal: CustomStringConvertible {}

extension ExactDecimal: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = ExactDecimal(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "‘\(text)’ is not a decimal")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension ExactDecimal {
    /// The nearest multiple of a positive step, halves away from zero.
    package func rounded(to step: ExactDecimal) -> ExactDecimal {
        if !step.isZero, let (l, r, _) = Self.alignedWords(magnitude, step), let count = Int(exactly: (2 * Int128(l) + Int128(r)) / (2 * Int128(r))) {
            return ExactDecimal(isNegative ? -count : count) * step
        }
        guard let ratio = magnitude.divided(by: step, digits: 40) else { return self }
        let doubled = ratio + ratio + ExactDecimal(1)
        let whole = doubled.exponent >= 0
            ? doubled.coefficient * BigInt(10).power(doubled.exponent) : doubled.coefficient / BigInt(10).power(-doubled.exponent)
        let count = ExactDecimal(whole / 2)
        return isNegative ? -(count * step) : count * step
    }
}
