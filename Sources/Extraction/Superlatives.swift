import Documents
import Facts
import Resolution
import Rules

/// Words of a passage that say of a figure how it stands among the others of its series.
struct FoundSuperlative {
    let rule: SuperlativeRule
    let figure: Mention
    let since: TimeExpression?
    let within: TimeLength?
    /// What is passed for the first time, where that is another figure.
    let threshold: Mention?
    /// The times that they name: none of them is the time of a figure.
    let times: [Mention]

    /// Nil where a slot holds what cannot be meant: “for the third time”, “in decades”.
    init?(_ rule: SuperlativeRule, _ match: PassageMatcher.Match, in passage: Passage) {
        func mention(_ slot: String) -> Mention? {
            guard let start = match.groups[slot]?.first?.lowerBound else { return nil }
            return passage.mentions.first { $0.start == start }
        }
        guard let figure = mention("figure") else { return nil }
        if let first = mention("first") {
            guard case .number(let number) = first.value, number.point == ExactDecimal(1) else { return nil }
        }
        let (since, within) = (mention("since"), mention("within"))
        self.since = since.flatMap(Self.start)
        self.within = within.flatMap(Self.length)
        guard (since == nil) == (self.since == nil), (within == nil) == (self.within == nil) else { return nil }
        self.rule = rule
        self.figure = figure
        threshold = mention("threshold")
        times = [since, within].compactMap(\.self)
    }

    /// “Since 2014” is a time that lasts: here its start is meant.
    private static func start(_ mention: Mention) -> TimeExpression? {
        guard case .time(let expression) = mention.value else { return nil }
        if case .open(let bound, let base) = expression { return bound == .since || bound == .after ? base : nil }
        return expression
    }

    private static func length(_ mention: Mention) -> TimeLength? {
        guard case .time(let expression) = mention.value else { return nil }
        switch expression {
        case .length(let length), .offset(let length, _, nil): return length.counts == nil ? nil : length
        case .rolling(let count, let unit): return TimeLength.Unit(rawValue: unit.rawValue).map { TimeLength(abs(count), $0) }
        default: return nil
        }
    }

    /// What is said of a claim about the figure; nil where it is said of other kinds of figures.
    func draft(of claim: DraftClaim, _ rule: ClaimRule, _ rules: RuleSet) -> DraftSuperlative? {
        guard let value = claim.value, self.rule.measures.contains(claim.measure) else { return nil }
        var result = DraftSuperlative(order: self.rule.order, since: since, within: within, isOfSeason: self.rule.isOfSeason)
        // A record loss is the lowest result: the words speak of the size of what is told as a figure below zero.
        let isTurned = value.point.isNegative && !figure.isNegative
        if isTurned { result.order = result.order == .highest ? .lowest : .highest }
        guard self.rule.isFirst else { return result }
        guard !isTurned, let mark = threshold.map({ SlotFiller.quantity($0, claim.measure, rule, rules) }) ?? value, mark.unit == value.unit else { return nil }
        result.threshold = Quantity(point: mark.point, precision: .zero, unit: mark.unit)
        return result
    }

    /// For examples: `highest`, `lowest since 2014`, `highest in P8Y`, `first above 100`.
    func description(_ date: Day?) -> String {
        var words = rule.order.rawValue
        if rule.isFirst { words = "first \(rule.order == .highest ? "above" : "below") \((threshold ?? figure).point?.description ?? "")" }
        if rule.isOfSeason { words += " of its season" }
        if let since { words += " since \(TimeResolver(anchor: date, direction: .past).period(of: since)?.value ?? "?")" }
        if let within { words += " in \(within.value)" }
        return words
    }
}

extension Mention {
    fileprivate var point: ExactDecimal? {
        switch value {
        case .number(let number), .money(let number, _), .quantity(let number, _): number.point
        default: nil
        }
    }

    fileprivate var isNegative: Bool { point?.isNegative ?? false }
}

/// A superlative whose times are still words.
struct DraftSuperlative: Hashable, Sendable {
    var order: Superlative.Order
    var since: TimeExpression?
    var within: TimeLength?
    var threshold: Quantity?
    var isOfSeason = false

    /// What it says of a figure of a period; nil where its time cannot be told or does not lie before.
    func superlative(of period: Period?, resolved: (TimeExpression?) -> Period?) -> Superlative? {
        guard let period else { return nil }
        var start: Period?
        if let since {
            guard let resolved = resolved(since), resolved.start < period.start else { return nil }
            start = resolved
        }
        var from: Day?
        if let within {
            guard let day = Self.first(of: within, before: period) else { return nil }
            from = day
        }
        return Superlative(order, since: start, from: from, threshold: threshold, isOfSeason: isOfSeason)
    }

    /// The first day of a stretch that surely lies within a length up to a period: “in eight years” may be seven and a half.
    private static func first(of length: TimeLength, before period: Period) -> Day? {
        guard let (count, unit) = length.counts?.first, length.counts?.count == 1 else { return nil }
        if let calendar = unit.calendar, let months = calendar.months {
            let slack = max(period.granularity.months ?? 1, months / 2)
            return period.start.advanced(months: min(0, slack - count * months))
        }
        guard unit.calendar != nil, period.isDay else { return nil }
        return period.start.advanced(days: min(0, 7 - count * (unit == .day ? 1 : 7)))
    }
}

extension Passage {
    /// Words about records in the passage; those of a rule that hits a limit are not read.
    func findSuperlatives(_ matcher: PassageMatcher) -> [FoundSuperlative] {
        language.superlativeRules.flatMap { rule in
            rule.patterns.flatMap { matcher.matches($0, in: self) }.filter { match in
                !rule.not.contains { matcher.matches($0, in: self).contains { $0.range.overlaps(match.range) } }
            }.compactMap { FoundSuperlative(rule, $0, in: self) }
        }
    }
}

/// A superlative with its place in the document.
package struct LocatedSuperlative: Sendable {
    package let rule: String
    /// Of the figure.
    package let span: TextSpan
    package let description: String
}

extension ClaimFinder {
    /// The claim with what is said of its figure among the others of its series.
    func withSuperlative(_ draft: DraftClaim, _ rule: ClaimRule, _ passage: Passage) -> DraftClaim {
        guard draft.value != nil, !passage.superlatives.isEmpty else { return draft }
        var result = draft
        result.superlative = passage.superlatives.lazy
            .filter { passage.text.documentSpan($0.figure.start, $0.figure.end) == draft.span }
            .compactMap { $0.draft(of: draft, rule, rules) }.first
        return result
    }
}
