import Facts
import Resolution
import Testing

/// A Friday at the year's end.
let newYearsEve = Day(2022, 12, 30)!

func resolved(_ words: TimeExpression, on anchor: Day? = newYearsEve, _ direction: TimeDirection = .past) -> String? {
    TimeResolver(anchor: anchor, direction: direction).period(of: words)?.value
}

func fields(
    _ year: Int? = nil, _ month: Int? = nil, _ day: Int? = nil, weekday: Int? = nil, quarter: Int? = nil, half: Int? = nil,
    week: Int? = nil
) -> CalendarFields {
    CalendarFields(year: year, month: month, day: day, weekday: weekday, quarter: quarter, half: half, week: week)
}

@Suite struct TimeResolverTests {
    @Test(
        "a date with its year needs no anchor",
        arguments: [
            (fields(2022, 12, 30), "2022-12-30"), (fields(2022, 11), "2022-11"), (fields(2022), "2022"),
            (fields(2022, quarter: 4), "2022-Q4"), (fields(2022, half: 1), "2022-H1"), (fields(2022, week: 51), "2022-W51"),
            (CalendarFields(decade: 1990), "199"), (CalendarFields(century: 21), "20"), (CalendarFields(year: 2022, season: 1), "2022-SP"),
            (CalendarFields(year: 2022, season: 4), "2022-WI"), (fields(2022, 12, 30, weekday: 1), "2022-12-30"),
        ])
    func absolute(fields: CalendarFields, value: String) {
        #expect(resolved(.calendar(fields), on: nil) == value)
        #expect(resolved(.calendar(fields)) == value)
    }

    @Test("bounds of periods that are no months", arguments: [
        (CalendarFields(decade: 1990), "1990-01-01", "2000-01-01"), (CalendarFields(century: 21), "2001-01-01", "2101-01-01"),
        (CalendarFields(year: 2022, season: 4), "2022-12-01", "2023-03-01"), (fields(2020, week: 53), "2020-12-28", "2021-01-04"),
        (fields(2023, week: 1), "2023-01-02", "2023-01-09"), (fields(2022, quarter: 1), "2022-01-01", "2022-04-01"),
    ])
    func bounds(fields: CalendarFields, start: String, end: String) {
        let period = TimeResolver(anchor: nil).period(of: .calendar(fields))
        #expect(period?.start.iso == start)
        #expect(period?.end.iso == end)
    }

    @Test(
        "what names no real time stays unresolved",
        arguments: [
            TimeExpression.calendar(fields(2022, 2, 30)), .calendar(fields(2022, week: 53)), .calendar(fields(2022, quarter: 5)),
            .calendar(CalendarFields(year: 2022, season: 5)), .calendar(fields(2022, nil, 15)), .run(0, .month, .start, of: .calendar(fields(2022))),
            .run(13, .month, .start, of: .calendar(fields(2022))), .run(2, .year, .end, of: .calendar(fields(2022, 11))),
            .nth(5, .quarter, of: .calendar(fields(2022))), .nth(1, .year, of: .calendar(fields(2022, 11))), .nth(0, .month, of: .calendar(fields(2022))),
            .rolling(0, .month), .calendar(fields(9999, 12)), .range(.calendar(fields(2022, 12)), .calendar(fields(2021, 1))),
        ])
    func unreal(words: TimeExpression) {
        #expect(resolved(words) == nil)
    }

    @Test("a day of an unnamed month is the last one, as in 20日", arguments: [("2022-12-31", "2022-12-20"), ("2022-12-19", "2022-12-20"), ("2022-12-10", "2022-11-20")])
    func dayAlone(anchor: String, value: String) {
        #expect(resolved(.calendar(fields(nil, nil, 20)), on: Day(iso: anchor)) == value)
    }

    @Test(
        "nothing relative resolves without an anchor",
        arguments: [
            TimeExpression.relative(0, .year), .relativeWeekday(5, shift: -1), .rolling(-3, .month), .toDate(.year),
            .calendar(fields(nil, 12, 30)), .calendar(fields(nil, 12)), .calendar(fields(weekday: 5)), .calendar(fields(quarter: 3)),
            .run(11, .month, .start, of: .relative(0, .year)), .nth(3, .quarter, of: .relative(0, .year)),
            .part(.start, of: .calendar(fields(nil, 12))), .inside(fields(nil, 3), of: .relative(0, .year)),
            .moved(-1, .year, .relative(0, .month)), .range(.calendar(fields(nil, 1)), .calendar(fields(nil, 11))),
        ])
    func noAnchor(words: TimeExpression) {
        #expect(resolved(words, on: nil) == nil)
        #expect(resolved(words) != nil)
        #expect(!words.isAbsolute)
    }

