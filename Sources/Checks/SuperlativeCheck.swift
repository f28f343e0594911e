import Facts

/// A figure that is called a record, the highest since a year or the first above a mark, where the series that texts and
/// tables hold has one that goes further.
///
/// The series of a figure are the figures of its key in other periods of the same shape. Two figures conflict only where no
/// choice of values that their words allow has the order.
package struct SuperlativeCheck: Check {
    package static let id = "superlative"

    package init() {}

    /// Figures of other periods that a finding shows.
    private static let maximumShown = 3

    package func findings(in context: CheckContext) -> [Finding] {
        let said = Self.said(in: context)
        guard !said.isEmpty else { return [] }
        let series = Series(context)
        return said.compactMap { finding($0, series, context) }
    }

    /// The claims that say such a thing.
    static func said(in context: CheckContext) -> [Claim] { context.claims(at: context.kinds.superlatives).filter { isComparable($0, context) } }

    /// Whether a claim says of its figure how it stands in its series.
    static func isComparable(_ claim: Claim, _ context: CheckContext) -> Bool {
        guard claim.superlative != nil, claim.modality == .asserted, claim.value != nil, let period = claim.period?.period, period.modifier == nil,
            let concept = context.concepts[claim.concept]
        else { return false }
        return concept.isCompared && claim.measure != .ordinal && (concept.periodType == .duration || concept.periodType == .instant)
    }

    /// The figures of a period that a superlative is held against: those that texts state, or those of a row.
    struct Rival {
        let period: Period
        let statements: [(value: Quantity, claims: [Claim])]
        let table: ReferenceFacts?
    }

    /// Figures by all of their key but the period.
    struct Series {
        private struct Key: Hashable {
            let concept: String
            let measure: Measure
            let base: String?
            let entity: [String]
            let dimensions: [String: String]
            let unit: String?

            init(_ claim: Claim) {
                (concept, measure, base, unit) = (claim.concept, claim.measure, claim.base, claim.value?.unit)
                entity = claim.entity.map { $0.lowercased() }
                dimensions = claim.dimensions.filter { $0.key != Claim.statusDimension }
            }
        }

        private var facts: [Key: [Rival]] = [:]

        init(_ context: CheckContext) {
            let asked = Set(SuperlativeCheck.said(in: context).map(Key.init))
            for fact in context.index.stated {
                let places = context.index.claims(of: fact)
                guard let first = places.first, let period = context.claims[Int(first)].period?.period else { continue }
                let key = Key(context.claims[Int(first)])
                guard asked.contains(key) else { continue }
                let statements = context.index.statements(of: fact, in: context.claims)
                    .map { ($0.value, $0.claims.map { context.claims[Int($0)] }) }
                facts[key, default: []].append(Rival(period: period, statements: statements, table: nil))
            }
            for table in context.references {
                for row in table.claims {
                    guard let period = row.period?.period, let value = row.value, asked.contains(Key(row)) else { continue }
                    facts[Key(row), default: []].append(Rival(period: period, statements: [(value, [row])], table: table))
                }
            }
        }

        /// Figures of other times that a superlative speaks of, the earliest first.
        func rivals(of claim: Claim) -> [Rival] {
            guard let superlative = claim.superlative, let period = claim.period?.period else { return [] }
            return (facts[Key(claim)] ?? []).filter { rival in
                rival.period.end <= period.start && rival.period.isInSeries(with: period, ofSeason: superlative.isOfSeason)
                    && superlative.reaches(rival.period)
            }.sorted { ($0.period.start, $0.period.value) < ($1.period.start, $1.period.value) }
        }
    }

    /// A figure of another time that goes further than it may.
    private struct Breach {
        let rival: Rival
        let claims: [Claim]
        let value: Quantity
        let assumptions: Assumptions
    }

    private func finding(_ claim: Claim, _ series: Series, _ context: CheckContext) -> Finding? {
        guard let superlative = claim.superlative else { return nil }
        let found = series.rivals(of: claim).compactMap { breach(claim, superlative, $0, context) }
        guard let first = found.min(by: { isStronger($0, $1, superlative.order) }) else { return nil }
        let others = found.filter { $0.rival.period != first.rival.period }.sorted { isStronger($0, $1, superlative.order) }
        let word = superlative.order == .highest ? "higher" : "lower"
        let told = first.claims.clearestFirst
        var evidence = [Evidence(.accused, claim, note: Self.note(superlative))]
        evidence.append(Evidence(.contradicts, told[0], note: first.rival.table.map { "‘\($0.title)’ has it for \(first.rival.period.value)" } ?? "but here for \(first.rival.period.value)"))
        // Of a figure that less trusted sources give the record may still be right.
        if first.rival.table == nil, context.sources.rank(of: told[0]) > context.sources.rank(of: claim) {
            evidence = [Evidence(.accused, told[0], note: evidence[1].note), Evidence(.contradicts, claim, note: evidence[0].note)]
        }
        evidence += told.dropFirst().prefix(Self.maximumShown).map { Evidence(.supports, $0, note: "and here") }
        evidence += others.prefix(Self.maximumShown).map { Evidence(.supports, $0.claims.clearestFirst[0], note: "so is that of \($0.rival.period.value)") }
        let message = superlative.since == first.rival.period
            ? "‘\(claim.text)’ as the \(context.fact(claim)) is said to be \(Self.words(superlative)), but the figure of \(first.rival.period.value) itself, ‘\(told[0].text)’, is \(word == "higher" ? "lower" : "higher")."
            : superlative.threshold.map {
                "The \(context.fact(claim)) is said to be the first \(superlative.order == .highest ? "above" : "below") \($0.point) \($0.unit), but ‘\(told[0].text)’ in \(first.rival.period.value) passed it."
            } ?? "‘\(claim.text)’ as the \(context.fact(claim)) is said to be \(Self.words(superlative)), but ‘\(told[0].text)’ in \(first.rival.period.value) is \(word)."
        return finding(context, first.assumptions, message, evidence)
    }

    /// The surer breach, then the one that goes further, then the earlier.
    private func isStronger(_ a: Breach, _ b: Breach, _ order: Superlative.Order) -> Bool {
        if a.assumptions.verdict != b.assumptions.verdict { return a.assumptions.verdict > b.assumptions.verdict }
        if a.value.point != b.value.point { return (a.value.point > b.value.point) == (order == .highest) }
        return a.rival.period.start < b.rival.period.start
    }

    private func breach(_ claim: Claim, _ superlative: Superlative, _ rival: Rival, _ context: CheckContext) -> Breach? {
        guard let value = claim.value else { return nil }
        // A loss that is said to be small is not held against profits.
        let statements = rival.statements.filter { !(value.point.isNegative && !$0.value.point.isNegative) }
        let isStart = superlative.since.map { $0.start <= rival.period.start && rival.period.end <= $0.end } ?? false
        func exceeds(_ other: Quantity, generously: Bool) -> Bool {
            if isStart { return value.exceeds(other, superlative.order, generously: generously) }
            return other.exceeds(superlative.threshold ?? value, superlative.order, generously: generously)
        }
        let broken = statements.filter { exceeds($0.value, generously: false) }
        guard let worst = broken.max(by: { ($0.value.point < $1.value.point) == (superlative.order == .highest) }), let other = worst.claims.clearestFirst.first
        else { return nil }
        let byRounding = !exceeds(worst.value, generously: true)
        var assumptions = rival.table.map { Assumptions(of: claim, against: other, of: $0, rounding: byRounding) }
            ?? Assumptions(ordering: claim, other, rounding: byRounding, in: context)
        if broken.count < rival.statements.count { assumptions.add("another figure is given for \(rival.period.value) that would agree") }
        if isStart { assumptions.add("the words may count from \(rival.period.value) on") }
        return Breach(rival: rival, claims: worst.claims, value: worst.value, assumptions: assumptions)
    }

    private static func note(_ superlative: Superlative) -> String { "said to be \(words(superlative))" }

    private static func words(_ superlative: Superlative) -> String {
        var words = "the \(superlative.order.rawValue)"
        if superlative.isOfSeason { words += " of its season" }
        if let since = superlative.since { words += " since \(since.value)" }
        if let from = superlative.from { words += " from \(from.iso) on" }
        return words + (superlative.since == nil && superlative.from == nil ? " so far" : "")
    }
}

extension Superlative {
    /// Whether a period before that of the figure is one that it speaks of; of “since 2014” also 2014 itself.
    fileprivate func reaches(_ period: Period) -> Bool {
        if let from { return period.start >= from }
        guard let since else { return true }
        return period.start >= since.end || threshold == nil && since.isInSeries(with: period) && since.start == period.start
    }
}

extension Quantity {
    /// Whether this is further out than the other whatever the two mean.
    fileprivate func exceeds(_ other: Quantity, _ order: Superlative.Order, generously: Bool) -> Bool {
        let (mine, others) = generously ? (generousInterval, other.generousInterval) : (interval, other.interval)
        let (low, high) = order == .highest ? (mine.low, others.high) : (others.low, mine.high)
        guard let low, let high else { return false }
        return high < low
    }
}
