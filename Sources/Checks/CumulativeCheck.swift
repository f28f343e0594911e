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
        let fact: Int32
        /// All that is stated of it.
        let interval: Interval
    }

    package func findings(in context: CheckContext) -> [Finding] {
        Self.series(in: context).flatMap { findings(in: $0, context) }
    }

    /// The facts of each series that are held against each other.
    static func series(in context: CheckContext) -> [[Int32]] {
        var order: [Series] = []
        var series: [Series: [Int32]] = [:]
        let concepts = context.index.words.values.map { context.concepts[$0].map { $0.isCumulative && $0.periodType != .running } ?? false }
        for fact in context.index.stated {
            var own = context.index.keys[Int(fact)]
            let isAmount = own.measure == FactIndex.number(.level) || own.measure == FactIndex.number(.count)
            guard isAmount, own.period != FactIndex.none, concepts[Int(own.concept)] else { continue }
            own.period = FactIndex.none
            if series[own] == nil { order.append(own) }
            series[own, default: []].append(fact)
        }
        return order.compactMap { series[$0] }
    }

    private func findings(in facts: [Int32], _ context: CheckContext) -> [Finding] {
        guard facts.count > 1 else { return [] }
        let points = facts.prefix(Self.maximumPeriods).compactMap { point($0, context) }
        let wholes = Self.wholes(of: points)
        return points.indices.compactMap { index in
            // Of all longer periods that are too small, the nearest in length says it.
            let tooSmall = wholes[index].filter { exceeds(points[index].interval, points[$0].interval) }.map { points[$0] }
            let whole = tooSmall.min { ($0.period.end.ordinal - $0.period.start.ordinal, $0.period.value) < ($1.period.end.ordinal - $1.period.start.ordinal, $1.period.value) }
            return whole.flatMap { finding(points[index], $0, context) }
        }
    }

    /// The points of the periods that each period is a part of. In the order of their starts, only those that have not ended need be looked at.
    private static func wholes(of points: [Point]) -> [[Int]] {
        var result = [[Int]](repeating: [], count: points.count)
        let order = points.indices.sorted { (points[$0].period.start, $0) < (points[$1].period.start, $1) }
        var open: [Int] = []
        var next = 0
        while next < order.count {
            let start = points[order[next]].period.start
            let group = order[next...].prefix { points[$0].period.start == start }
            open.removeAll { points[$0].period.end <= start }
            open += group
            for part in group { result[part] = open.filter { $0 != part && points[part].period.end <= points[$0].period.end } }
            next += group.count
        }
        return result
    }

    private func point(_ fact: Int32, _ context: CheckContext) -> Point? {
        let period = context.index.period(context.index.keys[Int(fact)].period)
        guard period.modifier == nil else { return nil }
        guard context.index.isStatedVariously(fact) else {
            return context.index.claims(of: fact).first.flatMap { context.claims[Int($0)].value?.interval }.map { Point(period: period, fact: fact, interval: $0) }
        }
        return hull(fact, context) { $0.interval }.map { Point(period: period, fact: fact, interval: $0) }
    }

    /// All that the statements of a fact allow.
    private func hull(_ fact: Int32, _ context: CheckContext, _ interval: (Quantity) -> Interval) -> Interval? {
        let intervals = context.index.statements(of: fact, in: context.claims).map { interval($0.value) }
        return intervals.first.map { first in intervals.dropFirst().reduce(first) { $0.hull($1) } }
    }

    private func exceeds(_ part: Interval, _ whole: Interval) -> Bool { !part.meets(whole.downwards) }

    private func finding(_ part: Point, _ whole: Point, _ context: CheckContext) -> Finding? {
        func claims(_ point: Point) -> [Claim] {
            context.index.statements(of: point.fact, in: context.claims).flatMap(\.claims).map { context.claims[Int($0)] }.clearestFirst
        }
        let (parts, wholes) = (claims(part), claims(whole))
        // What fewer documents say is accused; between equals the sum, which someone had to add up.
        let accusesPart = Set(parts.map(\.document)).count < Set(wholes.map(\.document)).count
        let (accused, others) = accusesPart ? (parts, wholes) : (wholes, parts)
        guard let claim = accused.first, let other = others.first, let small = wholes.first, let large = parts.first,
            let most = hull(part.fact, context, \.generousInterval), let least = hull(whole.fact, context, \.generousInterval)
        else { return nil }
        let assumptions = Assumptions(relating: [claim, other], rounding: !exceeds(most, least), in: context)
        return finding(
            context, assumptions,
            "‘\(small.text)’ as the \(context.fact(small)) is less than ‘\(large.text)’ in \(part.period.value), which is a part of it.",
            [
                Evidence(.accused, claim, note: "in \(accusesPart ? part.period.value : whole.period.value)"),
                Evidence(.contradicts, other, note: "in \(accusesPart ? whole.period.value : part.period.value)"),
            ] + others.dropFirst().prefix(3).map { Evidence(.supports, $0, note: "said here too") })
    }
}
