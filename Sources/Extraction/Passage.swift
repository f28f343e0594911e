import Documents
import Facts
import Patterns
import Resolution
import Rules

/// A paragraph after mentions were found: its text, its mentions, and the typed text that claim rules see. What not every
/// command asks for is made when it is asked for; a passage belongs to one worker.
final class Passage {
    /// Its place among the paragraphs; of a line of a table that of the paragraph below it.
    let index: Int
    let text: NormalText
    /// What it was read from; nil of a line of a table.
    let block: TextBlock?
    /// Whether it is a line that was read off a table, for the patterns that ask for cells.
    var isTableLine: Bool { block == nil }
    let result: MentionFinder.Result
    /// That of the language it is in, which may be another than the document's.
    let vocabulary: Vocabulary
    private let scratch: MatchScratch
    /// Mentions by where they start, without helpers.
    let mentions: [Mention]
    /// Words of the lexicon that no mention took and helpers, by kind: cues and clause breaks.
    private(set) lazy var cues: [Cue] = findCues()
    private(set) lazy var typed: TypedText = publicText()
    private lazy var kinds: KindSet = typed.kinds
    /// The words of patterns that are in it.
    private(set) lazy var words: WordIndex.Found = typed.bytes.withUnsafeBufferPointer { vocabulary.rules.words.found(in: $0, buffer: &scratch.buffer) }
    /// Starts of the sentences in normal text, the first being 0.
    private(set) lazy var sentenceStarts: [Int] = [0] + text.bytes.indices.filter { text.bytes[$0] == 0x0A }.map { $0 + 1 }
    /// Indices into `mentions` of periods that a change is compared with.
    private(set) lazy var comparisons: Set<Int> = marked(.comparison)
        .union(superlatives.flatMap(\.times).compactMap { time in mentions.firstIndex { $0.start == time.start } })
    /// What is said of figures among the others of their series.
    private(set) lazy var superlatives: [FoundSuperlative] = findSuperlatives(PassageMatcher(scratch: scratch) { _ in })
    /// Indices into `mentions` of those that something goes to or comes from.
    private(set) lazy var partners: Set<Int> = marked(.partner)

    init(
        _ index: Int, _ text: NormalText, _ result: MentionFinder.Result, _ vocabulary: Vocabulary, block: TextBlock?, scratch: MatchScratch
    ) {
        self.index = index
        self.block = block
        self.text = text
        self.result = result
        self.vocabulary = vocabulary
        self.scratch = scratch
        var mentions: [Mention] = []
        mentions.reserveCapacity(result.mentions.count)
        for token in result.tokens {
            if case .mention(let mention) = token.content, !result.mentions[mention].isHelper { mentions.append(result.mentions[mention]) }
        }
        self.mentions = mentions
    }

    private func findCues() -> [Cue] {
        result.tokens.compactMap { token in
            let lexeme: Int?
            switch token.content {
            case .mention(let mention) where result.mentions[mention].isHelper: lexeme = nil
            case .lexeme(let own): lexeme = own
            case .mention, .digits: return nil
            }
            return Cue(kinds: vocabulary.sets[token.code], start: token.start, end: token.end, lexeme: lexeme)
        }
    }

    private func publicText() -> TypedText {
        TypedText(text, result.tokens, vocabulary.rules.kinds) { token in
            guard case .mention(let mention) = token.content else { return false }
            return !result.mentions[mention].isHelper && vocabulary.sets[token.code].intersects(vocabulary.rules.publicKinds)
        }
    }

    /// Where it begins in the document; nil when it is empty.
    var start: Int? { text.bytes.isEmpty ? nil : text.documentSpan(0, 1).start }

    /// False when the pattern cannot match.
    func canHold(_ pattern: SlotPattern) -> Bool { pattern.canMatch(kinds, words) }

    private func marked(_ mark: MarkRule.Mark) -> Set<Int> {
        var result = Set<Int>()
        typed.bytes.withUnsafeBufferPointer { subject in
            for pattern in language.markRules.filter({ $0.mark == mark }).flatMap(\.patterns) where canHold(pattern) {
                // A mark that hits a limit only fails to mark; the claim then has one candidate more.
                try? pattern.pattern.eachMatch(in: subject, scratch: scratch) { match in
                    for groups in pattern.pattern.groups.values {
                        for group in groups {
                            guard let (start, _) = match.group(group) else { continue }
                            let place = typed.normal(start)
                            if let index = mentions.firstIndex(where: { $0.start == place }) { result.insert(index) }
                        }
                    }
                }
            }
        }
        return result
    }

