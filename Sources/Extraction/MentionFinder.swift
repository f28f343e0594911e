import Facts
import Patterns
import Rules

/// Composes tokens into mentions, layer after layer: a later layer sees what earlier ones made. A class, since it is handed
/// around in hot loops: one reference instead of dozens.
final class MentionFinder: Sendable {
    let vocabulary: Vocabulary
    private let scanner: TokenScanner

    init(language: LanguageRules, rules: RuleSet) {
        vocabulary = Vocabulary(language: language, rules: rules)
        scanner = TokenScanner(rules: language, kinds: rules.kinds)
    }

    /// In place of the id of a rule: a mention that is a form of the lexicon.
    static let lexiconRule = "lexicon"

    /// All tokens of a paragraph after the last layer, and the mentions they refer to.
    struct Result {
        var tokens: [Token]
        var mentions: [Mention] = []
        /// Numbers that larger mentions took in ("50" in "50 dollars"), and those mentions.
        var inner: [(number: Token, outer: Int)] = []
    }

    /// Numbers in digits and words of the lexicon, before they join.
    func tokens(in text: NormalText) -> [Token] { scanner.tokens(in: text) }

    func find(in text: NormalText, scratch: MatchScratch, onLimit: (MentionRule) -> Void) -> Result {
        find(in: text, MentionWork(vocabulary: vocabulary, scratch: scratch), onLimit: onLimit)
    }

    /// `work` is one of this finder's vocabulary; what it held before is gone.
    func find(in text: NormalText, _ work: MentionWork, onLimit: (MentionRule) -> Void) -> Result {
        work.begin(text, tokens: scanner.tokens(in: text))
        guard !work.tokens.isEmpty else { return Result(tokens: []) }
        work.collectKinds()
        for layer in vocabulary.layers { apply(layer, work, onLimit) }
        addSingleTokens(work)
        attachHedges(work)
        return work.takeResult()
    }

    private func apply(_ layer: MentionLayer, _ work: MentionWork, _ onLimit: (MentionRule) -> Void) {
        let kinds = work.kinds
        let first = layer.needed.firstIndex { kinds.isSuperset(of: $0) }
        guard let first else { return }
        work.beginLayer()
        work.typed.withPlaces { subject, places in
            for index in first..<layer.needed.count where kinds.isSuperset(of: layer.needed[index]) {
                let plan = layer.plans[index]
                do {
                    try search(plan, at: index, subject, places, work)
                } catch {
                    onLimit(plan.rule)
                }
            }
        }
        guard work.sortCandidates() else { return }
        if accept(layer.plans, work) { work.collectKinds() }
    }

    private func search(
        _ plan: MentionPlan, at index: Int, _ subject: UnsafeBufferPointer<UInt8>, _ places: UnsafeBufferPointer<TypedText.Place>, _ work: MentionWork
    ) throws(MatchError) {
        let scratch = work.scratch
        guard let lead = plan.lead else {
            try plan.pattern.eachMatch(in: subject, scratch: scratch) { _ in work.add(plan, at: index) }
            return
        }
        var next = 0
        for place in places where place.kinds.intersects(lead.kinds) {
            let last = place.typed - lead.before.lowerBound
            next = max(next, place.typed - lead.before.upperBound)
            while next <= last {
                while next < last, subject[next] & 0xC0 == 0x80 { next += 1 }
                guard try plan.pattern.firstMatch(in: subject, from: next, to: last, scratch: scratch) else { break }
                work.add(plan, at: index)
                next = scratch.bounds.end
            }
            next = max(next, last + 1)
        }
    }

    /// Makes mentions of the candidates, in their order, where no other stands already; false when none makes sense.
    private func accept(_ plans: [MentionPlan], _ work: MentionWork) -> Bool {
        var tokens: [Token] = []
        var next = 0
        var position = 0
        for candidate in work.candidates where candidate.start >= position {
            let plan = plans[candidate.plan]
            guard let (value, hedge) = meaning(of: candidate, plan, work) else { continue }
            if position == 0 { tokens.reserveCapacity(work.tokens.count) }
            while next < work.tokens.count, work.tokens[next].start < candidate.start {
                tokens.append(work.tokens[next])
                next += 1
            }
            let keepsNumbers = plan.keepsNumbers(in: value)
            while next < work.tokens.count, work.tokens[next].start < candidate.end {
                if keepsNumbers, isInnerNumber(work.tokens[next], of: candidate, plan.rule.type, value, work) {
                    work.inner.append((work.tokens[next], work.mentions.count))
                }
                next += 1
            }
            tokens.append(Token(start: candidate.start, end: candidate.end, code: plan.rule.code, content: .mention(work.mentions.count)))
            work.mentions.append(
                Mention(
                    type: plan.rule.type, rule: plan.rule.id, start: candidate.start, end: candidate.end, code: plan.rule.code,
                    value: value, hedge: hedge, isHelper: plan.rule.isHelper))
            position = candidate.end
        }
        guard position > 0 else { return false }
        tokens.append(contentsOf: work.tokens[next...])
        work.tokens = tokens
        return true
    }

