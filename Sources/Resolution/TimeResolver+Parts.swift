import Facts

/// Parts of periods, and ranges from one to another.
extension TimeResolver {
    func run(_ count: Int, _ unit: CalendarUnit, _ edge: PeriodEdge, of base: Period) -> Period? {
        guard count > 0, unit < base.granularity || base.granularity == .month else { return nil }
        // The first week of October is one of the calendar; its first two weeks are 14 days.
        if unit == .week, base.granularity >= .year || (base.granularity == .month && count == 1) { return weeks(count, edge, of: base) }
        let from = edge == .start ? base.start : base.end
        let signed = edge == .start ? count : -count
        let other = unit.months.map { from.advanced(months: $0 * signed) } ?? from.advanced(days: (unit == .day ? 1 : 7) * signed)
        guard let other, other <= base.end, other >= base.start else { return nil }
        // Two quarters are six months: a run has the granularity of its unit only when it is one of them.
        let granularity = count == 1 ? unit : min(unit, .month)
        return Period.covering(min(from, other), max(from, other), granularity: granularity)
    }

    /// The first or last weeks of a period, Monday to Sunday.
    private func weeks(_ count: Int, _ edge: PeriodEdge, of base: Period) -> Period? {
        let sign = edge == .start ? 1 : -1
        guard let near = week(sign, of: base), let far = week(sign * count, of: base) else { return nil }
        return count == 1 ? near : Period.covering(min(near.start, far.start), max(near.end, far.end), granularity: .week)
    }

    /// The n-th week whose Thursday lies in the period, as ISO 8601 counts; negative counts from the end.
    private func week(_ index: Int, of base: Period) -> Period? {
        func thursday(_ day: Day) -> Day { day.advanced(days: (4 - day.weekday + 7) % 7) }
        let edge = index > 0 ? thursday(base.start).advanced(days: (index - 1) * 7) : thursday(base.end.advanced(days: -7)).advanced(days: (index + 1) * 7)
        return base.contains(edge) ? Self.week(edge.advanced(days: -3)) : nil
    }

    func nth(_ index: Int, _ unit: CalendarUnit, of base: Period) -> Period? {
        guard index > 0, unit < base.granularity else { return nil }
        if unit == .week { return week(index, of: base) }
        let start = unit.months.map { base.start.advanced(months: $0 * (index - 1)) } ?? base.start.advanced(days: index - 1)
        guard let start, start < base.end else { return nil }
        let end = unit.months.map { start.advanced(months: $0) } ?? start.advanced(days: 1)
        return end.map { Period.covering(start, $0, granularity: unit) }
    }

    /// So many units that end with a period, or begin with it; a month's last day stands for the month.
    static func stretch(_ count: Int, _ unit: CalendarUnit, _ edge: PeriodEdge, at base: Period) -> Period? {
        guard count > 0 else { return nil }
        let from = edge == .end ? base.end : base.start
        let signed = edge == .end ? -count : count
        guard let other = unit.months.map({ from.advanced(months: $0 * signed) }) ?? from.advanced(days: (unit == .day ? 1 : 7) * signed) else { return nil }
        if unit == .week, count == 1, min(from, other).weekday == 1 { return week(min(from, other)) }
        let granularity: CalendarUnit = unit >= .month && (count > 1 || from.components.day != 1) ? .month : unit
        return Period.covering(min(from, other), max(from, other), granularity: granularity)
    }

    /// "Later this month" does not begin before the anchor.
    func part(_ part: PeriodPart, of base: TimeExpression) -> Period? {
        guard let whole = period(of: base) else { return nil }
        var isCurrent = false
        if case .relative(0, _) = base { isCurrent = true }
        guard let narrowed = Self.narrowed(whole, to: part, parts: whole.granularity >= .year && !isCurrent ? 3 : 2) else { return nil }
        guard part == .end, isCurrent, let anchor, narrowed.start < anchor, anchor < narrowed.end else { return narrowed }
        return Period(value: narrowed.value, start: anchor, end: narrowed.end, granularity: narrowed.granularity, modifier: narrowed.modifier)
    }

    /// Early is the first of so many equal parts, late the last, mid always the middle third. Years are cut between months.
    private static func narrowed(_ period: Period, to part: PeriodPart, parts: Int) -> Period? {
        let days = period.end.ordinal - period.start.ordinal
        let (from, to): (Int, Int) =
            switch part {
            case .start: (0, 6 / parts)
            case .mid: (2, 4)
            case .end: (6 - 6 / parts, 6)
            }
        func cut(_ sixths: Int) -> Day? {
            guard let months = period.granularity.months, months % 6 == 0, period.start.advanced(months: months) == period.end else { return period.start.advanced(days: days * sixths / 6) }
            return period.start.advanced(months: months / 6 * sixths)
        }
        guard let start = cut(from), let end = cut(to) else { return nil }
        return Period(
            value: period.value, start: start, end: max(end, start.advanced(days: 1)), granularity: period.granularity, modifier: part.rawValue)
    }

    func range(_ from: TimeExpression, _ to: TimeExpression) -> Period? {
        // "From March until now" ends as the anchor begins, as the last three months do.
        let to = to == .reference(.present) ? .relative(-1, .day) : to
        let from = from == .reference(.present) ? .relative(0, .day) : from
        guard let end = period(of: Self.completed(to, from: from)), let start = period(of: Self.completed(from, from: to))
        else { return nil }
        if start.start < end.end {
            // February 29 may lie years back, and the end belongs to it.
            if let near = sameYear(to, as: start, from), near.end < end.end { return Period.covering(start.start, near.end, granularity: min(start.granularity, near.granularity)) }
            return Period.covering(start.start, end.end, granularity: min(start.granularity, end.granularity))
        }
        // "November to February 2023" starts the year before, "November 2022 to February" ends the year after.
        if from.namedYears.isEmpty, let earlier = start.shifted(by: -1, .year), earlier.start < end.end {
            return Period.covering(earlier.start, end.end, granularity: min(start.granularity, end.granularity))
        }
        guard to.fields != nil, to.namedYears.isEmpty, let later = end.shifted(by: 1, .year), start.start < later.end else { return nil }
        return Period.covering(start.start, later.end, granularity: min(start.granularity, end.granularity))
    }

    /// The first end behind the start of a range whose ends both have a month and no year.
    private func sameYear(_ to: TimeExpression, as start: Period, _ from: TimeExpression) -> Period? {
        guard case .calendar(let first) = from, case .calendar(let last) = to, first.year == nil, last.year == nil, first.month != nil, last.month != nil else { return nil }
        return (0...1).lazy.compactMap { Self.period(of: last, year: start.start.year + $0) }.first { $0.end > start.start }
    }

    /// "January–November 2022": the side without a year, or without a month, takes it from the other.
    static func completed(_ side: TimeExpression, from other: TimeExpression) -> TimeExpression {
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
