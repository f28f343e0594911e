/// An interval in binary floating point, for a first look: it may say that something holds only with room to spare.
package struct EstimatedInterval: Equatable, Sendable {
    package var low: Double
    package var high: Double

    /// Room, as a part of the size, that is far more than all rounding of one look adds up to.
    private static let margin = 1e-9

    package init(_ interval: Interval) {
        low = interval.low?.estimate ?? -.infinity
        high = interval.high?.estimate ?? .infinity
    }

    fileprivate init(_ low: Double, _ high: Double) {
        // What is no number (nothing times everything) can be anything.
        self.low = low.isNaN ? -.infinity : low
        self.high = high.isNaN ? .infinity : high
    }

    package static let everything = EstimatedInterval(-.infinity, .infinity)

    /// What lies in both; nil when that is nothing, or too little to be sure.
    package func intersection(_ other: EstimatedInterval) -> EstimatedInterval? {
        let (from, to) = (max(low, other.low), min(high, other.high))
        let size = max(from.isFinite ? from.magnitude : 0, to.isFinite ? to.magnitude : 0)
        return to - from > size * Self.margin ? EstimatedInterval(from, to) : nil
    }

    package func widened(by part: Double) -> EstimatedInterval { EstimatedInterval(low - low.magnitude * part, high + high.magnitude * part) }

    fileprivate static func + (a: EstimatedInterval, b: EstimatedInterval) -> EstimatedInterval { EstimatedInterval(a.low + b.low, a.high + b.high) }
    fileprivate static func - (a: EstimatedInterval, b: EstimatedInterval) -> EstimatedInterval { EstimatedInterval(a.low - b.high, a.high - b.low) }

    fileprivate static func * (a: EstimatedInterval, b: EstimatedInterval) -> EstimatedInterval {
        // Nothing times without end is nothing, as in the exact arithmetic.
        func known(_ product: Double) -> Double { product.isNaN ? 0 : product }
        let (p, q, r, s) = (known(a.low * b.low), known(a.low * b.high), known(a.high * b.low), known(a.high * b.high))
        return EstimatedInterval(min(min(p, q), min(r, s)), max(max(p, q), max(r, s)))
    }

    fileprivate static func / (a: EstimatedInterval, b: EstimatedInterval) -> EstimatedInterval {
        if b.low >= 0 { return a * EstimatedInterval(1 / b.high, b.low == 0 ? .infinity : 1 / b.low) }
        if b.high <= 0 { return a * EstimatedInterval(b.high == 0 ? -.infinity : 1 / b.high, 1 / b.low) }
        return everything
    }

    fileprivate var holdsZero: Bool { low <= 0 && high >= 0 }
}

extension Relation {
    /// As `narrow`, by estimates: true only where the exact result is certainly not nothing. False says nothing.
    package func narrowsClearly(_ domains: inout [EstimatedInterval]) -> Bool {
        guard comparison == .equal else { return false }
        guard let both = estimate(left, domains).intersection(estimate(right, domains)) else { return false }
        return narrow(left, to: both, &domains) && narrow(right, to: both, &domains)
    }

    private func estimate(_ expression: Expression, _ domains: [EstimatedInterval]) -> EstimatedInterval {
        switch expression {
        case .number(let value): EstimatedInterval(value.estimate, value.estimate)
        case .term(let index): domains[index]
        case .operation(let sign, let a, let b):
            switch sign {
            case .plus: estimate(a, domains) + estimate(b, domains)
            case .minus: estimate(a, domains) - estimate(b, domains)
            case .times: estimate(a, domains) * estimate(b, domains)
            case .over: estimate(a, domains) / estimate(b, domains)
            }
        }
    }

    private func narrow(_ expression: Expression, to target: EstimatedInterval, _ domains: inout [EstimatedInterval]) -> Bool {
        switch expression {
        case .number: return true
        case .term(let index):
            guard let rest = domains[index].intersection(target) else { return false }
            domains[index] = rest
            return true
        case .operation(let sign, let a, let b):
            let (x, y) = (estimate(a, domains), estimate(b, domains))
            let (forA, forB): (EstimatedInterval, EstimatedInterval) = switch sign {
            case .plus: (target - y, target - x)
            case .minus: (target + y, x - target)
            case .times: (y.holdsZero ? .everything : target / y, x.holdsZero ? .everything : target / x)
            case .over: (target * y, target.holdsZero ? .everything : x / target)
            }
            return narrow(a, to: forA, &domains) && narrow(b, to: forB, &domains)
        }
    }
}

extension ExactDecimal {
    /// The value to within some parts in 10^16.
    fileprivate var estimate: Double {
        guard let small = smallCoefficient, (-30...30).contains(exponent) else { return approximation }
        let power = Self.powers[Int(exponent.magnitude)]
        return exponent < 0 ? Double(small) / power : Double(small) * power
    }

    private static let powers: [Double] = (0...30).map { Double("1e\($0)") ?? 1 }
}