    private func meaning(of candidate: MentionWork.Candidate, _ plan: MentionPlan, _ work: MentionWork) -> (MentionValue, Hedge?)? {
        let fields = MentionFields(plan, candidate.match, work)
        guard let value = MentionBuilder(vocabulary: vocabulary).value(of: plan.rule.type, fields, isHelper: plan.rule.isHelper) else { return nil }
        // A hedge inside the words (五百余万), or that of the number which a longer figure is made of.
        return (value, fields.string(.hedge).flatMap { vocabulary.rules.hedges[$0] } ?? fields.mention(.amount)?.hedge)
    }

    /// A number that is a word of its own inside a larger mention; the one in "75ml" is not.
    private func isInnerNumber(
        _ token: Token, of candidate: MentionWork.Candidate, _ type: String, _ value: MentionValue, _ work: MentionWork
    ) -> Bool {
        guard token.start > candidate.start || token.end < candidate.end else { return false }
        if token.end < work.text.bytes.count, (work.text.bytes[token.end] | 0x20) &- 0x61 < 26 { return false }
        switch token.content {
        case .digits: return true
        case .mention(let index):
            // A number; or the end of a range, which is a quantity of its own.
            let mention = work.mentions[index]
            return !mention.isHelper && (mention.type == "number" || (mention.type == type && value.isRange))
        case .lexeme: return false
        }
    }

    /// Numbers and lexicon forms that no rule took, and that are mentions by themselves.
    private func addSingleTokens(_ work: MentionWork) {
        for index in work.tokens.indices {
            guard let mention = single(work.tokens[index], work.text) else { continue }
            work.tokens[index].content = .mention(work.mentions.count)
            work.mentions.append(mention)
        }
    }

    private func single(_ token: Token, _ text: NormalText) -> Mention? {
        let set = vocabulary.sets[token.code]
        switch token.content {
        case .digits:
            // Versions and addresses: what is not a date by now is no figure.
            guard !(vocabulary.dotted.map(set.contains) ?? false),
                let number = NumberReader.number(text, token.start, token.end, vocabulary.language.numberFormat)
            else { return nil }
            return mention("number", "digits", token, .number(number))
        case .lexeme(let lexeme):
            let isEntity = vocabulary.entity.map(set.contains) ?? false
            guard isEntity || vocabulary.ordinal.map(set.contains) ?? false,
                let reading = vocabulary.language.lexicon.lexemes[lexeme].readings.first(where: { set.contains($0.kind) })
            else { return nil }
            if isEntity { return mention("entity", Self.lexiconRule, token, .entity([reading.value.text])) }
            return mention("ordinal", Self.lexiconRule, token, .number(NumberValue(point: ExactDecimal(reading.value.integer ?? 0), precision: .zero)))
        case .mention: return nil
        }
    }

    private func mention(_ type: String, _ rule: String, _ token: Token, _ value: MentionValue) -> Mention {
        Mention(type: type, rule: rule, start: token.start, end: token.end, code: token.code, value: value, hedge: nil, isHelper: false)
    }

    /// A hedge belongs to the figure that it stands beside, with nothing but a space, or a preposition, between.
    private func attachHedges(_ work: MentionWork) {
        guard let before = vocabulary.hedgeBefore, let after = vocabulary.hedgeAfter,
            work.kinds.contains(before) || work.kinds.contains(after)
        else { return }
        for index in work.tokens.indices {
            let token = work.tokens[index]
            guard case .mention(let mention) = token.content, work.mentions[mention].isFigure else { continue }
            if let hedge = hedge(before: index, before, work) {
                work.mentions[mention].hedge = hedge
            } else if index + 1 < work.tokens.count, work.tokens[index + 1].start - token.end <= 1, let hedge = hedge(work.tokens[index + 1], after) {
                work.mentions[mention].hedge = hedge
            }
        }
    }

    private func hedge(before index: Int, _ kind: Int, _ work: MentionWork) -> Hedge? {
        // A preposition may be a word of the lexicon, and so a token of its own.
        for token in work.tokens[..<index].suffix(2).reversed() {
            let between = work.text.bytes[token.end..<work.tokens[index].start]
            guard between.count <= 1 || isLink(between, behind: token) else { continue }
            if let hedge = hedge(token, kind) { return hedge }
        }
        return nil
    }

    /// “Примерно в 8 млрд” is hedged, “больше на 8 млрд” is not.
    private func isLink(_ between: ArraySlice<UInt8>, behind token: Token) -> Bool {
        if let comparative = vocabulary.comparative, vocabulary.sets[token.code].contains(comparative) { return false }
        return vocabulary.language.hedgeLinks.contains(where: between.elementsEqual)
    }

    private func hedge(_ token: Token, _ kind: Int) -> Hedge? {
        guard case .lexeme(let lexeme) = token.content, vocabulary.sets[token.code].contains(kind) else { return nil }
        let reading = vocabulary.language.lexicon.lexemes[lexeme].readings.first { $0.kind == kind }
        return reading.flatMap { vocabulary.rules.hedges[$0.value.text] }
    }
}

extension MentionValue {
    /// Whether it is a number, an amount or a quantity with two ends.
    var isRange: Bool {
        switch self {
        case .number(let value), .money(let value, _), .quantity(let value, _): value.upper != nil
        default: false
        }
    }
}

extension Mention {
    /// Whether it states a figure that can be hedged.
    var isFigure: Bool {
        switch value {
        case .number, .money, .quantity: type != "ordinal"
        default: false
        }
    }
}
