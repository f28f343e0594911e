import Facts

/// The annotation of a time by ISO-TimeML (TIMEX3): its type, value and modifier.
package struct Timex: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable { case date = "DATE", time = "TIME", duration = "DURATION", set = "SET" }

    package let kind: Kind
    package let value: String
    package var modifier: String?

    init(_ kind: Kind, _ value: String, modifier: String? = nil) {
        self.kind = kind
        self.value = value
        self.modifier = modifier
    }
}

extension TimeResolver {
    /// The TIMEX3 of an expression. What is unknown is X (`XXXX-12-30`); nil when nothing is known.
    package func timex(of expression: TimeExpression) -> Timex? {
        switch expression {
        case .reference(let reference): return Timex(.date, reference.rawValue)
        case .length(let length): return Timex(.duration, length.value)
        case .every(let length): return Timex(.set, length.value)
        case .recurring(let fields, let part): return Timex(.set, fields.openValue(year: nil) + (part.map { "T" + $0.rawValue } ?? ""))
        case .rolling(let count, let unit): return TimeLength.Unit(rawValue: unit.rawValue).map { Timex(.duration, TimeLength(abs(count), $0).value) }
        case .moved(_, _, .rolling(let count, let unit)): return timex(of: .rolling(count, unit))
        case .stretch(let count, let unit, _, _):
            // TIMEX3 has no value for a stretch that is none of the calendar, other than its length.
            guard let period = period(of: expression), !period.value.contains("/") else {
                return TimeLength.Unit(rawValue: unit.rawValue).map { Timex(.duration, TimeLength(count, $0).value) }
            }
            return Timex(.date, period.value)
        // A quarter of a business year has the name that it is given, with the year in which it ends.
        case .called(let fields, let base):
            return period(of: base).map { Timex(.date, fields.openValue(year: $0.end.advanced(days: -1).year)) }
        case .moved(let shift, .year, let base) where base.hasNameOnly || isNameless(expression): return timex(of: base, yearsOn: shift)
        case .inYear where isNameless(expression): return lastYear(of: expression)
        // Which months a quarter of a business year has is not known, but what it is called.
        case .recent(_, .named(let fields, _)) where period(of: expression) == nil: return timex(of: .calendar(fields))
        case .run(let count, let unit, _, .relative(0, .year)) where count > 1:
            return TimeLength.Unit(rawValue: unit.rawValue).map { Timex(.duration, TimeLength(count, $0).value) }
        case .clock(let clock, let day):
            let date = day.flatMap { timex(of: $0)?.value } ?? anchor?.iso ?? "XXXX-XX-XX"
            return Timex(.time, date + clock.value)
        case .offset(let length, let earlier, nil) where length.counts == nil:
            return Timex(.date, (earlier ? TimeReference.past : .future).rawValue)
        case .part(let part, let base):
            return timex(of: base).map { Timex($0.kind, $0.value, modifier: part.rawValue) }
        case .open(let bound, let base):
            return bounded(bound).timex(of: base).map { Timex($0.kind, $0.value, modifier: bound.rawValue) }
        case .moved(let shift, .year, .calendar(let fields)) where fields.isFiscal && fields.year == nil && fiscal == nil:
            return Timex(.date, fields.openValue(year: anchor.map { $0.year + shift }))
        case .calendar(let fields) where fields.isFiscal || anchor == nil:
            if let period = period(of: expression) { return Timex(.date, period.value, modifier: period.modifier) }
            let value = fields.openValue(year: fields.year ?? (fields.isFiscal ? anchor?.year : nil))
            return value.isEmpty ? nil : Timex(.date, value)
        default:
            return period(of: expression).map { Timex(.date, $0.value, modifier: $0.modifier) }
        }
    }

    /// Whether months are told that are no unit of the calendar: nine months, May 27 to August 26.
    private func isNameless(_ expression: TimeExpression) -> Bool {
        period(of: expression).map { $0.granularity >= .month && $0.value.contains("/") } ?? false
    }

    /// The year in which a period ends.
    private func lastYear(of expression: TimeExpression) -> Timex? {
        period(of: expression).map { Timex(.date, padded($0.end.advanced(days: -1).year, 4)) }
    }

    /// "A year earlier": the same name in another year, or that year where what came before has no name of its own.
    private func timex(of base: TimeExpression, yearsOn shift: Int) -> Timex? {
        if case .length = base { return anchor.map { Timex(.date, padded($0.year + shift, 4)) } }
        guard base.hasNameOnly, let value = timex(of: base)?.value, let year = Int(value.prefix(4)) else { return lastYear(of: .moved(shift, .year, base)) }
        return Timex(.date, padded(year + shift, 4) + value.dropFirst(4))
    }
}

extension TimeExpression {
    /// Whether its TIMEX3 is not that of its days.
    fileprivate var hasNameOnly: Bool {
        switch self {
        case .called, .length, .recent: true
        default: false
        }
    }
}

extension CalendarFields {
    /// The value with X for what is not given: `XXXX-12-30`, `XXXX-WXX-5`, `XXXX-Q3`.
    func openValue(year given: Int?) -> String {
        let year = (given ?? self.year).map { padded($0, 4) } ?? "XXXX"
        if let month {
            return "\(year)-\(padded(month, 2))" + (day.map { "-" + padded($0, 2) } ?? "")
        }
        if let day { return "\(year)-XX-\(padded(day, 2))" }
        if let weekday { return "\(year)-WXX-\(weekday)" }
        if let quarter { return "\(year)-Q\(quarter)" }
        if let half { return "\(year)-H\(half)" }
        if let season, (1...4).contains(season) { return "\(year)-\(["SP", "SU", "FA", "WI"][season - 1])" }
        if let week { return "\(year)-W\(padded(week, 2))" }
        return given ?? self.year == nil ? "" : year
    }
}
