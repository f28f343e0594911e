/// What became of a figure of a text on its way to a comparison: a row of the coverage ledger.
///
/// In the order of the way: a figure of several claims has the fate that got furthest.
package enum FigureFate: String, Hashable, Sendable, CaseIterable, Comparable {
    case noRule = "no-rule"
    case removed
    case noValue = "no-value"
    case notRestatable = "not-restatable"
    case noEntity = "no-entity"
    case noBase = "no-base"
    case noPeriod = "no-period"
    case notAsserted = "not-asserted"
    case conceptNotCompared = "concept-not-compared"
    case alone
    case unchecked
    case compared

    package var summary: String {
        switch self {
        case .noRule: "no claim rule matches them"
        case .removed: "a rule matches, and a pattern of its ‘not’ removes the match"
        case .noValue: "a rule matches, but its slot holds something without a value"
        case .notRestatable: "a rule matches, but the two amounts cannot be held against each other"
        case .noEntity: "a rule matches, but nothing tells whom they are about"
        case .noBase: "a change measured against a time that has no name"
        case .noPeriod: "a claim without a period, or with one that no date resolves"
        case .notAsserted: "projected, negated or hypothetical: no fact"
        case .conceptNotCompared: "the rules call their concept not compared"
        case .alone: "nothing in texts and tables to compare them with"
        case .unchecked: "other claims have the same key, but no check compares figures of this kind"
        case .compared: "compared"
        }
    }

    /// Whether a claim came of the figure.
    package var isClaim: Bool { self > .noBase }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    package static func < (left: FigureFate, right: FigureFate) -> Bool { left.place < right.place }
}
