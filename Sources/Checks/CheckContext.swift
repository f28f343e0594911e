import Facts

/// What checks know of a concept.
package struct ConceptFacts: Hashable, Sendable {
    package let name: String
    package let periodType: PeriodType
    package let siblings: [String]

    package init(name: String, periodType: PeriodType, siblings: [String]) {
        self.name = name
        self.periodType = periodType
        self.siblings = siblings
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

    package init(severity: Severity = .error, enabled: Bool = true, parameters: [String: Int] = [:]) {
        self.severity = severity
        self.enabled = enabled
        self.parameters = parameters
    }
}

/// Everything checks work on. Claims are in the order of the documents.
package struct CheckContext: Sendable {
    package let claims: [Claim]
    package let references: [ReferenceFacts]
    package let concepts: [String: ConceptFacts]
    package let options: [String: CheckOptions]
    /// Names of entities for messages, by id.
    package let entityNames: [String: String]
    /// Names of weekdays for messages, by ISO number.
    package let weekdayNames: [Int: String]
    package let copies: Copies

    package init(
        claims: [Claim], references: [ReferenceFacts] = [], concepts: [String: ConceptFacts] = [:],
        options: [String: CheckOptions] = [:], entityNames: [String: String] = [:], weekdayNames: [Int: String] = [:],
        copies: Copies = .none
    ) {
        self.claims = claims
        self.references = references
        self.concepts = concepts
        self.options = options
        self.entityNames = entityNames
        self.weekdayNames = weekdayNames
        self.copies = copies
    }

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
        for name in claim.dimensions.keys.sorted() where name != Claim.statementDimension { words += ", \(claim.dimensions[name] ?? "")" }
        if let period = claim.period?.period { words += ", \(period.value)" }
        return words
    }
}

extension Claim {
    /// The dimension that ties two statements of one amount together: where the first stands. No part of what is said.
    package static let statementDimension = "statement"

    /// Whether two sources may be one: either is unnamed in words that the other does not contain.
    func hasSource(like other: String?) -> Bool {
        guard let mine = attribution?.lowercased(), let other = other?.lowercased() else { return attribution == nil }
        return mine.contains(other) || other.contains(mine)
    }
}

extension Claim {
    /// What is said, wherever it stands: the fact and the value.
    fileprivate var statement: [String] {
        let said = dimensions.filter { $0.key != Self.statementDimension }.sorted { $0.key < $1.key }
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
    /// A finding of this check. Its fingerprint rests on the accused figures with their documents (all of them, where the
    /// evidence shows only some) and on the values that they contradict: not on order, repetition or further witnesses.
    func finding(
        _ context: CheckContext, _ verdict: Verdict, _ message: String, _ evidence: [Evidence], expected: String? = nil,
        assumption: String? = nil, hint: String? = nil, accusing: [Claim]? = nil
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
            fingerprint: print.text, check: Self.id, verdict: verdict, severity: context.severity(of: Self.id),
            message: message, evidence: evidence, expected: expected, assumption: assumption, hint: hint)
    }
}
