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
    }

    private(set) var index: FactIndex
    let rules: [Rule]
    private(set) var instances: [Instance] = []
    /// Trusted figures by fact, as places behind the claims.
    private(set) var references: [Int32: [Int32]] = [:]
    /// The claims, and behind them the rows of the tables.
    let claims: [Claim]
    private let context: CheckContext

    /// The place from which a relation is filled: whose, when, in which unit and with which dimensions.
    private struct Anchor: Hashable {
        var entity: Int32
        var dimensions: Int32
        var period: Int32
        var unit: Int32
    }

    init(_ context: CheckContext, growth: Bool, declared: Bool) {
        self.context = context
        var index = context.index
        let rows = context.references.flatMap(\.claims).filter { $0.value != nil && $0.period != nil }
        claims = context.claims + rows
        var references: [Int32: [Int32]] = [:]
        for (offset, row) in rows.enumerated() {
            references[index.fact(index.key(of: row)), default: []].append(Int32(context.claims.count + offset))
        }
        self.references = references
        var rules = declared ? context.relations.map { Rule(id: $0.id, relation: $0.relation, severity: $0.severity, isGrowth: false) } : []
        let concepts = growth ? Self.grown(index, context) : []
        for concept in concepts {
            rules += Relation.Shift.allCases.map { Rule(id: "growth", relation: .growth(of: concept, on: $0), severity: nil, isGrowth: true) }
        }
        self.rules = rules
        self.index = index
        fill()
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
        let facts = index.keys.indices.map { Int32($0) }
        let units = units(of: facts)
        let byConcept = Dictionary(grouping: facts) { index.keys[Int($0)].concept }
        for (number, rule) in rules.enumerated() {
            var seen = Set<Instance>()
            // A growth is told by a change: levels alone have none to fit.
            for term in rule.isGrowth ? Array(rule.relation.terms.prefix(1)) : rule.relation.terms {
                guard let concept = index.words.known(term.name) else { continue }
                for fact in byConcept[concept] ?? [] where suits(fact, term) {
                    for anchor in anchors(of: fact, as: term, in: rule.relation, units) {
                        guard let instance = instance(number, anchor), seen.insert(instance).inserted else { continue }
                        instances.append(instance)
                    }
                }
            }
        }
    }

    private func suits(_ fact: Int32, _ term: Relation.Term) -> Bool {
        let key = index.keys[Int(fact)]
        return key.measure == FactIndex.number(term.measure ?? .level) && key.base == (term.base.flatMap { index.words.known($0) } ?? FactIndex.none)
            && key.period != FactIndex.none && index.period(key.period).modifier == nil
    }

    /// Units in which levels are stated, by all the rest of their keys.
    private func units(of facts: [Int32]) -> [FactIndex.Key: [Int32]] {
        var result: [FactIndex.Key: [Int32]] = [:]
        for fact in facts {
            var key = index.keys[Int(fact)]
            guard key.measure == FactIndex.number(Measure.level) else { continue }
            let unit = key.unit
            key.unit = FactIndex.none
            result[key, default: []].append(unit)
        }
        return result
    }

    /// Where the relation stands for a fact in the place of a term: the term's modifiers undone.
    private mutating func anchors(
        of fact: Int32, as term: Relation.Term, in relation: Relation, _ units: [FactIndex.Key: [Int32]]
    ) -> [Anchor] {
        let key = index.keys[Int(fact)]
        guard let period = term.shift.map({ index.moved(key.period, by: 1, $0.unit) }) ?? key.period else { return [] }
        let entity = term.isReversed ? index.reversed(key.entity) : key.entity
        // An unordered pair may be either way round.
        let isPair = context.concepts[term.name]?.isPair ?? false
        let entities = isPair ? [entity, index.reversed(entity)] : [entity]
        return entities.flatMap { entity -> [Anchor] in
            let anchor = Anchor(entity: entity, dimensions: key.dimensions, period: period, unit: key.unit)
            guard Self.hasOwnUnit(term) else { return [anchor] }
            return levelUnits(relation, anchor, units).map { unit in
                var other = anchor
                other.unit = unit
                return other
            }
        }
    }

    /// A change or a share is a percentage, whatever the levels are counted in.
    private static func hasOwnUnit(_ term: Relation.Term) -> Bool { term.measure == .change || term.measure == .share }

    /// Units of the levels that a relation would find from an anchor.
    private mutating func levelUnits(_ relation: Relation, _ anchor: Anchor, _ units: [FactIndex.Key: [Int32]]) -> [Int32] {
        var result = Set<Int32>()
        for term in relation.terms where !Self.hasOwnUnit(term) {
            guard var key = key(term, anchor) else { continue }
            key.unit = FactIndex.none
            result.formUnion(units[key] ?? [])
        }
        let basis = index.dictionary(anchor.dimensions)[Claim.basisDimension].map { index.word($0) }
        if let basis { return result.contains(basis) ? [basis] : [] }
        // A growth that names no currency beside levels in several may be counted in any of them.
        return relation.terms.contains { $0.measure == .change } && result.count > 1 ? [] : result.sorted()
    }

    /// The key that a term has from an anchor.
    private mutating func key(_ term: Relation.Term, _ anchor: Anchor) -> FactIndex.Key? {
        guard let period = term.shift.map({ index.moved(anchor.period, by: -1, $0.unit) }) ?? anchor.period else { return nil }
        var entity = term.isReversed ? index.reversed(anchor.entity) : anchor.entity
        if context.concepts[term.name]?.isPair ?? false { entity = index.sorted(entity) }
        return FactIndex.Key(
            concept: index.word(term.name), measure: FactIndex.number(term.measure ?? .level),
            base: term.base.map { index.word($0) } ?? FactIndex.none, entity: entity,
            dimensions: Self.hasOwnUnit(term) ? anchor.dimensions : withoutBasis(anchor.dimensions), period: period,
            unit: Self.hasOwnUnit(term) ? index.word("percent") : anchor.unit)
    }

    /// A growth in yuan is held against levels in yuan, which need not say so twice.
    private mutating func withoutBasis(_ dimensions: Int32) -> Int32 {
        var values = index.dictionary(dimensions)
        return values.removeValue(forKey: Claim.basisDimension) == nil ? dimensions : index.dimensions(values)
    }

    /// Nil when fewer than two of its facts are stated: then it tells nothing that can fail.
    private mutating func instance(_ rule: Int, _ anchor: Anchor) -> Instance? {
        let keys = rules[rule].relation.terms.compactMap { key($0, anchor) }
        guard keys.count == rules[rule].relation.terms.count else { return nil }
        let known = keys.filter { index.known($0).map(isStated) ?? false }
        guard known.count >= 2 else { return nil }
        let facts = keys.map { index.fact($0) }
        return Instance(rule: rule, facts: facts, isLoose: rules[rule].isGrowth && documents(of: facts[0]).isDisjoint(with: documents(of: facts[2])))
    }

    private func documents(of fact: Int32) -> Set<String> {
        Set((index.claims(of: fact) + (references[fact] ?? [])).map { claims[Int($0)].document })
    }

    private func isStated(_ fact: Int32) -> Bool { !index.claims(of: fact).isEmpty || references[fact] != nil }

    // MARK: what facts can be

    /// Distinct values of a fact that are stated, in texts and tables.
    func statements(of fact: Int32) -> [Statement] {
        Statement.distinct(index.claims(of: fact) + (references[fact] ?? []), in: claims)
    }

    /// What a fact can be before anybody states it.
    func domain(of fact: Int32) -> Interval {
        let key = index.keys[Int(fact)]
        let concept = context.concepts[index.words.values[Int(key.concept)]]
        return key.measure == FactIndex.number(Measure.level) && concept?.isCumulative == true ? .notNegative : .everything
    }
}
