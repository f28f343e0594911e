import Facts
import Resolution
import Testing

/// Parts, runs and ranges of periods.
@Suite struct TimeResolverPartsTests {
    @Test(
        "the first and the last units of a period",
        arguments: [
            (TimeExpression.run(11, .month, .start, of: .relative(0, .year)), "2022-01/2022-11"),
            (.run(1, .month, .start, of: .relative(0, .year)), "2022-01"), (.run(2, .month, .start, of: .calendar(fields(2023))), "2023-01/2023-02"),
            (.run(2, .week, .end, of: .relative(0, .month)), "2022-12-18/2022-12-31"), (.run(1, .week, .start, of: .calendar(fields(2016, 10))), "2016-W40"),
            (.run(2, .week, .start, of: .calendar(fields(2021))), "2021-01-04/2021-01-17"), (.run(10, .day, .start, of: .calendar(fields(2022, 3))), "2022-03-01/2022-03-10"),
            (.run(1, .quarter, .start, of: .relative(0, .year)), "2022-Q1"), (.run(3, .quarter, .start, of: .relative(0, .year)), "2022-01/2022-09"),
            (.run(1, .half, .end, of: .relative(0, .year)), "2022-H2"), (.run(2, .month, .end, of: .calendar(fields(2022, quarter: 3))), "2022-08/2022-09"),
            (.run(2, .day, .end, of: .calendar(fields(2024, 2))), "2024-02-28/2024-02-29"),
        ])
    func run(words: TimeExpression, value: String) {
        #expect(resolved(words) == value)
    }

    @Test(
        "the nth unit of a period",
        arguments: [
            (TimeExpression.nth(3, .quarter, of: .calendar(fields(2022))), "2022-Q3"), (.nth(2, .half, of: .relative(0, .year)), "2022-H2"),
            (.nth(4, .month, of: .relative(0, .year)), "2022-04"), (.nth(2, .week, of: .calendar(fields(2022, 12))), "2022-W49"),
            (.nth(30, .day, of: .calendar(fields(2022, 12))), "2022-12-30"), (.nth(2, .month, of: .calendar(fields(2022, quarter: 4))), "2022-11"),
        ])
    func nth(words: TimeExpression, value: String) {
        #expect(resolved(words) == value)
    }

    @Test(
        "early, mid and late narrow the days and keep the value",
        arguments: [
            (PeriodPart.start, fields(2022, 12), "2022-12-01", "2022-12-16"), (.end, fields(2022, 12), "2022-12-16", "2023-01-01"),
            (.mid, fields(2022, 12), "2022-12-11", "2022-12-21"), (.start, fields(2023), "2023-01-01", "2023-05-01"),
            (.mid, fields(2023), "2023-05-01", "2023-09-01"), (.end, fields(2023), "2023-09-01", "2024-01-01"),
        ])
    func part(part: PeriodPart, fields: CalendarFields, start: String, end: String) throws {
        let period = try #require(TimeResolver(anchor: nil).period(of: .part(part, of: .calendar(fields))))
        #expect(period.start.iso == start)
        #expect(period.end.iso == end)
        #expect(period.modifier == part.rawValue)
        #expect(period.value == TimeResolver(anchor: nil).period(of: .calendar(fields))?.value)
    }

    @Test("every part lies inside its period, and early meets late", arguments: [fields(2022, 2), fields(2022), fields(2022, 12, 30), fields(2022, quarter: 1)])
    func partsLieInside(fields: CalendarFields) throws {
        let resolver = TimeResolver(anchor: nil)
        let whole = try #require(resolver.period(of: .calendar(fields)))
        for part in [PeriodPart.start, .mid, .end] {
            let narrow = try #require(resolver.period(of: .part(part, of: .calendar(fields))))
            #expect(whole.start <= narrow.start && narrow.end <= whole.end && narrow.start < narrow.end)
        }
    }

    @Test(
        "a side without a year or month takes it from the other",
        arguments: [
            (fields(nil, 1), fields(2022, 11), "2022-01/2022-11"), (fields(2022, 1), fields(nil, 11), "2022-01/2022-11"),
            (fields(nil, 11, 28), fields(nil, nil, 30), "2022-11-28/2022-11-30"), (fields(nil, nil, 28), fields(2022, 11, 30), "2022-11-28/2022-11-30"),
            (fields(2020), fields(2022), "2020/2022"), (fields(nil, quarter: 1), fields(2022, quarter: 3), "2022-01/2022-09"),
            (fields(2022, 3, 20), fields(nil, nil, 22), "2022-03-20/2022-03-22"),
        ])
    func range(from: CalendarFields, to: CalendarFields, value: String) {
        #expect(resolved(.range(.calendar(from), .calendar(to))) == value)
    }

