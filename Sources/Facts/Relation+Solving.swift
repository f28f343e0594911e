extension Relation {
    /// Narrows what each term can be to what the others leave of it. False when nothing is left: the relation cannot hold.
    ///
    /// One pass from the terms to the comparison and back (Benhamou et al., "Revising hull and box consistency", 1999). A term
    /// that stands twice is taken for two quantities of one interval: the result may be too wide, never too narrow.
    package func narrow(_ domains: inout [Interval]) -> Bool {
        let (one, other) = (value(of: left, domains), value(of: right, domains))
        guard let (low, high) = compared(one, other) else { return false }
        return narrow(left, to: low, &domains) && narrow(right, to: high, &domains)
    }

    /// What one term must be for the relation to hold, by the others alone; nil when they leave nothing.
    package func implied(_ term: Int, by domains: [Interval]) -> Interval? {
        var open = domains
        open[term] = .everything
        return narrow(&open) ? open[term] : nil
    }

    private func value(of expression: Expression, _ domains: [Interval]) -> Interval {
        switch expression {
        case .number(let value): .exactly(value)
        case .term(let index): domains[index]
        case .operation(let sign, let a, let b):
            switch sign {
            case .plus: value(of: a, domains) + value(of: b, domains)
            case .minus: value(of: a, domains) - value(of: b, domains)
            case .times: value(of: a, domains) * value(of: b, domains)
            case .over: value(of: a, domains) / value(of: b, domains)
            }
        }
    }

    /// What the comparison leaves of both sides.
    private func compared(_ one: Interval, _ other: Interval) -> (Interval, Interval)? {
        func strict(_ interval: Interval) -> Interval {
            Interval(low: interval.low, high: interval.high, lowOpen: interval.low != nil, highOpen: interval.high != nil)
        }
        let bounds: (Interval, Interval)
        switch comparison {
        case .equal: bounds = (other, one)
        case .atMost: bounds = (other.downwards, one.upwards)
        case .atLeast: bounds = (other.upwards, one.downwards)
        case .less: bounds = (strict(other.downwards), strict(one.upwards))
        case .more: bounds = (strict(other.upwards), strict(one.downwards))
        }
        guard let low = one.intersection(bounds.0), let high = other.intersection(bounds.1) else { return nil }
        return (low, high)
    }

    private func narrow(_ expression: Expression, to target: Interval, _ domains: inout [Interval]) -> Bool {
        switch expression {
        case .number(let value): return target.contains(value)
        case .term(let index):
            guard let rest = domains[index].intersection(target) else { return false }
            domains[index] = rest
            return true
        case .operation(let sign, let a, let b):
            let (x, y) = (value(of: a, domains), value(of: b, domains))
            let (forA, forB) = Self.inverse(sign, x, y, target)
            return narrow(a, to: forA, &domains) && narrow(b, to: forB, &domains)
        }
    }

    /// What the operands can be for the result to lie in `target`.
    private static func inverse(_ sign: Operator, _ x: Interval, _ y: Interval, _ target: Interval) -> (Interval, Interval) {
        switch sign {
        case .plus: (target - y, target - x)
        case .minus: (target + y, x - target)
        // A product of nothing is nothing, whatever the other factor.
        case .times: (y.contains(.zero) ? .everything : target / y, x.contains(.zero) ? .everything : target / x)
        case .over: (target * y, target.contains(.zero) ? .everything : x / target)
        }
    }
}
