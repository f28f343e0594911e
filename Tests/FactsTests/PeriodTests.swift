import Facts
import Testing

@Suite struct PeriodTests {
    private func covering(_ start: String, _ end: String, _ granularity: CalendarUnit? = nil) -> String {
        Period.covering(Day(iso: start)!, Day(iso: end)!, granularity: granularity).value
    }

    @Test(
        "days get the shortest value that describes them",
        arguments: [
            ("2022-12-30", "2022-12-31", nil, "2022-12-30"), ("2022-12-01", "2023-01-01", nil, "2022-12"),
            ("2022-01-01", "2023-01-01", nil, "2022"), ("2022-01-01", "2022-12-01", nil, "2022-01/2022-11"),
            ("2022-10-01", "2023-01-01", CalendarUnit.quarter, "2022-Q4"), ("2022-10-01", "2023-01-01", .month, "2022-10/2022-12"),
            ("2022-07-01", "2023-01-01", .half, "2022-H2"), ("2022-01-01", "2023-01-01", .month, "2022-01/2022-12"),
            ("2020-01-01", "2023-01-01", .year, "2020/2022"), ("2022-12-18", "2023-01-01", .week, "2022-12-18/2022-12-31"),
            ("2022-11-01", "2023-03-01", .quarter, "2022-11/2023-02"), ("2022-02-01", "2022-05-01", .quarter, "2022-02/2022-04"),
        ])
    func covers(start: String, end: String, granularity: CalendarUnit?, value: String) {
        #expect(covering(start, end, granularity) == value)
    }

    @Test("the end is the first day behind it")
    func halfOpen() throws {
        let november = try #require(Period(iso: "2022-11"))
        #expect(november.contains(Day(2022, 11, 30)!))
        #expect(!november.contains(Day(2022, 12, 1)!))
        #expect(!november.overlaps(try #require(Period(iso: "2022-12"))))
        #expect(november.overlaps(try #require(Period(iso: "2022-11-30/2022-12-05"))))
        #expect(!november.isDay)
    }

    @Test(
        "the same stretch, earlier or later",
        arguments: [
            ("2022-11", -1, CalendarUnit.year, "2021-11"), ("2022-01/2022-11", -1, .year, "2021-01/2021-11"),
            ("2022-Q1", -1, .quarter, "2021-Q4"), ("2022-H2", 1, .half, "2023-H1"), ("2022", 3, .year, "2025"),
            ("2022-12-30", 2, .week, "2023-01-13"), ("2022-12-30", 2, .day, "2023-01-01"), ("2022-01", 1, .month, "2022-02"),
            ("2024-02-29", -1, .year, "2023-02-28"), ("2024-02-28", -1, .year, "2023-02-28"), ("2022-01-30", 1, .month, "2022-02-28"),
            ("2022-03-31", -1, .month, "2022-02-28"), ("2022-11-15/2022-11-30", 1, .year, "2023-11-15/2023-11-30"),
        ])
    func shifted(value: String, count: Int, unit: CalendarUnit, expected: String) {
        #expect(Period(iso: value)?.shifted(by: count, unit)?.value == expected)
    }

    @Test func nothingLiesOutsideTheCalendar() {
        #expect(Period(iso: "0001")?.shifted(by: -1, .year) == nil)
        #expect(Period(iso: "9998-12")?.shifted(by: 2, .year) == nil)
    }

    @Test("a shifted period is never empty", arguments: [CalendarUnit.day, .week, .month, .quarter, .half, .year])
    func shiftedNeverEmpty(unit: CalendarUnit) {
        for ordinal in Day(2023, 12, 1)!.ordinal...Day(2024, 4, 1)!.ordinal {
            let day = Day(ordinal: ordinal)
            for count in -13...13 {
                let shifted = Period.covering(day, day.advanced(days: 1)).shifted(by: count, unit)
                #expect(shifted?.isDay == true, "\(day.iso) by \(count)")
            }
        }
    }

    @Test func unitsAreOrderedByLength() {
        #expect(CalendarUnit.allCases == CalendarUnit.allCases.sorted())
        #expect(CalendarUnit.week < .month)
    }
}