    @Test(
        "a range may cross the new year",
        arguments: [
            (fields(nil, 11), fields(2023, 2), "2022-11/2023-02"), (fields(nil, 12, 28), fields(2023, 1, 3), "2022-12-28/2023-01-03"),
            (fields(2022, 11), fields(nil, 2), "2022-11/2023-02"), (fields(2022, 12, 28), fields(nil, 1, 3), "2022-12-28/2023-01-03"),
        ])
    func rangeCrossingNewYear(from: CalendarFields, to: CalendarFields, value: String) {
        #expect(resolved(.range(.calendar(from), .calendar(to)), on: nil) == value)
    }

    @Test("without any year, a range across the new year ends before the anchor", arguments: [("2023-03-15", "2022-11/2023-02"), ("2023-02-10", "2022-11/2023-02"), ("2022-12-30", "2021-11/2022-02")])
    func undatedRangeCrossingNewYear(anchor: String, value: String) {
        #expect(resolved(.range(.calendar(fields(nil, 11)), .calendar(fields(nil, 2))), on: Day(iso: anchor)) == value)
    }

    @Test("both sides inside one period")
    func rangeInside() {
        let lastYear = TimeExpression.relative(-1, .year)
        #expect(resolved(.range(.inside(fields(nil, 1), of: lastYear), .inside(fields(nil, 11), of: lastYear))) == "2021-01/2021-11")
        #expect(resolved(.range(.calendar(fields(nil, 1)), .inside(fields(nil, 11), of: lastYear))) == "2021-01/2021-11")
    }

    @Test(
        "calendar fields inside a period",
        arguments: [
            (fields(nil, 3), TimeExpression.relative(0, .year), "2022-03"), (fields(nil, 12, 24), .relative(-1, .year), "2021-12-24"),
            (fields(quarter: 2), .calendar(fields(2020)), "2020-Q2"), (fields(weekday: 5), .relative(-1, .week), "2022-12-23"),
            (fields(nil, nil, 15), .relative(-1, .month), "2022-11-15"),
        ])
    func inside(fields: CalendarFields, base: TimeExpression, value: String) {
        #expect(resolved(.inside(fields, of: base)) == value)
    }

    @Test(
        "up to the anchor, and on from it",
        arguments: [
            (TimeExpression.rolling(-3, .month), "2022-09-30/2022-12-29"), (.rolling(2, .week), "2022-12-30/2023-01-12"), (.rolling(-7, .day), "2022-12-23/2022-12-29"),
            (.rolling(-1, .year), "2021-12-30/2022-12-29"), (.toDate(.year), "2022-01-01/2022-12-30"), (.toDate(.month), "2022-12-01/2022-12-30"),
        ])
    func rolling(words: TimeExpression, value: String) {
        #expect(resolved(words) == value)
    }

    @Test("year to date on the last day of the year is all its months, but no year")
    func toDateOnNewYearsEve() {
        #expect(resolved(.toDate(.year), on: Day(2022, 12, 31)) == "2022-01/2022-12")
    }

    @Test(
        "the same stretch, moved",
        arguments: [
            (TimeExpression.moved(-1, .year, .run(11, .month, .start, of: .relative(0, .year))), "2021-01/2021-11"),
            (.moved(-1, .quarter, .calendar(fields(2022, quarter: 1))), "2021-Q4"), (.moved(1, .week, .calendar(fields(2022, 12, 30))), "2023-01-06"),
            (.moved(-1, .year, .calendar(fields(2024, 2, 28))), "2023-02-28"),
        ])
    func moved(words: TimeExpression, value: String) {
        #expect(resolved(words) == value)
    }

    @Test("this year is cut into halves, and what is left of it begins with the anchor")
    func partOfTheCurrentYear() {
        let resolver = TimeResolver(anchor: Day(2018, 5, 28))
        #expect(resolver.period(of: .part(.end, of: .relative(0, .year)))?.start == Day(2018, 7, 1))
        #expect(resolver.period(of: .part(.end, of: .relative(0, .month)))?.start == Day(2018, 5, 28))
    }

