import Facts
import Rules

/// What a claim rule says, in plain sentences.
struct RuleWords {
    let sentences: [String]

    init(_ rule: ClaimRule, _ concept: Concept?) {
        let name = concept.flatMap { $0.name == rule.concept ? nil : "‘\($0.name)’ (\(rule.concept))" } ?? rule.concept
        var sentences = ["It finds \(Self.measure(rule.measure, rule.base)) of \(name)."]
        if let concept {
            sentences.append(Self.entity(rule.entity ?? concept.entity) + " " + Self.period(concept.periodType))
        }
        let ways = rule.patterns.count == 1 ? "one pattern" : "any of \(rule.patterns.count) patterns"
        var shape = "A claim begins with a match of \(ways)"
        if !rule.not.isEmpty { shape += ", unless \(rule.not.count == 1 ? "a pattern" : "one of \(rule.not.count) patterns") of ‘not’ overlaps it" }
        sentences.append(shape + ".")
        if !rule.also.isEmpty {
            let kinds = Set(rule.also.map { "\($0.measure.rawValue)" }).sorted().joined(separator: " or ")
            sentences.append("Beside it, \(rule.also.count == 1 ? "one pattern" : "\(rule.also.count) patterns") of ‘also’ may find a \(kinds) in the same sentence.")
        }
        if !rule.dimensionGroups.isEmpty { sentences.append("The words of \(rule.dimensionGroups.joined(separator: ", ")) tell its facts apart.") }
        if !rule.dimensions.isEmpty {
            sentences.append("Its facts are marked " + rule.dimensions.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + ".")
        }
        if let unit = rule.unit { sentences.append("Plain numbers count \(unit).") }
        if let modality = rule.modality { sentences.append("What it finds is taken as \(modality.rawValue), whatever the words around it say.") }
        if rule.status == .deprecated { sentences.append("It is deprecated, and not run.") }
        self.sentences = sentences
    }

    private static func measure(_ measure: Measure, _ base: String?) -> String {
        switch measure {
        case .level: "the level"
        case .change: "the change" + (base.map { " against the \($0.replacing("-", with: " "))" } ?? "")
        case .share: "the share"
        case .ordinal: "the number in a series"
        case .count: "the count"
        }
    }

    private static func entity(_ shape: Concept.EntityShape) -> String {
        switch shape {
        case .none: "It is about nobody in particular."
        case .one: "It is about one entity, which the pattern must take."
        case .any: "It is about whatever entities the pattern takes, perhaps none."
        case .pair: "It is about two entities in any order, from the pattern or the text around it."
        case .orderedPair: "It is about two entities in order, which the pattern must take."
        }
    }

    private static func period(_ type: PeriodType) -> String {
        switch type {
        case .duration: "It holds over a period, from the pattern, the clause, the sentence or the paragraph."
        case .instant: "It holds on a day, from the pattern, the clause, the sentence or the paragraph."
        case .running: "It grows as reports come in."
        case .forever: "It needs no period."
        }
    }
}
