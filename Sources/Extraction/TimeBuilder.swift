import Facts
import Resolution
import Rules

/// Makes a time expression from the fields of a match. Field names are those of the calendar (`year`, `month`, `day`,
/// `weekday`, `quarter`, `half`, `week`, `decade`, `century`, `season`, `holiday`, `fiscal` (`start` where the year is that of its start); `short-year`, `short-decade`
/// for two digits), of the clock (`hour`, `minute`, `second`, `meridiem`, `day-part`, `zone`), of lengths (`count` and
/// `unit`, `and-count` and `and-unit`), of ranges (`from`, `to`, `from-month` …) and of relations (`shift`, `edge`,
/// `ordinal`, `part`, `base`, `ago`, `bound`, `reference`, `context`). `compact` is a date in eight digits, and `ordinal` with
/// `weekday` counts weekdays of a month, from its end below zero. `within` asks a period to have ended at most so many days ago, `fitting` asks a weekday to be that of its date.
struct TimeBuilder {
    let fields: MentionFields

    /// The value of a mention of type `date`, `period`, `time`, `duration` or `set`.
    func expression(type: String) -> TimeExpression? {
        if type == "duration" { return length().map(TimeExpression.length) }
        if type == "set" { return recurring() }
        guard let plain = withoutPart() else { return nil }
        if let days = fields.int(.within) { return .recent(days, of: plain) }
        let whole = fields.string(.part).flatMap(PeriodPart.init(rawValue:)).map { TimeExpression.part($0, of: plain) } ?? plain
        if let bound = fields.string(.bound).flatMap(Self.bound) {
            // Before the end of a period is until its end.
            if bound == .before, case .part(.end, let period) = whole { return .open(.until, period) }
            return .open(bound, whole)
        }
        return whole
    }

    private static func bound(_ name: String) -> PeriodBound? {
        switch name {
        case "since": .since
        case "after": .after
        case "before": .before
        case "until": .until
        default: nil
        }
    }

    private func withoutPart() -> TimeExpression? {
        if let reference = fields.string(.reference).flatMap(TimeReference.init(rawValue:)) { return .reference(reference) }
        if let time = fields.mention(.clockTime).flatMap(expression(of:)) {
            guard case .clock(let clock, nil) = time, let day = fields.mention(.base).flatMap(expression(of:)) else { return nil }
            return .clock(clock, on: day)
        }
        if fields.has(.hour) || fields.has(.dayPart) { return clock() }
        if fields.has(.from) || fields.has(.month, .from) || fields.has(.day, .from) || fields.has(.year, .from) || fields.has(.quarter, .from) { return range() }
        let base = fields.mention(.base).flatMap(expression(of:))
        if fields.has(.base), base == nil { return nil }
        if let ago = fields.string(.ago) {
            guard let length = length() else { return nil }
            if length.granularity == nil { return .clock(ClockTime(), on: .offset(length, earlier: ago == "earlier", from: base)) }
            return .offset(length, earlier: ago == "earlier", from: base)
        }
        if fields.has(.context) { return spokenOf(base) }
        return related(to: base)
    }

    private func related(to base: TimeExpression?) -> TimeExpression? {
        let unit = fields.string(.unit).flatMap(TimeLength.Unit.init(rawValue:))
        if let unit, let shift = fields.int(.shift), let calendar = calendar(), calendar.year == nil {
            return unit.calendar.map { .inside(calendar, of: .relative(shift, $0)) }
        }
        if let unit {
            guard let step = unit.calendar else { return nil }
            if let related = related(step, unit == .fortnight ? 2 : 1, base) { return related }
        }
        guard let calendar = calendar() else { return unit == nil ? base : nil }
        if let weekday = calendar.weekday, calendar.day == nil, let shift = fields.int(.shift) {
            if fields.has(.nearest) { return .named(calendar, shift: shift) }
            return .relativeWeekday(weekday, shift: shift)
        }
        if let base { return .inside(calendar, of: base) }
        // Last fiscal year is the one before that in which the anchor lies.
        if calendar.isFiscal, calendar.year == nil, let shift = fields.int(.shift) { return .moved(shift, .year, .calendar(calendar)) }
        if calendar.year == nil, let shift = fields.int(.shift) { return shifted(calendar, shift) }
        return .calendar(calendar)
    }

