extension Period {
    /// Reads `2022`, `2022-11`, `2022-Q4`, `2022-H1`, `2022-11-30` and ranges of them joined by `/`. Nil for anything else.
    package init?(iso text: some StringProtocol) {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false)
        if sides.count == 2 {
            guard let from = Period(iso: sides[0]), let to = Period(iso: sides[1]), from.start < to.end else { return nil }
            self = Period.covering(from.start, to.end, granularity: min(from.granularity, to.granularity))
            return
        }
        guard sides.count == 1, let period = Self.single(String(text)) else { return nil }
        self = period
    }

    private static func single(_ text: String) -> Period? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts[0].count == 4, let year = digits(parts[0]), let start = Day(year, 1, 1) else { return nil }
        if parts.count == 1 { return start.advanced(months: 12).map { covering(start, $0, granularity: .year) } }
        if parts.count == 3 { return Day(iso: text).map { covering($0, $0.advanced(days: 1), granularity: .day) } }
        guard parts.count == 2, parts[1].count == 2 else { return nil }
        let part = parts[1]
        let number = digits(part.first == "Q" || part.first == "H" ? part.dropFirst() : part)
        guard let number else { return nil }
        switch part.first {
        case "Q": return stretch(year, number, 3, .quarter)
        case "H": return stretch(year, number, 6, .half)
        default: return stretch(year, number, 1, .month)
        }
    }

    private static func stretch(_ year: Int, _ index: Int, _ months: Int, _ unit: CalendarUnit) -> Period? {
        guard index >= 1, index * months <= 12, let start = Day(year, (index - 1) * months + 1, 1),
            let end = start.advanced(months: months)
        else { return nil }
        return covering(start, end, granularity: unit)
    }
}
