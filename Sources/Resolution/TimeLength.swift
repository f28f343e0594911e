import Facts

/// A length of time as stated: amounts of units, largest first. TIMEX3 values `P3M`, `PT2H30M`, `PXY`.
package struct TimeLength: Hashable, Sendable {
    /// Units of length; those of the calendar and those of the clock.
    package enum Unit: String, Hashable, Sendable, CaseIterable {
        case second, minute, hour, day, weekend, week, fortnight, month, quarter, half, year, decade, century, millennium

        /// The unit of the calendar that stretches so long; nil for units of the clock.
        package var calendar: CalendarUnit? {
            switch self {
            case .second, .minute, .hour: nil
            case .fortnight: .week
            case .millennium: .century
            default: CalendarUnit(rawValue: rawValue)
            }
        }

        /// How many of `calendar` it holds.
        var calendarCount: Int {
            switch self {
            case .fortnight: 2
            case .millennium: 10
            default: 1
            }
        }

        /// The ISO 8601 designator, and how many of it one unit is.
        var designator: (sign: String, count: Int) {
            switch self {
            case .second: ("S", 1)
            case .minute: ("M", 1)
            case .hour: ("H", 1)
            case .day: ("D", 1)
            case .weekend: ("WE", 1)
            case .week: ("W", 1)
            case .fortnight: ("W", 2)
            case .month: ("M", 1)
            case .quarter: ("Q", 1)
            case .half: ("M", 6)
            case .year: ("Y", 1)
            case .decade: ("Y", 10)
            case .century: ("Y", 100)
            case .millennium: ("Y", 1000)
            }
        }

        /// The next smaller unit and how many make one, for halves of a unit.
        fileprivate var parts: (unit: Unit, count: Int)? {
            switch self {
            case .minute: (.second, 60)
            case .hour: (.minute, 60)
            case .day: (.hour, 24)
            case .week: (.day, 7)
            case .year: (.month, 12)
            default: nil
            }
        }
    }

    package struct Part: Hashable, Sendable {
        /// Nil when the words give no number ("several years").
        package var amount: ExactDecimal?
        package var unit: Unit
        package init(_ amount: ExactDecimal?, _ unit: Unit) { (self.amount, self.unit) = (amount, unit) }
    }

    package var parts: [Part]

    package init(_ parts: [Part]) {
        self.parts = parts.flatMap { part -> [Part] in
            // "2 1/2 years" are two years and six months.
            guard let amount = part.amount, amount.int == nil, let (smaller, count) = part.unit.parts else { return [part] }
            let inSmaller = amount * ExactDecimal(count)
            guard let total = inSmaller.int, total > 0 else { return [part] }
            let whole = Part(ExactDecimal(total / count), part.unit)
            let rest = Part(ExactDecimal(total % count), smaller)
            return total < count ? [rest] : [whole, rest]
        }
    }

    package init(_ count: Int, _ unit: Unit) { self.init([Part(ExactDecimal(count), unit)]) }

    /// Whole counts of each unit; nil when one is not known or not whole.
    package var counts: [(count: Int, unit: Unit)]? {
        let known = parts.compactMap { part in part.amount?.int.map { (count: $0, unit: part.unit) } }
        return known.count == parts.count ? known : nil
    }

    /// The smallest unit of the calendar in it; nil when it counts by the clock.
    package var granularity: CalendarUnit? {
        let units = parts.map(\.unit.calendar)
        return units.contains(nil) ? nil : units.compactMap { $0 }.min()
    }

    /// TIMEX3.
    package var value: String {
        var date = ""
        var time = ""
        for part in parts {
            let (sign, count) = part.unit.designator
            let amount = part.amount.map { ($0 * ExactDecimal(count)).description } ?? "X"
            if part.unit.calendar == nil { time += amount + sign } else { date += Self.approximate(part) ?? (amount + sign) }
        }
        return "P" + date + (time.isEmpty ? "" : "T" + time)
    }

    /// "Decades" and "centuries" without a number keep their own designators.
    private static func approximate(_ part: Part) -> String? {
        guard part.amount == nil else { return nil }
        switch part.unit {
        case .decade: return "XE"
        case .century: return "XC"
        default: return nil
        }
    }
}
