import Facts

/// Dates of the calendar, and what completes those that are partly given.
extension TimeResolver {
    /// A date without a year is the coming one where that is at most so many days ahead …
    private static let nearAhead = 120
    /// … a month without a year at most so many …
    private static let nextMonth = 45
    /// … and the last one lies more than so many days back.
    private static let farBehind = 200
    /// A date that a text expects is the last one where the coming one lies farther than this many days ahead.
    private static let farAhead = 240

    func calendar(_ fields: CalendarFields, in base: Period?) -> Period? {
        if let century = fields.century {
            guard let start = Day((century - 1) * 100 + 1, 1, 1), let end = Day(century * 100 + 1, 1, 1) else { return nil }
            return Period(value: padded(century - 1, 2), start: start, end: end, granularity: .century)
        }
        if let decade = fields.decade {
            guard let start = Day(decade, 1, 1), let end = Day(decade + 10, 1, 1) else { return nil }
            return Period(value: padded(decade / 10, 3), start: start, end: end, granularity: .decade)
        }
        if fields.isFiscal || fiscal?.holdsFor(fields) == true { return fiscalPeriod(of: fields) }
        if fields.month == nil, fields.day != nil || fields.weekday != nil {
            if let base { return Self.onlyDay(fields, in: base) }
            guard fields.year == nil else { return nil }
            if fields.day != nil { return numberedDay(fields) }
            return fields.weekday.flatMap { weekday in anchor.map { nearestWeekday(weekday, from: $0) } }
        }
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
            if let weekday = fields.weekday, let index = fields.weekdayIndex {
                return AnnualDay.nth(index: index, weekday: weekday, month: month).day(in: year).map { Period.covering($0, $0.advanced(days: 1), granularity: .day) }
            }
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
        // Few years have a week 53: a week belongs to the year of its Thursday.
        guard monday.advanced(days: 3).year == year else { return nil }
        return Period(
            value: "\(padded(year, 4))-W\(padded(week, 2))", start: monday, end: monday.advanced(days: 7), granularity: .week)
    }

    /// The year that a date without one means: the latest that is not after the anchor, or the next when the text speaks
    /// of what is to come. A weekday given with it decides before the tense does.
    func completedYear(_ fields: CalendarFields) -> Int? {
        guard let anchor else { return nil }
        // February 29 may be eight years away; a text that says no tense may mean it.
        let span = fields.month == 2 && fields.day == 29 && (direction == .either || direction == .ahead) ? 8 : 1
        let years = anchor.year - span...anchor.year + span
        let readings = years.compactMap { year in Self.period(of: fields, year: year).map { (year, $0) } }
        if let weekday = fields.weekday, fields.day != nil {
            let fitting = readings.filter { $0.1.start.weekday == weekday }
            let near = fitting.min { abs($0.1.start.ordinal - anchor.ordinal) < abs($1.1.start.ordinal - anchor.ordinal) }
            if let near, abs(near.1.start.ordinal - anchor.ordinal) <= 183 { return near.0 }
        }
        let past = readings.last { $0.1.start <= ($0.1.isDay ? anchor.advanced(days: Self.slack) : anchor) }
        let future = readings.first { $0.1.end > anchor }
        switch direction {
        case .past: return past?.0
        case .future: return future?.0
        case .ahead:
            guard let past, let future else { return future?.0 ?? past?.0 }
            let isFar = future.1.start.ordinal - anchor.ordinal > Self.farAhead
            return isFar && anchor.ordinal - past.1.end.ordinal < Self.nearAhead ? past.0 : future.0
        case .either:
            guard let past, let future else { return past?.0 ?? future?.0 }
            let isDay = fields.day != nil || fields.annual != nil || fields.weekdayIndex != nil
            guard isDay || fields.month != nil else { return past.0 }
            let isNear = future.1.start.ordinal - anchor.ordinal <= (isDay ? Self.nearAhead : Self.nextMonth)
            return isNear && anchor.ordinal - past.1.end.ordinal > Self.farBehind ? future.0 : past.0
        }
    }

    /// The day of `base` with this number or weekday; nil when there are several ("Friday of last month") and none is counted off.
    private static func onlyDay(_ fields: CalendarFields, in base: Period) -> Period? {
        let days = (base.start.ordinal..<base.end.ordinal).lazy.map { Day(ordinal: $0) }.filter {
            (fields.day ?? $0.components.day) == $0.components.day && (fields.weekday ?? $0.weekday) == $0.weekday
        }
        if let index = fields.weekdayIndex {
            let counted = Array(index > 0 ? days.prefix(index) : days.suffix(-index))
            guard counted.count == abs(index), let day = index > 0 ? counted.last : counted.first else { return nil }
            return Period.covering(day, day.advanced(days: 1), granularity: .day)
        }
        let found = Array(days.prefix(2))
        return found.count == 1 ? Period.covering(found[0], found[0].advanced(days: 1), granularity: .day) : nil
    }

    /// "Monday the 21st", "9日": the day next to the anchor, within a year, that has the number, and the weekday if one is given.
    private func numberedDay(_ fields: CalendarFields) -> Period? {
        guard let number = fields.day, let anchor else { return nil }
        let days = (-12...12).compactMap { shift -> Day? in
            let month = anchor.year * 12 + anchor.month - 1 + shift
            return Day(month / 12, month % 12 + 1, number).flatMap { $0.weekday == fields.weekday ?? $0.weekday ? $0 : nil }
        }
        let past = days.last { $0 <= anchor.advanced(days: Self.slack) }
        let future = days.first { $0 >= anchor }
        let day: Day? =
            switch direction {
            case .past: past ?? future
            case .future, .ahead: future ?? past
            case .either: [past, future].compactMap { $0 }.min { abs($0.ordinal - anchor.ordinal) < abs($1.ordinal - anchor.ordinal) }
            }
        return day.map { Period.covering($0, $0.advanced(days: 1), granularity: .day) }
    }

    private func nearestWeekday(_ weekday: Int, from anchor: Day) -> Period {
        let day: Day
        switch direction {
        case .past, .either: day = anchor.advanced(days: -((anchor.weekday - weekday + 7) % 7))
        case .future, .ahead: day = anchor.advanced(days: (weekday - anchor.weekday + 7) % 7)
        }
        return Period.covering(day, day.advanced(days: 1), granularity: .day)
    }
}
