import Documents
import Facts
import Patterns
import Resolution
import Rules

/// A paragraph after mentions were found: its text, its mentions, and the typed text that claim rules see.
struct Passage {
    let index: Int
    /// The language it is in, which may be another than the document's.
    let language: LanguageRules
    let text: NormalText
    let result: MentionFinder.Result
    let typed: TypedText
    /// Starts of the sentences in normal text, the first being 0.
    let sentenceStarts: [Int]
    /// Mentions by where they start, without helpers.
    let mentions: [Mention]
    /// Indices into `mentions` of periods that a change is compared with.
    let comparisons: Set<Int>
    /// Words of the lexicon that no mention took and helpers, by kind: cues and clause breaks.
    let cues: [Cue]

    init(_ index: Int, _ text: NormalText, _ result: MentionFinder.Result, language: LanguageRules, rules: RuleSet, scratch: MatchScratch) {
        self.index = index
        self.language = language
        self.text = text
        self.result = result
        let publicKinds = rules.publicKinds
        let kinds = rules.kinds
        let typed = TypedText(text, result.tokens, kinds) { token in
            guard case .mention(let mention) = token.content else { return false }
            return !result.mentions[mention].isHelper && kinds.sets[token.code].intersects(publicKinds)
        }
        self.typed = typed
        sentenceStarts = [0] + text.bytes.indices.filter { text.bytes[$0] == 0x0A }.map { $0 + 1 }
        var mentions: [Mention] = []
        var cues: [Cue] = []
        for token in result.tokens {
            switch token.content {
            case .mention(let mention) where result.mentions[mention].isHelper: 
                cues.append(Cue(kinds: kinds.sets[token.code], start: token.start, end: token.end, lexeme: nil))
            case .mention(let mention): mentions.append(result.mentions[mention])
            case .lexeme(let lexeme): cues.append(Cue(kinds: kinds.sets[token.code], start: token.start, end: token.end, lexeme: lexeme))
            case .digits: break
            }
        }
        self.mentions = mentions
        self.cues = cues
        comparisons = Self.compared(typed, mentions, language, scratch)
    }

    private static func compared(_ typed: TypedText, _ mentions: [Mention], _ language: LanguageRules, _ scratch: MatchScratch) -> Set<Int> {
        var result = Set<Int>()
        typed.bytes.withUnsafeBufferPointer { subject in
            for pattern in language.markRules.flatMap(\.patterns) where pattern.canMatch(typed.kinds) {
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

/// A claim whose time is still words: what the text alone can tell.
struct DraftClaim {
    /// A named time beside the figure.
    struct Moment {
        let name: String
        let span: TextSpan
        let text: String
        let expression: TimeExpression
    }

    var span: TextSpan
    var text: String
    var rule: String
    var concept: String
    var measure: Measure
    var base: String?
    var entity: [String]
    var dimensions: [String: String]
    var time: TimeExpression?
    var timeSource: SlotSource
    var direction: TimeDirection
    var value: Quantity?
    var modality: Modality
    var attribution: String?
    var doubts: [String]
    var parts: [ClaimPart] = []
    /// Parts that are times, to be counted from the date of the document.
    var moments: [Moment] = []
    /// How its fiscal years are reckoned.
    var fiscal: FiscalReading?
}

extension Passage {
    /// "On Friday, …": a date so near to the start of its clause is told by the verb behind it.
    private static let leadLength = 4

    /// The way an incomplete date at a place is completed: by the cue before it in its clause, else by the first behind it.
    func direction(at place: Int, rules: RuleSet) -> TimeDirection {
        let future = rules.kinds.set(["cue-future", "cue-projected"])
        guard cues.contains(where: { $0.kinds.intersects(future) }) else { return .either }
        let told = future.union(rules.kinds.set(["cue-past"]))
        let clause = clause(at: place, breakKind: rules.kinds.kind("clause-break"))
        let found = cues.filter { clause.contains($0.start) && $0.kinds.intersects(told) }
        let leads = place - clause.lowerBound <= Self.leadLength
        guard let cue = found.last(where: { $0.start < place }) ?? (leads ? found.first : nil) else { return .either }
        return cue.kinds.intersects(future) ? .ahead : .either
    }
}
