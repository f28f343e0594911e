import Facts

/// Dates of the calendar, and what completes those that are partly given.
extension TimeResolver {
    /// A date without a year is the coming one where that is at most so many days ahead …
    private static let nearAhead = 120
    /// … and the last one lies more than so many days back.
    private static let farBehind = 200

    func calendar(_ fields: CalendarFields, in base: Period?) -> Period? {
        if let century = fields.century {
            guard let start = Day((century - 1) * 100 + 1, 1, 1), let end = Day(century * 100 + 1, 1, 1) else { return nil }
            return Period(value: padded(century - 1, 2), start: start, end: end, granularity: .century)
        }
        if let decade = fields.decade {
            guard let start = Day(decade, 1, 1), let end = Day(decade + 10, 1, 1) else { return nil }
            return Period(value: padded(decade / 10, 3), start: start, end: end, granularity: .decade)
        }
        guard !fields.isFiscal else { return nil }
        if fields.month == nil, let weekday = fields.weekday, fields.year == nil, fields.day == nil {
            return base.map { Self.weekday(weekday, in: $0) } ?? anchor.map { nearestWeekday(weekday, from: $0) }
        }
        if fields.month == nil, fields.day != nil, fields.year == nil, fields.annual == nil { return dayOfMonth(fields, in: base) }
        guard let year = fields.year ?? base.flatMap({ yearFor(fields, in: $0) }) ?? completedYear(fields) else { return nil }
        return Self.period(of: fields, year: year)
    }

    /// The year inside `base` in which the fields fall.
    func yearFor(_ fields: CalendarFields, in base: Period) -> Int? {
        (base.start.year...base.end.advanced(days: -1).year).first { year in
            Self.period(of: fields, year: year).map { $0.overlaps(base) } ?? false
        }
    }

    static func period(of fields: CalendarFields, year: Int) -> Period? {
        if let annual = fields.annual {
            return annual.day(in: year).map { Period.covering($0, $0.advanced(days: 1), granularity: .day) }
        }
        if let month = fields.month {
            if let day = fields.day {
                return Day(year, month, day).map { Period.covering($0, $0.advanced(days: 1), granularity: .day) }
            }
            guard let start = Day(year, month, 1), let end = start.advanced(months: 1) else { return nil }
            return Period.covering(start, end, granularity: .month)
        }
        if let quarter = fields.quarter { return months(year, (quarter - 1) * 3 + 1, 3, .quarter) }
        if let half = fields.half { return months(year, (half - 1) * 6 + 1, 6, .half) }
        if let season = fields.season { return self.season(season, year) }
        if let week = fields.week { return isoWeek(week, of: year) }
        return months(year, 1, 12, .year)
    }

    static func months(_ year: Int, _ month: Int, _ count: Int, _ unit: CalendarUnit) -> Period? {
        guard let start = Day(year, month, 1), let end = start.advanced(months: count) else { return nil }
        return Period.covering(start, end, granularity: unit)
    }

    /// Meteorological seasons of the northern hemisphere: spring is March to May; winter starts in its year.
    static func season(_ season: Int, _ year: Int) -> Period? {
        guard (1...4).contains(season), let start = Day(year, season * 3, 1), let end = start.advanced(months: 3) else {
            return nil
        }
        return Period(value: "\(padded(year, 4))-\(["SP", "SU", "FA", "WI"][season - 1])", start: start, end: end, granularity: .quarter)
    }

    static func isoWeek(_ week: Int, of year: Int) -> Period? {
        guard (1...53).contains(week), let fourth = Day(year, 1, 4) else { return nil }
        let monday = fourth.advanced(days: 1 - fourth.weekday + (week - 1) * 7)
        return Period(
            value: "\(padded(year, 4))-W\(padded(week, 2))", start: monday, end: monday.advanced(days: 7), granularity: .week)
    }

    /// The year that a date without one means: the latest that is not after the anchor, or the next when the text speaks
    /// of what is to come. A weekday given with it decides before the tense does.
    func completedYear(_ fields: CalendarFields) -> Int? {
        guard let anchor else { return nil }
        // February 29 may be eight years away.
        let span = fields.month == 2 && fields.day == 29 ? 8 : 1
        let years = anchor.year - span...anchor.year + span
        let readings = years.compactMap { year in Self.period(of: fields, year: year).map { (year, $0) } }
        if let weekday = fields.weekday, fields.day != nil {
            let fitting = readings.filter { $0.1.start.weekday == weekday }
            let near = fitting.min { abs($0.1.start.ordinal - anchor.ordinal) < abs($1.1.start.ordinal - anchor.ordinal) }
            if let near, abs(near.1.start.ordinal - anchor.ordinal) <= 183 { return near.0 }
        }
        let past = readings.last { $0.1.start <= anchor.advanced(days: Self.slack) }
        let future = readings.first { $0.1.end > anchor }
        switch direction {
        case .past: return past?.0
        case .future: return future?.0
        case .either:
            guard let past, let future else { return past?.0 ?? future?.0 }
            let isNear = future.1.start.ordinal - anchor.ordinal <= Self.nearAhead
            return isNear && anchor.ordinal - past.1.end.ordinal > Self.farBehind ? future.0 : past.0
        }
    }

    /// The weekday of a period that holds one: Monday of that week.
    static func weekday(_ weekday: Int, in period: Period) -> Period {
        let day = period.start.advanced(days: (weekday - period.start.weekday + 7) % 7)
        return Period.covering(day, day.advanced(days: 1), granularity: .day)
    }

    /// "The 4th", "Monday the 21st": of the month that `base` is, else of the month next to the anchor in which it fits.
    func dayOfMonth(_ fields: CalendarFields, in base: Period?) -> Period? {
        guard let number = fields.day, let from = base?.start ?? anchor else { return nil }
        let months = base == nil ? -12...12 : 0...0
        let days = months.compactMap { shift -> Day? in
            let total = from.year * 12 + from.month - 1 + shift
            let day = Day(total / 12, total % 12 + 1, number)
            return fields.weekday == nil || fields.weekday == day?.weekday ? day : nil
        }
        let past = days.last { $0 <= from.advanced(days: Self.slack) }
        let future = days.first { $0 >= from }
        let day = base != nil ? days.first : direction == .future ? future ?? past : past ?? future
        return day.map { Period.covering($0, $0.advanced(days: 1), granularity: .day) }
    }

    private func nearestWeekday(_ weekday: Int, from anchor: Day) -> Period {
        let day: Day
        switch direction {
        case .past, .either: day = anchor.advanced(days: -((anchor.weekday - weekday + 7) % 7))
        case .future: day = anchor.advanced(days: (weekday - anchor.weekday + 7) % 7)
        }
        return Period.covering(day, day.advanced(days: 1), granularity: .day)
    }
}
