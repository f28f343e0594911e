import Documents
import Facts
import Patterns

/// A pattern with its `{{slots}}` expanded: named groups that each hold one token of a kind, or raw text.
///
/// A class, since it is handed around in hot loops: one reference instead of five.
package final class SlotPattern: Sendable {
    package let pattern: Pattern
    /// As written in the file.
    package let source: String
    /// Kinds of the token that a named group can hold; a group that is not here holds text.
    package let slotKinds: [String: [Int]]
    /// All these kinds must be in a text for the pattern to match at all.
    package let needed: KindSet
    /// Of each of these sets one kind must be in it too.
    private let choices: [KindSet]
    /// Of each of these sets of words in `RuleSet.words` one word must be in it too; the set that tells most comes first.
    package let neededWords: [Int]
    /// The kind that each character class in the expanded pattern stands for.
    private let classKinds: [String: Int]
    package let place: Problem.Label
    /// Where each part of the expanded pattern was written; empty unless the rules were loaded to be explained.
    package let pieces: [PatternPiece]

    package init(
        pattern: Pattern, source: String, slotKinds: [String: [Int]], classKinds: [String: Int], needed: KindSet,
        choices: [KindSet] = [], neededWords: [Int], place: Problem.Label, pieces: [PatternPiece] = []
    ) {
        self.pattern = pattern
        self.source = source
        self.slotKinds = slotKinds
        self.classKinds = classKinds
        self.needed = needed
        self.choices = choices
        self.neededWords = neededWords
        self.place = place
        self.pieces = pieces
    }

    /// False when a text with tokens of these kinds cannot hold a match; of its words it asks only then.
    package func canMatch(_ kinds: KindSet, _ words: @autoclosure () -> WordIndex.Found) -> Bool {
        guard kinds.isSuperset(of: needed), choices.allSatisfy(kinds.intersects) else { return false }
        guard !neededWords.isEmpty else { return true }
        let words = words()
        return neededWords.allSatisfy(words.contains)
    }

    /// Where a match can begin; nil when the pattern does not tell. Read off the pattern at each call: keep it.
    package func leadingTokens() -> LeadingTokens? { LeadingTokens.of(pattern.source, classKinds: classKinds) }
}

/// A fragment where it is declared.
package struct DeclaredFragment: Hashable, Sendable {
    package let name: String
    package let language: String
    /// Which source it comes from: 0 is the first.
    package let source: Int
    package let place: Problem.Label
}

/// A part of an expanded pattern, with where it was written.
package struct PatternPiece: Hashable, Sendable {
    package enum Kind: Sendable { case text, slot, fragmentStart, fragmentEnd }

    package let kind: Kind
    /// Bytes of the expanded pattern.
    package let range: Range<Int>
    /// As in the file: `rose|fell`, `{{value:money}}`; of the start and the end of a fragment `{{reach}}`.
    package let written: String
    /// The fragments that it stands in, the outermost first; empty in the pattern itself.
    package let fragments: [String]
    package let place: Problem.Label

    func moved(by distance: Int) -> PatternPiece {
        PatternPiece(
            kind: kind, range: (range.lowerBound + distance)..<(range.upperBound + distance), written: written, fragments: fragments, place: place)
    }
}

/// A rule that composes tokens into a mention.
package struct MentionRule: Sendable {
    package let id: String
    package let language: String
    package let type: String
    /// Rules of a later layer see what earlier layers found.
    package let layer: Int
    package let patterns: [SlotPattern]
    /// Fields that the words do not carry: `part: START`.
    package let constants: [String: LexicalValue]
    /// Code of the kinds that its mentions have.
    package let code: Int
    /// An intermediate that later layers consume; alone it is no mention.
    package let isHelper: Bool
    package let examples: [MentionExample]
}

/// A further figure that the pattern of a rule itself takes: "exports and imports were X and Y respectively".
package struct ListedFigure: Sendable {
    /// The slot that holds it.
    package let slot: String
    package let concept: String?
    package let measure: Measure
    package let base: String?
    /// Slots that name its entities; empty for those of the first claim.
    package let entitySlots: [String]
    package let periodSlot: String?
    /// Whether the pair of entities is turned round.
    package let isReversed: Bool
}

/// A further claim that a pattern of its own finds near the first.
package struct AlsoRule: Sendable {
    package let pattern: SlotPattern
    package let not: [SlotPattern]
    package let concept: String?
    package let measure: Measure
    package let base: String?
    /// Bytes of typed text that may stand between the first claim and this one.
    package let within: Int
    /// The unit by which its period lies before that of the first claim, where the pattern takes none.
    package let earlier: CalendarUnit?
}