    /// This September is that of the year; last September the one that has passed, so the direction is told.
    private func shifted(_ calendar: CalendarFields, _ shift: Int) -> TimeExpression {
        shift == 0 ? .inside(calendar, of: .relative(0, .year)) : .named(calendar, shift: shift)
    }

    /// Expressions that speak of a unit: runs, nth parts, relative and rolling periods. `size` units make one that is named.
    private func related(_ unit: CalendarUnit, _ size: Int, _ base: TimeExpression?) -> TimeExpression? {
        if fields.string(.toDate) != nil {
            if case .relative(0, let unit)? = base { return .toDate(unit) }
            return base.map { .range($0, .relative(0, .day)) } ?? .toDate(unit)
        }
        if let base, fields.has(.ending) || fields.has(.starting) {
            let stretch = TimeExpression.stretch((fields.int(.count) ?? 1) * size, unit, fields.has(.ending) ? .end : .start, at: base)
            return fields.int(.ordinal).flatMap { CalendarFields($0, unit) }.map { .called($0, stretch) } ?? stretch
        }
        if let count = fields.int(.count) ?? (size > 1 ? 1 : nil) {
            if let edge = fields.string(.edge).flatMap(PeriodEdge.init(rawValue:)) {
                return .run(count * size, unit, edge, of: base ?? calendar().map(TimeExpression.calendar) ?? .relative(0, .year))
            }
            if let shift = fields.int(.shift), shift != 0 {
                // The next three days begin tomorrow.
                let rolling = TimeExpression.rolling(shift * count * size, unit)
                return shift > 0 && unit != .quarter && unit != .half ? .moved(1, .day, rolling) : rolling
            }
            if let step = fields.int(.step) { return .relative(step * count * size, unit) }
            return nil
        }
        if let edge = fields.string(.edge).flatMap(PeriodEdge.init(rawValue:)) {
            return .run(1, unit, edge, of: base ?? calendar().map(TimeExpression.calendar) ?? .relative(0, .year))
        }
        if let ordinal = fields.int(.ordinal) {
            if fields.has(.fiscal), unit == .quarter { return .calendar(fiscalQuarter(ordinal)) }
            if base == nil, calendar() == nil, let named = CalendarFields(ordinal, unit) { return .calendar(named) }
            return .nth(ordinal, unit, of: base ?? calendar().map(TimeExpression.calendar) ?? .relative(0, .year))
        }
        if let shift = fields.int(.shift) {
            if let base { return .moved(shift, unit, base) }
            return .relative(shift, unit)
        }
        return nil
    }

    private func fiscalQuarter(_ index: Int) -> CalendarFields {
        var result = CalendarFields(year: calendar()?.year, quarter: index)
        result.isFiscal = true
        return result
    }

    /// A period that other words name: "the quarter", "a year earlier", "the 1988 period".
    /// Where the pattern found that period itself, it is `base`.
    private func spokenOf(_ base: TimeExpression?) -> TimeExpression? {
        let unit = fields.string(.unit).flatMap(CalendarUnit.init(rawValue:))
        if let year = calendar()?.year { return .inYear(year, of: base ?? .context(unit)) }
        // "Year" below "4th quarter": so much up to the end of what was spoken of.
        if fields.has(.ending), let unit { return .stretch(fields.int(.count) ?? 1, unit, .end, at: base ?? .context(nil)) }
        guard let shift = fields.int(.shift), let step = fields.string(.stepUnit).flatMap(CalendarUnit.init(rawValue:)) else { return base ?? .context(unit) }
        return .moved(shift, step, base ?? .context(unit))
    }

    private func expression(of mention: Mention) -> TimeExpression? {
        if case .time(let expression) = mention.value { expression } else { nil }
    }

