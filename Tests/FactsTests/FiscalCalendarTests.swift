import Facts
import Testing

@Suite struct FiscalCalendarTests {
    @Test("a year is named by its end or by its start", arguments: [(10, true, "2022-10-01"), (4, false, "2023-04-01"), (1, true, "2023-01-01")])
    func named(month: Int, byEnd: Bool, start: String) {
        #expect(FiscalCalendar(firstMonth: month, isNamedByEnd: byEnd).start(named: 2023)?.iso == start)
    }

    @Test("the stretch in which a day lies", arguments: [
        (12, "2023-09-30", "2022-10-01"), (12, "2023-10-01", "2023-10-01"), (3, "2023-03-31", "2023-01-01"), (6, "2023-04-01", "2023-04-01"),
    ])
    func containing(months: Int, day: String, start: String) throws {
        let calendar = FiscalCalendar(firstMonth: 10, isNamedByEnd: true)
        #expect(calendar.start(of: months, containing: try #require(Day(iso: day)))?.iso == start)
    }
}
