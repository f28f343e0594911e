import Documents
import Facts

/// What checks know of a concept.
package struct ConceptFacts: Hashable, Sendable {
    package let name: String
    package let periodType: PeriodType
    package let siblings: [String]
    /// A flow that cannot be negative: over a longer period of the same start it is no smaller.
    package let isCumulative: Bool
    /// Its growth is told in constant prices: it does not follow from the levels.
    package let isDeflated: Bool
    /// Whether claims of it are held against each other.
    package let isCompared: Bool
    /// Whether it is about two parties in no order.
    package let isPair: Bool
    /// By how much a figure of a later day may be a revision: percent of an amount, points of a percentage.
    package let revisedBy: ExactDecimal?
    /// By how many percent the statistics of its two parties may differ.
    package let sidesDifferBy: ExactDecimal?

    package init(
        name: String, periodType: PeriodType, siblings: [String], isCumulative: Bool = false, isDeflated: Bool = false, isCompared: Bool = true,
        isPair: Bool = false, revisedBy: ExactDecimal? = nil, sidesDifferBy: ExactDecimal? = nil
    ) {
        self.name = name
        self.periodType = periodType
        self.siblings = siblings
        self.isCumulative = isCumulative
        self.isDeflated = isDeflated
        self.isCompared = isCompared
        self.isPair = isPair
        self.revisedBy = revisedBy
        self.sidesDifferBy = sidesDifferBy
    }
}

/// A relation between concepts, as a rule file states it.
package struct RelationFacts: Hashable, Sendable {
    package let id: String
    package let severity: Severity
    package let summary: String
    package let relation: Relation

    package init(id: String, severity: Severity = .error, summary: String = "", relation: Relation) {
        self.id = id
        self.severity = severity
        self.summary = summary
        self.relation = relation
    }
}

/// A table of trusted figures: its rows as claims, and what each column is called.
package struct ReferenceFacts: Sendable {
    package let title: String
    package let publisher: String
    package let claims: [Claim]
    package let labels: [Claim: String]

    package init(title: String, publisher: String, claims: [Claim], labels: [Claim: String]) {
        self.title = title
        self.publisher = publisher
        self.claims = claims
        self.labels = labels
    }
}

package struct CheckOptions: Sendable {
    package let severity: Severity
    package let enabled: Bool
    package let parameters: [String: Int]
    /// The documents whose claims the check sees.
    package let scope: PathScope

    package init(severity: Severity = .error, enabled: Bool = true, parameters: [String: Int] = [:], scope: PathScope = PathScope()) {
        self.severity = severity
        self.enabled = enabled
        self.parameters = parameters
        self.scope = scope
    }
}

/// Everything checks work on.
package struct CheckContext: Sendable {
    /// In the order of document ids and places, so that the order of the inputs decides nothing.
    package let claims: [Claim]
    /// Asserted figures of concepts that are compared, by fact.
    package let index: FactIndex
    /// The same claims by what checks ask for.
    let kinds: ClaimKinds
    /// The relations between their facts, worked out when the first check asks.
    private let sharedNetwork = Once<RelationNetwork>()
    /// The place of each document among those given.
    package let order: [String: Int]
    package let references: [ReferenceFacts]
    package let concepts: [String: ConceptFacts]
    package private(set) var options: [String: CheckOptions]
    /// What must hold between concepts.
    package let relations: [RelationFacts]
    /// What must hold between the parts of one claim, by the rule that found it.
    package let holds: [String: [Relation]]
    /// Names of entities for messages, by id.
    package let entityNames: [String: String]
    /// Names of weekdays for messages, by ISO number.
    package let weekdayNames: [Int: String]
    package let copies: Copies
    /// How far those who state something are trusted.
    let sources: SourceRanks

    package init(
        claims: [Claim], references: [ReferenceFacts] = [], concepts: [String: ConceptFacts] = [:],
        options: [String: CheckOptions] = [:], relations: [RelationFacts] = [], holds: [String: [Relation]] = [:],
        entityNames: [String: String] = [:], weekdayNames: [Int: String] = [:], copies: Copies = .none,
        sources: SourceRanks = SourceRanks()
    ) {
        (self.claims, order) = claims.inOrder()
        kinds = ClaimKinds(self.claims)
        index = FactIndex(self.claims) { concepts[$0]?.isCompared ?? true }
        self.references = references
        self.concepts = concepts
        self.options = options
        self.relations = relations
        self.holds = holds
        self.entityNames = entityNames
        self.weekdayNames = weekdayNames
        self.copies = copies
        self.sources = sources
    }

    /// The same claims with other settings of the checks.
    package func with(options: [String: CheckOptions]) -> CheckContext {
        var other = self
        other.options = options
        return other
    }

    /// The same, with the claims that a check may see.
    func limited(to check: String) -> CheckContext {
        guard let scope = options[check]?.scope, !scope.isEverything else { return self }
        return CheckContext(
            claims: claims.filter { scope.contains($0.document) }, references: references, concepts: concepts, options: options,
            relations: relations, holds: holds, entityNames: entityNames, weekdayNames: weekdayNames, copies: copies, sources: sources)
    }

    var network: RelationNetwork { sharedNetwork.value { RelationNetwork(self) } }

    /// Claims at places, each made when it is asked for.
    func claims(at places: [Int32]) -> some Sequence<Claim> { places.lazy.map { claims[Int($0)] } }

    func severity(of check: String) -> Severity { options[check]?.severity ?? .error }

    func parameter(_ name: String, of check: String, default value: Int) -> Int { options[check]?.parameters[name] ?? value }

    func weekdayName(_ number: Int) -> String { weekdayNames[number] ?? "weekday \(number)" }

    /// "the change of total trade (China, Russia), 2022-01/2022-11".
    func fact(_ claim: Claim) -> String {
        var words = concepts[claim.concept]?.name ?? claim.concept
        switch claim.measure {
        case .level, .count, .ordinal: break
        case .change: words = "change of \(words)"
        case .share: words = "share of \(words)"
        }
        if !claim.entity.isEmpty { words += " (" + claim.entity.map { entityNames[$0] ?? $0 }.joined(separator: ", ") + ")" }
        for name in claim.dimensions.keys.sorted() { words += ", \(claim.dimensions[name] ?? "")" }
        if let period = claim.period?.period { words += ", \(period.value)" }
        return words
    }
}

