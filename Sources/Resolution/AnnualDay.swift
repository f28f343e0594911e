import Facts

/// A day that comes every year by a rule: a fixed date, a weekday of a month, so many days from Easter, a day of the
/// Chinese calendar, or the day on which the sun stands somewhere.
///
/// Written `12-25`, `11-4#4` (the fourth Thursday of November), `5-1#-1` (the last Monday of May), `easter-2`, `chinese 8-15`,
/// `sun 15` (degrees); so many days later with `:` (`11-1#1:1`, the day after the first Monday of November).
package indirect enum AnnualDay: Hashable, Sendable {
    case fixed(month: Int, day: Int)
    /// The `index`-th `weekday` (ISO 8601) of a month; negative counts from its end.
    case nth(index: Int, weekday: Int, month: Int)
    case easter(offset: Int)
    case chinese(month: Int, day: Int)
    case sun(degrees: Int)
    case later(Int, AnnualDay)

    package init?(_ text: String) {
        if let colon = text.firstIndex(of: ":") {
            guard let days = Int(text[text.index(after: colon)...]), let base = AnnualDay(String(text[..<colon])) else { return nil }
            self = .later(days, base)
        } else if text.hasPrefix("easter") {
            guard let offset = text == "easter" ? 0 : Int(text.dropFirst(6)) else { return nil }
            self = .easter(offset: offset)
        } else if let space = text.firstIndex(of: " ") {
            self.init(calendar: text[..<space], text[text.index(after: space)...])
        } else {
            self.init(gregorian: text[...])
        }
    }

    private init?(calendar: Substring, _ rest: Substring) {
        if calendar == "sun" {
            guard let degrees = Int(rest), (0..<360).contains(degrees) else { return nil }
            self = .sun(degrees: degrees)
            return
        }
        guard case .fixed(let month, let day)? = AnnualDay(gregorian: rest), day <= 30 else { return nil }
        guard calendar == "chinese" else { return nil }
        self = .chinese(month: month, day: day)
    }

    private init?(gregorian text: Substring) {
        guard let dash = text.firstIndex(of: "-"), let month = Int(text[..<dash]), (1...12).contains(month) else { return nil }
        let rest = text[text.index(after: dash)...]
        guard let mark = rest.firstIndex(of: "#") else {
            guard let day = Int(rest), (1...31).contains(day) else { return nil }
            self = .fixed(month: month, day: day)
            return
        }
        guard let weekday = Int(rest[..<mark]), (1...7).contains(weekday), let index = Int(rest[rest.index(after: mark)...]),
            (-5...5).contains(index), index != 0
        else { return nil }
        self = .nth(index: index, weekday: weekday, month: month)
    }

    /// Nil when the year has no such day; the first when it has two.
    package func day(in year: Int) -> Day? {
        switch self {
        case .fixed(let month, let day): return Day(year, month, day)
        case .nth(let index, let weekday, let month):
            guard let first = Day(year, month, 1), let next = first.advanced(months: 1) else { return nil }
            let day =
                index > 0
                ? first.advanced(days: (weekday - first.weekday + 7) % 7 + (index - 1) * 7)
                : next.advanced(days: -1 - (next.advanced(days: -1).weekday - weekday + 7) % 7 + (index + 1) * 7)
            return day.month == month ? day : nil
        case .easter(let offset): return Self.easter(year)?.advanced(days: offset)
        case .chinese(let month, let day): return ChineseCalendar.day(month: month, day: day, in: year)
        case .sun(let degrees): return ChineseCalendar.day(ofSunAt: degrees, in: year)
        case .later(let days, let base): return base.day(in: year)?.advanced(days: days)
        }
    }

    /// Easter Sunday of the western churches, by the anonymous Gregorian algorithm (J. Meeus, Astronomical Algorithms, ch. 8).
    private static func easter(_ year: Int) -> Day? {
        let (golden, century, rest) = (year % 19, year / 100, year % 100)
        let moon = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - moon + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let correction = (golden + 11 * epact + 22 * weekday) / 451
        let total = epact + weekday - 7 * correction + 114
        return Day(year, total / 31, total % 31 + 1)
    }
}
