import Facts
import Testing

struct RelationTests {
    private func relation(_ text: String) throws -> Relation { try Relation(parsing: text) }

    private func around(_ value: String, _ half: String = "0") -> Interval {
        Interval(low: decimal(value) - decimal(half), high: decimal(value) + decimal(half))
    }

    @Test("Signs bind as usual, names keep their hyphens, terms stand once")
    func reading() throws {
        let relation = try relation("company.net-profit = a + 2 * (b - a) / 4")
        #expect(relation.terms.map(\.name) == ["company.net-profit", "a", "b"] && relation.comparison == .equal)
        var domains = [Interval.everything, around("10"), around("20")]
        let fits = relation.narrow(&domains)
        #expect(fits && domains[0] == around("15"))
    }

    @Test("Measures, bases and modifiers")
    func terms() throws {
        let terms = try relation("gdp:change:previous-quarter <= exports:share@previous-year@reversed").terms
        #expect(terms == [Relation.Term("gdp", measure: .change, base: "previous-quarter"), Relation.Term("exports", measure: .share, shift: .previousYear, isReversed: true)])
        #expect(try relation("gdp:change = x").terms[0].base == "previous-year")
        #expect(try relation("gdp:level = x@reversed@reversed").terms == [Relation.Term("gdp"), Relation.Term("x")])
    }

    @Test(
        "What is no relation is told with its place",
        arguments: [
            ("a + b", 5), ("a = ", 4), ("a = (b + c", 4), ("a = b) ", 5), ("a = b = c", 6), ("a = b c", 6), ("a = 1x", 4), ("a:size = b", 2),
            ("a@yesterday = b", 2), ("a@previous-year@previous-month = b", 16), ("= b", 0), ("a = € ", 4),
        ])
    func faults(text: String, offset: Int) {
        do {
            _ = try Relation(parsing: text)
            Issue.record("‘\(text)’ was read")
        } catch {
            #expect(error.offset == offset, "\(error)")
            #expect(!error.message.isEmpty && !error.advice.isEmpty)
        }
    }

    @Test("Deep nesting and long texts are refused")
    func hostile() {
        #expect(throws: Relation.Fault.self) { try Relation(parsing: "a = " + String(repeating: "(", count: 500)) }
        #expect(throws: Relation.Fault.self) { try Relation(parsing: "a = b" + String(repeating: " + b", count: 500)) }
    }

    @Test("Each comparison holds where some choice of values fits")
    func comparisons() throws {
        for (text, fits) in [("a = b", false), ("a <= b", true), ("a < b", true), ("a >= b", false), ("a > b", false)] {
            var domains = [around("1"), around("2")]
            let found = try relation(text).narrow(&domains)
            #expect(found == fits, "\(text)")
        }
        var touching = [around("2"), around("2")]
        let (less, atMost) = (try relation("a < b").narrow(&touching), try relation("a <= b").narrow(&touching))
        #expect(!less && atMost)
    }

    @Test("A term follows from the others, also through a product and a quotient")
    func implied() throws {
        let growth = Relation.growth(of: "x", on: .previousYear)
        #expect(growth.implied(0, by: [.everything, around("120"), around("100")]) == around("20"))
        #expect(growth.implied(1, by: [around("20"), .everything, around("100")]) == around("120"))
        // A quotient that is no finite decimal is rounded outwards.
        let base = try #require(growth.implied(2, by: [around("20"), around("120"), .everything]))
        #expect(base.contains(ExactDecimal(100)) && base.low! > ExactDecimal("99.999999")! && base.high! < ExactDecimal("100.000001")!)
        #expect(try relation("a = b + c").implied(2, by: [around("5", "1"), around("2", "1"), .everything]) == around("3", "2"))
    }

    @Test("Amounts are added to amounts of their unit only")
    func units() throws {
        #expect(try relation("a = b + c").suits(units: ["USD", "USD", "USD"]))
        #expect(try !relation("a = b + c").suits(units: ["USD", "USD", "EUR"]))
        #expect(try relation("a = b * (1 + c / 100)").suits(units: ["USD", "USD", "percent"]))
        #expect(try relation("a = b / c * 100").suits(units: ["percent", "USD", "USD"]))
        #expect(try !relation("a = b * c").suits(units: ["USD", "USD", "USD"]))
    }

    @Test("Narrowing loses no choice that fits, and finds nothing only where there is none")
    func sound() throws {
        var generator = SeededGenerator(seed: 21)
        let relation = try relation("a = b + c")
        let samples = (-8...8).map { ExactDecimal($0) }
        for _ in 0..<300 {
            let before = (0..<3).map { _ in generator.interval() }
            var after = before
            let fits = relation.narrow(&after)
            for b in samples where before[1].contains(b) {
                for c in samples where before[2].contains(c) && before[0].contains(b + c) {
                    #expect(fits && after[0].contains(b + c) && after[1].contains(b) && after[2].contains(c))
                }
            }
        }
    }

    @Test("A first look by estimates never passes what cannot be")
    func estimates() throws {
        var generator = SeededGenerator(seed: 22)
        var passed = 0
        for text in ["a = b + c", "a = b - c", "a = b * c", "a = b / c * 100 - 100"] {
            let relation = try relation(text)
            for _ in 0..<300 {
                var exact = (0..<3).map { _ in generator.interval() }
                var estimated = exact.map { EstimatedInterval($0) }
                guard relation.narrowsClearly(&estimated) else { continue }
                passed += 1
                let fits = relation.narrow(&exact)
                #expect(fits, "\(text)")
            }
        }
        #expect(passed > 200)
    }

    @Test("More precise figures never turn a conflict into agreement")
    func precision() throws {
        var generator = SeededGenerator(seed: 23)
        let relation = try relation("a = b + c")
        for _ in 0..<300 {
            let points = (0..<3).map { _ in Int.random(in: -20...20, using: &generator) }
            var coarse = points.map { around("\($0)", "1") }
            var fine = points.map { around("\($0)", "0.5") }
            let (fits, fitsFine) = (relation.narrow(&coarse), relation.narrow(&fine))
            #expect(fits || !fitsFine)
        }
    }
}