extension [Claim] {
    /// The claims by document id, place, and the order given; and where each document first stands among them as given.
    fileprivate func inOrder() -> (claims: [Claim], first: [String: Int]) {
        var first: [String: Int] = [:]
        var isOrdered = true
        for place in indices where place == 0 || self[place].document != self[place - 1].document {
            if first[self[place].document] == nil { first[self[place].document] = place }
            isOrdered = isOrdered && (place == 0 || self[place - 1].document < self[place].document)
        }
        isOrdered = isOrdered && indices.dropFirst().allSatisfy { self[$0].document != self[$0 - 1].document || self[$0 - 1].span <= self[$0].span }
        guard !isOrdered else { return (self, first) }
        let ranks = Dictionary(uniqueKeysWithValues: first.keys.sorted().enumerated().map { ($0.element, $0.offset) })
        var (rank, places) = (0, [(Int, Int, Int, Int)]())
        places.reserveCapacity(count)
        for place in indices {
            if place == 0 || self[place].document != self[place - 1].document { rank = ranks[self[place].document] ?? 0 }
            places.append((rank, self[place].span.start, self[place].span.end, place))
        }
        return (places.sorted(by: <).map { self[$0.3] }, first)
    }
}

extension Claim {
    /// The dimension that says in which currency a growth is counted.
    package static let basisDimension = "basis"
    /// The dimension that says that a figure is preliminary or revised.
    static let statusDimension = "status"

    /// Whether two sources may be one: either is unnamed in words that the other does not contain.
    func hasSource(like other: String?) -> Bool {
        guard let mine = attribution?.lowercased(), let other = other?.lowercased() else { return attribution == nil }
        return mine.contains(other) || other.contains(mine)
    }
}

extension Claim {
    /// What is said, wherever it stands: the fact and the value.
    fileprivate var statement: [String] {
        let said = dimensions.sorted { $0.key < $1.key }
        return [concept, measure.rawValue, base ?? "", period?.period.value ?? ""] + entity + said.flatMap { [$0.key, $0.value] }
            + [value.map { "\($0.point) \($0.precision) \($0.unit) \($0.hedge?.id ?? "")" } ?? text]
    }
}

/// A consistency condition over claims.
package protocol Check: Sendable {
    static var id: String { get }
    init()
    func findings(in context: CheckContext) -> [Finding]
}

extension Check {
    /// A finding that is as certain as its assumptions leave it.
    func finding(
        _ context: CheckContext, _ assumptions: Assumptions, _ message: String, _ evidence: [Evidence], expected: String? = nil,
        hint: String? = nil, accusing: [Claim]? = nil, severity: Severity? = nil
    ) -> Finding {
        finding(
            context, assumptions.verdict, message, evidence, expected: expected, assumption: assumptions.text, hint: hint, accusing: accusing,
            severity: severity)
    }

    /// A finding of this check. Its fingerprint rests on the accused figures with their documents (all of them, where the
    /// evidence shows only some) and on the values that they contradict: not on order, repetition or further witnesses.
    func finding(
        _ context: CheckContext, _ verdict: Verdict, _ message: String, _ evidence: [Evidence], expected: String? = nil,
        assumption: String? = nil, hint: String? = nil, accusing: [Claim]? = nil, severity: Severity? = nil
    ) -> Finding {
        let accused = accusing ?? evidence.filter { $0.role == .accused }.map(\.claim)
        let contradicted = evidence.filter { $0.role == .contradicts }.map(\.claim)
        let sides = Set(accused.map { [$0.document] + $0.statement } + contradicted.map { [""] + $0.statement })
        var print = Fingerprint()
        print.add(Self.id)
        for side in sides.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            for field in side { print.add(field) }
        }
        return Finding(
            fingerprint: print.text, check: Self.id, verdict: verdict, severity: severity ?? context.severity(of: Self.id),
            message: message, evidence: evidence, expected: expected, assumption: assumption, hint: hint)
    }
}
