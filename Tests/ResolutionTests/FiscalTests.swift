import Facts
import Resolution
import Testing

@Suite struct FiscalTests {
    private static let october = FiscalCalendar(firstMonth: 10, isNamedByEnd: true)
    private static let february = FiscalCalendar(firstMonth: 2, isNamedByEnd: true)

    private static func fiscal(year: Int? = nil, quarter: Int? = nil, starts: Bool = false) -> TimeExpression {
        var fields = CalendarFields(year: year, quarter: quarter)
        fields.isFiscal = true
        fields.namesFiscalStart = starts
        return .calendar(fields)
    }

    private static let year2023 = TimeExpression.calendar(CalendarFields(year: 2023))

    private func value(_ words: TimeExpression, _ calendar: FiscalCalendar?, quarters: Bool, _ direction: TimeDirection = .past) -> String? {
        let fiscal = calendar.map { FiscalReading(calendar: $0, includesQuarters: quarters) }
        return TimeResolver(anchor: Day(2024, 1, 15), direction: direction, fiscal: fiscal).period(of: words)?.value
    }

    @Test("words that say “fiscal”", arguments: [
        (fiscal(year: 2023), "2022-10/2023-09"), (fiscal(year: 2023, starts: true), "2023-10/2024-09"), (fiscal(year: 2023, quarter: 1), "2022-Q4"),
        (fiscal(), "2023-10/2024-09"), (.moved(-1, .year, fiscal()), "2022-10/2023-09"), (.nth(3, .quarter, of: fiscal(year: 2023)), "2023-Q2"),
        (.run(9, .month, .start, of: fiscal(year: 2023)), "2022-10/2023-06"), (.inside(CalendarFields(half: 2), of: fiscal(year: 2023)), "2023-04/2023-09"),
    ])
    func stated(words: TimeExpression, expected: String) {
        #expect(value(words, Self.october, quarters: false) == expected)
        #expect(value(words, Self.october, quarters: true) == expected)
        #expect(value(words, nil, quarters: false) == nil)
    }

    @Test("plain quarters are fiscal only where the rule says so", arguments: [
        (TimeExpression.nth(3, .quarter, of: year2023), "2022-08/2022-10", "2023-Q3"), (.calendar(CalendarFields(year: 2023, quarter: 3)), "2022-08/2022-10", "2023-Q3"),
        (.nth(3, .quarter, of: .relative(0, .year)), "2023-08/2023-10", "2024-Q3"), (.relative(-1, .quarter), "2023-08/2023-10", "2023-Q4"),
    ])
    func plain(words: TimeExpression, fiscal: String, calendar: String) {
        #expect(value(words, Self.february, quarters: true) == fiscal)
        #expect(value(words, Self.february, quarters: false) == calendar)
    }

    @Test("years and months stay those of the calendar")
    func years() {
        #expect(value(Self.year2023, Self.february, quarters: true) == "2023")
        #expect(value(.run(9, .month, .start, of: Self.year2023), Self.february, quarters: true) == "2023-01/2023-09")
    }

    @Test("a fiscal quarter without a year is the last that began, or the one to come")
    func direction() {
        #expect(value(Self.fiscal(quarter: 4), Self.october, quarters: false) == "2023-Q3")
        #expect(value(Self.fiscal(quarter: 4), Self.october, quarters: false, .future) == "2024-Q3")
    }
}
