import Facts
import Foundation
import Testing

@Suite struct ExactDecimalTests {
    @Test(
        "reads what people and tools write, and says it in plain digits",
        arguments: [
            ("0", "0"), ("-0", "0"), ("0.000", "0"), ("7", "7"), ("+7", "7"), ("-12.50", "-12.5"), (".5", "0.5"),
            ("5.", "5"), ("172.4e9", "172400000000"), ("1E3", "1000"), ("1e-3", "0.001"), ("-1.5e-2", "-0.015"),
            ("007", "7"), ("1e+2", "100"), ("123456789012345678901234567890", "123456789012345678901234567890"),
            ("0.00000000000000000000000000001", "0.00000000000000000000000000001"),
        ])
    func parses(text: String, digits: String) {
        #expect(ExactDecimal(text)?.description == digits)
    }

    @Test(
        "refuses what is no decimal",
        arguments: [
            "", "-", "+", ".", "e5", "1e", "1e5.5", "1.2.3", "--1", "1,000", "1 000", "0x10", "NaN", "inf", "١٢", "１２", "1½",
            "12a",
        ])
    func refuses(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test(
        "refuses absurd input instead of computing with it",
        arguments: [
            String(repeating: "9", count: 61), "0." + String(repeating: "1", count: 61), "1e61", "1e-61", "1e999999999",
            "1e9223372036854775807", "1e-9223372036854775808", "1e99999999999999999999999",
        ])
    func refusesAbsurd(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test func takesAsManyDigitsAsPromised() {
        let nines = String(repeating: "9", count: ExactDecimal.maximumDigits)
        #expect(ExactDecimal(nines)?.description == nines)
    }

    @Test("equal values are equal structs", arguments: [("1.50", "1.5"), ("100", "1e2"), ("0.0", "-0"), ("12e-1", "1.2")])
    func normalises(left: String, right: String) {
        #expect(decimal(left) == decimal(right))
        #expect(decimal(left).hashValue == decimal(right).hashValue)
    }

    @Test("description reads back as the same value")
    func roundTrip() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<500 {
            let value = generator.decimal()
            #expect(ExactDecimal(value.description) == value)
        }
    }

    @Test("what needs two words is the same as what needs many", arguments: [1, -1])
    func wide(sign: Int) throws {
        // None has a factor of ten, so that no product loses digits at its end.
        let factors = [Int.max, Int.max - 4, 4_611_686_018_427_387_903, 3_037_000_501, 999_999_999_999_999_989, 7, 1]
        let big = try #require(ExactDecimal("123456789012345678901234567891"))
        for a in factors {
            for b in factors {
                let (x, y) = (ExactDecimal(a * sign), ExactDecimal(b))
                let small = x * ExactDecimal(1, exponent: -19)
                #expect((big * x) * y == big * (x * y), "\(a) \(b)")
                #expect((x * y).divided(by: y) == x, "\(a) \(b)")
                #expect(x + y - y == x && small + y - y == small)
                #expect((x < y) == (a * sign < b) && (big + x < big + y) == (x < y))
                let quotient = try #require(x.divided(by: y))
                #expect((quotient * y - x).magnitude <= x.magnitude * ExactDecimal(1, exponent: -14))
            }
        }
        #expect(ExactDecimal(2 * sign).divided(by: ExactDecimal(3)) == ExactDecimal("0.666666666666667").map { $0 * ExactDecimal(sign) })
        #expect(ExactDecimal(sign, exponent: -1).rounded(to: ExactDecimal(2, exponent: -1)) == ExactDecimal(2 * sign, exponent: -1), "Halves go away from zero.")
    }

    @Test("addition and multiplication obey the laws of arithmetic")
    func laws() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<500 {
            let (a, b, c) = (generator.decimal(), generator.decimal(), generator.decimal())
            #expect(a + b == b + a)
            #expect(a * b == b * a)
            #expect((a + b) + c == a + (b + c))
            #expect((a * b) * c == a * (b * c))
            #expect(a * (b + c) == a * b + a * c)
            #expect(a - b == a + -b)
            #expect((a - a).isZero)
            #expect(a + .zero == a)
            #expect(a.half + a.half == a)
        }
    }

    @Test("order is total and kept by addition")
    func order() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<500 {
            let (a, b, c) = (generator.decimal(), generator.decimal(), generator.decimal())
            #expect([a < b, a == b, b < a].count { $0 } == 1)
            #expect((a < b) == (a + c < b + c))
            #expect((a < b) == (-b < -a))
            #expect((a < b) == (a - b).isNegative)
        }
    }

    @Test("agrees with whole numbers")
    func agreesWithIntegers() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            let a = Int.random(in: -1_000_000...1_000_000, using: &generator)
            let b = Int.random(in: -1_000_000...1_000_000, using: &generator)
            #expect((ExactDecimal(a) + ExactDecimal(b)).int == a + b)
            #expect((ExactDecimal(a) * ExactDecimal(b)).int == a * b)
            #expect((ExactDecimal(a) < ExactDecimal(b)) == (a < b))
            #expect(ExactDecimal(a).magnitude.int == abs(a))
            #expect(ExactDecimal(a).description == String(a))
        }
    }

    @Test func tenthsAreExact() {
        #expect(decimal("0.1") + decimal("0.2") == decimal("0.3"))
    }

    @Test(
        "int is there only for a whole number that fits",
        arguments: [("12", 12), ("-1.2e3", -1200), ("1.5", nil), ("9223372036854775807", Int.max), ("9223372036854775808", nil), ("1e30", nil)])
    func int(text: String, value: Int?) {
        #expect(decimal(text).int == value)
        #expect(decimal(text).isInteger == (text != "1.5"))
    }

    @Test("powers of ten of either sign", arguments: [(3, "1000"), (0, "1"), (-3, "0.001")])
    func powerOfTen(n: Int, digits: String) {
        #expect(ExactDecimal.powerOfTen(n).description == digits)
    }

    /// Around the largest values that a machine word holds.
    private static let edges = [
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "4611686018427387904", "3037000500", "1e18", "1e19",
        "99999999999999999999999999", "0.000000000000000001", "-1e-30",
    ]

    @Test("beyond a machine word values are as exact as in it", arguments: edges, edges)
    func wordEdges(left: String, right: String) {
        let (a, b) = (decimal(left), decimal(right))
        #expect(a + b - b == a)
        #expect(a - b == -(b - a))
        #expect((a - b).isNegative == (a < b))
        #expect(a * b == b * a)
        #expect(b.isZero || (a * b).divided(by: b, digits: 60) == a)
        #expect(ExactDecimal((a * b).description) == a * b || (a * b).description.count > ExactDecimal.maximumDigits)
        #expect((-a).description == (a.isNegative ? String(a.description.dropFirst()) : "-" + a.description))
    }

    @Test func isAStringInJSON() throws {
        let data = try JSONEncoder().encode([decimal("-1.50")])
        #expect(String(decoding: data, as: UTF8.self) == #"["-1.5"]"#)
        #expect(try JSONDecoder().decode([ExactDecimal].self, from: data) == [decimal("-1.5")])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([ExactDecimal].self, from: Data(#"["1,5"]"#.utf8))
        }
    }
}
