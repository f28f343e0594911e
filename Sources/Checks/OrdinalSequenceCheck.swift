import Facts

/// A numbered series out of order: a later meeting with a lower number, one number at two times far apart.
package struct OrdinalSequenceCheck: Check {
    package static let id = "ordinal-sequence"

    package init() {}

    /// Days between two datings of one number that may still be one event, announced or reported at different times.
    private static let defaultTolerance = 200

    /// Datings of one series that are compared at most.
    private static let maximumDatings = 400

    /// One number at one time: further claims of it say nothing new.
    private struct Dating: Hashable {
        let number: ExactDecimal
        let period: Period
    }

    private struct Series: Hashable {
        /// The dimension of a rule whose series counts anew in each of these: `year`.
        static let resets = "resets"
        /// The dimension of a rule whose series has one meeting in each of these at most: `year`.
        static let cadence = "cadence"

        let concept: String
        let entity: [String]
        let dimensions: [String: String]
        let year: Int?

        init(_ claim: Claim) {
            concept = claim.concept
            entity = claim.entity
            dimensions = claim.dimensions
            year = claim.dimensions[Self.resets] == CalendarUnit.year.rawValue ? claim.period?.period.start.year : nil
        }
    }

    package func findings(in context: CheckContext) -> [Finding] {
        let tolerance = context.parameter("tolerance-days", of: Self.id, default: Self.defaultTolerance)
        return Self.series(in: context).flatMap { findings(in: $0, tolerance, context) }
    }

    /// The numbers of each series that are held against each other.
    static func series(in context: CheckContext) -> [[Claim]] {
        var order: [Series] = []
        var groups: [Series: [Claim]] = [:]
        for claim in context.claims(at: context.kinds.ordinals) where claim.concept != "calendar.weekday" {
            guard claim.modality == .asserted, claim.doubts.isEmpty, claim.value?.point.int != nil, claim.period != nil,
                claim.period?.source != .paragraph, claim.period?.source != .document, !claim.entity.isEmpty
            else { continue }
            let series = Series(claim)
            if groups[series] == nil { order.append(series) }
            groups[series, default: []].append(claim)
        }
        return order.compactMap { groups[$0] }
    }

    private func findings(in claims: [Claim], _ tolerance: Int, _ context: CheckContext) -> [Finding] {
        var seen = Set<Dating>()
        let distinct = claims.filter { seen.insert(Dating(number: $0.value!.point, period: $0.period!.period)).inserted }
        let sorted = distinct.prefix(Self.maximumDatings).enumerated().sorted {
            let (a, b) = ($0.element.period!.period.start, $1.element.period!.period.start)
            return (a, $0.offset) < (b, $1.offset)
        }.map(\.element)
        let kept = longestConsistent(sorted, tolerance)
        let wrong = sorted.indices.filter { !kept.contains($0) }.compactMap { index -> Finding? in
            guard let other = kept.map({ sorted[$0] }).first(where: { !agree($0, sorted[index], tolerance) }) else { return nil }
            return finding(sorted[index], against: other, context)
        }
        return wrong + skips(kept.map { sorted[$0] }, context)
    }

    /// Numbers that grow faster than the years between two annual meetings: one was left out, or was held twice in a year.
    private func skips(_ kept: [Claim], _ context: CheckContext) -> [Finding] {
        guard kept.first?.dimensions[Series.cadence] == CalendarUnit.year.rawValue else { return [] }
        return zip(kept, kept.dropFirst()).compactMap { earlier, later in
            guard let one = earlier.value?.point.int, let other = later.value?.point.int, let start = earlier.period?.period, let end = later.period?.period,
                other - one > end.end.advanced(days: -1).year - start.start.year
            else { return nil }
            var assumptions = Assumptions()
            assumptions.add("a meeting between the two would explain it")
            return finding(
                context, assumptions, "‘\(later.text)’ in \(end.value) comes too soon after ‘\(earlier.text)’ in \(start.value) for one a year.",
                [Evidence(.accused, later, note: "in \(end.value)"), Evidence(.contradicts, earlier, note: "in \(start.value)")])
        }
    }

    /// Whether two numbers can both be right: the later event does not have the lower number.
    private func agree(_ a: Claim, _ b: Claim, _ tolerance: Int) -> Bool {
        let (x, y) = (a.value!.point, b.value!.point)
        let (p, q) = (a.period!.period, b.period!.period)
        if x == y { return p.overlaps(q) || abs(p.start.ordinal - q.start.ordinal) <= tolerance }
        return x < y ? p.start < q.end : q.start < p.end
    }

    /// Indices of the largest set of claims that agree pairwise along time; earlier claims win among equals.
    private func longestConsistent(_ claims: [Claim], _ tolerance: Int) -> [Int] {
        var best: [[Int]] = []
        for i in claims.indices {
            var chain = [i]
            for j in 0..<i where best[j].count + 1 > chain.count && best[j].allSatisfy({ agree(claims[$0], claims[i], tolerance) }) {
                chain = best[j] + [i]
            }
            best.append(chain)
        }
        return best.enumerated().max { ($0.element.count, -$0.offset) < ($1.element.count, -$1.offset) }?.element ?? []
    }

    private func finding(_ accused: Claim, against other: Claim, _ context: CheckContext) -> Finding {
        let inferred = [accused, other].contains { $0.period?.restsOnDocumentDate ?? false && $0.documentDate?.source == .inferred }
        return finding(
            context, inferred ? .possible : .definite,
            "‘\(accused.text)’ (\(accused.period!.period.value)) and ‘\(other.text)’ (\(other.period!.period.value)) of one series are out of order.",
            [Evidence(.accused, accused, note: "in \(accused.period!.period.value)"), Evidence(.contradicts, other, note: "in \(other.period!.period.value)")],
            assumption: inferred ? "a document's date is inferred" : nil)
    }
}