    // MARK: lengths and sets

    private func length() -> TimeLength? {
        guard let first = part(.count, .unit, more: .countMore) else { return nil }
        return TimeLength([first] + [part(.andCount, .andUnit, more: .andCountMore), part(.thenCount, .thenUnit, more: .thenCountMore)].compactMap { $0 })
    }

    private func part(_ count: Field, _ unit: Field, more: Field) -> TimeLength.Part? {
        guard let unit = fields.string(unit).flatMap(TimeLength.Unit.init(rawValue:)) else { return nil }
        if fields.string(count) == "X" { return TimeLength.Part(nil, unit) }
        guard let amount = fields.number(count)?.point ?? fields.decimal(count) else { return nil }
        return TimeLength.Part(amount + (fields.decimal(more) ?? .zero), unit)
    }

    private func recurring() -> TimeExpression? {
        if fields.has(.unit) {
            guard let unit = fields.string(.unit).flatMap(TimeLength.Unit.init(rawValue:)) else { return nil }
            return .every(TimeLength([TimeLength.Part(fields.number(.count)?.point ?? fields.decimal(.count) ?? ExactDecimal(1), unit)]))
        }
        let part = fields.string(.dayPart).flatMap(DayPart.init(rawValue:))
        if let calendar = calendar() { return .recurring(calendar, part) }
        return part == nil ? nil : .recurring(CalendarFields(), part)
    }

    // MARK: the clock

    private func clock() -> TimeExpression? {
        var clock = ClockTime(part: fields.string(.dayPart).flatMap(DayPart.init(rawValue:)), zone: fields.int(.zone))
        if fields.has(.hour) {
            guard let said = hourAndMinute(), (0...24).contains(said.hour) else { return nil }
            var hour = said.hour
            if let meridiem = fields.string(.meridiem) {
                guard (1...12).contains(hour) else { return nil }
                hour = hour % 12 + (meridiem == "pm" ? 12 : 0)
            }
            clock.hour = hour
            if !fields.has(.meridiem) { clock = clock.within(clock.part) }
            clock.minute = said.minute
            clock.second = fields.int(.second)
            guard clock.minute ?? 0 < 60, clock.second ?? 0 < 61 else { return nil }
        }
        if let base = fields.mention(.base).flatMap(expression(of:)) {
            // "At 8 last night": the hour and the part of the day belong to one time.
            if case .clock(let outer, let day) = base, outer.hour == nil { return .clock(clock.within(outer.part), on: day) }
            if case .clock = base { return nil }
            return .clock(clock, on: base)
        }
        if let shift = fields.int(.shift) { return .clock(clock, on: .relative(shift, .day)) }
        return .clock(clock, on: calendar().map(TimeExpression.calendar))
    }

    /// The hour and the minute, which stand apart (7:27), as hundredths of one number (7.27), or in words (seven twenty-seven).
    private func hourAndMinute() -> (hour: Int, minute: Int?)? {
        if let hour = fields.int(.hour) {
            guard let tens = fields.int(.tens) else { return (hour, fields.int(.minute)) }
            return (hour, tens + (fields.int(.ones) ?? 0))
        }
        guard let number = fields.number(.hour), number.precision == Self.hundredth, let hundredths = (number.point * ExactDecimal(100)).int else { return nil }
        return (hundredths / 100, hundredths % 100)
    }

    private static let hundredth = ExactDecimal("0.01")!

    // MARK: calendar fields

    private static let limits: [(Field, ClosedRange<Int>)] = [
        (.year, 1...9999), (.month, 1...12), (.day, 1...31), (.weekday, 1...7), (.quarter, 1...4), (.half, 1...2),
        (.week, 1...53), (.century, 1...30), (.season, 1...4), (.decade, 0...2990),
    ]

