/// A calendar day of the proleptic Gregorian calendar, as days since 1970-01-01.
///
/// Conversions follow the civil-calendar algorithms of Howard Hinnant ("chrono-Compatible Low-Level Date Algorithms").
package struct Day: Hashable, Comparable, Sendable {
    package let ordinal: Int

    package init(ordinal: Int) { self.ordinal = ordinal }

    /// Nil when no such day exists (February 30) or the year lies outside 1…9999.
    package init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else {
            return nil
        }
        let y = month <= 2 ? year - 1 : year
        let era = y >= 0 ? y / 400 : (y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        ordinal = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `2022-12-30`. Nil for anything else.
    package init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            bytes[range].reduce(0) { sum, byte in byte &- 0x30 < 10 ? sum.map { $0 * 10 + Int(byte - 0x30) } : nil }
        }
        guard let y = number(0..<4), let m = number(5..<7), let d = number(8..<10) else { return nil }
        self.init(y, m, d)
    }

    package var components: (year: Int, month: Int, day: Int) {
        let z = ordinal + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let mp = (5 * dayOfYear + 2) / 153
        let month = mp < 10 ? mp + 3 : mp - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1)
    }

    package var year: Int { components.year }
    package var month: Int { components.month }

    /// 1 for January 1.
    package var dayOfYear: Int {
        let (y, m, d) = components
        return (1..<m).reduce(d) { $0 + Self.days(in: $1, of: y) }
    }

    /// ISO 8601 weekday: 1 is Monday, 7 is Sunday.
    package var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 + 1 }

    /// `2022-12-30`.
    package var iso: String {
        let (y, m, d) = components
        guard (0...9999).contains(y) else { return "\(y)-\(padded(m, 2))-\(padded(d, 2))" }
        return String(unsafeUninitializedCapacity: 10) { bytes in
            bytes[4] = UInt8(ascii: "-")
            bytes[7] = UInt8(ascii: "-")
            for (place, digit) in [(0, y / 1000), (1, y / 100 % 10), (2, y / 10 % 10), (3, y % 10), (5, m / 10), (6, m % 10), (8, d / 10), (9, d % 10)] {
                bytes[place] = UInt8(ascii: "0") + UInt8(digit)
            }
            return 10
        }
    }

    package static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package func advanced(days: Int) -> Day { Day(ordinal: ordinal + days) }

    /// The same day of a month `months` later, or that month's last day. Nil outside the years 1…9999.
    package func advanced(months: Int) -> Day? {
        let (y, m, d) = components
        let total = y * 12 + m - 1 + months
        guard total >= 12 else { return nil }
        let (year, month) = (total / 12, total % 12 + 1)
        return Day(year, month, min(d, Self.days(in: month, of: year)))
    }

    package static func < (left: Day, right: Day) -> Bool { left.ordinal < right.ordinal }
}

/// A number that is written in digits only; `Int` would take a sign too.
func digits(_ text: some StringProtocol) -> Int? { text.utf8.allSatisfy { $0 &- 0x30 < 10 } ? Int(text) : nil }

/// A non-negative number with leading zeros.
package func padded(_ value: Int, _ width: Int) -> String {
    var limit = 1
    for _ in 0..<width { limit *= 10 }
    guard value >= 0, value < limit else { return String(value) }
    return String(unsafeUninitializedCapacity: width) { bytes in
        var rest = value
        for place in stride(from: width - 1, through: 0, by: -1) {
            bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        return width
    }
}

extension Day {
    /// The first day of the calendar, for stretches that have no start.
    package static let earliest = Day(ordinal: -719_162)
    /// The day after the last of the calendar, for stretches that have no end.
    package static let latest = Day(ordinal: 2_932_897)
}
