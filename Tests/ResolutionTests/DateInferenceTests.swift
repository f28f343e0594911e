import Facts
import Resolution
import Testing

@Suite struct DateInferenceTests {
    private func inference(years: Set<Int>, days: [Day] = [], weekdays: [Int] = []) -> DateInference {
        DateInference(namedYears: years, fullDays: days, leadWeekdays: weekdays)
    }

    private let dateline = fields(nil, 12, 30)

    @Test("a full day near the dateline tells its year", arguments: [Day(2022, 12, 28)!, Day(2022, 12, 16)!, Day(2023, 1, 2)!])
    func fullDayNearby(day: Day) {
        #expect(inference(years: [2022, 2023], days: [day]).dateline(dateline) == DocumentDate(day: Day(2022, 12, 30)!, source: .inferred))
    }

    @Test("a full day far from it tells nothing", arguments: [Day(2022, 12, 15)!, Day(2023, 1, 3)!, Day(2022, 6, 1)!])
    func fullDayTooFar(day: Day) {
        #expect(inference(years: [2022, 2023], days: [day]).dateline(dateline) == nil)
    }

    @Test("two years that both have a day nearby stay ambiguous")
    func twoFullDays() {
        let days = [Day(2022, 12, 29)!, Day(2023, 12, 29)!]
        #expect(inference(years: [2022, 2023], days: days).dateline(dateline) == nil)
    }

    @Test("the weekday in the opening picks the year")
    func leadWeekday() {
        // December 30 was a Friday in 2022 and a Saturday in 2023.
        #expect(inference(years: [2022], weekdays: [5]).dateline(dateline)?.day == Day(2022, 12, 30))
        #expect(inference(years: [2022], weekdays: [6]).dateline(dateline)?.day == Day(2023, 12, 30))
        #expect(inference(years: [2022], weekdays: [5]).dateline(dateline)?.source == .inferred)
    }

    @Test("the weekday may be the day before the dateline")
    func dayBefore() {
        // December 29, 2022 was a Thursday; December 30 is a Thursday in neither 2022 nor 2023.
        #expect(inference(years: [2022], weekdays: [4]).dateline(dateline)?.day == Day(2022, 12, 30))
    }

    @Test("of two years that fit, the one that the text names, with the other as alternative")
    func namedYearFirst() {
        // December 30 is a Friday in 2016 and in 2022, a weekday that 2021 and 2015 do not give it.
        let date = inference(years: [2015, 2022], weekdays: [5]).dateline(dateline)
        #expect(date == DocumentDate(day: Day(2022, 12, 30)!, source: .inferred, alternatives: [Day(2016, 12, 30)!]))
    }

    @Test("named years alone leave it open", arguments: [[2022], [2021, 2022], []] as [Set<Int>])
    func ambiguous(years: Set<Int>) {
        #expect(inference(years: years).dateline(dateline) == nil)
    }

    @Test("two named years that both fit stay ambiguous")
    func bothNamed() {
        #expect(inference(years: [2016, 2022], weekdays: [5]).dateline(dateline) == nil)
    }

    @Test("a dateline without a day is none", arguments: [fields(nil, 12), fields(weekday: 5), fields(2022)])
    func incomplete(fields: CalendarFields) {
        #expect(inference(years: [2022], days: [Day(2022, 12, 29)!], weekdays: [5]).dateline(fields) == nil)
    }

    @Test("a weekday with its date: the named year in which they agree")
    func weekdayDate() {
        // March 17 was a Friday in 2023.
        #expect(inference(years: [2022, 2023]).weekdayDate(fields(nil, 3, 17, weekday: 5))?.day == Day(2023, 3, 17))
        #expect(inference(years: [2022]).weekdayDate(fields(nil, 3, 17, weekday: 5))?.day == Day(2023, 3, 17))
        #expect(inference(years: [2021]).weekdayDate(fields(nil, 3, 17, weekday: 5)) == nil)
        #expect(inference(years: [2017, 2023]).weekdayDate(fields(nil, 3, 17, weekday: 5)) == nil)
        #expect(inference(years: [2023]).weekdayDate(fields(nil, 3, 17)) == nil)
        #expect(inference(years: []).weekdayDate(fields(nil, 3, 17, weekday: 5)) == nil)
    }
}
