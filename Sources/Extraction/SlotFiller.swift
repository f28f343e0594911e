import Documents
import Facts
import Resolution
import Rules

/// Fills the slots of one claim: from the pattern, else from the clause, the sentence, the paragraph, the document.
package struct SlotFiller {
    let finder: ClaimFinder
    let rule: ClaimRule
    let concept: Concept
    let match: ClaimFinder.Match
    let passage: Passage
    let topic: Topic?
    let figure: Mention?
    /// Where the claim stands: its figure, or the match.
    let anchor: Int

    /// Groups that hold the figure of a claim.
    package static let figureSlots = ["value", "level", "change", "share", "ordinal", "count"]
    static let timeSlots = ["period", "date", "time"]
    /// Words that tell an event as news: without another time near them it is of the day of the document.
    private static let reportedSlot = "reported"

    init?(_ finder: ClaimFinder, _ rule: ClaimRule, _ match: ClaimFinder.Match, _ passage: Passage, _ topic: Topic? = nil) {
        let name = rule.follows.isEmpty ? rule.concept : topic?.concept
        guard let name, let concept = finder.rules.concepts[name] else { return nil }
        self.finder = finder
        self.rule = rule
        self.concept = concept
        self.match = match
        self.passage = passage
        self.topic = topic
        figure = Self.figure(in: match, passage)
        anchor = figure?.start ?? match.range.lowerBound
    }

    /// False when a slot for the figure holds something without a value.
    var hasFigure: Bool {
        if let figure { return Self.quantity(figure, rule.measure, rule, finder.rules, in: match, passage, after: topic) != nil }
        return !Self.figureSlots.contains { match.groups[$0] != nil }
    }

    private var parts: ClaimParts { ClaimParts(match, of: rule, in: passage, finder) }

    /// False for an amount said again that cannot be held against the first: that is no claim.
    var canBeRestated: Bool { match.groups["restated"] == nil || parts.areRestated }

    func draft() -> DraftClaim? {
        guard let entity = parties() else { return nil }
        var value: Quantity?
        if let figure {
            value = Self.quantity(figure, rule.measure, rule, finder.rules, in: match, passage, after: topic)
            if value == nil { return nil }
        } else if Self.figureSlots.contains(where: { match.groups[$0] != nil }) {
            return nil
        }
        guard canBeRestated else { return nil }
        value = value.flatMap { value in figure.map { finder.context.money.reading(value.inMoney(of: entity, $0, finder.rules), $0) } }
        let (time, parts) = (time(), parts)
        if concept.periodType == .duration, figure != nil, time?.source != .pattern, isOfManyYears { return nil }
        let span = figure.map { passage.text.documentSpan($0.start, $0.end) }
            ?? passage.text.documentSpan(match.range.lowerBound, match.range.upperBound)
        var dimensions = rule.follows.isEmpty ? rule.dimensions : rule.dimensions.merging(topic?.dimensions ?? [:]) { own, _ in own }
        for name in rule.dimensionGroups {
            if let range = match.groups[name]?.first { dimensions[name] = dimension(range) }
        }
        if figure != nil, let status { dimensions["status"] = status }
        if let figure, rule.measure == .change, dimensions["basis"] == nil, let basis = Self.basis(of: figure, in: passage, finder) {
            dimensions["basis"] = basis
        }
        return DraftClaim(
            span: span, text: finder.document.text(span), rule: rule.id, concept: concept.id, measure: rule.measure,
            base: rule.base, entity: entity.ids, dimensions: dimensions, time: time?.expression,
            timeSource: time?.source ?? .document, direction: direction, value: value, modality: modality,
            attribution: finder.context.attribution(in: passage, at: anchor).flatMap { entity.ids.contains($0) ? nil : $0 },
            doubts: Array(Set(entity.doubts + (time?.doubts ?? []) + calendarDoubts(entity, time?.expression))).sorted(), parts: parts.parts(), moments: parts.moments, passage: passage.index,
            sentence: passage.sentence(at: anchor).lowerBound, teller: entity.teller, isTellerAssumed: entity.isTellerAssumed, isTurned: rule.isReversed, baseTime: Self.time(in: match, passage, of: ["base"]),
            fiscal: fiscal(of: entity.ids, teller: entity.teller))
    }

    /// A further figure of the same match; nil where the match has none, or its concept needs an entity that nothing tells.
    func listed(_ listed: ListedFigure, beside first: DraftClaim) -> DraftClaim? {
        guard let mention = mention(in: listed.slot), let written = Self.quantity(mention, listed.measure, rule, finder.rules, in: match),
            let concept = finder.rules.concepts[listed.concept ?? self.concept.id]
        else { return nil }
        let slots = listed.entitySlots.isEmpty ? Self.slots : listed.entitySlots
        let own = listed.entitySlots.isEmpty && listed.concept == nil
        guard var entity = own ? first.entity : parties(of: slots)?.ids else { return nil }
        if listed.isReversed { entity.reverse() }
        var draft = first
        draft.span = passage.text.documentSpan(mention.start, mention.end)
        draft.text = finder.document.text(draft.span)
        draft.concept = concept.id
        draft.measure = listed.measure
        draft.base = listed.base
        draft.entity = entity
        draft.value = finder.context.money.reading(written, mention)
        draft.fiscal = fiscal(of: entity, teller: first.teller)
        if let slot = listed.periodSlot {
            guard let said = self.mention(in: slot), case .time(let expression) = said.value else { return nil }
            draft.time = expression
            draft.timeSource = .pattern
        }
        return draft
    }

    private func mention(in slot: String) -> Mention? {
        guard let start = match.groups[slot]?.first?.lowerBound else { return nil }
        return passage.mentions.first { $0.start == start }
    }

    /// The calendar of a claim: that of its rule or concept, else its entity's, where the words say “fiscal”; of two entities
    /// the teller's, else that of the one that is named first or alone has fiscal years.
    private func fiscal(of entity: [String], teller: String?) -> FiscalReading? {
        let named = Self.slots.flatMap { entities(of: $0) }.filter(entity.contains)
        let own = ([teller].compactMap(\.self) + named + entity).lazy.compactMap(finder.rules.calendar).first
        switch rule.calendar ?? concept.calendar {
        case .named(let id): return finder.rules.calendars[id].map { FiscalReading(calendar: $0.fiscal, includesQuarters: true) }
        case .ofEntity: return own.map { FiscalReading(calendar: $0, includesQuarters: true) }
        case nil: return own.map { FiscalReading(calendar: $0, includesQuarters: false) }
        }
    }

    /// Two parties whose fiscal years differ, and neither tells.
    private func calendarDoubts(_ parties: Parties, _ time: TimeExpression?) -> [String] {
        guard time?.isFiscal == true, parties.teller == nil || parties.isTellerAssumed, Set(parties.ids.compactMap(finder.rules.calendar)).count > 1 else { return [] }
        return ["the text does not say whose fiscal year it is"]
    }

    /// The words of a group without the countries in it, which are aspects of their own, in small letters.
    private func dimension(_ range: Range<Int>) -> String {
        var words: [String] = []
        var position = range.lowerBound
        for mention in passage.mentions where mention.type == "entity" && range.contains(mention.start) && mention.end <= range.upperBound {
            words.append(passage.string(position, mention.start))
            position = mention.end
        }
        words.append(passage.string(position, range.upperBound))
        return words.joined(separator: " ").split(separator: " ").joined(separator: " ").lowercased()
    }

    // MARK: the figure

    static func figure(in match: ClaimFinder.Match, _ passage: Passage) -> Mention? {
        for slot in figureSlots {
            if let start = match.groups[slot]?.first?.lowerBound, let mention = passage.mentions.first(where: { $0.start == start }) {
                return mention
            }
        }
        return nil
    }

    /// The value of a figure as a claim states it, negative where the match says so; nil when the mention is no figure.
    static func quantity(_ mention: Mention, _ measure: Measure, _ rule: ClaimRule, _ rules: RuleSet, in match: ClaimFinder.Match) -> Quantity? {
        let quantity = quantity(mention, measure, rule, rules)
        // A factor below one tells the decrease itself.
        return match.groups["decrease"] == nil || isMultiplier(mention, rules) ? quantity : quantity?.negated
    }

    /// The same; where the rule says so, a number without a unit is in the currency of the other amounts of its sentence, else of the claim before.
    static func quantity(
        _ mention: Mention, _ measure: Measure, _ rule: ClaimRule, _ rules: RuleSet, in match: ClaimFinder.Match, _ passage: Passage, after topic: Topic? = nil
    ) -> Quantity? {
        var value = quantity(mention, measure, rule, rules, in: match)
        guard value?.unit == ClaimRule.unitOfSentence else { return value }
        let sentence = passage.sentence(at: mention.start)
        guard passage.mentions.contains(where: { $0.type == "money" && sentence.contains($0.start) }) else {
            guard let unit = topic?.unit, rules.currencies[unit] != nil else { return nil }
            value?.unit = unit
            return value
        }
        guard let currency = currency(besides: mention, passage), let known = rules.currencies[currency] else { return nil }
        value?.unit = known.candidates[0]
        return value
    }

    /// The currency of the amounts in the sentence of a number ("12 billion euros against 11 billion"); nil when there are
    /// none or several.
    private static func currency(besides number: Mention, _ passage: Passage) -> String? {
        let sentence = passage.sentence(at: number.start)
        let currencies = Set(passage.mentions.filter { sentence.contains($0.start) }.compactMap { mention -> String? in
            if case .money(_, let currency) = mention.value { currency } else { nil }
        })
        return currencies.count == 1 ? currencies.first : nil
    }

    private static func isMultiplier(_ mention: Mention, _ rules: RuleSet) -> Bool {
        rules.kinds.kind(Multiplier.kind).map { rules.kinds.sets[mention.code].contains($0) } ?? false
    }

    /// The value as it is written.
    static func quantity(_ mention: Mention, _ measure: Measure, _ rule: ClaimRule, _ rules: RuleSet) -> Quantity? {
        let number: NumberValue
        var unit = rule.unit ?? ""
        var alternatives: [String] = []
        switch mention.value {
        case .number(let factor) where isMultiplier(mention, rules):
            guard measure == .change else { return nil }
            number = Multiplier.growth(of: factor)
            unit = "percent"
        case .number(let value):
            number = value
            if mention.type == "percent" { unit = "percent" }
            if mention.type == "percentage-points" { unit = "percentage-points" }
        case .money(let value, let currency):
            number = value
            guard let known = rules.currencies[currency] else { return nil }
            unit = known.candidates[0]
            alternatives = Array(known.candidates.dropFirst())
        case .quantity(let value, let id):
            number = value
            unit = id
        case .time(let expression):
            guard let (value, counted) = TimeFigure.value(of: expression) else { return nil }
            number = value
            unit = counted
        default: return nil
        }
        // A count to the last digit is exact; "7.7 million visitors" and "400 visitors" may be rounded.
        let toTheUnit = number.precision == ExactDecimal(1) && number.point.exponent == 0
        let isExact = measure == .ordinal || (measure == .count && mention.hedge == nil && toTheUnit) || rule.isExact
        return Quantity(
            point: number.point, precision: isExact ? .zero : number.precision, unit: unit, hedge: rule.isExact ? nil : mention.hedge,
            interval: number.upper.map { Interval(low: number.point, high: $0) }, alternativeUnits: alternatives)
    }

    // MARK: time

    private struct FilledTime {
        let expression: TimeExpression
        let source: SlotSource
        var doubts: [String] = []
    }

    private func time() -> FilledTime? {
        guard concept.periodType != .forever else { return nil }
        if let expression = Self.time(in: match, passage) { return FilledTime(expression: expression, source: .pattern) }
        let clause = passage.clause(at: anchor, breakKind: finder.rules.kinds.kind("clause-break"))
        let sentence = passage.sentence(at: anchor)
        let isReported = match.groups[Self.reportedSlot] != nil
        let near: [(Range<Int>, SlotSource)] = [(match.range, .pattern), (clause, .clause)]
        let steps = near + (isReported ? [] : [(sentence, .sentence), (0..<sentence.lowerBound, .paragraph)])
        for (range, source) in steps {
            if source == .paragraph, concept.periodType == .duration || !rule.follows.isEmpty, let topic {
                if let expression = topic.time { return FilledTime(expression: expression, source: topic.source, doubts: topic.doubts) }
                if !rule.follows.isEmpty { return nil }
            }
            let found = candidates(in: range)
            guard let nearest = found.min(by: { distance($0) < distance($1) }), case .time(let expression) = nearest.value else { continue }
            let others = Set(found.compactMap { mention -> TimeExpression? in
                if case .time(let other) = mention.value, other != expression { other } else { nil }
            })
            let doubts = others.isEmpty || source == .pattern ? [] : ["another period stands in the same \(source.rawValue)"]
            return FilledTime(expression: expression, source: source, doubts: doubts)
        }
        if isReported { return FilledTime(expression: .relative(0, .day), source: .pattern) }
        return headingAbove() ?? eventBefore()
    }

    /// The period that a heading gives to the lines below it.
    private func headingAbove() -> FilledTime? {
        guard concept.periodType == .duration, case .time(let expression)? = finder.context.heading("heading-period", above: passage) else { return nil }
        return FilledTime(expression: expression, source: .document)
    }

    /// An event that a paragraph only refers to ("made the remarks while meeting …") has the day told in the one before it.
    private func eventBefore() -> FilledTime? {
        guard concept.periodType == .instant, figure == nil, passage.index > 0 else { return nil }
        let before = finder.passages[passage.index - 1]
        let dates = before.mentions.filter { $0.type == "date" }.compactMap { mention -> TimeExpression? in
            if case .time(let expression) = mention.value { expression } else { nil }
        }
        return Set(dates).count == 1 ? FilledTime(expression: dates[0], source: .document) : nil
    }

    /// The time that a pattern captures itself.
    static func time(in match: ClaimFinder.Match, _ passage: Passage, of slots: [String] = timeSlots) -> TimeExpression? {
        if case .time(let expression)? = timeMention(in: match, passage, of: slots)?.value { expression } else { nil }
    }

    private static func timeMention(in match: ClaimFinder.Match, _ passage: Passage, of slots: [String] = timeSlots) -> Mention? {
        slots.lazy.flatMap { match.groups[$0] ?? [] }.compactMap { range in
            passage.mentions.first { if case .time = $0.value { $0.start == range.lowerBound } else { false } }
        }.first
    }

    private func candidates(in range: Range<Int>) -> [Mention] {
        passage.mentions.enumerated().filter { index, mention in
            range.contains(mention.start) && mention.end <= range.upperBound && !passage.comparisons.contains(index) && suits(mention)
        }.map(\.element)
    }

    private func distance(_ mention: Mention) -> Int {
        mention.end <= anchor ? anchor - mention.end : max(0, mention.start - (figure?.end ?? match.range.upperBound))
    }

    /// Whether the clause speaks of a time that is no period of a statistic.
    private var isOfManyYears: Bool {
        let clause = passage.clause(at: anchor, breakKind: finder.rules.kinds.kind("clause-break"))
        return passage.mentions.enumerated().contains { index, mention in
            guard clause.contains(mention.start), !passage.comparisons.contains(index), case .time(let expression) = mention.value else { return false }
            return expression.isManyYears
        }
    }

    /// A figure over a stretch of time is not one of a day, a decade or a century.
    private func suits(_ mention: Mention) -> Bool {
        guard case .time(let expression) = mention.value, mention.type == "date" || mention.type == "period",
            !finder.dateStatements.contains(passage.text.documentSpan(mention.start, mention.end))
        else { return false }
        switch concept.periodType {
        case .duration:
            if mention.type == "date" { return false }
            if let fields = expression.fields, fields.decade != nil || fields.century != nil { return false }
            if case .relative(_, let unit) = expression, unit < .month || unit > .year { return false }
            return true
        case .instant, .running: return true
        case .forever: return false
        }
    }

    // MARK: how it is said

    /// A cue says something of the figure when it stands before it in the clause, or behind it before the next comma and
    /// within `reach` bytes.
    private func cue(_ kind: String, reach: Int = 4096) -> Cue? {
        guard let index = finder.rules.kinds.kind(kind) else { return nil }
        let clause = passage.clause(at: anchor, breakKind: finder.rules.kinds.kind("clause-break"))
        let end = figure?.end ?? match.range.upperBound
        let comma = passage.text.bytes[end...].firstIndex(of: UInt8(ascii: ",")) ?? clause.upperBound
        let scope = clause.lowerBound..<min(clause.upperBound, max(min(comma, end + reach), end))
        return passage.cues.first { $0.kinds.contains(index) && scope.contains($0.start) }
    }

    /// Whether the sentence calls its figures preliminary or revised.
    private var status: String? {
        guard let kind = finder.rules.kinds.kind("cue-status") else { return nil }
        let sentence = passage.sentence(at: anchor)
        return passage.cues.lazy.filter { $0.kinds.contains(kind) && sentence.contains($0.start) }
            .compactMap { finder.context.value(of: $0, kind, in: passage) }.first
    }

    private var modality: Modality { told.modality }

    /// Where the words stand that decided the modality.
    var modalityCue: TextSpan? { told.cue.map { passage.text.documentSpan($0.start, $0.end) } }

    private var told: (modality: Modality, cue: Cue?) {
        if let stated = rule.modality { return (stated, nil) }
        if let cue = cue("cue-projected") { return (.projected, cue) }
        // An event that will be is none yet; a figure may stand beside what will be.
        if concept.periodType == .instant, let cue = cue("cue-future") { return (.projected, cue) }
        if let cue = cue("cue-hypothetical") { return (.hypothetical, cue) }
        // "$5 billion is wrong", but not "$5 billion last year and is no longer …".
        if let cue = cue("cue-negated", reach: 20) { return (.negated, cue) }
        return (.asserted, nil)
    }

    private var direction: TimeDirection {
        // "Payable May 1": a date that the pattern takes is completed by the words around it.
        if let stated = Self.timeMention(in: match, passage), passage.direction(at: stated.start) == .ahead { return .ahead }
        return cue("cue-future") != nil || modality == .projected ? .future : .past
    }
}

extension Quantity {
    /// “Crowns” that Denmark speaks of are Danish ones: of words without a usual reading, the money of the parties, the teller's first.
    func inMoney(of parties: SlotFiller.Parties, _ mention: Mention, _ rules: RuleSet) -> Quantity {
        guard case .money(_, let id) = mention.value, let currency = rules.currencies[id], currency.isOpen else { return self }
        let own = ([parties.teller].compactMap(\.self) + parties.ids).lazy.compactMap { party in
            currency.candidates.first { rules.currencies[$0]?.country == party }
        }
        return own.first.map { converted(to: $0, factor: ExactDecimal(1)) } ?? self
    }
}
