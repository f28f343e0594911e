import Facts
import Testing

@Suite struct PeriodISOTests {
    @Test(
        "reads ISO 8601 values",
        arguments: [
            ("2022", "2022-01-01", "2023-01-01", CalendarUnit.year), ("2022-11", "2022-11-01", "2022-12-01", .month),
            ("2022-12", "2022-12-01", "2023-01-01", .month), ("2022-Q4", "2022-10-01", "2023-01-01", .quarter),
            ("2022-H1", "2022-01-01", "2022-07-01", .half), ("2022-12-30", "2022-12-30", "2022-12-31", .day),
            ("2022-01/2022-11", "2022-01-01", "2022-12-01", .month), ("2020/2022", "2020-01-01", "2023-01-01", .year),
            ("2022-12-28/2023-01-03", "2022-12-28", "2023-01-04", .day), ("2022-11/2023-02", "2022-11-01", "2023-03-01", .month),
        ])
    func reads(value: String, start: String, end: String, granularity: CalendarUnit) throws {
        let period = try #require(Period(iso: value))
        #expect(period.start.iso == start)
        #expect(period.end.iso == end)
        #expect(period.granularity == granularity)
        #expect(period.value == value)
    }

    @Test(
        "refuses what is no period",
        arguments: [
            "", "22", "2022-13", "2022-00", "2022-Q5", "2022-Q0", "2022-H3", "2022-W51", "2022-1", "2022-", "-2022", "2022-02-30",
            "2022/", "/2022", "2022/2021", "2022-03/2022-01", "2022/2023/2024", "2022 ", "abcd", "+022", "2022-+1", "2022-Q+", "0000",
        ])
    func refuses(value: String) {
        #expect(Period(iso: value) == nil)
    }
}
