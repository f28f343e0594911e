import Facts
import Resolution

/// A time that is itself the figure of a claim: "expires after 30 minutes", "opens at 9 a.m.".
enum TimeFigure {
    /// Lengths below a month are counted in seconds, others in months, so that two weeks are 14 days; a time of day in
    /// minutes from midnight. Nil for a time that counts nothing.
    static func value(of expression: TimeExpression) -> (number: NumberValue, unit: String)? {
        switch expression {
        case .length(let length): return amount(of: length)
        case .clock(let clock, nil):
            guard let hour = clock.hour else { return nil }
            return (NumberValue(point: ExactDecimal(hour * 60 + (clock.minute ?? 0)), precision: .zero), "minute of the day")
        default: return nil
        }
    }

    private static func amount(of length: TimeLength) -> (number: NumberValue, unit: String)? {
        var sum: (point: ExactDecimal, unit: String)?
        for part in length.parts {
            guard let amount = part.amount, let (count, unit) = size(of: part.unit), sum == nil || sum?.unit == unit else { return nil }
            sum = ((sum?.point ?? .zero) + amount * ExactDecimal(count), unit)
        }
        return sum.map { (NumberValue(point: $0.point, precision: .zero), $0.unit) }
    }

    /// How many seconds or months a unit has; nil for those of no one length.
    private static func size(of unit: TimeLength.Unit) -> (count: Int, unit: String)? {
        switch unit {
        case .second: (1, "s")
        case .minute: (60, "s")
        case .hour: (3600, "s")
        case .day: (86_400, "s")
        case .week: (604_800, "s")
        case .fortnight: (1_209_600, "s")
        case .month: (1, "month")
        case .quarter: (3, "month")
        case .half: (6, "month")
        case .year: (12, "month")
        case .decade: (120, "month")
        case .weekend, .century, .millennium: nil
        }
    }
}
