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
    /// Which of those weekdays of its month: 3 is the third, -1 the last.
    package var weekdayIndex: Int?
    package var quarter: Int?
    package var half: Int?
    package var week: Int?
    package var decade: Int?
    package var century: Int?
    package var season: Int?
    /// A day that comes every year by a rule.
    package var annual: AnnualDay?
    /// Of a fiscal year, whose first day the words do not tell: without a calendar such fields have a name but no interval.
    package var isFiscal = false
    /// The words name the year in which the fiscal year begins ("fiscal 2022-23").
    package var namesFiscalStart = false

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
    /// Last September, next spring: the nearest that is over or to come.
    case named(CalendarFields, shift: Int)
    /// The stretch of another year: the 1988 quarter.
    case inYear(Int, of: TimeExpression)
    /// Three months ago, two weeks after Easter: so much before or after a time, nil being the anchor.
    case offset(TimeLength, earlier: Bool, from: TimeExpression?)
    /// The period that the text speaks of: of this unit, or any ("a year earlier", "the year-ago quarter").
    case context(CalendarUnit?)
    /// A period that is over, but for no more than so many days. "2nd quarter" over results of March is none of the
    /// calendar's, but of a business year that the words do not tell.
    case recent(Int, of: TimeExpression)
    /// Now, recently, in the future: a direction without a place.
    case reference(TimeReference)
    /// The 12 months to March, the week beginning May 2: so much up to the end, or from the start, of a time.
    case stretch(Int, CalendarUnit, PeriodEdge, at: TimeExpression)
    /// The fourth quarter ended June 30: a time that other words place, by the name that it has for who speaks.
    case called(CalendarFields, TimeExpression)
    /// Since 2018, by June.
    case open(PeriodBound, TimeExpression)
    /// A time of day; without a day, on the anchor.
    case clock(ClockTime, on: TimeExpression?)
    /// Three months, two and a half hours: a length without a place.
    case length(TimeLength)
    /// Every third week.
    case every(TimeLength)
    /// Every Monday, each July, Friday mornings.
    case recurring(CalendarFields, DayPart?)

    /// The expressions that it is made of.
    private var parts: [TimeExpression] {
        switch self {
        case .calendar, .relative, .relativeWeekday, .rolling, .toDate, .named, .context, .reference, .length, .every, .recurring: []
        case .run(_, _, _, let base), .nth(_, _, let base), .part(_, let base), .moved(_, _, let base),
            .inside(_, let base), .inYear(_, let base), .stretch(_, _, _, let base), .open(_, let base), .recent(_, let base), .called(_, let base):
            [base]
        case .offset(_, _, let base), .clock(_, let base): base.map { [$0] } ?? []
        case .range(let from, let to): [from, to]
        }
    }

    /// Whether its meaning needs no document date at all.
    package var isAbsolute: Bool {
        if case .calendar(let fields) = self { return fields.year != nil || fields.decade != nil || fields.century != nil }
        return parts.contains(where: \.isAbsolute)
    }

    /// The years that the words name.
    package var namedYears: [Int] {
        if case .calendar(let fields) = self { return fields.year.map { [$0] } ?? [] }
        if case .inYear(let year, _) = self { return [year] }
        return parts.flatMap(\.namedYears)
    }

    /// Whether it speaks of a period that other words must name.
    package var needsContext: Bool {
        if case .context = self { return true }
        return parts.contains(where: \.needsContext)
    }

    /// Whether it places nothing: now, lately, since then, or a period that no other words name.
    package var isVague: Bool {
        switch self {
        case .reference, .open, .length, .every, .recurring: true
        case .moved(_, _, .length): true
        default: needsContext
        }
    }

    /// The calendar fields, when the words are a plain date, with a time of day or without.
    package var fields: CalendarFields? {
        switch self {
        case .calendar(let fields): fields
        case .clock(_, let day): day?.fields
        default: nil
        }
    }

    /// The same words after the period that the text speaks of is known; itself when it does not ask for one.
    package func bound(to period: (CalendarUnit?) -> TimeExpression?) -> TimeExpression {
        guard needsContext else { return self }
        switch self {
        case .context(let unit): return period(unit) ?? self
        case .run(let count, let unit, let edge, let base): return .run(count, unit, edge, of: base.bound(to: period))
        case .nth(let index, let unit, let base): return .nth(index, unit, of: base.bound(to: period))
        case .part(let part, let base): return .part(part, of: base.bound(to: period))
        case .moved(let count, let unit, let base): return .moved(count, unit, base.bound(to: period))
        case .inside(let fields, let base): return .inside(fields, of: base.bound(to: period))
        case .recent(let days, let base): return .recent(days, of: base.bound(to: period))
        case .called(let fields, let base): return .called(fields, base.bound(to: period))
        case .inYear(let year, let base): return .inYear(year, of: base.bound(to: period))
        case .stretch(let count, let unit, let edge, let base): return .stretch(count, unit, edge, at: base.bound(to: period))
        case .open(let bound, let base): return .open(bound, base.bound(to: period))
        case .offset(let length, let earlier, let base): return .offset(length, earlier: earlier, from: base?.bound(to: period))
        case .clock(let clock, let base): return .clock(clock, on: base?.bound(to: period))
        case .range(let from, let to): return .range(from.bound(to: period), to.bound(to: period))
        default: return self
        }
    }
}

/// Which way an incomplete date is completed.
package enum TimeDirection: Hashable, Sendable {
    case past, future
    /// The words do not say: the past, unless it lies far back and the other reading is near.
    case either
    /// The words speak of what is to come: the future, unless it lies far ahead and the other reading is near.
    case ahead
}
