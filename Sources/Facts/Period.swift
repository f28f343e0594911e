/// The calendar unit in which a period is stated.
package enum CalendarUnit: String, Hashable, Sendable, CaseIterable, Comparable {
    case day, weekend, week, month, quarter, half, year, decade, century

    /// Length in months, nil for units below a month.
    package var months: Int? {
        switch self {
        case .day, .weekend, .week: nil
        case .month: 1
        case .quarter: 3
        case .half: 6
        case .year: 12
        case .decade: 120
        case .century: 1200
        }
    }

    package static func < (left: CalendarUnit, right: CalendarUnit) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A stretch of calendar time: half-open day interval, the granularity in which it was stated, and its ISO 8601 value.
package struct Period: Hashable, Sendable {
    /// ISO 8601 or TIMEX3: `2022-12-30`, `2022-12`, `2022-Q4`, `2022-01/2022-11`.
    package let value: String
    package let start: Day
    /// First day after the period.
    package let end: Day
    package let granularity: CalendarUnit
    /// TIMEX3 `mod`: START, MID, END, APPROX; nil when none was stated.
    package let modifier: String?

    package init(value: String, start: Day, end: Day, granularity: CalendarUnit, modifier: String? = nil) {
        self.value = value
        self.start = start
        self.end = end
        self.granularity = granularity
        self.modifier = modifier
    }

    package var isDay: Bool { end.ordinal - start.ordinal == 1 }

    package func contains(_ day: Day) -> Bool { start <= day && day < end }
    package func overlaps(_ other: Period) -> Bool { start < other.end && other.start < end }

    /// The same stretch `count` units earlier or later, where it is aligned to months; days are moved by weeks and days.
    package func shifted(by count: Int, _ unit: CalendarUnit) -> Period? {
        if let months = unit.months {
            // Inside a month the last day is moved, not the day behind it: both ends of a day could fall on February 28.
            let open = start.components.day == 1 && end.components.day == 1 ? 0 : 1
            guard let s = start.advanced(months: months * count),
                let e = end.advanced(days: -open).advanced(months: months * count)?.advanced(days: open)
            else { return nil }
            return Period.covering(s, e, granularity: granularity)
        }
        let days = (unit == .day ? 1 : 7) * count
        return Period.covering(start.advanced(days: days), end.advanced(days: days), granularity: granularity)
    }

    /// A period with the shortest standard value that describes the days from `start` up to, not including, `end`.
    package static func covering(_ start: Day, _ end: Day, granularity: CalendarUnit? = nil) -> Period {
        let (y, m, d) = start.components
        let (ey, em, ed) = end.components
        let months = (ey - y) * 12 + em - m
        if d == 1, ed == 1, months > 0 {
            let year = padded(y, 4)
            if months == 1, granularity ?? .month <= .month {
                return Period(value: "\(year)-\(padded(m, 2))", start: start, end: end, granularity: .month)
            }
            if months == 12, m == 1, granularity ?? .year >= .year {
                return Period(value: year, start: start, end: end, granularity: .year)
            }
            if months == 3, m % 3 == 1, granularity == .quarter {
                return Period(value: "\(year)-Q\((m + 2) / 3)", start: start, end: end, granularity: .quarter)
            }
            if months == 6, m % 6 == 1, granularity == .half {
                return Period(value: "\(year)-H\((m + 5) / 6)", start: start, end: end, granularity: .half)
            }
            if months % 12 == 0, m == 1, granularity ?? .year >= .year {
                return Period(value: "\(year)/\(padded(ey - 1, 4))", start: start, end: end, granularity: .year)
            }
            let last = end.advanced(days: -1).components
            return Period(
                value: "\(year)-\(padded(m, 2))/\(padded(last.year, 4))-\(padded(last.month, 2))", start: start,
                end: end, granularity: .month)
        }
        if end.ordinal - start.ordinal == 1 {
            return Period(value: start.iso, start: start, end: end, granularity: .day)
        }
        return Period(
            value: "\(start.iso)/\(end.advanced(days: -1).iso)", start: start, end: end, granularity: granularity ?? .day)
    }
}
