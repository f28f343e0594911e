import Facts

/// Parts of periods, and ranges from one to another.
extension TimeResolver {
    func run(_ count: Int, _ unit: CalendarUnit, _ edge: PeriodEdge, of base: Period) -> Period? {
        guard count > 0, unit < base.granularity || base.granularity == .month else { return nil }
        let from = edge == .start ? base.start : base.end
        let signed = edge == .start ? count : -count
        let other = unit.months.map { from.advanced(months: $0 * signed) } ?? from.advanced(days: (unit == .day ? 1 : 7) * signed)
        guard let other, other <= base.end, other >= base.start else { return nil }
        // Two quarters are six months: a run has the granularity of its unit only when it is one of them.
        let granularity = count == 1 ? unit : min(unit, .month)
        return Period.covering(min(from, other), max(from, other), granularity: granularity)
    }

    func nth(_ index: Int, _ unit: CalendarUnit, of base: Period) -> Period? {
        guard index > 0, unit < base.granularity else { return nil }
        let start = unit.months.map { base.start.advanced(months: $0 * (index - 1)) }
            ?? base.start.advanced(days: (unit == .day ? 1 : 7) * (index - 1))
        guard let start, start < base.end else { return nil }
        let end = unit.months.map { start.advanced(months: $0) } ?? start.advanced(days: unit == .day ? 1 : 7)
        return end.map { Period.covering(start, $0, granularity: unit) }
    }

    /// "Later this month" does not begin before the anchor.
    func part(_ part: PeriodPart, of base: TimeExpression) -> Period? {
        guard let period = period(of: base).map({ Self.narrowed($0, to: part) }) else { return nil }
        guard part == .end, case .relative(0, _) = base, let anchor, period.start < anchor, anchor < period.end else { return period }
        return Period(value: period.value, start: anchor, end: period.end, granularity: period.granularity, modifier: period.modifier)
    }

    /// Early is the first half, late the second, mid the middle third, in whole days (in whole months for a year).
    static func narrowed(_ period: Period, to part: PeriodPart) -> Period {
        let months = period.granularity == .year ? 12 : nil
        let length = months ?? (period.end.ordinal - period.start.ordinal)
        let (from, to): (Int, Int) =
            switch part {
            case .start: (0, length / 2)
            case .mid: (length / 3, length - length / 3)
            case .end: (length / 2, length)
            }
        func edge(_ count: Int) -> Day { (months == nil ? nil : period.start.advanced(months: count)) ?? period.start.advanced(days: count) }
        return Period(value: period.value, start: edge(from), end: edge(to), granularity: period.granularity, modifier: part.rawValue)
    }

    func range(_ from: TimeExpression, _ to: TimeExpression) -> Period? {
        // "From March until now" ends with the anchor.
        let to = to == .reference(.present) ? .relative(0, .day) : to
        let from = from == .reference(.present) ? .relative(0, .day) : from
        guard let end = period(of: Self.completed(to, from: from)), let start = period(of: Self.completed(from, from: to))
        else { return nil }
        if start.start < end.end {
            return Period.covering(start.start, end.end, granularity: min(start.granularity, end.granularity))
        }
        // "November to February 2023" starts the year before.
        guard from.namedYears.isEmpty, let earlier = start.shifted(by: -1, .year), earlier.start < end.end else { return nil }
        return Period.covering(earlier.start, end.end, granularity: min(start.granularity, end.granularity))
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
