import Facts

/// Finds what cannot all hold in a network of relations: intervals are narrowed along the relations until nothing changes
/// or nothing is left; what is left of nothing is shrunk to a smallest set by leaving out one thing after another.
struct RelationSolver {
    /// A smallest set of statements that cannot all be right.
    struct Conflict {
        let instances: [RelationNetwork.Instance]
        /// The accused first.
        let elements: [RelationNetwork.Element]
        /// Whether the accused stands more alone than all others.
        let isClear: Bool
        /// Whether truncation or coarser rounding would explain it.
        let byRounding: Bool
        /// What each element would have to be by the others, where they tell.
        let repairs: [Interval?]
    }

    private let network: RelationNetwork
    private let context: CheckContext
    private let claims: [Claim]
    /// By what part of itself a level of another document may have been revised before a growth was counted from it.
    private let revision: ExactDecimal

    /// Larger components are looked at one relation at a time.
    private static let maximumInstances = 64
    private static let maximumRounds = 8
    /// Conflicts that are told of one component.
    private static let maximumConflicts = 8

    init(_ network: RelationNetwork, _ context: CheckContext) {
        self.network = network
        self.context = context
        revision = ExactDecimal(context.parameter("revision-percent", of: GrowthCheck.id, default: 3)) * .powerOfTen(-2)
        claims = network.claims
    }

    /// The conflicts among the relations that are admitted.
    func conflicts(where isAdmitted: (RelationNetwork.Instance) -> Bool = { _ in true }) -> [Conflict] {
        var estimates = Estimates(network, revision)
        return components(of: network.instances.filter(isAdmitted)).flatMap { component in
            estimates.hold(component) ? [] : conflicts(in: Array(component))
        }
    }

    // MARK: components

    /// Instances that share facts, directly or through others; in the order of the instances.
    private func components(of instances: [RelationNetwork.Instance]) -> [ArraySlice<RelationNetwork.Instance>] {
        var forest = UnionFind(count: network.index.keys.count)
        for instance in instances {
            for fact in instance.facts.dropFirst() { forest.join(Int(instance.facts[0]), Int(fact)) }
        }
        var groups = [Int32](repeating: -1, count: network.index.keys.count)
        var sizes: [Int] = []
        let groupOf = instances.map { instance -> Int in
            let root = forest.root(Int(instance.facts[0]))
            if groups[root] < 0 {
                groups[root] = Int32(sizes.count)
                sizes.append(0)
            }
            sizes[Int(groups[root])] += 1
            return Int(groups[root])
        }
        // Sorted by group, in their order.
        var ends = sizes.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
        var order = [Int](repeating: 0, count: instances.count)
        for (place, group) in groupOf.enumerated() {
            order[ends[group]] = place
            ends[group] += 1
        }
        let sorted = order.map { instances[$0] }
        return sizes.indices.flatMap { group -> [ArraySlice<RelationNetwork.Instance>] in
            let range = ends[group] - sizes[group]..<ends[group]
            return sizes[group] <= Self.maximumInstances ? [sorted[range]] : range.map { sorted[$0...$0] }
        }
    }

    // MARK: what is stated

    private func elements(of instances: [RelationNetwork.Instance]) -> [RelationNetwork.Element] {
        var seen = Set<Int32>()
        return instances.flatMap(\.facts).filter { seen.insert($0).inserted }.flatMap(network.elements)
    }

    // MARK: propagation

    /// What each fact can be; nil when some fact can be nothing.
    private func solve(_ instances: [RelationNetwork.Instance], _ elements: [RelationNetwork.Element], generous: Bool = false) -> [Int32: Interval]? {
        var domains: [Int32: Interval] = [:]
        for fact in Set(instances.flatMap(\.facts)) { domains[fact] = network.domain(of: fact) }
        for element in elements {
            guard let known = domains[element.fact] else { continue }
            guard let rest = known.intersection(generous ? element.generous : element.interval) else { return nil }
            domains[element.fact] = rest
        }
        for _ in 0..<Self.maximumRounds {
            let before = domains
            for instance in instances where !isVoid(instance, domains) {
                guard narrow(instance, &domains) else { return nil }
            }
            if domains == before { break }
        }
        return domains
    }

    private func narrow(_ instance: RelationNetwork.Instance, _ domains: inout [Int32: Interval]) -> Bool {
        var terms = instance.facts.map { domains[$0] ?? .everything }
        if instance.isLoose { terms[2] = terms[2].widened(by: revision) }
        guard network.rules[instance.rule].relation.narrow(&terms) else { return false }
        if instance.isLoose { terms[2] = terms[2].widened(by: revision) }
        for (fact, domain) in zip(instance.facts, terms) {
            guard let rest = domain.intersection(domains[fact] ?? .everything) else { return false }
            domains[fact] = rest
        }
        return true
    }

    /// A growth from or to less than nothing is no growth.
    private func isVoid(_ instance: RelationNetwork.Instance, _ domains: [Int32: Interval]) -> Bool {
        network.rules[instance.rule].isGrowth && instance.facts.dropFirst().contains { domains[$0]?.low?.isNegative ?? false }
    }

    // MARK: conflicts

    private func conflicts(in component: [RelationNetwork.Instance]) -> [Conflict] {
        var elements = elements(of: component)
        var result: [Conflict] = []
        while result.count < Self.maximumConflicts {
            let failing = component.filter { solve([$0], elements) == nil }
            guard let instances = failing.first.map({ [$0] }) ?? smallest(component, elements) else { break }
            let conflict = conflict(instances, elements, failing)
            guard let accused = conflict.elements.first else { break }
            // What the tables say of each other is nobody's slip here.
            if !isTable(accused) { result.append(conflict) }
            elements.removeAll { $0.fact == accused.fact }
        }
        return result
    }

