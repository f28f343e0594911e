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
/// hostile input cannot make arithmetic slow.
package struct ExactDecimal: Hashable, Comparable, Sendable {
    package static let maximumDigits = 60
    package static let zero = ExactDecimal(0)

    package let coefficient: BigInt
    package let exponent: Int

    package init(_ coefficient: BigInt, exponent: Int = 0) {
        var c = coefficient
        var e = exponent
        if c.isZero {
            e = 0
        } else {
            while true {
                let (quotient, remainder) = c.quotientAndRemainder(dividingBy: 10)
                if !remainder.isZero { break }
                c = quotient
                e += 1
            }
        }
        self.coefficient = c
        self.exponent = e
    }

    package init(_ value: Int) { self.init(BigInt(value)) }

    /// Reads `-12.50`, `172.4e9`, `.5`. Nil for anything else.
    package init?(_ text: some StringProtocol) {
        var digits = ""
        var fraction = 0
        var exponent = 0
        var seenPoint = false
        var negative = false
        var rest = Substring(text)
        if let sign = rest.first, sign == "-" || sign == "+" {
            negative = sign == "-"
            rest = rest.dropFirst()
        }
        if let e = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
            guard let value = Int(rest[rest.index(after: e)...]), (-Self.maximumDigits...Self.maximumDigits).contains(value) else { return nil }
            exponent = value
            rest = rest[..<e]
        }
        for character in rest {
            if character == ".", !seenPoint {
                seenPoint = true
            } else if character.isASCII, character.isNumber {
                digits.append(character)
                if seenPoint { fraction += 1 }
            } else {
                return nil
            }
        }
        guard !digits.isEmpty, digits.count <= Self.maximumDigits, let value = BigInt(digits) else { return nil }
        self.init(negative ? -value : value, exponent: exponent - fraction)
    }

    /// The value as plain digits (`172400000000`, `0.475`), as in the contracts for tools.
    package var description: String {
        let digits = String(coefficient.magnitude)
        let sign = coefficient < 0 ? "-" : ""
        if exponent >= 0 { return sign + digits + String(repeating: "0", count: coefficient.isZero ? 0 : exponent) }
        let places = -exponent
        if digits.count > places {
            let point = digits.index(digits.endIndex, offsetBy: -places)
            return sign + digits[..<point] + "." + digits[point...]
        }
        return sign + "0." + String(repeating: "0", count: places - digits.count) + digits
    }

    package var isZero: Bool { coefficient.isZero }
    package var isNegative: Bool { coefficient < 0 }
    package var magnitude: ExactDecimal { isNegative ? -self : self }
    package var isInteger: Bool { exponent >= 0 }

    /// The value as an `Int`, when it is one and fits.
    package var int: Int? {
        guard exponent >= 0, exponent <= 18 else { return nil }
        return Int(exactly: coefficient * BigInt(10).power(exponent))
    }

    /// Nearest double, for presentation and ratios only: never for a decision.
    package var approximation: Double { Double(description) ?? 0 }

    private static func aligned(_ left: ExactDecimal, _ right: ExactDecimal) -> (BigInt, BigInt, Int) {
        if left.exponent == right.exponent { return (left.coefficient, right.coefficient, left.exponent) }
        if left.exponent > right.exponent {
            return (
                left.coefficient * BigInt(10).power(left.exponent - right.exponent), right.coefficient, right.exponent
            )
        }
        return (left.coefficient, right.coefficient * BigInt(10).power(right.exponent - left.exponent), left.exponent)
    }

    package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        let (l, r, _) = aligned(left, right)
        return l < r
    }

    package static func + (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
        let (l, r, e) = aligned(left, right)
        return ExactDecimal(l + r, exponent: e)
    }

    package static func - (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
        let (l, r, e) = aligned(left, right)
        return ExactDecimal(l - r, exponent: e)
    }

    package static func * (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
        ExactDecimal(left.coefficient * right.coefficient, exponent: left.exponent + right.exponent)
    }

    package static prefix func - (value: ExactDecimal) -> ExactDecimal {
        ExactDecimal(-value.coefficient, exponent: value.exponent)
    }

    /// 10 to the power `n`, for `n` of any sign.
    package static func powerOfTen(_ n: Int) -> ExactDecimal { ExactDecimal(1, exponent: n) }

    /// The quotient, exact where it ends, else rounded half away from zero to `digits` significant digits or one more. Nil for
    /// a division by zero.
    package func divided(by divisor: ExactDecimal, digits: Int = 15) -> ExactDecimal? {
        guard !divisor.isZero else { return nil }
        let sign: BigInt = isNegative == divisor.isNegative ? 1 : -1
        let (dividend, by) = (BigInt(coefficient.magnitude), BigInt(divisor.coefficient.magnitude))
        let places = max(0, digits + String(by).count - String(dividend).count)
        let (quotient, remainder) = (dividend * BigInt(10).power(places)).quotientAndRemainder(dividingBy: by)
        let rounded = remainder * 2 >= by ? quotient + 1 : quotient
        return ExactDecimal(sign * (remainder.isZero ? quotient : rounded), exponent: exponent - divisor.exponent - places)
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
        guard let ratio = magnitude.divided(by: step, digits: 40) else { return self }
        let doubled = ratio + ratio + ExactDecimal(1)
        let whole = doubled.exponent >= 0
            ? doubled.coefficient * BigInt(10).power(doubled.exponent) : doubled.coefficient / BigInt(10).power(-doubled.exponent)
        let count = ExactDecimal(whole / 2)
        return isNegative ? -(count * step) : count * step
    }
}
