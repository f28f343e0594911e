/// A set of values between two bounds, each open or closed; a missing bound is unbounded on that side.
package struct Interval: Hashable, Sendable {
    package var low: ExactDecimal?
    package var high: ExactDecimal?
    package var lowOpen: Bool
    package var highOpen: Bool

    package init(low: ExactDecimal?, high: ExactDecimal?, lowOpen: Bool = false, highOpen: Bool = false) {
        self.low = low
        self.high = high
        self.lowOpen = lowOpen
        self.highOpen = highOpen
    }

    package static func exactly(_ value: ExactDecimal) -> Interval { Interval(low: value, high: value) }

    package func contains(_ value: ExactDecimal) -> Bool { meets(.exactly(value)) }

    /// Whether some value lies in both.
    package func meets(_ other: Interval) -> Bool {
        Self.reaches(high, highOpen, other.low, other.lowOpen) && Self.reaches(other.high, other.highOpen, low, lowOpen)
    }

    private static func reaches(_ high: ExactDecimal?, _ highOpen: Bool, _ low: ExactDecimal?, _ lowOpen: Bool) -> Bool {
        guard let high, let low else { return true }
        return low < high || (low == high && !lowOpen && !highOpen)
    }

    /// The smallest interval that holds both.
    package func hull(_ other: Interval) -> Interval {
        var result = self
        if let a = low, let b = other.low {
            if b < a { (result.low, result.lowOpen) = (b, other.lowOpen) } else if a == b { result.lowOpen = lowOpen && other.lowOpen }
        } else {
            (result.low, result.lowOpen) = (nil, false)
        }
        if let a = high, let b = other.high {
            if b > a { (result.high, result.highOpen) = (b, other.highOpen) } else if a == b { result.highOpen = highOpen && other.highOpen }
        } else {
            (result.high, result.highOpen) = (nil, false)
        }
        return result
    }

    package static prefix func - (value: Interval) -> Interval {
        Interval(
            low: value.high.map { -$0 }, high: value.low.map { -$0 }, lowOpen: value.highOpen, highOpen: value.lowOpen)
    }

    /// All values times a positive factor.
    package func scaled(by factor: ExactDecimal) -> Interval {
        Interval(low: low.map { $0 * factor }, high: high.map { $0 * factor }, lowOpen: lowOpen, highOpen: highOpen)
    }
}