    /// The instances without any of which there is no conflict; nil when there is none.
    private func smallest(_ component: [RelationNetwork.Instance], _ elements: [RelationNetwork.Element]) -> [RelationNetwork.Instance]? {
        guard component.count > 1, solve(component, elements) == nil else { return nil }
        return component.reduce(component) { rest, instance in
            let fewer = rest.filter { $0 != instance }
            return solve(fewer, elements) == nil ? fewer : rest
        }
    }

    private func conflict(
        _ instances: [RelationNetwork.Instance], _ elements: [RelationNetwork.Element], _ failing: [RelationNetwork.Instance]
    ) -> Conflict {
        let facts = Set(instances.flatMap(\.facts))
        var minimal = elements.filter { facts.contains($0.fact) }
        for place in minimal.indices.reversed() {
            var fewer = minimal
            fewer.remove(at: place)
            if solve(instances, fewer) == nil { minimal = fewer }
        }
        let places = Dictionary(instances.flatMap(\.facts).enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: min)
        let ranks = minimal.map { rank($0, among: minimal, failing) + [places[$0.fact] ?? 0] }
        let order = minimal.indices.sorted { ranks[$0].lexicographicallyPrecedes(ranks[$1]) }
        let isClear = order.count > 1 && ranks[order[0]].dropLast() != ranks[order[1]].dropLast()
        let sorted = order.map { minimal[$0] }
        return Conflict(
            instances: instances, elements: sorted, isClear: isClear, byRounding: solve(instances, minimal, generous: true) != nil,
            repairs: sorted.map { element in solve(instances, minimal.filter { $0.fact != element.fact })?[element.fact] })
    }

    /// Who is accused before whom: what fails in more relations, what fewer documents say, what stands apart from the others;
    /// never a table before a text.
    private func rank(_ element: RelationNetwork.Element, among others: [RelationNetwork.Element], _ failing: [RelationNetwork.Instance]) -> [Int] {
        let documents = documents(of: element)
        let companions = others.filter { $0.fact != element.fact && !self.documents(of: $0).isDisjoint(with: documents) }
        return [isTable(element) ? 1 : 0, -failing.filter { $0.facts.contains(element.fact) }.count, documents.count, companions.count]
    }

    private func isTable(_ element: RelationNetwork.Element) -> Bool {
        network.references[element.fact].map { rows in element.claims.contains { rows.contains($0) } } ?? false
    }

    /// The documents that state it; copies of one text count once.
    private func documents(of element: RelationNetwork.Element) -> Set<String> {
        Set(element.claims.map { context.copies.witness(of: claims[Int($0)].document) })
    }
}

/// A first look in floating point: nearly all components are done with it.
private struct Estimates {
    private let network: RelationNetwork
    private let revision: Double
    /// What texts and tables leave of each fact, nil where they contradict each other; by fact, once it was asked for.
    private var known: [EstimatedInterval?]
    private var isKnown: [Bool]
    /// The place of each fact among those of the component at hand, or -1.
    private var places: [Int32]
    private var domains: [EstimatedInterval] = []
    private var terms: [EstimatedInterval] = []

    private static let maximumRounds = 8

    init(_ network: RelationNetwork, _ revision: ExactDecimal) {
        self.network = network
        self.revision = revision.approximation
        let count = network.index.keys.count
        known = [EstimatedInterval?](repeating: nil, count: count)
        isKnown = [Bool](repeating: false, count: count)
        places = [Int32](repeating: -1, count: count)
    }

    /// Whether nothing is wrong in a component; false where that is not certain.
    mutating func hold(_ instances: ArraySlice<RelationNetwork.Instance>) -> Bool {
        domains.removeAll(keepingCapacity: true)
        defer { for instance in instances { for fact in instance.facts { places[Int(fact)] = -1 } } }
        for instance in instances {
            for fact in instance.facts where places[Int(fact)] < 0 {
                guard let domain = domain(of: fact) else { return false }
                places[Int(fact)] = Int32(domains.count)
                domains.append(domain)
            }
        }
        for _ in 0..<Self.maximumRounds {
            var hasChanged = false
            for instance in instances {
                guard narrow(instance, &hasChanged) else { return false }
            }
            if !hasChanged { break }
        }
        return true
    }

    private mutating func narrow(_ instance: RelationNetwork.Instance, _ hasChanged: inout Bool) -> Bool {
        let rule = network.rules[instance.rule]
        terms.removeAll(keepingCapacity: true)
        for fact in instance.facts { terms.append(domains[Int(places[Int(fact)])]) }
        // A growth from or to less than nothing is no growth.
        if rule.isGrowth, terms[1].low < 0 || terms[2].low < 0 { return true }
        if instance.isLoose { terms[2] = terms[2].widened(by: revision) }
        guard rule.relation.narrowsClearly(&terms) else { return false }
        if instance.isLoose { terms[2] = terms[2].widened(by: revision) }
        for (term, fact) in instance.facts.enumerated() {
            let place = Int(places[Int(fact)])
            guard let rest = terms[term].intersection(domains[place]) else { return false }
            if rest != domains[place] { hasChanged = true }
            domains[place] = rest
        }
        return true
    }

    private mutating func domain(of fact: Int32) -> EstimatedInterval? {
        if isKnown[Int(fact)] { return known[Int(fact)] }
        var domain: EstimatedInterval? = EstimatedInterval(network.domain(of: fact))
        if let only = network.onlyInterval(of: fact) {
            domain = domain?.intersection(EstimatedInterval(only))
        } else {
            for element in network.elements(of: fact) { domain = domain?.intersection(EstimatedInterval(element.interval)) }
        }
        isKnown[Int(fact)] = true
        known[Int(fact)] = domain
        return domain
    }
}
