import Facts
import Resolution
import Testing

/// Days that come every year by a rule.
@Suite struct AnnualDayTests {
    @Test(
        "written forms",
        arguments: [
            ("12-25", 2022, "2022-12-25"), ("11-4#4", 2022, "2022-11-24"), ("5-1#-1", 2022, "2022-05-30"), ("easter-2", 2018, "2018-03-30"),
            ("easter+1", 2018, "2018-04-02"), ("11-1#1:1", 1998, "1998-11-03"), ("11-1#1:1", 2022, "2022-11-08"), ("chinese 1-1:-1", 2024, "2024-02-09"),
        ])
    func day(text: String, year: Int, value: String) throws {
        #expect(try #require(AnnualDay(text)).day(in: year)?.iso == value)
    }

    // The days that the Hong Kong Observatory gives, among them those around the leap months of 2020, 2023 and 2033.
    @Test(
        "the Chinese calendar",
        arguments: [
            ("1-1", 1985, "1985-02-20"), ("1-1", 2015, "2015-02-19"), ("1-1", 2019, "2019-02-05"), ("1-1", 2020, "2020-01-25"), ("1-1", 2021, "2021-02-12"),
            ("1-1", 2023, "2023-01-22"), ("1-1", 2024, "2024-02-10"), ("1-1", 2025, "2025-01-29"), ("1-1", 2034, "2034-02-19"), ("1-15", 2022, "2022-02-15"),
            ("5-5", 2020, "2020-06-25"), ("5-5", 2023, "2023-06-22"), ("8-15", 2020, "2020-10-01"), ("8-15", 2023, "2023-09-29"), ("8-15", 2024, "2024-09-17"),
            ("9-9", 2022, "2022-10-04"),
        ])
    func chinese(date: String, year: Int, value: String) throws {
        #expect(try #require(AnnualDay("chinese " + date)).day(in: year)?.iso == value)
    }

    @Test(
        "the sun at fifteen degrees and at the winter solstice",
        arguments: [
            ("sun 15", 2019, "2019-04-05"), ("sun 15", 2020, "2020-04-04"), ("sun 15", 2023, "2023-04-05"), ("sun 15", 2024, "2024-04-04"),
            ("sun 270", 2022, "2022-12-22"), ("sun 270", 2023, "2023-12-22"), ("sun 270", 2024, "2024-12-21"), ("sun 0", 2023, "2023-03-21"),
        ])
    func sun(text: String, year: Int, value: String) throws {
        #expect(try #require(AnnualDay(text)).day(in: year)?.iso == value)
    }

    @Test("what is no such day", arguments: ["", "13-1", "2-32", "5-8#1", "5-1#6", "sun 400", "chinese 13-1", "lunar 1-1", "11-1#1:x", "easterx"])
    func none(text: String) {
        #expect(AnnualDay(text) == nil)
    }
}
