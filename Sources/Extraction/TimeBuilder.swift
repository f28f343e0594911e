import Facts
import Resolution
import Rules

/// Makes a time expression from the fields of a match. Field names are those of the calendar (`year`, `month`, `day`,
/// `weekday`, `quarter`, `half`, `week`, `decade`, `century`, `season`), of ranges (`from`, `to`, `from-month` …) and of
/// relations (`shift`, `unit`, `count`, `edge`, `ordinal`, `part`, `base`).
struct TimeBuilder {
    let fields: MentionFields

    func expression() -> TimeExpression? {
        guard let plain = withoutPart() else { return nil }
        guard let part = fields.string("part").flatMap(PeriodPart.init(rawValue:)) else { return plain }
        return .part(part, of: plain)
    }

    private func withoutPart() -> TimeExpression? {
        if fields.has("from") || fields.has("from_month") || fields.has("from_day") || fields.has("from_year") { return range() }
        let base = fields.mention("base").flatMap(expression(of:))
        if fields.has("base"), base == nil { return nil }
        let unit = fields.string("unit").flatMap(CalendarUnit.init(rawValue:))
        if let unit, let shift = fields.int("shift"), let calendar = calendar(), calendar.month != nil {
            return .inside(calendar, of: .relative(shift, unit))
        }
        if let unit, let related = related(unit, base) { return related }
        guard let calendar = calendar() else { return unit == nil ? base : nil }
        if let weekday = calendar.weekday, calendar.day == nil, let shift = fields.int("shift") {
            return .relativeWeekday(weekday, shift: shift)
        }
        if let base { return .inside(calendar, of: base) }
        if calendar.year == nil, let shift = fields.int("shift"), shift == 0 { return .inside(calendar, of: .relative(0, .year)) }
        return .calendar(calendar)
    }

    /// Expressions that speak of a unit: runs, nth parts, relative and rolling periods.
    private func related(_ unit: CalendarUnit, _ base: TimeExpression?) -> TimeExpression? {
        if fields.string("to_date") != nil { return .toDate(unit) }
        if let count = fields.int("count") {
            if let edge = fields.string("edge").flatMap(PeriodEdge.init(rawValue:)) {
                return .run(count, unit, edge, of: base ?? calendar().map(TimeExpression.calendar) ?? .relative(0, .year))
            }
            if let shift = fields.int("shift"), shift != 0 { return .rolling(shift * count, unit) }
            if let step = fields.int("step") { return .relative(step * count, unit) }
            return nil
        }
        if let ordinal = fields.int("ordinal") {
            return .nth(ordinal, unit, of: base ?? calendar().map(TimeExpression.calendar) ?? .relative(0, .year))
        }
        if let shift = fields.int("shift") {
            if let base { return .moved(shift, unit, base) }
            return .relative(shift, unit)
        }
        return nil
    }

    private func expression(of mention: Mention) -> TimeExpression? {
        if case .time(let expression) = mention.value { expression } else { nil }
    }

    // MARK: calendar fields

    private static let limits: [String: ClosedRange<Int>] = [
        "year": 1...9999, "month": 1...12, "day": 1...31, "weekday": 1...7, "quarter": 1...4, "half": 1...2,
        "week": 1...53, "century": 1...30, "season": 1...4, "decade": 0...2990,
    ]

    private func calendar(prefix: String = "") -> CalendarFields? {
        var result = CalendarFields()
        var found = false
        for (name, limits) in Self.limits {
            guard fields.has(prefix + name) else { continue }
            guard let value = fields.int(prefix + name), limits.contains(value) else { return nil }
            found = true
            switch name {
            case "year": result.year = value
            case "month": result.month = value
            case "day": result.day = value
            case "weekday": result.weekday = value
            case "quarter": result.quarter = value
            case "half": result.half = value
            case "week": result.week = value
            case "century": result.century = fields.has(prefix + "decade") ? nil : value
            case "season": result.season = value
            // The seventies of the nineteenth century.
            default: result.decade = fields.int(prefix + "century").map { ($0 - 1) * 100 + value } ?? value
            }
        }
        if let month = result.month, let day = result.day, Day(result.year ?? 2000, month, day) == nil { return nil }
        return found ? result : nil
    }

    private func range() -> TimeExpression? {
        if let from = fields.mention("from").flatMap(expression(of:)), let to = fields.mention("to").flatMap(expression(of:)) {
            return .range(from, to)
        }
        guard var from = calendar(prefix: "from_"), var to = calendar(prefix: "to_") else { return nil }
        let common = calendar() ?? CalendarFields()
        // What is said once holds for both ends: "March 20–22, 2022".
        from.year = from.year ?? common.year
        to.year = to.year ?? common.year
        from.month = from.month ?? common.month
        to.month = to.month ?? common.month
        if let base = fields.mention("base").flatMap(expression(of:)) { return .range(.inside(from, of: base), .inside(to, of: base)) }
        return .range(.calendar(from), .calendar(to))
    }
}
