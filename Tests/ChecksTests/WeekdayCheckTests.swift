@testable import Checks
import Facts
import Testing

struct WeekdayCheckTests {
    /// "Friday (March 17)": a weekday by its ISO number, with the day that stands beside it.
    private func weekday(_ number: Int, _ day: String, rests: Bool = false, dated: DocumentDate? = nil) -> Claim {
        figure(
            "\(number) weekday", concept: "calendar.weekday", measure: .ordinal, entity: [], period: during(day, source: .pattern, rests: rests),
            dated: dated)
    }

    @Test("A weekday on which the date does not fall; the right one is expected")
    func conflict() throws {
        let found = WeekdayCheck.findings([weekday(5, "2022-04-16")])
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.check == "weekday-mismatch" && finding.verdict == .definite && finding.assumption == nil)
        #expect(finding.expected == "Saturday")
        #expect(finding.message.contains("2022-04-16") && finding.message.contains("Friday"))
    }

    @Test("The weekday that it is", arguments: [(5, "2023-03-17"), (4, "2024-02-29"), (6, "2000-01-01"), (7, "1933-12-31"), (1, "2022-06-20")])
    func agreement(number: Int, day: String) {
        #expect(WeekdayCheck.findings([weekday(number, day)]).isEmpty)
        #expect(WeekdayCheck.findings([weekday(number % 7 + 1, day)]).count == 1)
    }

    @Test("Before the last country left the Julian calendar, no weekday is held against its date, unless asked for")
    func julian() {
        let bloodySunday = weekday(7, "1905-01-09")
        #expect(WeekdayCheck.findings([bloodySunday]).isEmpty)
        #expect(WeekdayCheck.findings([bloodySunday], parameters: ["earliest-year": 1583]).count == 1)
    }

    @Test("A year that is only the document's is as certain as the document's date")
    func year() throws {
        for source in [DateSource.metadata, .header, .dateline] {
            #expect(WeekdayCheck.findings([weekday(5, "2022-04-16", rests: true, dated: date("2022-04-20", source))]).map(\.verdict) == [.definite])
        }
        for source in [DateSource.inferred, .linked] {
            let finding = try #require(WeekdayCheck.findings([weekday(5, "2022-04-16", rests: true, dated: date("2022-04-20", source))]).first)
            #expect(finding.verdict == .possible && finding.assumption != nil)
            #expect(WeekdayCheck.findings([weekday(5, "2022-04-16", dated: date("2022-04-20", source))]).map(\.verdict) == [.definite], "The text states the year.")
        }
    }

    @Test("Other ordinals and stretches longer than a day are none of its business")
    func trap() {
        #expect(WeekdayCheck.findings([ordinal(5, during("2022-04-16")), weekday(5, "2022-04"), weekday(5, "2022-04-16/2022-04-17")]).isEmpty)
    }
}
