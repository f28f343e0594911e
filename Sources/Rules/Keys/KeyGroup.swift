/// What may stand behind a key of a rule file.
package indirect enum Shape: Sendable {
    /// Any single value.
    case text
    /// A regular expression over typed text.
    case pattern
    case day, decimal
    /// One ASCII character.
    case sign
    /// A decimal above zero.
    case positive
    /// A decimal that is not below zero, or `unbounded`.
    case bound
    /// A decimal, or a fraction of two whole numbers.
    case ratio
    case wholeNumber(ClosedRange<Int>)
    case truthValue
    /// One of these words.
    case choice([String])
    case list(Shape)
    /// A list, or one of its entries alone.
    case oneOrMore(Shape)
    case keys(KeyGroup)
    /// A mapping whose keys are data.
    case table(Shape)
    case either(Shape, Shape)
}

/// A key of a rule file: the one description from which reading, the JSON Schema and the reference come.
package struct Key: Sendable {
    package let name: String
    package let shape: Shape
    package let isRequired: Bool
    /// One sentence for people.
    package let summary: String
    /// A value in YAML.
    package let example: String?

    init(_ name: String, _ shape: Shape, required: Bool = false, _ summary: String, example: String? = nil) {
        self.name = name
        self.shape = shape
        isRequired = required
        self.summary = summary
        self.example = example
    }
}

/// The keys that may stand in one mapping of a rule file.
package struct KeyGroup: Sendable {
    /// In kebab-case: `claim-rule`.
    package let name: String
    /// With its article, for messages: "a filter".
    package let title: String
    package let summary: String
    package let keys: [Key]
    private let byName: [String: Key]
    /// Keys that must stand, but for the id where a ledger of ids tells that one is missing.
    let required: [Key]
    /// What stands behind a code of a language (`en`, `und`), where such keys may stand.
    package let byLanguage: Shape?
    /// The problem that a missing required key is: `incomplete-rule`.
    let incomplete: String

    init(_ name: String, _ title: String, _ summary: String, incomplete: String? = nil, byLanguage: Shape? = nil, _ keys: [Key]) {
        self.name = name
        self.title = title
        self.summary = summary
        self.keys = keys
        byName = Dictionary(uniqueKeysWithValues: keys.map { ($0.name, $0) })
        required = keys.filter { $0.isRequired && ($0.name != "id" || !Self.withLedger.contains(name)) }
        self.byLanguage = byLanguage
        self.incomplete = incomplete ?? "incomplete-\(name)"
    }

    subscript(_ name: String) -> Key? { byName[name] }

    /// Groups whose ids are given out once: a missing one is told by the ledger.
    private static let withLedger: Set = ["rule", "mention", "attribution", "mark", "document-date", "filter", "calendar", "concept", "relation", "superlative"]

    /// Whether a key is the code of a language in a group that has such keys.
    func isLanguage(_ name: String) -> Bool {
        byLanguage != nil && self[name] == nil && Self.isLanguageCode(name)
    }

    static func isLanguageCode(_ name: String) -> Bool {
        name == LexiconLoader.neutral || name.utf8.count == 2 && name.utf8.allSatisfy { $0 &- 0x61 < 26 }
    }

    /// Words that people write for keys that are written otherwise.
    var other: [String: String] {
        switch name {
        case KeyGroup.extract.name: ["pattern": "any", "patterns": "any", "match": "any", "except": "not"]
        case KeyGroup.claimRule.name: ["<<": "inherits"]
        default: [:]
        }
    }
}
