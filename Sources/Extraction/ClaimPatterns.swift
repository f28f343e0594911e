import Rules

/// The patterns of the claim rules of a language, by the words that they need: a passage asks only those that can match in it.
struct ClaimPatterns {
    /// In the order of the rules, each with the place of its rule.
    private let all: [(pattern: SlotPattern, rule: Int)]
    /// Indices into `all`, by the first set of words that the pattern needs.
    private let byWords: [Int: [Int]]
    /// Of the patterns that need no word.
    private let wordless: [Int]

    var isEmpty: Bool { byWords.isEmpty && wordless.isEmpty }

    init(_ rules: [ClaimRule], where isIncluded: (SlotPattern) -> Bool) {
        let all = rules.enumerated().filter { $1.status != .deprecated }.flatMap { index, rule in rule.patterns.map { (pattern: $0, rule: index) } }
        self.all = all
        let included = all.indices.filter { isIncluded(all[$0].pattern) }
        byWords = Dictionary(grouping: included.filter { !all[$0].pattern.neededWords.isEmpty }) { all[$0].pattern.neededWords[0] }
        wordless = included.filter { all[$0].pattern.neededWords.isEmpty }
    }

    /// Those that can match in a passage, in the order of the rules; `order` is the place among all.
    func candidates(in passage: Passage) -> [(order: Int, pattern: SlotPattern, rule: Int)] {
        var found = wordless.filter { passage.canHold(all[$0].pattern) }
        passage.words.forEach { set in
            if let own = byWords[set] { found += own.lazy.filter { passage.canHold(all[$0].pattern) } }
        }
        return found.sorted().map { ($0, all[$0].pattern, all[$0].rule) }
    }
}
