import Patterns
import Rules

/// What finding mentions in one language asks for again and again, looked up once. A class, since it is handed around in hot
/// loops: one reference instead of dozens.
final class Vocabulary: Sendable {
    let rules: RuleSet
    let language: LanguageRules
    /// The mention rules by layer, in the order of the rules, pattern after pattern.
    let layers: [MentionLayer]
    let claimPatterns: ClaimPatterns
    /// Those that ask for cells of tables.
    let tablePatterns: ClaimPatterns
    /// Kinds that composing numbers asks for, at the places of `Numeral`; -1 for those that no lexicon has.
    private let numerals: [Int]
    /// Kinds by code, as in the table of kinds.
    let sets: [KindSet]
    let entity: Int?
    let ordinal: Int?
    let dotted: Int?
    let hedgeBefore: Int?
    let hedgeAfter: Int?
    /// Hedges that say by how much when a preposition follows: “больше на 5 млрд”.
    let comparative: Int?
    let clauseBreak: Int?
    private let cell: Int?
    /// Cues that a time is yet to come, and all that tell which way a date is meant.
    let futureCues: KindSet
    let directionCues: KindSet
    /// Cues of the future that a date must follow.
    let weakCues: KindSet

    /// What a word can be in a number: `ordinalLow` is the kind `ordinal-low`.
    enum Numeral: UInt8, CaseIterable {
        case numeral, magnitude, dozen, negative, ordinalWord, ordinalLow, numeralMultiplier, ordinalMultiplier, moneyMagnitude, numberSuffix
        case ordinalMagnitude, decimalPoint

        var name: String { "\(self)".map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined() }
    }

    init(language: LanguageRules, rules: RuleSet) {
        self.rules = rules
        self.language = language
        layers = language.mentionLayers.map(MentionLayer.init).filter { !$0.plans.isEmpty }
        let cell = rules.kinds.kind(CoreKind.cell)
        self.cell = cell
        claimPatterns = ClaimPatterns(language.claimRules) { !Self.asks($0, for: cell) }
        tablePatterns = ClaimPatterns(language.claimRules) { Self.asks($0, for: cell) }
        numerals = Numeral.allCases.map { rules.kinds.kind($0.name) ?? -1 }
        sets = rules.kinds.sets
        entity = rules.kinds.kind("entity")
        ordinal = rules.kinds.kind("ordinal")
        dotted = rules.kinds.kind("dotted")
        hedgeBefore = rules.kinds.kind("hedge-before")
        hedgeAfter = rules.kinds.kind("hedge-after")
        comparative = rules.kinds.kind("comparative")
        clauseBreak = rules.kinds.kind("clause-break")
        futureCues = rules.kinds.set(["cue-future", "cue-projected", "cue-ahead"])
        weakCues = rules.kinds.set(["cue-ahead"])
        directionCues = futureCues.union(rules.kinds.set(["cue-past"]))
    }

    /// Whether a pattern is run on the lines that are read off tables, and on nothing else.
    func asksForCells(_ pattern: SlotPattern) -> Bool { Self.asks(pattern, for: cell) }

    private static func asks(_ pattern: SlotPattern, for cell: Int?) -> Bool { cell.map(pattern.needed.contains) ?? false }

    func kind(_ numeral: Numeral) -> Int? {
        let kind = numerals[Int(numeral.rawValue)]
        return kind < 0 ? nil : kind
    }

    /// The value that a form of the lexicon has as one of a kind.
    func reading(_ lexeme: Int, _ kind: Int, _ written: Slice<UnsafeBufferPointer<UInt8>>) -> LexicalValue? {
        var other: LexicalValue?
        for reading in language.lexicon.lexemes[lexeme].readings where rules.kinds.closure(of: reading.kind).contains(kind) {
            if reading.caseRule == .exact {
                if reading.form.elementsEqual(written) { return reading.value }
            } else if other == nil {
                other = reading.value
            }
        }
        return other
    }
}
