import Resolution
import Testing

@Suite struct TimeExpressionTests {
    @Test(
        "words that need no document date",
        arguments: [
            TimeExpression.calendar(fields(2022)), .calendar(CalendarFields(decade: 1990)), .calendar(CalendarFields(century: 21)),
            .run(11, .month, .start, of: .calendar(fields(2022))), .nth(3, .quarter, of: .calendar(fields(2022))), .part(.end, of: .calendar(fields(2022))),
            .moved(-1, .year, .calendar(fields(2022))), .inside(fields(nil, 3), of: .calendar(fields(2022))),
            .range(.calendar(fields(nil, 1)), .calendar(fields(2022, 11))), .range(.calendar(fields(2022, 1)), .calendar(fields(nil, 11))),
        ])
    func absolute(words: TimeExpression) {
        #expect(words.isAbsolute)
    }

    @Test("the years that the words name, wherever they stand")
    func namedYears() {
        #expect(TimeExpression.range(.calendar(fields(2021, 1)), .part(.start, of: .calendar(fields(2022)))).namedYears == [2021, 2022])
        #expect(TimeExpression.run(2, .month, .start, of: .moved(1, .year, .calendar(fields(2020)))).namedYears == [2020])
        #expect(TimeExpression.calendar(fields(nil, 12, 30)).namedYears.isEmpty)
        #expect(TimeExpression.toDate(.year).namedYears.isEmpty)
    }

    @Test func onlyAPlainDateHasFields() {
        #expect(TimeExpression.calendar(fields(nil, 12, 30)).fields == fields(nil, 12, 30))
        #expect(TimeExpression.part(.start, of: .calendar(fields(2022))).fields == nil)
    }
}