    /// Bounds in normal text of the sentence that holds a place.
    func sentence(at place: Int) -> Range<Int> {
        let next = sentenceStarts.firstIndex { $0 > place } ?? sentenceStarts.count
        let end = next < sentenceStarts.count ? sentenceStarts[next] - 1 : text.bytes.count
        return sentenceStarts[next - 1]..<max(end, sentenceStarts[next - 1])
    }

    /// Bounds of the clause that holds a place: the sentence, cut at words that begin a new thought.
    func clause(at place: Int, breakKind: Int?) -> Range<Int> {
        var range = sentence(at: place)
        guard let breakKind else { return range }
        for cue in cues where cue.kinds.contains(breakKind) && range.contains(cue.start) {
            if cue.end <= place { range = max(range.lowerBound, cue.end)..<range.upperBound } else if cue.start > place {
                range = range.lowerBound..<min(range.upperBound, cue.start)
            }
        }
        return range
    }

    /// The entity of a kind that a mention of one word or name can stand for.
    func entity(_ mention: Mention, as kind: Int) -> String? {
        guard mention.rule == MentionFinder.lexiconRule else { return nil }
        var forms: [FoundForm] = []
        text.folded.withUnsafeBufferPointer { language.lexicon.find(in: $0, from: mention.start, into: &forms) }
        guard let form = forms.first(where: { $0.end == mention.end }) else { return nil }
        return text.bytes.withUnsafeBufferPointer { vocabulary.reading(form.lexeme, kind, $0[mention.start..<mention.end])?.text }
    }

    /// The first letters of the names of entities inside a mention, where they are ideographs and the names are longer.
    func initials(of mention: Mention, _ ids: [String], _ kind: Int) -> [(letter: Unicode.Scalar, id: String)] {
        var result: [(letter: Unicode.Scalar, id: String)] = []
        var forms: [FoundForm] = []
        for place in mention.start..<mention.end where text.bytes[place] >= 0xE3 && place + 3 < mention.end {
            text.folded.withUnsafeBufferPointer { language.lexicon.find(in: $0, from: place, into: &forms) }
            for form in forms where form.end > place + 3 && form.end <= mention.end {
                let id = text.bytes.withUnsafeBufferPointer { vocabulary.reading(form.lexeme, kind, $0[place..<form.end])?.text }
                if let id, ids.contains(id), let letter = string(place, place + 3).unicodeScalars.first { result.append((letter, id)) }
            }
        }
        return result
    }

    func string(_ start: Int, _ end: Int) -> String { String(decoding: text.bytes[start..<end], as: UTF8.self) }
}

/// A word of the lexicon that no mention took, or a helper.
struct Cue {
    let kinds: KindSet
    let start: Int
    let end: Int
    /// Nil of a helper.
    let lexeme: Int?
}

extension Passage {
    /// "On Friday, …": a date so near to the start of its clause is told by the verb behind it.
    private static let leadLength = 4

    /// The way an incomplete date at a place is completed: by the cue before it in its clause, else by the first behind it.
    func direction(at place: Int) -> TimeDirection {
        let future = vocabulary.futureCues
        guard cues.contains(where: { $0.kinds.intersects(future) }) else { return .either }
        let clause = clause(at: place, breakKind: vocabulary.clauseBreak)
        let found = cues.filter { clause.contains($0.start) && $0.kinds.intersects(vocabulary.directionCues) }
        let leads = place - clause.lowerBound <= Self.leadLength
        // “Would” far behind a date does not tell it.
        guard let cue = found.last(where: { $0.start < place }) ?? (leads ? found.first { !$0.kinds.intersects(vocabulary.weakCues) } : nil) else { return .either }
        return cue.kinds.intersects(future) ? .ahead : .either
    }
}

extension Passage {
    var language: LanguageRules { vocabulary.language }

    /// The numbers inside larger mentions, as mentions, with the types of those.
    func innerNumbers() -> [(mention: Mention, outer: String)] {
        result.inner.compactMap { token, outer in
            let type = result.mentions[outer].type
            switch token.content {
            case .mention(let index): return (result.mentions[index], type)
            case .digits:
                return NumberReader.number(text, token.start, token.end, vocabulary.language.numberFormat).map {
                    (Mention(type: "number", rule: "digits", start: token.start, end: token.end, code: token.code, value: .number($0), hedge: nil, isHelper: false), type)
                }
            case .lexeme: return nil
            }
        }
    }
}