/// A rule that finds claims of one concept.
package struct ClaimRule: Sendable {
    package enum Status: String, Sendable, CaseIterable { case experimental, test, stable, deprecated }

    /// As the unit of a rule: a number without a unit is an amount in the currency of the other amounts in its sentence.
    package static let unitOfSentence = "currency"

    package let id: String
    package let language: String
    /// Which source it comes from: 0 is the first.
    package let source: Int
    package let status: Status
    package let severity: String
    package let summary: String
    package let tags: [String]
    /// The concept of its claims; of a rule that follows others the first of theirs.
    package let concept: String
    /// Concepts: where it is not empty, its claims are of the concept and the entities of the claim before, which must have one of these.
    package let follows: [String]
    /// Whether the two entities of the claim before are turned round.
    package let isReversed: Bool
    package let measure: Measure
    package let base: String?
    package let patterns: [SlotPattern]
    package let not: [SlotPattern]
    package let also: [AlsoRule]
    package let listed: [ListedFigure]
    /// Groups whose text becomes a dimension, and constant dimensions.
    package let dimensionGroups: [String]
    package let dimensions: [String: String]
    /// The unit of a count or ordinal, or `unitOfSentence`.
    package let unit: String?
    /// Overrides the concept's.
    package let entity: Concept.EntityShape?
    /// Overrides what cues in the text say: "may be up to 16 MB" in a handbook is a fact.
    package let modality: Modality?
    /// Whether its figures mean what they say: "up to 25 MB" is a limit of 25 MB, no figure below it.
    package let isExact: Bool
    /// What must hold between the quantities of one match.
    package let holds: [Relation]
    /// The slots whose quantities stay with the claim: those that its relations name, and an amount said again.
    package let partSlots: [String]
    /// What stands between two items, by the slots that hold a list.
    package let lists: [String: SlotPattern]
    package let calendar: CalendarChoice?
    /// The documents in which it is looked for.
    package let scope: PathScope
    package let examples: [ClaimExample]
    package let place: Problem.Label
}

/// What is measured.
package struct Concept: Sendable {
    package enum EntityShape: String, Sendable, CaseIterable {
        case none, one, any
        case pair
        case orderedPair = "ordered-pair"
    }

    package let id: String
    package let name: String
    package let periodType: PeriodType
    package let entity: EntityShape
    /// The kind of its entity: where a pattern names none, the only one of this kind in the document is meant.
    package let entityKind: String?
    /// Other measures of the same thing, for the hint that a figure belongs to one of them.
    package let siblings: [String]
    /// A flow that cannot be negative: over a longer period of the same start it is no smaller, and no part exceeds the whole.
    package let isCumulative: Bool
    /// Its growth is told in constant prices: it does not follow from the levels.
    package let isDeflated: Bool
    /// Whether claims of it are held against each other; those of a sentence's own arithmetic are not.
    package let isCompared: Bool
    /// By how much later figures may be revisions of the first: percent of an amount, points of a percentage.
    package let revisedBy: ExactDecimal?
    /// By how many percent the figures of its two parties may differ.
    package let sidesDifferBy: ExactDecimal?
    package let calendar: CalendarChoice?
}

/// What must hold between concepts: for one entity, period, unit and set of dimensions.
package struct ConceptRelation: Sendable {
    package let id: String
    package let severity: String
    package let summary: String
    package let relation: Relation
}

/// A pattern that finds the date of a document in its text.
package struct DocumentDateRule: Sendable {
    package let id: String
    package let source: DateSource
    /// How many paragraphs from the top it looks at.
    package let paragraphs: Int
    package let patterns: [SlotPattern]
}

/// A pattern that gives the mentions in its slots a role, such as being what a change is compared with; or a label in a table.
package struct MarkRule: Sendable {
    package enum Mark: String, Sendable, CaseIterable {
        /// The period is what a change is measured against, not when the figure holds.
        case comparison
        /// The country is one to which something goes or from which it comes, not the one that tells of it.
        case partner
        /// A row or column of a table is the sum of the others.
        case tableTotal = "table-total"
        /// A row or column of a table is inside another one.
        case tableWithin = "table-within"
        /// A row or column of a table is no addend: averages, rates, changes.
        case tableAside = "table-aside"
        /// A row or column of a table has parts of a hundred.
        case tableShare = "table-share"

        /// Whether it is about the labels in a table.
        package var isOfTables: Bool {
            switch self {
            case .comparison, .partner: false
            case .tableTotal, .tableWithin, .tableAside, .tableShare: true
            }
        }
    }
    package let id: String
    package let mark: Mark
    package let patterns: [SlotPattern]
}

