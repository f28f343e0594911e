import Facts

/// Times counted from the anchor or from another time.
extension TimeResolver {
    func relative(_ shift: Int, _ unit: CalendarUnit) -> Period? {
        guard let anchor else { return nil }
        let (year, month, _) = anchor.components
        switch unit {
        case .day:
            let day = anchor.advanced(days: shift)
            return Period.covering(day, day.advanced(days: 1), granularity: .day)
        case .week, .weekend:
            let monday = anchor.advanced(days: 1 - anchor.weekday + shift * 7)
            return unit == .week ? Self.week(monday) : Self.weekend(monday)
        case .month: return moved(Self.months(year, month, 1, .month), shift, unit)
        case .quarter: return moved(Self.months(year, (month - 1) / 3 * 3 + 1, 3, .quarter), shift, unit)
        case .half: return moved(Self.months(year, month <= 6 ? 1 : 7, 6, .half), shift, unit)
        case .year: return moved(Self.months(year, 1, 12, .year), shift, unit)
        case .decade: return calendar(CalendarFields(decade: (year / 10 + shift) * 10), in: nil)
        case .century: return calendar(CalendarFields(century: (year - 1) / 100 + 1 + shift), in: nil)
        }
    }

    func moved(_ period: Period?, _ shift: Int, _ unit: CalendarUnit) -> Period? {
        period.flatMap { shift == 0 ? $0 : $0.shifted(by: shift, unit) }
    }

    static func week(_ monday: Day) -> Period {
        let thursday = monday.advanced(days: 3)
        let number = (thursday.dayOfYear - 1) / 7 + 1
        return Period(
            value: "\(padded(thursday.year, 4))-W\(padded(number, 2))", start: monday, end: monday.advanced(days: 7),
            granularity: .week)
    }

    static func weekend(_ monday: Day) -> Period {
        Period(
            value: week(monday).value + "-WE", start: monday.advanced(days: 5), end: monday.advanced(days: 7),
            granularity: .weekend)
    }

    func relativeWeekday(_ weekday: Int, _ shift: Int) -> Period? {
        guard let anchor else { return nil }
        let monday = anchor.advanced(days: 1 - anchor.weekday)
        var day = monday.advanced(days: weekday - 1 + shift * 7)
        if shift < 0, anchor.ordinal - day.ordinal > 7 { day = day.advanced(days: 7) }
        return Period.covering(day, day.advanced(days: 1), granularity: .day)
    }

    func rolling(_ count: Int, _ unit: CalendarUnit) -> Period? {
        guard let anchor, count != 0 else { return nil }
        // Quarters and halves are those of the calendar.
        if unit == .quarter || unit == .half {
            guard let from = relative(count < 0 ? count : 1, unit), let to = relative(count < 0 ? -1 : count, unit) else { return nil }
            return Period.covering(from.start, to.end, granularity: abs(count) == 1 ? unit : .month)
        }
        let edge = unit.months.map { anchor.advanced(months: $0 * count) } ?? anchor.advanced(days: (unit == .day ? 1 : 7) * count)
        guard let edge else { return nil }
        return count < 0
            ? Period.covering(edge, anchor, granularity: unit) : Period.covering(anchor, edge, granularity: unit)
    }

    /// What "the quarter" means where no words name it: that of the anchor. "The weekend" is the one nearest to the anchor.
    func spokenOf(_ unit: CalendarUnit?) -> Period? {
        // A claim about the past in "the year" that nobody named is not of the year that still runs.
        if direction == .past, unit != .weekend { return nil }
        guard unit == .weekend, let anchor else { return relative(0, unit ?? .year) }
        return relative(anchor.weekday <= 3 && direction != .future && direction != .ahead ? -1 : 0, .weekend)
    }

    /// The last that is over, or the next that begins after the anchor.
    func named(_ fields: CalendarFields, _ shift: Int) -> Period? {
        guard let anchor else { return nil }
        if let weekday = fields.weekday, fields.month == nil {
            let ahead = (weekday - anchor.weekday + 6) % 7 + 1
            let day = anchor.advanced(days: shift > 0 ? ahead : ahead - (ahead == 7 ? 14 : 7))
            return Period.covering(day, day.advanced(days: 1), granularity: .day)
        }
        let readings = (anchor.year - 2...anchor.year + 2).compactMap { Self.period(of: fields, year: $0) }
        return shift < 0 ? readings.last { $0.end <= anchor } : readings.first { $0.start > anchor }
    }

    /// So much before or after a time. From a stated day whole units count to the day; from the anchor the result is as
    /// coarse as the unit: "two months ago" is a month, "two months after May 3" a day.
    func offset(_ length: TimeLength, _ sign: Int, _ base: TimeExpression?) -> Period? {
        let from = base.map(period(of:)) ?? relative(0, .day)
        guard let from else { return nil }
        guard let counts = length.counts, let granularity = length.granularity else {
            return length.granularity == nil ? from : nil
        }
        var start = from.start
        for (count, unit) in counts {
            guard let calendar = unit.calendar else { continue }
            let steps = sign * count * unit.calendarCount
            guard let next = calendar.months.map({ start.advanced(months: $0 * steps) }) ?? start.advanced(days: (calendar == .day ? 1 : 7) * steps)
            else { return nil }
            start = next
        }
        let unit = base == nil ? granularity : min(granularity, from.granularity)
        return TimeResolver(anchor: start).relative(0, unit)
    }

    /// What something has lasted since is over; what it lasts until is rather to come.
    func bounded(_ bound: PeriodBound) -> TimeResolver {
        switch (bound, direction) {
        case (.since, .ahead): TimeResolver(anchor: anchor, direction: .either, fiscal: fiscal)
        case (.until, .either): TimeResolver(anchor: anchor, direction: .ahead, fiscal: fiscal)
        default: self
        }
    }

    /// Open on one side: the missing end is that of the calendar.
    static func open(_ period: Period, _ bound: PeriodBound) -> Period {
        let (start, end) =
            switch bound {
            case .since: (period.start, Day.latest)
            case .after: (period.end, Day.latest)
            case .before: (Day.earliest, period.start)
            case .until: (Day.earliest, period.end)
            }
        return Period(value: period.value, start: start, end: end, granularity: period.granularity, modifier: bound.rawValue)
    }
}
