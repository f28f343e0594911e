import Facts
import Testing

struct IntervalArithmeticTests {
    private let samples = (-8...8).map { ExactDecimal($0).half }

    @Test("Results hold every combination of values")
    func hold() {
        var generator = SeededGenerator(seed: 31)
        for _ in 0..<300 {
            let (a, b) = (generator.interval(), generator.interval())
            for x in samples where a.contains(x) {
                for y in samples where b.contains(y) {
                    #expect((a + b).contains(x + y) && (a - b).contains(x - y) && (a * b).contains(x * y), "\(a) \(b) \(x) \(y)")
                    if let quotient = x.divided(by: y) , quotient * y == x { #expect((a / b).contains(quotient), "\(a) \(b) \(x) \(y)") }
                }
            }
        }
    }

    @Test("What lies in both lies in the intersection, and nothing else")
    func intersection() {
        var generator = SeededGenerator(seed: 32)
        for _ in 0..<500 {
            let (a, b) = (generator.interval(), generator.interval())
            let both = a.intersection(b)
            #expect((both == nil) == !a.meets(b))
            for x in samples { #expect((both?.contains(x) ?? false) == (a.contains(x) && b.contains(x))) }
        }
    }

    @Test("Open ends stay open, and a quotient that does not end is moved outwards")
    func ends() {
        let open = Interval(low: ExactDecimal(1), high: ExactDecimal(2), lowOpen: true)
        #expect((open + open).lowOpen && !(open + open).highOpen)
        #expect((open * open).lowOpen)
        let third = Interval.exactly(ExactDecimal(1)) / .exactly(ExactDecimal(3))
        #expect(third.low! * ExactDecimal(3) < ExactDecimal(1) && third.high! * ExactDecimal(3) > ExactDecimal(1))
    }

    @Test("Rounding goes to the nearest multiple")
    func rounding() {
        #expect(decimal("32.209").rounded(to: decimal("0.1")) == decimal("32.2"))
        #expect(decimal("-32.25").rounded(to: decimal("0.1")) == decimal("-32.3"))
        #expect(decimal("17499").rounded(to: ExactDecimal(1000)) == ExactDecimal(17000))
    }
}
