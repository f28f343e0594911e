import Facts

/// Facts and the relations that hold between them: which quantities stand in which places of which relation.
struct RelationNetwork {
    /// A relation that is to be looked for.
    struct Rule {
        let id: String
        let relation: Relation
        let severity: Severity?
        /// Whether it is the growth that comes free for every concept.
        let isGrowth: Bool
    }

    /// One relation between certain facts, in the order of its terms.
    struct Instance: Hashable {
        let rule: Int
        let facts: [Int32]
        /// A growth counted from a level that no document states together with it.
        let isLoose: Bool

        func hash(into hasher: inout Hasher) {
            for fact in facts { hasher.combine(fact) }
        }
    }

    private(set) var index: FactIndex
    let rules: [Rule]
    private(set) var instances: [Instance] = []
    /// Trusted figures by fact, as places behind the claims.
    private(set) var references: [Int32: [Int32]] = [:]
    /// The claims, and behind them the rows of the tables.
    let claims: [Claim]
    private let concepts: [String: ConceptFacts]
    /// By the number of a concept: whether its levels cannot be negative.
    private var isNotNegative: [Bool] = []
    /// Documents of the claims as numbers.
    private let documents: [Int32]

    /// The place from which a relation is filled: whose, when, in which unit and with which dimensions.
    private struct Anchor: Hashable {
        var entity: Int32
        var dimensions: Int32
        var period: Int32
        var unit: Int32

        func hash(into hasher: inout Hasher) {
            hasher.combine(Int64(entity) << 32 | Int64(UInt32(bitPattern: period)))
            hasher.combine(Int64(dimensions) << 32 | Int64(UInt32(bitPattern: unit)))
        }
    }

    /// A term of a relation with its words as numbers.
    private struct Place {
        let concept: Int32
        let measure: Int32
        let base: Int32
        let shift: CalendarUnit?
        let isReversed: Bool
        /// Whether it is about two parties in no order.
        let isPair: Bool
        /// Percent, where it is no amount.
        let unit: Int32?

        /// A change or a share is a percentage, whatever the levels are counted in.
        var hasOwnUnit: Bool { unit != nil }

        init(_ term: Relation.Term, _ index: inout FactIndex, isPair: Bool) {
            concept = index.word(term.name)
            measure = FactIndex.number(term.measure ?? .level)
            base = term.base.map { index.word($0) } ?? FactIndex.none
            shift = term.shift?.unit
            isReversed = term.isReversed
            self.isPair = isPair
            unit = measure == FactIndex.number(.change) || measure == FactIndex.number(.share) ? index.word("percent") : nil
        }
    }

    init(_ context: CheckContext) {
        concepts = context.concepts
        documents = context.kinds.documents
        var index = context.index
        let rows = context.references.flatMap(\.claims).filter { $0.value != nil && $0.period != nil }
        claims = rows.isEmpty ? context.claims : context.claims + rows
        var references: [Int32: [Int32]] = [:]
        for (offset, row) in rows.enumerated() {
            references[index.fact(index.key(of: row)), default: []].append(Int32(context.claims.count + offset))
        }
        self.references = references
        rules = context.relations.map { Rule(id: $0.id, relation: $0.relation, severity: $0.severity, isGrowth: false) }
            + Self.grown(index, context).flatMap { concept in
                Relation.Shift.allCases.map { Rule(id: "growth", relation: .growth(of: concept, on: $0), severity: nil, isGrowth: true) }
            }
        self.index = index
        fill()
        isNotNegative = self.index.words.values.map { context.concepts[$0]?.isCumulative ?? false }
    }

    /// Concepts of which somebody states a change.
    private static func grown(_ index: FactIndex, _ context: CheckContext) -> [String] {
        let change = FactIndex.number(Measure.change)
        let concepts = Set(index.keys.lazy.filter { $0.measure == change && $0.base != FactIndex.none }.map(\.concept))
        return concepts.map { index.words.values[Int($0)] }.filter { name in
            guard let concept = context.concepts[name] else { return true }
            return !concept.isDeflated && concept.periodType != .running
        }.sorted()
    }

    // MARK: instances

    private mutating func fill() {
        let stated = index.keys.indices.map { Int32($0) }
        let units = LevelUnits(index)
        let byConcept = Dictionary(grouping: stated) { index.keys[Int($0)].concept }
        for (number, rule) in rules.enumerated() {
            let places = rule.relation.terms.map { Place($0, &index, isPair: concepts[$0.name]?.isPair ?? false) }
            var anchors = Set<Anchor>()
            var seen = Set<Instance>()
            // A growth is told by a change: levels alone have none to fit.
            for place in rule.isGrowth ? Array(places.prefix(1)) : places {
                for fact in byConcept[place.concept] ?? [] where suits(fact, place) {
                    forEachAnchor(of: fact, as: place, places, units) { network, anchor in
                        guard anchors.insert(anchor).inserted, let instance = network.instance(number, places, anchor),
                            seen.insert(instance).inserted
                        else { return }
                        network.instances.append(instance)
                    }
                }
            }
        }
    }

    private func suits(_ fact: Int32, _ place: Place) -> Bool {
        let key = index.keys[Int(fact)]
        return key.measure == place.measure && key.base == place.base && key.period != FactIndex.none && index.period(key.period).modifier == nil
    }

