import Facts
import Testing

/// A figure in the unit USD: "172.4 billion" is `figure("172.4e9", "1e8")`.
private func figure(_ point: String, _ precision: String, _ hedge: Hedge? = nil) -> Quantity {
    Quantity(point: decimal(point), precision: decimal(precision), unit: "USD", hedge: hedge)
}

@Suite struct QuantityTests {
    private let about = Hedge(id: "about", below: decimal("0.05"), above: decimal("0.05"))
    private let over = Hedge(id: "over", below: .zero, above: nil, strict: true)
    private let under = Hedge(id: "under", below: nil, above: .zero, strict: true)
    private let atLeast = Hedge(id: "at-least", below: .zero, above: nil)
    private let nearly = Hedge(id: "nearly", below: decimal("0.05"), above: .zero)

    @Test("$172.4 billion means [172.35, 172.45] billion")
    func statedPrecision() {
        #expect(figure("172.4e9", "1e8").interval == Interval(low: decimal("172.35e9"), high: decimal("172.45e9")))
        #expect(figure("27", "0").interval == .exactly(decimal("27")))
    }

    @Test(
        "figures of different precision agree when their intervals meet",
        arguments: [
            ("172.4e9", "1e8", "172.406e9", "1e6", Quantity.Agreement.agrees),
            ("172.4e9", "1e8", "172.45e9", "1e7", .agrees),
            ("172.4e9", "1e8", "172.35e9", "1e7", .agrees),
            ("172.4e9", "1e8", "172.46e9", "1e7", .possibleConflict),  // cut off after the first digit
            ("172.4e9", "1e8", "172.499e9", "1e6", .possibleConflict),
            ("172.4e9", "1e8", "172.51e9", "1e7", .conflict),
            ("172.4e9", "1e8", "172.34e9", "1e7", .conflict),  // neither rounding nor cutting off gives more
            ("-172.4", "0.1", "-172.46", "0.01", .possibleConflict),
            ("-172.4", "0.1", "-172.34", "0.01", .conflict),
            ("170e9", "1e9", "168e9", "1e9", .possibleConflict),  // rounded to ten billion
            ("170e9", "1e9", "175e9", "1e8", .possibleConflict),
            ("170e9", "1e9", "176e9", "1e8", .conflict),
            ("100", "1", "140", "1", .possibleConflict),
            ("100", "0", "101", "0", .conflict),  // exact counts
        ])
    func agreement(a: String, u: String, b: String, v: String, expected: Quantity.Agreement) {
        #expect(figure(a, u).agreement(with: figure(b, v)) == expected)
        #expect(figure(b, v).agreement(with: figure(a, u)) == expected)
    }

    @Test(
        "unhedged figures of equal precision agree only when equal",
        arguments: [
            ("47.5", "47.5", Quantity.Agreement.agrees), ("47.5", "47.6", .possibleConflict), ("47.5", "47.7", .conflict),
            ("32.0", "32.1", .possibleConflict),
        ])
    func equalPrecision(a: String, b: String, expected: Quantity.Agreement) {
        #expect(figure(a, "0.1").agreement(with: figure(b, "0.1")) == expected)
        #expect(figure(b, "0.1").agreement(with: figure(a, "0.1")) == expected)
    }

    @Test("hedges widen a figure on the side they speak of")
    func hedgedIntervals() {
        #expect(figure("100", "1", about).interval == Interval(low: decimal("95"), high: decimal("105")))
        #expect(figure("200", "1", over).interval == Interval(low: decimal("200"), high: nil, lowOpen: true))
        #expect(figure("200", "1", under).interval == Interval(low: nil, high: decimal("200"), highOpen: true))
        #expect(figure("200", "1", atLeast).interval == Interval(low: decimal("199.5"), high: nil))
        #expect(figure("200", "1", nearly).interval == Interval(low: decimal("190"), high: decimal("200.5")))
    }

