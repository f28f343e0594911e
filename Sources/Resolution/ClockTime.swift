import Facts

/// A part of the day, with its TIMEX3 code.
package enum DayPart: String, Hashable, Sendable {
    case morning = "MO", midday = "MI", afternoon = "AF", evening = "EV", night = "NI", daytime = "DT"
}

/// A time of day: hours and minutes, or a part of the day.
package struct ClockTime: Hashable, Sendable {
    package var hour: Int?
    package var minute: Int?
    package var second: Int?
    package var part: DayPart?
    /// Minutes east of Greenwich; nil when no zone is stated.
    package var zone: Int?

    package init(hour: Int? = nil, minute: Int? = nil, second: Int? = nil, part: DayPart? = nil, zone: Int? = nil) {
        self.hour = hour
        self.minute = minute
        self.second = second
        self.part = part
        self.zone = zone
    }

    /// The same hour in a part of the day: eight in the evening is 20:00.
    package func within(_ part: DayPart?) -> ClockTime {
        var result = self
        result.part = self.part ?? part
        if let hour, hour < 12, part == .afternoon || part == .evening || (part == .night && hour > 4) { result.hour = hour + 12 }
        return result
    }

    /// `T19:15`, `TMO`.
    package var value: String {
        guard let hour else { return "T" + (part?.rawValue ?? "XX") }
        var text = "T\(padded(hour, 2)):\(padded(minute ?? 0, 2))"
        if let second { text += ":" + padded(second, 2) }
        return text
    }

}
