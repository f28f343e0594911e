import Facts
import Testing

@Suite struct DayTests {
    @Test("every seventh day or so from year 1 to 9999 comes back from its parts and its text")
    func roundTrip() throws {
        let first = try #require(Day(1, 1, 1))
        let last = try #require(Day(9999, 12, 31))
        for ordinal in stride(from: first.ordinal, through: last.ordinal, by: 97) {
            let day = Day(ordinal: ordinal)
            let (year, month, number) = day.components
            #expect(Day(year, month, number) == day)
            #expect(Day(iso: day.iso) == day)
        }
        #expect(last.ordinal - first.ordinal + 1 == 3_652_059)
    }

    @Test("days follow one another across the ends of months and years")
    func consecutive() {
        for year in [1, 4, 100, 400, 1900, 1969, 1970, 2000, 2023, 2024, 9999] {
            var ordinal = Day(year, 1, 1)!.ordinal
            for month in 1...12 {
                for number in 1...Day.days(in: month, of: year) {
                    #expect(Day(year, month, number)?.ordinal == ordinal)
                    ordinal += 1
                }
            }
        }
    }

    @Test func countsFromTheEpoch() {
        #expect(Day(1970, 1, 1)?.ordinal == 0)
        #expect(Day(2000, 3, 1)?.ordinal == 11_017)
    }

    @Test(
        "weekdays of known dates, Monday being 1",
        arguments: [
            ("1970-01-01", 4), ("2000-01-01", 6), ("2022-12-30", 5), ("2023-03-17", 5), ("2024-02-29", 4), ("1969-07-20", 7),
            ("1945-05-08", 2), ("1582-10-15", 5), ("0001-01-01", 1), ("9999-12-31", 5),
        ])
    func weekday(iso: String, expected: Int) {
        #expect(Day(iso: iso)?.weekday == expected)
    }

    @Test(
        "days that do not exist",
        arguments: [(2022, 2, 29), (1900, 2, 29), (2022, 4, 31), (2022, 13, 1), (2022, 0, 1), (2022, 1, 0), (0, 1, 1), (10_000, 1, 1), (-5, 1, 1)])
    func invalid(year: Int, month: Int, day: Int) {
        #expect(Day(year, month, day) == nil)
    }

    @Test("leap days of 2000 and 2024 exist") func leapDays() {
        #expect(Day(2000, 2, 29) != nil)
        #expect(Day(2024, 2, 29) != nil)
    }

    @Test(
        "texts that are no ISO day",
        arguments: [
            "", "2022", "2022-12", "2022-12-32", "2022-2-3", "22-12-30", "2022/12/30", "2022-12-30T10:00", "2022-12-3a",
            "+022-12-30", "2022-+1-30", "2022-12-+3", "-022-12-30", " 2022-12-30", "２０２２-12-30",
        ])
    func notISO(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test(
        "a month later is the same day, or the month's last",
        arguments: [
            ("2022-01-31", 1, "2022-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2022-11-30", 2, "2023-01-30"),
            ("2022-01-15", -1, "2021-12-15"), ("2024-02-29", -12, "2023-02-28"), ("2022-12-30", 0, "2022-12-30"),
        ])
    func months(from: String, by: Int, to: String) {
        #expect(Day(iso: from)?.advanced(months: by)?.iso == to)
    }

    @Test func monthsEndAtTheCalendarsEnds() {
        #expect(Day(9999, 12, 1)?.advanced(months: 1) == nil)
        #expect(Day(1, 1, 1)?.advanced(months: -1) == nil)
    }

    @Test func daysAreOrdered() {
        #expect(Day(2022, 12, 31)! < Day(2023, 1, 1)!)
        #expect(Day(2022, 12, 31)!.advanced(days: 1) == Day(2023, 1, 1)!)
    }
}
