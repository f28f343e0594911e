import Facts

/// Finds the year of a document whose text gives only a month and a day, from what else the text says about time.
package struct DateInference: Sendable {
    /// Years that the text names.
    package let namedYears: Set<Int>
    /// Days that the text gives in full.
    package let fullDays: [Day]
    /// Weekdays that the opening names without a date ("on Friday").
    package let leadWeekdays: [Int]

    /// A full day this many days around a dateline tells its year.
    private static let nearby = -14...3

    package init(namedYears: Set<Int>, fullDays: [Day], leadWeekdays: [Int]) {
        self.namedYears = namedYears
        self.fullDays = fullDays
        self.leadWeekdays = leadWeekdays
    }

    private func days(_ fields: CalendarFields, in years: Set<Int>) -> [Day] {
        guard let month = fields.month, let day = fields.day else { return [] }
        return years.compactMap { Day($0, month, day) }.sorted()
    }

    /// Years that are named, and the one behind each: a January text speaks of the year that ended.
    private var possibleYears: Set<Int> { namedYears.union(namedYears.map { $0 + 1 }) }

    /// The day of a dateline without a year; nil when the text leaves more than one.
    package func dateline(_ fields: CalendarFields) -> DocumentDate? {
        let candidates = days(fields, in: possibleYears)
        let anchored = candidates.filter { day in fullDays.contains { Self.nearby.contains($0.ordinal - day.ordinal) } }
        if anchored.count == 1 { return DocumentDate(day: anchored[0], source: .inferred) }
        // "on Friday" in the opening is the dateline's day, else the day before.
        for back in 0...1 where !leadWeekdays.isEmpty {
            let fitting = candidates.filter { leadWeekdays.contains($0.advanced(days: -back).weekday) }
            if fitting.count == 1 { return DocumentDate(day: fitting[0], source: .inferred) }
            let named = fitting.filter { namedYears.contains($0.year) }
            if named.count == 1 { return DocumentDate(day: named[0], source: .inferred, alternatives: fitting.filter { $0 != named[0] }) }
        }
        return nil
    }

    /// The day of "Friday (March 17)": the named year in which that day is that weekday.
    package func weekdayDate(_ fields: CalendarFields) -> DocumentDate? {
        guard let weekday = fields.weekday else { return nil }
        let named = days(fields, in: namedYears).filter { $0.weekday == weekday }
        if named.count == 1 { return DocumentDate(day: named[0], source: .inferred) }
        guard named.isEmpty, let latest = namedYears.max() else { return nil }
        return days(fields, in: [latest + 1]).first { $0.weekday == weekday }.map { DocumentDate(day: $0, source: .inferred) }
    }
}