    @Test(
        "a date without a year is the latest that is not to come",
        arguments: [
            ("2023-01-03", fields(nil, 12, 30), "2022-12-30"), ("2022-12-30", fields(nil, 12, 30), "2022-12-30"),
            ("2022-12-29", fields(nil, 12, 30), "2022-12-30"),  // an evening edition
            ("2022-12-27", fields(nil, 12, 30), "2021-12-30"), ("2022-12-30", fields(nil, 1), "2022-01"),
            ("2022-12-30", fields(nil, 12), "2022-12"), ("2023-01-10", fields(nil, 11), "2022-11"),
            ("2022-12-30", fields(quarter: 3), "2022-Q3"), ("2023-01-10", fields(quarter: 4), "2022-Q4"),
            ("2022-12-31", fields(nil, 1, 1), "2023-01-01"), ("2023-03-01", fields(nil, 2, 29), nil), ("2024-03-01", fields(nil, 2, 29), "2024-02-29"),
        ])
    func completedPast(anchor: String, fields: CalendarFields, value: String?) {
        #expect(resolved(.calendar(fields), on: Day(iso: anchor)) == value)
    }

    @Test(
        "in a text about what is to come it is the next",
        arguments: [
            ("2022-12-30", fields(nil, 1, 5), "2023-01-05"), ("2022-12-30", fields(nil, 12, 30), "2022-12-30"),
            ("2022-12-30", fields(nil, 12, 29), "2023-12-29"), ("2022-12-30", fields(nil, 12), "2022-12"), ("2022-12-30", fields(nil, 3), "2023-03"),
        ])
    func completedFuture(anchor: String, fields: CalendarFields, value: String) {
        #expect(resolved(.calendar(fields), on: Day(iso: anchor), .future) == value)
    }

    @Test("a weekday given with the date decides the year before the tense does")
    func weekdayDecides() {
        // March 17 was a Friday in 2023, a Thursday in 2022.
        #expect(resolved(.calendar(fields(nil, 3, 17, weekday: 5)), on: Day(2023, 3, 10)) == "2023-03-17")
        #expect(resolved(.calendar(fields(nil, 3, 17)), on: Day(2023, 3, 10)) == "2022-03-17")
        // A weekday that fits no year near the anchor is passed over.
        #expect(resolved(.calendar(fields(nil, 3, 17, weekday: 1)), on: Day(2023, 3, 20)) == "2023-03-17")
    }

    @Test(
        "a weekday alone is the nearest one, behind or ahead",
        arguments: [(5, TimeDirection.past, "2022-12-30"), (4, .past, "2022-12-29"), (6, .past, "2022-12-24"), (5, .future, "2022-12-30"), (4, .future, "2023-01-05"), (6, .future, "2022-12-31")])
    func weekday(number: Int, direction: TimeDirection, value: String) {
        #expect(resolved(.calendar(fields(weekday: number)), on: newYearsEve, direction) == value)
    }

    @Test(
        "this, last and next",
        arguments: [
            (TimeExpression.relative(0, .day), "2022-12-30"), (.relative(-1, .day), "2022-12-29"), (.relative(2, .day), "2023-01-01"),
            (.relative(0, .week), "2022-W52"), (.relative(1, .week), "2023-W01"), (.relative(0, .weekend), "2022-W52-WE"),
            (.relative(0, .month), "2022-12"), (.relative(1, .month), "2023-01"), (.relative(-12, .month), "2021-12"),
            (.relative(0, .quarter), "2022-Q4"), (.relative(1, .quarter), "2023-Q1"), (.relative(-1, .half), "2022-H1"),
            (.relative(1, .half), "2023-H1"), (.relative(-1, .year), "2021"), (.relative(1, .year), "2023"),
            (.relative(0, .decade), "202"), (.relative(-1, .decade), "201"), (.relative(0, .century), "20"), (.relative(-1, .century), "19"),
        ])
    func relative(words: TimeExpression, value: String) {
        #expect(resolved(words) == value)
    }

    @Test func weekendIsSaturdayAndSunday() {
        let weekend = TimeResolver(anchor: newYearsEve).period(of: .relative(0, .weekend))
        #expect(weekend?.start.iso == "2022-12-31")
        #expect(weekend?.end.iso == "2023-01-02")
    }

    @Test("the first days of January belong to the last week of the old year")
    func isoWeekAtNewYear() {
        #expect(resolved(.relative(0, .week), on: Day(2023, 1, 1)) == "2022-W52")
        #expect(resolved(.relative(0, .week), on: Day(2021, 1, 3)) == "2020-W53")
        #expect(resolved(.relative(0, .week), on: Day(2024, 12, 30)) == "2025-W01")
    }

    @Test(
        "last and next weekdays, from a Friday",
        arguments: [(5, -1, "2022-12-23"), (4, -1, "2022-12-29"), (7, -1, "2022-12-25"), (5, 0, "2022-12-30"), (7, 0, "2023-01-01"), (5, 1, "2023-01-06"), (1, 1, "2023-01-02")])
    func relativeWeekday(weekday: Int, shift: Int, value: String) {
        #expect(resolved(.relativeWeekday(weekday, shift: shift)) == value)
    }
}