/// Words that say of a figure how it stands among the others of its series.
package struct SuperlativeRule: Sendable {
    package let id: String
    package let language: String
    package let order: Superlative.Order
    /// Of which measures it can be said: “the fastest” of a change, “the highest” of a level.
    package let measures: [Measure]
    /// Whether the figure passes a mark for the first time.
    package let isFirst: Bool
    /// Whether it is said among the same months or quarters of other years only.
    package let isOfSeason: Bool
    package let patterns: [SlotPattern]
    package let not: [SlotPattern]
    package let examples: [MentionExample]
}

package struct AttributionRule: Sendable {
    package let id: String
    package let patterns: [SlotPattern]
}

package struct Currency: Sendable {
    package let id: String
    package let name: String
    /// ISO 4217 codes that the words may mean, the likeliest first; one for an unambiguous name.
    package let candidates: [String]
    /// True when the words have no usual reading.
    package let isOpen: Bool
    /// Whose money it is; nil of words that mean several.
    package var country: String?
    /// How much of the currency one of it is: a hundredth of a cent's dollar.
    package let factor: ExactDecimal
}

package struct Unit: Sendable {
    package let id: String
    package let name: String
    package let dimension: String
    /// To the base of the dimension; nil when the factor is no finite decimal.
    package let factor: ExactDecimal?
    package let hasOffset: Bool
}

/// How numbers are written in a language.
package struct NumberFormat: Sendable {
    package var groupSeparators: ByteSet = [UInt8(ascii: ",")]
    package var decimalSeparators: ByteSet = [UInt8(ascii: ".")]
    package var spaceGroups = false
    /// Group separators that writers of another tongue use for decimals: a lone one without three digits behind it ("1,3").
    package var looseDecimals: ByteSet = []
    /// Whether groups of two may stand before the last of three: 12,34,567.
    package var pairGroups = false
    package init() {}
}

/// How far a source is trusted, from 1 (best) to 9.
package struct SourceRank: Sendable {
    /// A glob of document ids, or the name of who is quoted.
    package let match: String
    package let rank: Int
}

/// Settings of one check.
package struct CheckSettings: Sendable {
    package let id: String
    package let severity: String
    package let enabled: Bool
    package let parameters: [String: Int]
    /// The documents whose claims it sees.
    package let scope: PathScope
    package let place: Problem.Label
}

/// All that is known for one language, with the neutral rows included.
package struct LanguageRules: Sendable {
    package var language: String
    package var lexicon = Lexicon()
    package var numberFormat = NumberFormat()
    /// Whether texts of a language without rules are read by its rules.
    package var isFallback = false
    package var mentionLayers: [[MentionRule]] = []
    package var claimRules: [ClaimRule] = []
    package var documentDateRules: [DocumentDateRule] = []
    package var attributionRules: [AttributionRule] = []
    package var markRules: [MarkRule] = []
    package var superlativeRules: [SuperlativeRule] = []
    package var opposites = OppositeWords()
    /// What may stand between a hedge and its figure, with the spaces around it: " в " in “примерно в 8 млрд”.
    package var hedgeLinks: [[UInt8]] = []
}

/// Everything the rule files say, compiled. Immutable.
package struct RuleSet: Sendable {
    package var kinds = KindTable()
    /// The words without which patterns cannot match.
    package var words = WordIndex([])
    package var languages: [String: LanguageRules] = [:]
    package var concepts: [String: Concept] = [:]
    /// In the order of their ids.
    package var relations: [ConceptRelation] = []
    package var references: [ReferenceTable] = []
    package var checks: [String: CheckSettings] = [:]
    package var currencies: [String: Currency] = [:]
    package var units: [String: Unit] = [:]
    package var hedges: [String: Hedge] = [:]
    package var calendars: [String: DeclaredCalendar] = [:]
    package var filters: [FindingFilter] = []
    /// How far sources are trusted; those of later files first.
    package var sourceRanks: [SourceRank] = []
    /// What is odd about the files, though they load.
    package var notices: [Problem] = []
    /// The first English name of an entity, by id, for messages.
    package var entityNames: [String: String] = [:]
    /// The first English name of a weekday, by ISO number, for messages.
    package var weekdayNames: [Int: String] = [:]
    /// The fragments of all files, in their order.
    package var fragments: [DeclaredFragment] = []
    /// Words that people write for each other, in the order of the files.
    package var confusions: [Confusion] = []
    /// Kinds that claim rules see as tokens.
    package var publicKinds = KindSet()

    package init() {}

    package func rules(for language: String) -> LanguageRules? {
        languages[language] ?? languages.values.filter(\.isFallback).min { $0.language < $1.language }
            ?? languages.values.min { $0.language < $1.language }
    }
}
