import Facts
import Patterns
import Rules

/// What a document as a whole tells a claim: which two countries it is about, who its people are, who says what.
struct DocumentContext {
    private let passages: [Passage]
    private let language: LanguageRules
    private let rules: RuleSet
    private let scratch: MatchScratch
    /// Pairs by how often they are named together.
    private let pairs: [[String]: Int]
    private let countries: [String: Int]
    /// What “$” means in it.
    let money: OwnMoney
    /// Names of at least two words, by each of their words.
    private let people: [String: Set<String>]
    /// Countries by the first letter of their names, where that is an ideograph.
    private let namesByLetter: [Unicode.Scalar: Set<String>]

    init(_ passages: [Passage], language: LanguageRules, rules: RuleSet, scratch: MatchScratch) {
        self.passages = passages
        self.language = language
        self.rules = rules
        self.scratch = scratch
        var pairs: [[String]: Int] = [:]
        var countries: [String: Int] = [:]
        var people: [String: Set<String>] = [:]
        let (pair, country, person) = (rules.kinds.kind("pair"), rules.kinds.kind("country"), rules.kinds.kind("person"))
        var namesByLetter: [Unicode.Scalar: Set<String>] = [:]
        for (passage, mention) in passages.flatMap({ passage in passage.mentions.map { (passage, $0) } }) {
            guard case .entity(let ids) = mention.value else { continue }
            let set = rules.kinds.sets[mention.code]
            if let country { for (letter, id) in passage.initials(of: mention, ids, country) { namesByLetter[letter, default: []].insert(id) } }
            if let pair, set.contains(pair) {
                pairs[ids.sorted(), default: 0] += 1
                for id in ids { countries[id, default: 0] += 1 }
            } else if let country, set.contains(country) {
                countries[ids[0], default: 0] += 1
            } else if let person, set.contains(person), ids[0].contains(" ") {
                for word in ids[0].split(separator: " ") { people[String(word), default: []].insert(ids[0]) }
            }
        }
        self.pairs = pairs
        self.countries = countries
        self.people = people
        self.namesByLetter = namesByLetter
        money = OwnMoney(passages, rules: rules)
    }

    /// The entities that a group of a pattern holds: those of its mention, or a name as written. A name is made full with
    /// the only one of `kind` in the document that begins with it. Where a word names several entities (Oslo: a town, and the
    /// country by its capital), the one of `kind` or of the kinds that the group asks for is meant.
    func entity(at range: Range<Int>, in passage: Passage, kind: String?, slot kinds: [Int]) -> [String] {
        if let mention = passage.mentions.first(where: { $0.start == range.lowerBound }), case .entity(let ids) = mention.value {
            let asked = ([kind.flatMap(rules.kinds.kind)].compactMap(\.self) + kinds).filter { $0 != passage.vocabulary.entity }
            let own = ids.count == 1 ? asked.lazy.compactMap { passage.entity(mention, as: $0) }.first : nil
            return byLetters(own.map { [$0] } ?? ids, mention, in: passage).map(fullName)
        }
        let name = passage.string(range.lowerBound, range.upperBound)
        let start = name.lowercased() + " "
        let longer = kind.map { names(of: $0).filter { $0.key.hasPrefix(start) } } ?? [:]
        return [longer.count == 1 ? longer.values.first! : fullName(name)]
    }

    /// Countries written with one letter each (“对尼出口”, “中尼贸易”): a letter that several share is the one that the document names in full
    /// with a name that begins with it.
    private func byLetters(_ ids: [String], _ mention: Mention, in passage: Passage) -> [String] {
        let letters = passage.string(mention.start, mention.end).unicodeScalars
        guard letters.count == ids.count, letters.allSatisfy({ $0.properties.isIdeographic }) else { return ids }
        return zip(ids, letters).map { id, letter in
            let named = namesByLetter[letter] ?? []
            return named.count == 1 && !named.contains(id) ? named.first! : id
        }
    }

    /// All entities of a kind that the document names, by their names in small letters.
    private func names(of kind: String) -> [String: String] {
        guard let kind = rules.kinds.kind(kind) else { return [:] }
        var found: [String: String] = [:]
        for mention in passages.flatMap(\.mentions) where rules.kinds.sets[mention.code].contains(kind) {
            guard case .entity(let ids) = mention.value, let id = ids.first else { continue }
            found[id.lowercased()] = id
        }
        return found
    }

    /// "Xi" is Xi Jinping where the document names one person so.
    private func fullName(_ name: String) -> String {
        guard !name.contains(" "), let full = people[name], full.count == 1 else { return name }
        return full.first ?? name
    }

    /// The two countries that a place speaks of: those named in its clause or sentence, those of the topic, those named
    /// together in its paragraph, or the pair that the document is about. `one` must be among them when it is given.
    func pair(
        near place: Int, in passage: Passage, having one: String?, topic: Topic?
    ) -> (ids: [String], source: SlotSource, doubts: [String])? {
        switch sentencePair(near: place, in: passage, having: one) {
        case .named(let ids, let source): return (ids, source, [])
        case .several: return nil
        case .none: break
        }
        if let topic, topic.parties.count == 2, one == nil || topic.parties.contains(one!) {
            return (topic.parties.sorted(), topic.source, topic.doubts)
        }
        let together = named(in: 0..<passage.text.bytes.count, passage, onlyTogether: true).filter { one == nil || $0.contains(one!) }
        if together.count == 1 { return (together.first!, .paragraph, []) }
        return together.isEmpty ? documentPair(having: one) : nil
    }

    private enum SentencePair {
        case none, several
        case named([String], SlotSource)
    }

