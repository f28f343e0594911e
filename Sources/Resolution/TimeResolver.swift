import Facts

/// Turns expressions into periods, relative to one day.
package struct TimeResolver: Sendable {
    /// The document's date; nil leaves relative expressions unresolved.
    package let anchor: Day?
    package let direction: TimeDirection
    /// Days after the anchor that still count as its past: zones and evening editions. A month that begins in them does not.
    static let slack = 2

    package init(anchor: Day?, direction: TimeDirection = .past) {
        self.anchor = anchor
        self.direction = direction
    }

    /// Nil when the expression is relative and there is no anchor, or when it names no real time.
    package func period(of expression: TimeExpression) -> Period? {
        switch expression {
        case .calendar(let fields): return calendar(fields, in: nil)
        case .inside(let fields, let base): return period(of: base).flatMap { calendar(fields, in: $0) }
        case .relative(let shift, let unit): return relative(shift, unit)
        case .relativeWeekday(let weekday, let shift): return relativeWeekday(weekday, shift)
        case .run(let count, let unit, let edge, let base):
            return period(of: base).flatMap { run(count, unit, edge, of: $0) }
        case .nth(let index, let unit, let base): return period(of: base).flatMap { nth(index, unit, of: $0) }
        case .part(let part, let base): return period(of: base).map { Self.narrowed($0, to: part) }
        case .range(let from, let to): return range(from, to)
        case .rolling(let count, let unit): return rolling(count, unit)
        case .toDate(let unit):
            guard let anchor, let whole = relative(0, unit) else { return nil }
            return Period.covering(whole.start, anchor.advanced(days: 1), granularity: .day)
        case .moved(let count, let unit, let base): return period(of: base)?.shifted(by: count, unit)
        }
    }

    // MARK: calendar dates

    private func calendar(_ fields: CalendarFields, in base: Period?) -> Period? {
        if let century = fields.century {
            guard let start = Day((century - 1) * 100 + 1, 1, 1), let end = Day(century * 100 + 1, 1, 1) else { return nil }
            return Period(value: padded(century - 1, 2), start: start, end: end, granularity: .century)
        }
        if let decade = fields.decade {
            guard let start = Day(decade, 1, 1), let end = Day(decade + 10, 1, 1) else { return nil }
            return Period(value: padded(decade / 10, 3), start: start, end: end, granularity: .decade)
        }
        if fields.month == nil, fields.weekday != nil, fields.year == nil, base == nil, fields.day == nil {
            return anchor.flatMap { nearestWeekday(fields.weekday!, from: $0) }
        }
        if fields.month == nil, fields.day != nil || fields.weekday != nil { return base.flatMap { Self.onlyDay(fields, in: $0) } }
        guard let year = fields.year ?? base.flatMap({ yearFor(fields, in: $0) }) ?? completedYear(fields) else { return nil }
        return Self.period(of: fields, year: year)
    }

    /// The day of `base` with this number or weekday; nil when there are several ("Friday of last month").
    private static func onlyDay(_ fields: CalendarFields, in base: Period) -> Period? {
        let days = (base.start.ordinal..<base.end.ordinal).lazy.map { Day(ordinal: $0) }.filter {
            (fields.day ?? $0.components.day) == $0.components.day && (fields.weekday ?? $0.weekday) == $0.weekday
        }.prefix(2)
        let found = Array(days)
        return found.count == 1 ? Period.covering(found[0], found[0].advanced(days: 1), granularity: .day) : nil
    }

    /// The year inside `base` in which the fields fall.
    private func yearFor(_ fields: CalendarFields, in base: Period) -> Int? {
        (base.start.year...base.end.advanced(days: -1).year).first { year in
            Self.period(of: fields, year: year).map { $0.overlaps(base) } ?? false
        }
    }

    private static func period(of fields: CalendarFields, year: Int) -> Period? {
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

    private static func months(_ year: Int, _ month: Int, _ count: Int, _ unit: CalendarUnit) -> Period? {
        guard let start = Day(year, month, 1), let end = start.advanced(months: count) else { return nil }
        return Period.covering(start, end, granularity: unit)
    }

    /// Meteorological seasons of the northern hemisphere: spring is March to May; winter starts in its year.
    private static func season(_ season: Int, _ year: Int) -> Period? {
        guard (1...4).contains(season), let start = Day(year, season * 3, 1), let end = start.advanced(months: 3) else {
            return nil
        }
        return Period(value: "\(padded(year, 4))-\(["SP", "SU", "FA", "WI"][season - 1])", start: start, end: end, granularity: .quarter)
    }

    private static func isoWeek(_ week: Int, of year: Int) -> Period? {
        guard (1...53).contains(week), let fourth = Day(year, 1, 4) else { return nil }
        let monday = fourth.advanced(days: 1 - fourth.weekday + (week - 1) * 7)
        // Few years have a week 53: a week belongs to the year of its Thursday.
        guard monday.advanced(days: 3).year == year else { return nil }
        return Period(
            value: "\(padded(year, 4))-W\(padded(week, 2))", start: monday, end: monday.advanced(days: 7), granularity: .week)
    }

    /// The year that a date without one means: the latest that is not after the anchor, or the next when the text speaks
    /// of what is to come. A weekday given with it decides before the tense does.
    private func completedYear(_ fields: CalendarFields) -> Int? {
        guard let anchor else { return nil }
        let years = [anchor.year - 1, anchor.year, anchor.year + 1]
        let readings = years.compactMap { year in Self.period(of: fields, year: year).map { (year, $0) } }
        if let weekday = fields.weekday, fields.day != nil {
            let fitting = readings.filter { $0.1.start.weekday == weekday }
            let near = fitting.min { abs($0.1.start.ordinal - anchor.ordinal) < abs($1.1.start.ordinal - anchor.ordinal) }
            if let near, abs(near.1.start.ordinal - anchor.ordinal) <= 183 { return near.0 }
        }
        switch direction {
        case .past: return readings.last { $0.1.start <= ($0.1.isDay ? anchor.advanced(days: Self.slack) : anchor) }?.0
        case .future: return readings.first { $0.1.end > anchor }?.0
        }
    }

    private func nearestWeekday(_ weekday: Int, from anchor: Day) -> Period {
        let day: Day
        switch direction {
        case .past: day = anchor.advanced(days: -((anchor.weekday - weekday + 7) % 7))
        case .future: day = anchor.advanced(days: (weekday - anchor.weekday + 7) % 7)
        }
        return Period.covering(day, day.advanced(days: 1), granularity: .day)
    }

    // MARK: relative expressions

    private func relative(_ shift: Int, _ unit: CalendarUnit) -> Period? {
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

    private func moved(_ period: Period?, _ shift: Int, _ unit: CalendarUnit) -> Period? {
        period.flatMap { shift == 0 ? $0 : $0.shifted(by: shift, unit) }
    }

    private static func week(_ monday: Day) -> Period {
        let thursday = monday.advanced(days: 3)
        let first = Day(thursday.year, 1, 4)!
        let number = (thursday.ordinal - (first.ordinal - first.weekday + 1)) / 7 + 1
        return Period(
            value: "\(padded(thursday.year, 4))-W\(padded(number, 2))", start: monday, end: monday.advanced(days: 7),
            granularity: .week)
    }

    private static func weekend(_ monday: Day) -> Period {
        Period(
            value: week(monday).value + "-WE", start: monday.advanced(days: 5), end: monday.advanced(days: 7),
            granularity: .weekend)
    }

    private func relativeWeekday(_ weekday: Int, _ shift: Int) -> Period? {
        guard let anchor else { return nil }
        let monday = anchor.advanced(days: 1 - anchor.weekday)
        var day = monday.advanced(days: weekday - 1 + shift * 7)
        if shift < 0, anchor.ordinal - day.ordinal > 7 { day = day.advanced(days: 7) }
        return Period.covering(day, day.advanced(days: 1), granularity: .day)
    }

    private func rolling(_ count: Int, _ unit: CalendarUnit) -> Period? {
        guard let anchor, count != 0 else { return nil }
        let edge = unit.months.map { anchor.advanced(months: $0 * count) } ?? anchor.advanced(days: (unit == .day ? 1 : 7) * count)
        guard let edge else { return nil }
        return count < 0
            ? Period.covering(edge, anchor, granularity: unit) : Period.covering(anchor, edge, granularity: unit)
    }

    // MARK: parts of periods

    private func run(_ count: Int, _ unit: CalendarUnit, _ edge: PeriodEdge, of base: Period) -> Period? {
        guard count > 0, unit < base.granularity || base.granularity == .month else { return nil }
        let from = edge == .start ? base.start : base.end
        let signed = edge == .start ? count : -count
        let other = unit.months.map { from.advanced(months: $0 * signed) } ?? from.advanced(days: (unit == .day ? 1 : 7) * signed)
        guard let other, other <= base.end, other >= base.start else { return nil }
        // Two quarters are six months: a run has the granularity of its unit only when it is one of them.
        let granularity = count == 1 ? unit : min(unit, .month)
        return Period.covering(min(from, other), max(from, other), granularity: granularity)
    }

    private func nth(_ index: Int, _ unit: CalendarUnit, of base: Period) -> Period? {
        guard index > 0, unit < base.granularity else { return nil }
        let start = unit.months.map { base.start.advanced(months: $0 * (index - 1)) }
            ?? base.start.advanced(days: (unit == .day ? 1 : 7) * (index - 1))
        guard let start, start < base.end else { return nil }
        let end = unit.months.map { start.advanced(months: $0) } ?? start.advanced(days: unit == .day ? 1 : 7)
        return end.map { Period.covering(start, $0, granularity: unit) }
    }

    /// Early is the first half, late the second, mid the middle third, in whole days (in whole months for a year).
    private static func narrowed(_ period: Period, to part: PeriodPart) -> Period {
        let length = period.end.ordinal - period.start.ordinal
        let (from, to): (Int, Int) =
            switch part {
            case .start: (0, (length + 1) / 2)
            case .mid: (length / 3, length - length / 3)
            case .end: (length / 2, length)
            }
        return Period(
            value: period.value, start: period.start.advanced(days: from), end: period.start.advanced(days: to),
            granularity: period.granularity, modifier: part.rawValue)
    }

    private func range(_ from: TimeExpression, _ to: TimeExpression) -> Period? {
        guard let end = period(of: Self.completed(to, from: from)), let start = period(of: Self.completed(from, from: to))
        else { return nil }
        if start.start < end.end {
            return Period.covering(start.start, end.end, granularity: min(start.granularity, end.granularity))
        }
        // "November to February 2023" starts the year before, "November 2022 to February" ends the year after.
        if from.namedYears.isEmpty, let earlier = start.shifted(by: -1, .year), earlier.start < end.end {
            return Period.covering(earlier.start, end.end, granularity: min(start.granularity, end.granularity))
        }
        guard to.fields != nil, to.namedYears.isEmpty, let later = end.shifted(by: 1, .year), start.start < later.end else { return nil }
        return Period.covering(start.start, later.end, granularity: min(start.granularity, end.granularity))
    }

    /// "January–November 2022": the side without a year, or without a month, takes it from the other.
    private static func completed(_ side: TimeExpression, from other: TimeExpression) -> TimeExpression {
        guard case .calendar(var fields) = side else { return side }
        switch other {
        case .calendar(let given):
            if fields.year == nil { fields.year = given.year }
            if fields.month == nil, fields.day != nil { fields.month = given.month }
            return .calendar(fields)
        case .inside(let given, let base):
            if fields.month == nil, fields.day != nil { fields.month = given.month }
            return fields.year == nil ? .inside(fields, of: base) : side
        default: return side
        }
    }
}