    /// Where the relation stands for a fact in the place of a term: the term's modifiers undone.
    private mutating func forEachAnchor(
        of fact: Int32, as place: Place, _ places: [Place], _ units: LevelUnits, _ body: (inout RelationNetwork, Anchor) -> Void
    ) {
        let key = index.keys[Int(fact)]
        guard let period = place.shift.map({ index.moved(key.period, by: 1, $0) }) ?? key.period else { return }
        let entity = place.isReversed ? index.reversed(key.entity) : key.entity
        // An unordered pair may be either way round.
        for isTurned in place.isPair ? [false, true] : [false] {
            var anchor = Anchor(entity: isTurned ? index.reversed(entity) : entity, dimensions: key.dimensions, period: period, unit: key.unit)
            guard place.hasOwnUnit else {
                body(&self, anchor)
                continue
            }
            for unit in levelUnits(places, anchor, units) {
                anchor.unit = unit
                body(&self, anchor)
            }
        }
    }

    /// Units of the levels that a relation would find from an anchor.
    private mutating func levelUnits(_ places: [Place], _ anchor: Anchor, _ units: LevelUnits) -> [Int32] {
        var result: [Int32] = []
        for place in places where !place.hasOwnUnit {
            guard let key = key(place, anchor) else { continue }
            units.forEach(of: key) { if !result.contains($0) { result.append($0) } }
        }
        if let basis = index.dimension(Claim.basisDimension, of: anchor.dimensions) { return result.contains(basis) ? [basis] : [] }
        // A growth that names no currency beside levels in several may be counted in any of them.
        return places.contains { $0.measure == FactIndex.number(.change) } && result.count > 1 ? [] : result.sorted()
    }

    /// The key that a term has from an anchor. A growth in yuan is held against levels in yuan, which need not say so twice.
    private mutating func key(_ place: Place, _ anchor: Anchor) -> FactIndex.Key? {
        guard let period = place.shift.map({ index.moved(anchor.period, by: -1, $0) }) ?? anchor.period else { return nil }
        var entity = place.isReversed ? index.reversed(anchor.entity) : anchor.entity
        if place.isPair { entity = index.sorted(entity) }
        return FactIndex.Key(
            concept: place.concept, measure: place.measure, base: place.base, entity: entity,
            dimensions: place.hasOwnUnit ? anchor.dimensions : index.dimensions(anchor.dimensions, without: Claim.basisDimension), period: period,
            unit: place.unit ?? anchor.unit)
    }

    /// Nil when fewer than two of its facts are stated: then it tells nothing that can fail.
    private mutating func instance(_ rule: Int, _ places: [Place], _ anchor: Anchor) -> Instance? {
        var facts: [Int32] = []
        facts.reserveCapacity(places.count)
        for place in places {
            guard let key = key(place, anchor) else { return nil }
            facts.append(index.known(key) ?? FactIndex.none)
        }
        guard facts.count(where: { $0 >= 0 && isStated($0) }) >= 2 else { return nil }
        for (term, place) in places.enumerated() where facts[term] < 0 {
            if let key = key(place, anchor) { facts[term] = index.fact(key) }
        }
        return Instance(rule: rule, facts: facts, isLoose: rules[rule].isGrowth && !shareDocument(facts[0], facts[2]))
    }

    private func shareDocument(_ one: Int32, _ other: Int32) -> Bool {
        guard references[one] == nil, references[other] == nil else {
            let names = [one, other].map { fact in Set((index.claims(of: fact) + (references[fact] ?? [])).map { claims[Int($0)].document }) }
            return !names[0].isDisjoint(with: names[1])
        }
        // Claims of a fact stand in the order of their documents.
        var (mine, others) = (index.claims(of: one), index.claims(of: other))
        while let a = mine.first, let b = others.first {
            let (x, y) = (documents[Int(a)], documents[Int(b)])
            if x == y { return true }
            if x < y { mine.removeFirst() } else { others.removeFirst() }
        }
        return false
    }

    private func isStated(_ fact: Int32) -> Bool { !index.claims(of: fact).isEmpty || references[fact] != nil }

    // MARK: what facts can be

    /// Distinct values of a fact that are stated, in texts and tables.
    func statements(of fact: Int32) -> [Statement] {
        guard let rows = references[fact] else { return index.statements(of: fact, in: claims) }
        return Statement.distinct(index.claims(of: fact) + rows, in: claims)
    }

    /// What a fact can be that only texts state, all of them alike.
    func onlyInterval(of fact: Int32) -> Interval? {
        guard references[fact] == nil, !index.isStatedVariously(fact), let first = index.claims(of: fact).first else { return nil }
        return claims[Int(first)].value?.interval
    }

    /// What a fact can be before anybody states it.
    func domain(of fact: Int32) -> Interval {
        let key = index.keys[Int(fact)]
        return key.measure == FactIndex.number(Measure.level) && isNotNegative[Int(key.concept)] ? .notNegative : .everything
    }
}

/// Units in which levels are stated, by all the rest of their keys.
private struct LevelUnits {
    private var firsts: [FactIndex.Key: Int32] = [:]
    /// Facts that differ in nothing but the unit, each with the next.
    private var nexts: [Int32: Int32] = [:]
    private var units: [Int32] = []

    init(_ index: FactIndex) {
        units = index.keys.map(\.unit)
        for (fact, key) in index.keys.enumerated() where key.measure == FactIndex.number(.level) {
            if let known = firsts.updateValue(Int32(fact), forKey: Self.withoutUnit(key)) { nexts[Int32(fact)] = known }
        }
    }

    func forEach(of key: FactIndex.Key, _ body: (Int32) -> Void) {
        var next = firsts[Self.withoutUnit(key)]
        while let fact = next {
            body(units[Int(fact)])
            next = nexts[fact]
        }
    }

    private static func withoutUnit(_ key: FactIndex.Key) -> FactIndex.Key {
        var key = key
        key.unit = FactIndex.none
        return key
    }
}