    @Test("until now ends before the anchor's day begins")
    func untilNow() {
        #expect(resolved(.range(.calendar(fields(2022, 11)), .reference(.present))) == "2022-11-01/2022-12-29")
    }

    @Test("the coming Friday is the next, the last one before the anchor", arguments: [(5, 1, "2023-01-06"), (6, 1, "2022-12-31"), (5, -1, "2022-12-23"), (4, -1, "2022-12-29")])
    func nearestWeekday(weekday: Int, shift: Int, value: String) {
        #expect(resolved(.named(fields(weekday: weekday), shift: shift)) == value)
    }

    @Test("a month without a year that is about to begin is the coming one; a holiday near ahead too")
    func nearAhead() {
        let resolver = TimeResolver(anchor: Day(1989, 10, 30), direction: .either)
        #expect(resolver.period(of: .calendar(fields(nil, 11)))?.value == "1989-11")
        #expect(resolver.period(of: .calendar(fields(nil, 1)))?.value == "1989-01")
        var holiday = fields()
        holiday.annual = .fixed(month: 12, day: 25)
        #expect(resolver.period(of: .calendar(holiday))?.value == "1989-12-25")
    }

    @Test("February 29 to March 1 is of one year, the last that has that day")
    func leapDayRange() {
        let range = TimeExpression.range(.calendar(fields(nil, 2, 29)), .calendar(fields(nil, 3, 1)))
        #expect(resolved(range, on: Day(2019, 9, 18), .either) == "2016-02-29/2016-03-01")
        #expect(resolved(.range(.calendar(fields(nil, 2, 28)), .calendar(fields(nil, 3, 1))), on: Day(2019, 9, 18)) == "2019-02-28/2019-03-01")
    }

    @Test(
        "the weekday of a month that is counted off",
        arguments: [
            (1, 1, TimeExpression.relative(1, .month), "2023-01-02" as String?), (5, -1, .relative(0, .month), "2022-12-30"), (4, 5, .calendar(fields(2022, 12)), "2022-12-29"),
            (1, 5, .calendar(fields(2022, 12)), nil),
        ])
    func countedWeekday(weekday: Int, index: Int, base: TimeExpression, value: String?) {
        var fields = CalendarFields(weekday: weekday)
        fields.weekdayIndex = index
        #expect(resolved(.inside(fields, of: base)) == value)
        guard case .calendar(let month) = base else { return }
        (fields.year, fields.month) = (month.year, month.month)
        #expect(resolved(.calendar(fields), on: nil) == value)
    }

    @Test("a quarter of a business year keeps the name that it is given, and its own days")
    func calledQuarter() {
        let resolver = TimeResolver(anchor: Day(1989, 11, 2))
        let ended = TimeExpression.called(fields(quarter: 4), .stretch(1, .quarter, .end, at: .calendar(fields(1989, 8, 26))))
        #expect(resolver.period(of: ended)?.value == "1989-05-27/1989-08-26")
        #expect(resolver.timex(of: ended)?.value == "1989-Q4")
        #expect(resolver.timex(of: .moved(-1, .year, ended))?.value == "1988-Q4")
    }

    @Test("a year before months without a name is that year; its days are kept")
    func yearBeforeMonths() {
        let resolver = TimeResolver(anchor: Day(1989, 11, 2))
        let before = TimeExpression.moved(-1, .year, .run(9, .month, .start, of: .relative(0, .year)))
        #expect(resolver.timex(of: before)?.value == "1988")
        #expect(resolver.period(of: before)?.value == "1988-01/1988-09")
        let unplaced = TimeExpression.moved(-1, .year, .length(TimeLength(9, .month)))
        #expect(resolver.timex(of: unplaced)?.value == "1988")
        #expect(resolver.period(of: unplaced) == nil)
        #expect(unplaced.isVague)
    }

    @Test("a quarter that ended too long ago has a name and no place")
    func unplacedQuarter() {
        let resolver = TimeResolver(anchor: Day(1989, 10, 30), direction: .either)
        let quarter = TimeExpression.recent(120, of: .named(fields(quarter: 4), shift: -1))
        #expect(resolver.period(of: quarter) == nil)
        #expect(resolver.timex(of: quarter)?.value == "1989-Q4")
    }

    @Test("what lasts until a weekday lasts until the next one")
    func untilWeekday() {
        let resolver = TimeResolver(anchor: Day(2022, 12, 30), direction: .either)
        #expect(resolver.period(of: .open(.until, .calendar(fields(weekday: 2))))?.end == Day(2023, 1, 4))
    }
}
