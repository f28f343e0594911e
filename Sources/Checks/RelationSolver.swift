import Facts

/// Finds what cannot all hold in a network of relations: intervals are narrowed along the relations until nothing changes
/// or nothing is left; what is left of nothing is shrunk to a smallest set by leaving out one thing after another.
struct RelationSolver {
    /// What is stated of a fact: one value, or all of its values where they contradict each other already.
    struct Element {
        let fact: Int32
        let value: Quantity
        let interval: Interval
        /// With truncation and coarser rounding.
        let generous: Interval
        let claims: [Int32]
    }

    /// A smallest set of statements that cannot all be right.
    struct Conflict {
        let instances: [RelationNetwork.Instance]
        /// The accused first.
        let elements: [Element]
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
    /// Agreeing values of one fact that are told apart.
    private static let maximumStatements = 8

    init(_ network: RelationNetwork, _ context: CheckContext) {
        self.network = network
        self.context = context
        revision = ExactDecimal(context.parameter("revision-percent", of: GrowthCheck.id, default: 3)) * .powerOfTen(-2)
        claims = network.claims
    }

    func conflicts() -> [Conflict] { components().flatMap(conflicts) }

    // MARK: components

    /// Instances that share facts, directly or through others; in the order of the instances.
    private func components() -> [[RelationNetwork.Instance]] {
        var parents: [Int32: Int32] = [:]
        func root(_ fact: Int32) -> Int32 {
            var fact = fact
            while let parent = parents[fact], parent != fact { fact = parent }
            return fact
        }
        for instance in network.instances {
            for fact in instance.facts {
                let (a, b) = (root(instance.facts[0]), root(fact))
                parents[max(a, b)] = min(a, b)
            }
        }
        var order: [Int32] = []
        var groups: [Int32: [RelationNetwork.Instance]] = [:]
        for instance in network.instances {
            let root = root(instance.facts[0])
            if groups[root] == nil { order.append(root) }
            groups[root, default: []].append(instance)
        }
        return order.flatMap { root -> [[RelationNetwork.Instance]] in
            let group = groups[root] ?? []
            return group.count <= Self.maximumInstances ? [group] : group.map { [$0] }
        }
    }

    // MARK: what is stated

    private func elements(of instances: [RelationNetwork.Instance]) -> [Element] {
        var seen = Set<Int32>()
        return instances.flatMap(\.facts).filter { seen.insert($0).inserted }.flatMap(elements)
    }

    private func elements(of fact: Int32) -> [Element] {
        let statements = network.statements(of: fact)
        guard let first = statements.first else { return [] }
        let agree = statements.count <= Self.maximumStatements && statements.indices.allSatisfy { place in
            statements[..<place].allSatisfy { $0.value.agreement(with: statements[place].value) == .agrees }
        }
        if agree {
            return statements.map {
                Element(fact: fact, value: $0.value, interval: $0.value.interval, generous: $0.value.generousInterval, claims: $0.claims)
            }
        }
        // Another check tells that these contradict each other; here any of them may be right.
        return [
            Element(
                fact: fact, value: first.value, interval: statements.map(\.value.interval).reduce(first.value.interval) { $0.hull($1) },
                generous: statements.map(\.value.generousInterval).reduce(first.value.generousInterval) { $0.hull($1) },
                claims: statements.flatMap(\.claims))
        ]
    }

    // MARK: propagation

    /// What each fact can be; nil when some fact can be nothing.
    private func solve(_ instances: [RelationNetwork.Instance], _ elements: [Element], generous: Bool = false) -> [Int32: Interval]? {
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

    /// Whether a look by estimates shows that nothing is wrong: nearly all components are done with it.
    private func holdsClearly(_ instances: [RelationNetwork.Instance], _ elements: [Element]) -> Bool {
        var places: [Int32: Int] = [:]
        var domains: [EstimatedInterval] = []
        for fact in instances.lazy.flatMap(\.facts) where places[fact] == nil {
            places[fact] = domains.count
            domains.append(EstimatedInterval(network.domain(of: fact)))
        }
        for element in elements {
            guard let place = places[element.fact], let rest = domains[place].intersection(EstimatedInterval(element.interval)) else { return false }
            domains[place] = rest
        }
        let room = revision.approximation
        let local = instances.map { $0.facts.map { places[$0] ?? 0 } }
        for _ in 0..<Self.maximumRounds {
            let before = domains
            for (instance, places) in zip(instances, local) {
                var terms = places.map { domains[$0] }
                if network.rules[instance.rule].isGrowth, terms.dropFirst().contains(where: { $0.low < 0 }) { continue }
                if instance.isLoose { terms[2] = terms[2].widened(by: room) }
                guard network.rules[instance.rule].relation.narrowsClearly(&terms) else { return false }
                if instance.isLoose { terms[2] = terms[2].widened(by: room) }
                for (place, domain) in zip(places, terms) {
                    guard let rest = domain.intersection(domains[place]) else { return false }
                    domains[place] = rest
                }
            }
            if domains == before { break }
        }
        return true
    }

    // MARK: conflicts

    private func conflicts(in component: [RelationNetwork.Instance]) -> [Conflict] {
        var elements = elements(of: component)
        guard !holdsClearly(component, elements) else { return [] }
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
    private func smallest(_ component: [RelationNetwork.Instance], _ elements: [Element]) -> [RelationNetwork.Instance]? {
        guard component.count > 1, solve(component, elements) == nil else { return nil }
        return component.reduce(component) { rest, instance in
            let fewer = rest.filter { $0 != instance }
            return solve(fewer, elements) == nil ? fewer : rest
        }
    }

    private func conflict(
        _ instances: [RelationNetwork.Instance], _ elements: [Element], _ failing: [RelationNetwork.Instance]
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
    private func rank(_ element: Element, among others: [Element], _ failing: [RelationNetwork.Instance]) -> [Int] {
        let documents = documents(of: element)
        let companions = others.filter { $0.fact != element.fact && !self.documents(of: $0).isDisjoint(with: documents) }
        return [isTable(element) ? 1 : 0, -failing.filter { $0.facts.contains(element.fact) }.count, documents.count, companions.count]
    }

    private func isTable(_ element: Element) -> Bool {
        network.references[element.fact].map { rows in element.claims.contains { rows.contains($0) } } ?? false
    }

    /// The documents that state it; copies of one text count once.
    private func documents(of element: Element) -> Set<String> {
        Set(element.claims.map { context.copies.witness(of: claims[Int($0)].document) })
    }
}
