import Facts
import Testing

@Suite struct IntervalTests {
    private func interval(_ low: Int?, _ high: Int?, lowOpen: Bool = false, highOpen: Bool = false) -> Interval {
        Interval(low: low.map { ExactDecimal($0) }, high: high.map { ExactDecimal($0) }, lowOpen: lowOpen, highOpen: highOpen)
    }

    @Test("closed ends that touch meet")
    func closedEndsTouch() {
        #expect(interval(1, 2).meets(interval(2, 3)))
        #expect(!interval(1, 2).meets(interval(3, 4)))
    }

    @Test("one open end is enough to part them")
    func openEndsPart() {
        #expect(!interval(1, 2, highOpen: true).meets(interval(2, 3)))
        #expect(!interval(1, 2).meets(interval(2, 3, lowOpen: true)))
        #expect(interval(1, 2, highOpen: true).meets(interval(1, 3)))
    }

    @Test("a missing bound reaches everything on its side")
    func unbounded() {
        #expect(interval(nil, 2).meets(interval(-1_000_000, -999_999)))
        #expect(!interval(nil, 2).meets(interval(3, nil)))
        #expect(interval(nil, nil).meets(interval(5, 5)))
    }

    @Test func containsItsEndsUnlessOpen() {
        #expect(interval(1, 2).contains(ExactDecimal(1)))
        #expect(!interval(1, 2, lowOpen: true).contains(ExactDecimal(1)))
        #expect(!interval(1, 2).contains(decimal("2.0001")))
    }

    @Test("meeting is symmetric, and every interval meets itself")
    func meetsLaws() {
        var generator = SeededGenerator(seed: 10)
        for _ in 0..<1000 {
            let (a, b) = (generator.interval(), generator.interval())
            #expect(a.meets(b) == b.meets(a))
            #expect(a.meets(a))
        }
    }

    @Test("they meet exactly when some value lies in both")
    func meetsMeansSharedValue() {
        var generator = SeededGenerator(seed: 11)
        // Bounds are whole numbers: a shared stretch holds a half, a shared point is whole.
        let samples = (-12...12).map { ExactDecimal($0).half }
        for _ in 0..<1000 {
            let (a, b) = (generator.interval(), generator.interval())
            #expect(a.meets(b) == samples.contains { a.contains($0) && b.contains($0) })
        }
    }

    @Test("the hull holds both and nothing outside their ends")
    func hullLaws() {
        var generator = SeededGenerator(seed: 12)
        let samples = (-12...12).map { ExactDecimal($0).half }
        for _ in 0..<1000 {
            let (a, b) = (generator.interval(), generator.interval())
            let hull = a.hull(b)
            #expect(hull == b.hull(a))
            #expect(hull.hull(a) == hull)
            for x in samples where a.contains(x) || b.contains(x) { #expect(hull.contains(x)) }
            #expect(hull.low == (a.low.flatMap { l in b.low.map { min(l, $0) } }))
            #expect(hull.high == (a.high.flatMap { h in b.high.map { max(h, $0) } }))
        }
    }

    @Test("negation turns the ends, and twice is nothing")
    func negation() {
        #expect(-interval(1, 2, lowOpen: true) == interval(-2, -1, highOpen: true))
        #expect(-interval(1, nil) == interval(nil, -1))
        var generator = SeededGenerator(seed: 13)
        for _ in 0..<500 {
            let (a, b) = (generator.interval(), generator.interval())
            #expect(-(-a) == a)
            #expect((-a).meets(-b) == a.meets(b))
        }
    }

    @Test func scalingKeepsOpenEnds() {
        #expect(interval(1, 2, highOpen: true).scaled(by: ExactDecimal(10)) == interval(10, 20, highOpen: true))
        #expect(interval(nil, 2).scaled(by: ExactDecimal(3)) == interval(nil, 6))
    }
}
