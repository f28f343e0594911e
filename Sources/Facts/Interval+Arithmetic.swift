/// Sums, products and quotients of intervals: every value that some choice of operands gives. Where an end is no finite
/// decimal it is moved outwards, never inwards.
extension Interval {
    package static let everything = Interval(low: nil, high: nil)
    package static let notNegative = Interval(low: .zero, high: nil)

    /// The values that lie in both, nil when there are none.
    package func intersection(_ other: Interval) -> Interval? {
        guard meets(other) else { return nil }
        var result = self
        if let bound = other.low {
            if let own = low, own >= bound { result.lowOpen = own == bound ? lowOpen || other.lowOpen : lowOpen } else {
                (result.low, result.lowOpen) = (bound, other.lowOpen)
            }
        }
        if let bound = other.high {
            if let own = high, own <= bound { result.highOpen = own == bound ? highOpen || other.highOpen : highOpen } else {
                (result.high, result.highOpen) = (bound, other.highOpen)
            }
        }
        return result
    }

    package static func + (left: Interval, right: Interval) -> Interval {
        func sum(_ a: ExactDecimal?, _ b: ExactDecimal?) -> ExactDecimal? { a.flatMap { a in b.map { a + $0 } } }
        return Interval(
            low: sum(left.low, right.low), high: sum(left.high, right.high), lowOpen: left.lowOpen || right.lowOpen,
            highOpen: left.highOpen || right.highOpen)
    }

    package static func - (left: Interval, right: Interval) -> Interval { left + -right }

    package static func * (left: Interval, right: Interval) -> Interval {
        var products: [End] = []
        for a in left.ends { for b in right.ends { products.append(a.times(b)) } }
        return Interval(lowest: products.reduce(products[0], End.lower), highest: products.reduce(products[0], End.higher))
    }

    package static func / (left: Interval, right: Interval) -> Interval { left * right.reciprocal }

    /// One over each value but zero. Everything, where the values lie on both sides of zero.
    private var reciprocal: Interval {
        func one(over bound: ExactDecimal?, upwards: Bool) -> ExactDecimal? {
            guard let bound else { return .zero }
            return ExactDecimal(1).divided(by: bound, upwards: upwards)
        }
        if let low, !low.isNegative {
            return Interval(
                low: one(over: high, upwards: false), high: one(over: low, upwards: true), lowOpen: highOpen || high == nil,
                highOpen: lowOpen && !low.isZero)
        }
        if let high, high.isNegative || high.isZero { return -(-self).reciprocal }
        return .everything
    }

    /// With room for each end to move outwards by a part of itself.
    package func widened(by part: ExactDecimal) -> Interval {
        Interval(low: low.map { $0 - $0.magnitude * part }, high: high.map { $0 + $0.magnitude * part }, lowOpen: lowOpen, highOpen: highOpen)
    }

    /// Everything up to the highest value.
    package var downwards: Interval { Interval(low: nil, high: high, highOpen: highOpen) }
    /// Everything from the lowest value on.
    package var upwards: Interval { Interval(low: low, high: nil, lowOpen: lowOpen) }

    private var ends: [End] {
        [End(value: low, isInfinitelyLow: low == nil, isOpen: lowOpen), End(value: high, isInfinitelyLow: false, isOpen: highOpen)]
    }

    private init(lowest: End, highest: End) {
        self.init(low: lowest.value, high: highest.value, lowOpen: lowest.isOpen, highOpen: highest.isOpen)
    }

    /// One end of an interval: a value, or one of the infinities.
    private struct End {
        let value: ExactDecimal?
        let isInfinitelyLow: Bool
        let isOpen: Bool

        private var isNegative: Bool { value?.isNegative ?? isInfinitelyLow }
        private var isZero: Bool { value?.isZero ?? false }

        /// Nothing times anything is nothing, and then the end belongs to the product: rather too wide than too narrow.
        func times(_ other: End) -> End {
            if isZero || other.isZero { return End(value: .zero, isInfinitelyLow: false, isOpen: false) }
            guard let a = value, let b = other.value else {
                return End(value: nil, isInfinitelyLow: isNegative != other.isNegative, isOpen: false)
            }
            return End(value: a * b, isInfinitelyLow: false, isOpen: isOpen || other.isOpen)
        }

        static func lower(_ a: End, _ b: End) -> End {
            guard let x = a.value else { return a.isInfinitelyLow ? a : b }
            guard let y = b.value else { return b.isInfinitelyLow ? b : a }
            return x == y ? (a.isOpen ? b : a) : (x < y ? a : b)
        }

        static func higher(_ a: End, _ b: End) -> End {
            guard let x = a.value else { return a.isInfinitelyLow ? b : a }
            guard let y = b.value else { return b.isInfinitelyLow ? a : b }
            return x == y ? (a.isOpen ? b : a) : (x > y ? a : b)
        }
    }
}

extension ExactDecimal {
    /// The quotient; where it does not end, moved up or down by less than one part in 10^13. Nil for a division by zero.
    func divided(by divisor: ExactDecimal, upwards: Bool) -> ExactDecimal? {
        guard let quotient = divided(by: divisor) else { return nil }
        let product = quotient * divisor
        let isTooLow = divisor.isNegative ? product > self : product < self
        guard product != self, isTooLow == upwards else { return quotient }
        let step = quotient.magnitude * .powerOfTen(-13)
        return upwards ? quotient + step : quotient - step
    }
}
