import Patterns
import Rules

/// The workbench of finding mentions in one document, paragraph after paragraph: buffers that are filled anew instead of
/// made anew. Not shared.
final class MentionWork {
    let vocabulary: Vocabulary
    let scratch: MatchScratch
    private(set) var text = NormalText.empty
    var tokens: [Token] = []
    var mentions: [Mention] = []
    /// Numbers that larger mentions took in ("50" in "50 dollars"), and those mentions.
    var inner: [(number: Token, outer: Int)] = []
    /// The text with the tokens of the layer at work.
    private(set) var typed = TypedText()
    /// Kinds of all tokens.
    private(set) var kinds = KindSet()
    /// Bounds in typed text of matches and of the groups in their slots.
    private var matchBounds: [(start: Int32, end: Int32)] = []
    private(set) var candidates: [Candidate] = []

    /// A match of a mention rule, whose value is made when its turn comes.
    struct Candidate {
        let start: Int
        let end: Int
        /// The place of its pattern in the layer.
        let plan: Int
        /// The place of its bounds.
        let match: Int
    }

    init(vocabulary: Vocabulary, scratch: MatchScratch) {
        self.vocabulary = vocabulary
        self.scratch = scratch
    }

    func begin(_ text: NormalText, tokens: [Token]) {
        self.text = text
        self.tokens = tokens
        mentions = []
        inner = []
    }

    /// Takes note of the kinds that the next layer can see.
    func collectKinds() {
        var kinds = KindSet()
        for token in tokens { kinds.formUnion(vocabulary.sets[token.code]) }
        self.kinds = kinds
    }

    /// Writes the typed text that the next layer sees.
    func beginLayer() {
        typed.fill(text, tokens, vocabulary.rules.kinds)
        matchBounds.removeAll(keepingCapacity: true)
        candidates.removeAll(keepingCapacity: true)
    }

    /// Keeps the last match of `scratch`.
    func add(_ plan: MentionPlan, at index: Int) {
        let (low, high) = scratch.bounds
        candidates.append(Candidate(start: typed.normal(low), end: typed.normal(high), plan: index, match: matchBounds.count))
        matchBounds.append((Int32(low), Int32(high)))
        for slot in plan.slots {
            if case .group(let group) = slot.source, let (start, end) = scratch.group(group) {
                matchBounds.append((Int32(start), Int32(end)))
            } else {
                matchBounds.append((0, 0))
            }
        }
    }

    /// Leftmost first, then longest, then in the order of the rules. False when there are none.
    func sortCandidates() -> Bool {
        if candidates.count > 1 { candidates.sort { ($0.start, -$0.end, $0.match) < ($1.start, -$1.end, $1.match) } }
        return !candidates.isEmpty
    }

    /// What was found, which the workbench no longer keeps.
    func takeResult() -> MentionFinder.Result {
        defer { (tokens, mentions, inner) = ([], [], []) }
        return MentionFinder.Result(tokens: tokens, mentions: mentions, inner: inner)
    }

    func bounds(_ place: Int) -> Range<Int> {
        let (start, end) = matchBounds[place]
        return Int(start)..<Int(end)
    }
}
