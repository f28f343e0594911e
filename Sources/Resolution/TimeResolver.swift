import Facts

/// Turns expressions into periods, relative to one day.
package struct TimeResolver: Sendable {
    /// The document's date; nil leaves relative expressions unresolved.
    package let anchor: Day?
    package let direction: TimeDirection
    /// How fiscal years are reckoned; nil leaves them unresolved.
    package let fiscal: FiscalReading?
    /// Days after the anchor that still count as its past: zones and evening editions. A month that begins in them does not.
    static let slack = 2

    package init(anchor: Day?, direction: TimeDirection = .past, fiscal: FiscalReading? = nil) {
        self.anchor = anchor
        self.direction = direction
        self.fiscal = fiscal
    }

    /// Nil when the expression is relative and there is no anchor, or when it names no real time.
    package func period(of expression: TimeExpression) -> Period? {
        switch expression {
        case .calendar(let fields): return calendar(fields, in: nil)
        case .inside(let fields, let base): return inside(fields, base)
        case .relative(let shift, let unit):
            return fiscal?.holdsFor(unit) == true ? fiscalRelative(shift, unit) : relative(shift, unit)
        case .relativeWeekday(let weekday, let shift): return relativeWeekday(weekday, shift)
        case .run(let count, let unit, let edge, let base):
            return year(base, dividedInto: unit).flatMap { run(count, unit, edge, of: $0) }
        case .nth(let index, let unit, let base): return year(base, dividedInto: unit).flatMap { nth(index, unit, of: $0) }
        case .part(let part, let base): return self.part(part, of: base)
        case .range(let from, let to): return range(from, to)
        case .rolling(let count, let unit): return rolling(count, unit)
        case .toDate(let unit):
            guard let anchor, let whole = relative(0, unit) else { return nil }
            return Period.covering(whole.start, anchor.advanced(days: 1), granularity: .day)
        case .moved(let count, let unit, let base): return period(of: base)?.shifted(by: count, unit)
        case .offset(let length, let earlier, let base): return offset(length, earlier ? -1 : 1, base)
        case .named(let fields, let shift): return named(fields, shift)
        case .inYear(let year, let base):
            return period(of: base).flatMap { $0.shifted(by: year - $0.start.year, .year) }
        case .stretch(let count, let unit, let edge, let base): return period(of: base).flatMap { Self.stretch(count, unit, edge, at: $0) }
        case .open(let bound, let base):
            return bounded(bound).period(of: base).map { Self.open($0, bound) }
        case .recent(let days, let base):
            guard let anchor, let period = period(of: base), anchor >= period.end, anchor.ordinal - period.end.ordinal <= days else { return nil }
            return period
        case .context(let unit): return spokenOf(unit)
        case .called(_, let base): return period(of: base)
        case .clock(_, let base): return base.map(period(of:)) ?? relative(0, .day)
        case .reference, .length, .every, .recurring: return nil
        }
    }
}
