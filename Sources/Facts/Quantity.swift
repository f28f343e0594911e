/// What a hedge word does to a figure: how far below and above the point the value may lie, as fractions of the point.
/// Nil means without bound on that side. Rows of such values live in the rule files, per language; a claim refers to one.
package final class Hedge: Hashable, Sendable {
    /// Stable name as written in the tables: `about`, `over`, `at-least`.
    package let id: String
    package let below: ExactDecimal?
    package let above: ExactDecimal?
    /// Whether the point itself is excluded ("more than", "less than").
    package let strict: Bool

    package init(id: String, below: ExactDecimal?, above: ExactDecimal?, strict: Bool = false) {
        self.id = id
        self.below = below
        self.above = above
        self.strict = strict
    }

    package static func == (left: Hedge, right: Hedge) -> Bool {
        left === right || left.id == right.id && left.below == right.below && left.above == right.above && left.strict == right.strict
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// An exact value with the precision that was stated, its unit and its hedge.
///
/// The stated precision u is the last digit written times the magnitude: "$172.4 billion" has u = 0.1 bn and means the
/// interval [172.35, 172.45] bn (XBRL Calculations 1.1, section on rounding; both ends closed, since prose does not say
/// which way a half was rounded).
package struct Quantity: Hashable, Sendable {
    package let point: ExactDecimal
    /// Width u of the last digit written, in the unit; zero for an exact count.
    package let precision: ExactDecimal
    /// Width of the last digit that is not a trailing zero ("170 billion" may have been rounded to 10 billion); never less
    /// than `precision`.
    package let coarsePrecision: ExactDecimal
    /// ISO 4217 code, `percent`, UCUM code or the noun that is counted.
    package var unit: String
    package let hedge: Hedge?
    /// The values that the words allow, read as rounded to the last digit written.
    package let interval: Interval
    /// The currencies or units that the same words may also mean ("$" outside the United States).
    package private(set) var alternativeUnits: [String]

    package init(
        point: ExactDecimal, precision: ExactDecimal, unit: String, hedge: Hedge? = nil, interval: Interval? = nil,
        coarsePrecision: ExactDecimal? = nil, alternativeUnits: [String] = []
    ) {
        self.point = point
        self.precision = precision
        self.coarsePrecision = coarsePrecision ?? Self.coarsePrecision(of: point, precision)
        self.unit = unit
        self.hedge = hedge
        self.alternativeUnits = alternativeUnits
        self.interval = interval ?? Self.interval(point, precision, hedge)
    }

    /// The same amount in a unit that its words may mean.
    package func read(as unit: String, or others: [String]) -> Quantity {
        var result = self
        result.unit = unit
        result.alternativeUnits = others
        return result
    }

    /// What the digits of the point alone tell; a converted quantity has its own.
    /// Zeros behind a decimal point are written because they count: “€3.20” is no rounding of 3.24.
    package static func coarsePrecision(of point: ExactDecimal, _ precision: ExactDecimal) -> ExactDecimal {
        precision < ExactDecimal(1) || point.isZero ? precision : max(precision, .powerOfTen(point.exponent))
    }

    private static func interval(_ point: ExactDecimal, _ precision: ExactDecimal, _ hedge: Hedge?) -> Interval {
        let half = precision.half
        let rounded = Interval(low: point - half, high: point + half)
        guard let hedge else { return rounded }
        let size = point.magnitude
        var result = Interval(
            low: hedge.below.map { point - size * $0 }, high: hedge.above.map { point + size * $0 })
        if hedge.strict {
            if result.low == point { result.lowOpen = true }
            if result.high == point { result.highOpen = true }
        } else {
            result = result.hull(rounded)
        }
        return result
    }

    /// Everything a writer may have meant: rounded to the last digit, cut off after it, or rounded to the last digit that
    /// is not a trailing zero ("170 billion" for 168). Always holds `interval`.
    package var generousInterval: Interval {
        guard !precision.isZero else { return interval }
        let half = coarsePrecision.half
        let rounded = Interval(low: point - half, high: point + half)
        let truncated = point.isNegative
            ? Interval(low: point - precision, high: point, lowOpen: true)
            : Interval(low: point, high: point + precision, highOpen: true)
        return interval.hull(rounded).hull(truncated)
    }

    package enum Agreement: Hashable, Sendable {
        case agrees
        /// Only rounding to the last digit written conflicts; truncation or a coarser rounding would explain it.
        case possibleConflict
        /// No reading of the two makes them agree.
        case conflict
    }

    /// Compares two statements of one value in the same unit.
    ///
    /// Unhedged statements of equal precision agree only when equal; of different precision when their intervals meet.
    package func agreement(with other: Quantity) -> Agreement {
        if hedge == nil, other.hedge == nil, precision == other.precision {
            if point == other.point { return .agrees }
        } else if interval.meets(other.interval) {
            return .agrees
        }
        return generousInterval.meets(other.generousInterval) ? .possibleConflict : .conflict
    }

    /// The same value in a unit that is `factor` times smaller.
    package func converted(to unit: String, factor: ExactDecimal) -> Quantity {
        Quantity(
            point: point * factor, precision: precision * factor, unit: unit, hedge: hedge,
            interval: interval.scaled(by: factor), coarsePrecision: coarsePrecision * factor)
    }

    /// The value with its sign turned: a fall of 5 percent is a change of −5.
    package var negated: Quantity {
        let turned = hedge.map { Hedge(id: $0.id, below: $0.above, above: $0.below, strict: $0.strict) }
        return Quantity(
            point: -point, precision: precision, unit: unit, hedge: turned, interval: -interval,
            coarsePrecision: coarsePrecision, alternativeUnits: alternativeUnits)
    }
}
