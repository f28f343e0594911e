import Facts
import Rules

/// Two amounts given as the same thing, brought to one unit. Nil when they cannot be compared: other currencies, other
/// dimensions, a factor that is no finite decimal.
struct Restatement {
    let first: Quantity
    let second: Quantity

    init?(_ first: Mention, _ second: Mention, rules: RuleSet) {
        switch (first.value, second.value) {
        case (.money(let a, let one), .money(let b, let other)):
            guard let left = rules.currencies[one], let right = rules.currencies[other], !left.isOpen, !right.isOpen,
                left.candidates[0] == right.candidates[0]
            else { return nil }
            self.first = Quantity(a, unit: left.candidates[0], hedge: first.hedge, alternativeUnits: Array(left.candidates.dropFirst()))
            self.second = Quantity(b, unit: right.candidates[0], hedge: second.hedge, alternativeUnits: Array(right.candidates.dropFirst()))
        case (.quantity(let a, let one), .quantity(let b, let other)):
            guard let left = rules.units[one], let right = rules.units[other], left.dimension == right.dimension, one != other,
                !left.hasOffset, !right.hasOffset, let leftFactor = left.factor, let rightFactor = right.factor
            else { return nil }
            self.first = Quantity(a, unit: one, hedge: first.hedge).converted(to: left.dimension, factor: leftFactor)
            self.second = Quantity(b, unit: other, hedge: second.hedge).converted(to: left.dimension, factor: rightFactor)
            // "2,788,000 cwts (100 lbs)" explains the unit; it does not say the amount again.
            if a.point != ExactDecimal(1), self.second.interval.contains(leftFactor) { return nil }
        default: return nil
        }
    }
}
