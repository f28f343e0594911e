import Facts

/// A flow that is smaller over a period than over a part of it: January–November below January–October.
///
/// Only for concepts that rule files call `cumulative`: flows that cannot be negative.
package struct CumulativeCheck: Check {
    package static let id = "cumulative"

    package init() {}

    /// Periods of one series that are compared at most.
    private static let maximumPeriods = 200

    /// One series: all of the key but the period.
    private typealias Series = FactIndex.Key

    private struct Point {
        let period: Period
        let statements: [Statement]
        /// All that is stated of it.
        let interval: Interval
        let generous: Interval
    }

    package func findings(in context: CheckContext) -> [Finding] {
        Self.series(in: context).flatMap { findings(in: $0, context) }
    }

    /// The facts of each series that are held against each other.
    static func series(in context: CheckContext) -> [[Int32]] {
        var order: [Series] = []
        var series: [Series: [Int32]] = [:]
        for (fact, key) in context.index.keys.enumerated() where key.period != FactIndex.none && isCumulative(key, context) {
            var own = key
            own.period = FactIndex.none
            if series[own] == nil { order.append(own) }
            series[own, default: []].append(Int32(fact))
        }
        return order.compactMap { series[$0] }
    }

    private static func isCumulative(_ key: FactIndex.Key, _ context: CheckContext) -> Bool {
        guard key.measure == FactIndex.number(.level) || key.measure == FactIndex.number(.count) else { return false }
        return context.concepts[context.index.words.values[Int(key.concept)]].map { $0.isCumulative && $0.periodType != .running } ?? false
    }

    private func findings(in facts: [Int32], _ context: CheckContext) -> [Finding] {
        guard facts.count > 1 else { return [] }
        let points = facts.prefix(Self.maximumPeriods).compactMap { point($0, context) }
        var result: [Finding] = []
        for part in points {
            // Of all longer periods that are too small, the nearest in length says it.
            let wholes = points.filter { $0.period.start <= part.period.start && part.period.end <= $0.period.end && $0.period.value != part.period.value && exceeds(part.interval, $0.interval) }
            if let whole = wholes.min(by: { ($0.period.end.ordinal - $0.period.start.ordinal, $0.period.value) < ($1.period.end.ordinal - $1.period.start.ordinal, $1.period.value) }) {
                result += finding(part, whole, context).map { [$0] } ?? []
            }
        }
        return result
    }

    private func point(_ fact: Int32, _ context: CheckContext) -> Point? {
        let period = context.index.period(context.index.keys[Int(fact)].period)
        let statements = Statement.distinct(context.index.claims(of: fact), in: context.claims)
        guard period.modifier == nil, let first = statements.first else { return nil }
        return Point(
            period: period, statements: statements, interval: statements.map(\.value.interval).reduce(first.value.interval) { $0.hull($1) },
            generous: statements.map(\.value.generousInterval).reduce(first.value.generousInterval) { $0.hull($1) })
    }

    private func exceeds(_ part: Interval, _ whole: Interval) -> Bool { !part.meets(whole.downwards) }

    private func finding(_ part: Point, _ whole: Point, _ context: CheckContext) -> Finding? {
        func claims(_ point: Point) -> [Claim] { point.statements.flatMap(\.claims).map { context.claims[Int($0)] }.clearestFirst }
        let (parts, wholes) = (claims(part), claims(whole))
        // What fewer documents say is accused; between equals the sum, which someone had to add up.
        let accusesPart = Set(parts.map(\.document)).count < Set(wholes.map(\.document)).count
        let (accused, others) = accusesPart ? (parts, wholes) : (wholes, parts)
        guard let claim = accused.first, let other = others.first, let small = wholes.first, let large = parts.first else { return nil }
        let assumptions = Assumptions(relating: [claim, other], rounding: !exceeds(part.generous, whole.generous), in: context)
        return finding(
            context, assumptions,
            "‘\(small.text)’ as the \(context.fact(small)) is less than ‘\(large.text)’ in \(part.period.value), which is a part of it.",
            [
                Evidence(.accused, claim, note: "in \(accusesPart ? part.period.value : whole.period.value)"),
                Evidence(.contradicts, other, note: "in \(accusesPart ? whole.period.value : part.period.value)"),
            ] + others.dropFirst().prefix(3).map { Evidence(.supports, $0, note: "said here too") })
    }
}
