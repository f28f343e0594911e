import Facts

/// How the fiscal years of a text are reckoned.
package struct FiscalReading: Hashable, Sendable {
    package let calendar: FiscalCalendar
    /// Whether quarters and halves are those of the fiscal year too where the words do not say so.
    package let includesQuarters: Bool

    package init(calendar: FiscalCalendar, includesQuarters: Bool) {
        self.calendar = calendar
        self.includesQuarters = includesQuarters
    }

    func holdsFor(_ unit: CalendarUnit) -> Bool { includesQuarters && (unit == .quarter || unit == .half) }
    func holdsFor(_ fields: CalendarFields) -> Bool { includesQuarters && (fields.quarter != nil || fields.half != nil) }
}

/// Fiscal years and their parts.
extension TimeResolver {
    /// The year, half or quarter of fiscal fields; nil without a calendar.
    func fiscalPeriod(of fields: CalendarFields) -> Period? {
        guard let fiscal, fields.month == nil, fields.day == nil, fields.week == nil, fields.season == nil else { return nil }
        if let year = fields.year {
            let start = fields.namesFiscalStart ? fiscal.calendar.start(in: year) : fiscal.calendar.start(named: year)
            return start.flatMap { Self.part(of: $0, fields) }
        }
        guard let anchor else { return nil }
        let readings = (anchor.year - 2...anchor.year + 2).compactMap { fiscal.calendar.start(in: $0).flatMap { Self.part(of: $0, fields) } }
        switch direction {
        case .past, .either: return readings.last { $0.start <= anchor }
        case .future, .ahead: return readings.first { $0.end > anchor }
        }
    }

    private static func part(of start: Day, _ fields: CalendarFields) -> Period? {
        if let quarter = fields.quarter { return stretch(from: start, after: (quarter - 1) * 3, .quarter) }
        if let half = fields.half { return stretch(from: start, after: (half - 1) * 6, .half) }
        return stretch(from: start, after: 0, .year)
    }

    /// A year keeps its granularity, also where it is none of the calendar: it has quarters.
    private static func stretch(from start: Day, after months: Int, _ unit: CalendarUnit) -> Period? {
        guard let from = start.advanced(months: months), let length = unit.months, let to = from.advanced(months: length) else { return nil }
        let period = Period.covering(from, to, granularity: unit)
        return Period(value: period.value, start: from, end: to, granularity: unit)
    }

    /// This quarter, last half: those of the fiscal year in which the anchor lies.
    func fiscalRelative(_ shift: Int, _ unit: CalendarUnit) -> Period? {
        guard let anchor, let fiscal, let length = unit.months, let start = fiscal.calendar.start(of: length, containing: anchor) else { return nil }
        return Self.stretch(from: start, after: shift * length, unit)
    }

    /// "The first quarter" inside another period: inside fiscal 2023 it is a fiscal one.
    func inside(_ fields: CalendarFields, _ base: TimeExpression) -> Period? {
        guard fields.quarter != nil || fields.half != nil, let year = fiscalYear(base, evenIfPlain: fiscal?.holdsFor(fields) == true) else {
            return period(of: base).flatMap { calendar(fields, in: $0) }
        }
        return Self.part(of: year.start, fields)
    }

    /// The period of a year that is about to be divided: into quarters of the fiscal year, where those are meant.
    func year(_ base: TimeExpression, dividedInto unit: CalendarUnit) -> Period? {
        fiscalYear(base, evenIfPlain: fiscal?.holdsFor(unit) == true) ?? period(of: base)
    }

    /// The fiscal year that an expression names; with `evenIfPlain` also "2023" and "this year".
    private func fiscalYear(_ base: TimeExpression, evenIfPlain: Bool) -> Period? {
        switch base {
        case .calendar(var fields) where fields.isFiscal || evenIfPlain:
            guard fields == CalendarFields(year: fields.year) || fields.isFiscal, fields.quarter == nil, fields.half == nil else { return nil }
            fields.isFiscal = true
            return fiscalPeriod(of: fields)
        case .relative(let shift, .year) where evenIfPlain: return fiscalRelative(shift, .year)
        default: return nil
        }
    }
}