    private func calendar(_ side: Field.Side = .whole) -> CalendarFields? {
        var result = CalendarFields()
        var found = false
        for (name, limits) in Self.limits {
            guard fields.has(name, side) else { continue }
            guard let value = fields.int(name, side), limits.contains(value) else { return nil }
            found = true
            switch name {
            case .year: result.year = value
            case .month: result.month = value
            case .day: result.day = value
            case .weekday: result.weekday = value
            case .quarter: result.quarter = value
            case .half: result.half = value
            case .week: result.week = value
            case .century: result.century = fields.has(.decade, side) ? nil : value
            case .season: result.season = value
            // The seventies of the nineteenth century.
            default: result.decade = fields.int(.century, side).map { ($0 - 1) * 100 + value } ?? value
            }
        }
        if let short = fields.int(.shortYear, side) { (result.year, found) = (short + (short < 69 ? 2000 : 1900), true) }
        if let short = fields.int(.shortDecade, side), short % 10 == 0 { (result.decade, found) = (short + (short < 30 ? 2000 : 1900), true) }
        if let hundreds = fields.int(.hundreds, side), let tens = fields.int(.tens, side) {
            // "Nineteen ninety-six", but not "twenty five".
            let ones = fields.int(.ones, side) ?? 0
            guard (17...20).contains(hundreds), (10...99).contains(tens), ones < 10, ones == 0 || tens % 10 == 0 else { return nil }
            (result.year, found) = (hundreds * 100 + tens + ones, true)
        }
        if fields.has(.holiday, side) {
            guard let day = fields.string(.holiday, side).flatMap(AnnualDay.init) else { return nil }
            (result.annual, found) = (day, true)
        }
        if let number = fields.int(.compact) {
            // 20161107
            let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
            guard (1900..<2100).contains(year), Day(year, month, day) != nil else { return nil }
            (result.year, result.month, result.day, found) = (year, month, day, true)
        }
        if let index = fields.int(.ordinal), result.weekday != nil, result.day == nil, fields.has(.month, side) || fields.has(.unit) || fields.has(.base) {
            guard index != 0, (-5...5).contains(index) else { return nil }
            result.weekdayIndex = index
        }
        if let least = fields.int(.leastYear), let year = result.year, !(least..<least + 200).contains(year) { return nil }
        result.isFiscal = fields.has(.fiscal)
        result.namesFiscalStart = fields.string(.fiscal) == "start"
        if result.isFiscal { found = true }
        if fields.has(.fitting), let weekday = result.weekday, let year = result.year, let month = result.month, let day = result.day,
            Day(year, month, day)?.weekday != weekday
        { return nil }
        if let month = result.month, let day = result.day, Day(result.year ?? 2000, month, day) == nil { return nil }
        return found ? result : nil
    }

    private func range() -> TimeExpression? {
        if let from = fields.mention(.from).flatMap(expression(of:)), let to = fields.mention(.to).flatMap(expression(of:)) {
            return .range(from, to)
        }
        guard var from = calendar(.from), var to = calendar(.to) else { return nil }
        let common = calendar() ?? CalendarFields()
        // What is said once holds for both ends: "March 20–22, 2022".
        from.year = from.year ?? common.year
        to.year = to.year ?? common.year
        from.month = from.month ?? common.month
        to.month = to.month ?? (to.quarter == nil ? common.month : nil)
        if let shift = fields.int(.shift), let unit = fields.string(.unit).flatMap(CalendarUnit.init(rawValue:)) {
            return .range(.inside(from, of: .relative(shift, unit)), .inside(to, of: .relative(shift, unit)))
        }
        if let base = fields.mention(.base).flatMap(expression(of:)) { return .range(.inside(from, of: base), .inside(to, of: base)) }
        return .range(.calendar(from), .calendar(to))
    }
}

extension CalendarFields {
    /// “The third quarter” without a year is that of the year that the tense tells.
    fileprivate init?(_ ordinal: Int, _ unit: CalendarUnit) {
        switch (unit, ordinal) {
        case (.quarter, 1...4): self.init(quarter: ordinal)
        case (.half, 1...2): self.init(half: ordinal)
        default: return nil
        }
    }
}