    /// The two countries that the clause or the sentence of a place names, also apart.
    private func sentencePair(near place: Int, in passage: Passage, having one: String?) -> SentencePair {
        let clause = passage.clause(at: place, breakKind: rules.kinds.kind("clause-break"))
        for (range, source) in [(clause, SlotSource.clause), (passage.sentence(at: place), .sentence)] {
            let found = named(in: range, passage, onlyTogether: false).filter { one == nil || $0.contains(one!) }
            if found.count == 1 { return .named(found.first!, source) }
            if found.count > 1 { return .several }
        }
        return .none
    }

    private func documentPair(having one: String?) -> (ids: [String], source: SlotSource, doubts: [String])? {
        let known = pairs.filter { one == nil || $0.key.contains(one!) }.sorted { ($1.value, $0.key.joined()) < ($0.value, $1.key.joined()) }
        if let first = known.first, known.count == 1 || first.value > known[1].value { return (first.key, .document, known.count == 1 ? [] : ["the document names more than one pair of countries"]) }
        guard known.isEmpty, countries.count == 2, one == nil || countries[one!] != nil else { return nil }
        return (countries.keys.sorted(), .document, ["the two countries are those of the whole document"])
    }

    /// What a heading above a passage says for the paragraphs below it: the nearest mention of this kind.
    func heading(_ kind: String, above passage: Passage, also other: String? = nil) -> MentionValue? {
        let names = [kind, other].compactMap { $0 }
        let asked = rules.kinds.set(names)
        guard names.allSatisfy({ rules.kinds.kind($0) != nil }) else { return nil }
        return passages[..<passage.index].reversed().lazy.compactMap { above in
            above.mentions.last { rules.kinds.sets[$0.code].isSuperset(of: asked) }?.value
        }.first
    }

    /// The only entity of a kind that a place names; nil when it names several.
    func only(_ kind: String, in passage: Passage, _ range: Range<Int>) -> String? {
        guard let kind = rules.kinds.kind(kind) else { return nil }
        let ids = passage.mentions.lazy.filter { range.contains($0.start) && rules.kinds.sets[$0.code].contains(kind) }.flatMap { mention -> [String] in
            if case .entity(let ids) = mention.value { ids } else { [] }
        }
        return Set(ids).count == 1 ? ids.first : nil
    }

    /// The only entity of a kind that the document names; nil when it names several.
    func only(_ kind: String) -> String? {
        let found = names(of: kind)
        return found.count == 1 ? found.values.first : nil
    }

    /// Whom the document is about: the only entity of a kind in its first paragraph, if it is the first that the rest names.
    func subject(_ kind: String) -> String? {
        guard let code = rules.kinds.kind(kind), let title = passages.first, let id = only(kind, in: title, 0..<title.text.bytes.count) else { return nil }
        let first = passages.dropFirst().lazy.flatMap(\.mentions).first { rules.kinds.sets[$0.code].contains(code) }
        guard case .entity(let ids)? = first?.value, ids.count == 1, ids[0].lowercased() == id.lowercased() else { return nil }
        return id
    }

    /// What a cue means in its lexicon.
    func value(of cue: Cue, _ kind: Int, in passage: Passage) -> String? {
        cue.lexeme.flatMap { passage.language.lexicon.lexemes[$0].readings.first { $0.kind == kind }?.value.text }
    }

    /// Whether words of a kind name a value at all.
    func tells(_ value: String, apart kind: Int, in passage: Passage) -> Bool {
        passage.language.lexicon.lexemes.contains { $0.readings.contains { $0.kind == kind && $0.value.text == value } }
    }

    private func named(in range: Range<Int>, _ passage: Passage, onlyTogether: Bool) -> Set<[String]> {
        var pairs = Set<[String]>()
        var single = Set<String>()
        guard let pair = rules.kinds.kind("pair"), let country = rules.kinds.kind("country") else { return [] }
        for mention in passage.mentions where range.contains(mention.start) {
            guard case .entity(let ids) = mention.value else { continue }
            let set = rules.kinds.sets[mention.code]
            if set.contains(pair) { pairs.insert(ids.sorted()) } else if set.contains(country) { single.insert(ids[0]) }
        }
        if pairs.isEmpty, !onlyTogether, single.count == 2 { return [single.sorted()] }
        return pairs
    }

    /// Who is said to have said it: in the sentence of a place, else in another sentence of the quotation that holds it.
    func attribution(in passage: Passage, at place: Int) -> String? {
        let sources = sources(in: passage)
        let sentence = passage.sentence(at: place)
        if let own = sources.first(where: { sentence.contains($0.lowerBound) }) { return passage.string(own.lowerBound, own.upperBound) }
        guard !sources.isEmpty, let quotation = passage.quotation(at: place) else { return nil }
        let spoken = passage.sentence(at: quotation.lowerBound).lowerBound..<passage.sentence(at: quotation.upperBound).upperBound
        let near = sources.filter { spoken.contains($0.lowerBound) && !quotation.contains($0.lowerBound) }
        return near.min { abs($0.lowerBound - place) < abs($1.lowerBound - place) }.map { passage.string($0.lowerBound, $0.upperBound) }
    }

    /// Where the paragraph names who says something, in the order of the rules.
    private func sources(in passage: Passage) -> [Range<Int>] {
        var result: [Range<Int>] = []
        passage.typed.bytes.withUnsafeBufferPointer { subject in
            for pattern in passage.language.attributionRules.flatMap(\.patterns) {
                guard passage.canHold(pattern), let groups = pattern.pattern.groups["source"] else { continue }
                try? pattern.pattern.eachMatch(in: subject, scratch: scratch) { match in
                    for (start, end) in groups.compactMap({ match.group($0) }) where end > start {
                        result.append(passage.typed.normal(start)..<passage.typed.normal(end))
                    }
                }
            }
        }
        return result
    }
}
