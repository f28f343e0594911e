// Resolution: what the words for time mean, once a document's date is known.
//
// Principal types: `TimeExpression` (the meaning of the words, free of any language), `TimeResolver` (expression and
// anchor day → `Period`) and `DateInference` (the date of a document that does not state one).
//
// It refuses to know language, the clock and the locale: words become expressions in the rule files, and the only day it
// counts from is the one it is handed.
//
//     let words = TimeExpression.run(11, .month, .start, of: .relative(0, .year))    // first 11 months of this year
//     TimeResolver(anchor: Day(2022, 12, 30)).period(of: words)?.value                // 2022-01/2022-11

import Facts

/// A partly given calendar date; what is missing is taken from the anchor. Numbers as people write them: month 1…12.
package struct CalendarFields: Hashable, Sendable {
    package var year: Int?
    package var month: Int?
    package var day: Int?
    /// ISO 8601: 1 is Monday.
    package var weekday: Int?
    package var quarter: Int?
    package var half: Int?
    package var week: Int?
    package var decade: Int?
    package var century: Int?
    package var season: Int?

    package init(
        year: Int? = nil, month: Int? = nil, day: Int? = nil, weekday: Int? = nil, quarter: Int? = nil,
        half: Int? = nil, week: Int? = nil, decade: Int? = nil, century: Int? = nil, season: Int? = nil
    ) {
        self.year = year
        self.month = month
        self.day = day
        self.weekday = weekday
        self.quarter = quarter
        self.half = half
        self.week = week
        self.decade = decade
        self.century = century
        self.season = season
    }
}

/// The start or the end of a longer period.
package enum PeriodEdge: String, Hashable, Sendable { case start, end }

/// TIMEX3 `mod` values that narrow a period.
package enum PeriodPart: String, Hashable, Sendable { case start = "START", mid = "MID", end = "END" }

/// The meaning of words for a time, before a date is known.
package indirect enum TimeExpression: Hashable, Sendable {
    case calendar(CalendarFields)
    /// `relative(0, .year)` is this year, `relative(-1, .day)` is yesterday.
    case relative(Int, CalendarUnit)
    /// Last, this, next Friday.
    case relativeWeekday(Int, shift: Int)
    /// The first 11 months of a period; its last two weeks.
    case run(Int, CalendarUnit, PeriodEdge, of: TimeExpression)
    /// The third quarter of a period.
    case nth(Int, CalendarUnit, of: TimeExpression)
    /// Early December.
    case part(PeriodPart, of: TimeExpression)
    case range(TimeExpression, TimeExpression)
    /// March of this year: calendar fields inside another period.
    case inside(CalendarFields, of: TimeExpression)
    /// The last three months (negative count), the next two weeks: up to or from the anchor.
    case rolling(Int, CalendarUnit)
    /// From the start of the unit until the anchor: year to date.
    case toDate(CalendarUnit)
    /// The same stretch, moved: the same period last year.
    case moved(Int, CalendarUnit, TimeExpression)

    /// Whether its meaning needs no document date at all.
    package var isAbsolute: Bool {
        switch self {
        case .calendar(let fields): fields.year != nil || fields.decade != nil || fields.century != nil
        case .relative, .relativeWeekday, .rolling, .toDate: false
        case .run(_, _, _, let base), .nth(_, _, let base), .part(_, let base), .moved(_, _, let base),
            .inside(_, let base):
            base.isAbsolute
        case .range(let from, let to): from.isAbsolute || to.isAbsolute
        }
    }

    /// The years that the words name.
    package var namedYears: [Int] {
        switch self {
        case .calendar(let fields): fields.year.map { [$0] } ?? []
        case .relative, .relativeWeekday, .rolling, .toDate: []
        case .run(_, _, _, let base), .nth(_, _, let base), .part(_, let base), .moved(_, _, let base),
            .inside(_, let base):
            base.namedYears
        case .range(let from, let to): from.namedYears + to.namedYears
        }
    }

    /// The calendar fields, when the words are a plain date.
    package var fields: CalendarFields? {
        if case .calendar(let fields) = self { fields } else { nil }
    }
}

/// Which way an incomplete date is completed.
package enum TimeDirection: Hashable, Sendable { case past, future }