    @Test("a hedge on a negative figure keeps to the same sides of the point")
    func hedgedNegative() {
        #expect(figure("-100", "1", about).interval == Interval(low: decimal("-105"), high: decimal("-95")))
    }

    @Test("a hedged figure agrees with what the hedge allows")
    func hedgedAgreement() {
        #expect(figure("170e9", "1e9", over).agreement(with: figure("172.4e9", "1e8")) == .agrees)
        #expect(figure("170e9", "1e9", about).agreement(with: figure("172.4e9", "1e8")) == .agrees)
        #expect(figure("180e9", "1e9", nearly).agreement(with: figure("172.4e9", "1e8")) == .agrees)
        #expect(figure("210e9", "1e9", over).agreement(with: figure("172.4e9", "1e8")) == .conflict)
        #expect(figure("150e9", "1e9", about).agreement(with: figure("172.4e9", "1e8")) == .conflict)
        #expect(figure("100", "1", over).agreement(with: figure("100", "1", over)) == .agrees)
    }

    @Test("the generous interval always holds the interval, and agreement is symmetric")
    func laws() {
        var generator = SeededGenerator(seed: 20)
        let hedges: [Hedge?] = [nil, about, over, under, atLeast, nearly]
        func any() -> Quantity {
            let point = generator.decimal()
            let exponent = point.exponent - Int.random(in: 0...2, using: &generator)
            return Quantity(
                point: point, precision: .powerOfTen(exponent), unit: "USD", hedge: hedges.randomElement(using: &generator)!)
        }
        for _ in 0..<500 {
            let (a, b) = (any(), any())
            #expect(a.generousInterval.hull(a.interval) == a.generousInterval)
            #expect(a.agreement(with: b) == b.agreement(with: a))
            #expect(a.agreement(with: a) == .agrees)
            #expect(a.negated.agreement(with: b.negated) == a.agreement(with: b))
            let factor = decimal("0.45359237")
            #expect(a.converted(to: "x", factor: factor).agreement(with: b.converted(to: "x", factor: factor)) == a.agreement(with: b))
        }
    }

    @Test("trailing zeros state two precisions", arguments: [("170", "1", "10"), ("172", "1", "1"), ("100", "1", "100"), ("172.40", "0.01", "0.01"), ("1724000000", "100000", "1000000"), ("0", "1", "1"), ("500", "0", "0")])
    func coarsePrecision(point: String, precision: String, coarse: String) {
        #expect(figure(point, precision).coarsePrecision == decimal(coarse))
    }

    @Test("a converted figure keeps its coarse precision")
    func convertedKeepsCoarsePrecision() {
        // 170 lb may stand for 165…175 lb, so for 74.8…79.4 kg, though 77.1107029 has no trailing zero.
        let pounds = Quantity(point: decimal("170"), precision: decimal("1"), unit: "lb")
        let kilograms = pounds.converted(to: "kg", factor: decimal("0.45359237"))
        #expect(kilograms.coarsePrecision == decimal("4.5359237"))
        #expect(kilograms.unit == "kg")
        let stated = Quantity(point: decimal("79"), precision: decimal("1"), unit: "kg")
        #expect(kilograms.agreement(with: stated) == .possibleConflict)
        #expect(kilograms.negated.coarsePrecision == decimal("4.5359237"))
    }

    @Test func negatedTurnsPointIntervalAndHedge() {
        let fall = figure("5", "0.1", over).negated
        #expect(fall.point == decimal("-5"))
        #expect(fall.interval == Interval(low: nil, high: decimal("-5"), highOpen: true))
        #expect(fall.hedge == Hedge(id: "over", below: nil, above: .zero, strict: true))
    }

    @Test func aStatedRangeIsTaken() {
        let range = Quantity(
            point: decimal("5"), precision: decimal("1"), unit: "USD", interval: Interval(low: decimal("5"), high: decimal("8")))
        #expect(range.agreement(with: figure("7.2", "0.1")) == .agrees)
        #expect(range.agreement(with: figure("9.2", "0.1")) == .conflict)
    }
}
