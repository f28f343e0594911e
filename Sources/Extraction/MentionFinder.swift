import Facts
import Patterns
import Rules

/// Composes tokens into mentions, layer after layer: a later layer sees what earlier ones made.
struct MentionFinder {
    private let language: LanguageRules
    private let rules: RuleSet
    private let scanner: TokenScanner
    /// What decides whether a pattern is tried, apart from the rules: most patterns are not, in most paragraphs.
    private struct Entry {
        let needed: KindSet
        let rule: Int
        let pattern: Int
    }
    /// By layer, in the order of the rules.
    private let entries: [[Entry]]

    init(language: LanguageRules, rules: RuleSet) {
        self.language = language
        self.rules = rules
        scanner = TokenScanner(rules: language, kinds: rules.kinds)
        entries = language.mentionLayers.map { layer in
            layer.enumerated().flatMap { index, rule in
                rule.patterns.enumerated().map { Entry(needed: $1.needed, rule: index, pattern: $0) }
            }
        }
    }

    /// A match of a mention rule that makes sense.
    private struct Candidate {
        let start: Int
        let end: Int
        let rule: MentionRule
        let value: MentionValue
        let hedge: Hedge?
    }

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
        var result = Result(tokens: scanner.tokens(in: text))
        guard !result.tokens.isEmpty else { return result }
        for layer in entries.indices where !entries[layer].isEmpty {
            apply(layer, text, &result, scratch, onLimit)
        }
        addSingleTokens(text, &result)
        attachHedges(text, &result)
        return result
    }

    private func apply(
        _ layer: Int, _ text: NormalText, _ result: inout Result, _ scratch: MatchScratch,
        _ onLimit: (MentionRule) -> Void
    ) {
        let typed = TypedText(text, result.tokens, rules.kinds)
        var candidates: [Candidate] = []
        typed.bytes.withUnsafeBufferPointer { subject in
            let kinds = typed.kinds
            for entry in entries[layer] where kinds.isSuperset(of: entry.needed) {
                let rule = language.mentionLayers[layer][entry.rule]
                let pattern = rule.patterns[entry.pattern]
                do {
                    try pattern.pattern.eachMatch(in: subject, scratch: scratch) { match in
                        if let candidate = candidate(rule, pattern, match, typed, text, result) { candidates.append(candidate) }
                    }
                } catch {
                    onLimit(rule)
                }
            }
        }
        accept(candidates, text, &result)
    }

    private func candidate(
        _ rule: MentionRule, _ pattern: SlotPattern, _ match: MatchScratch, _ typed: TypedText, _ text: NormalText,
        _ result: Result
    ) -> Candidate? {
        let (low, high) = match.bounds
        let fields = MentionFields(rule, pattern, match, typed, text, result, rules, language)
        guard let value = MentionBuilder(rules: rules).value(of: rule.type, fields, isHelper: rule.isHelper) else { return nil }
        // A hedge inside the words (五百余万), or that of the number which a longer figure is made of.
        let hedge = fields.string("hedge").flatMap { rules.hedges[$0] } ?? fields.mention("amount")?.hedge
        return Candidate(start: typed.normal(low), end: typed.normal(high), rule: rule, value: value, hedge: hedge)
    }

    /// Leftmost first, then longest, then in the order of the rules.
    private func accept(_ candidates: [Candidate], _ text: NormalText, _ result: inout Result) {
        guard !candidates.isEmpty else { return }
        let ordered = candidates.enumerated().sorted {
            ($0.element.start, -$0.element.end, $0.offset) < ($1.element.start, -$1.element.end, $1.offset)
        }
        var tokens: [Token] = []
        var next = 0
        var position = 0
        for (_, candidate) in ordered where candidate.start >= position {
            while next < result.tokens.count, result.tokens[next].start < candidate.start {
                tokens.append(result.tokens[next])
                next += 1
            }
            let keepsInner = !candidate.rule.isHelper && candidate.rule.type != "ordinal" && (candidate.rule.type != "number" || candidate.value.isRange)
            while next < result.tokens.count, result.tokens[next].start < candidate.end {
                if keepsInner, isInnerNumber(result.tokens[next], of: candidate, text, result) {
                    result.inner.append((result.tokens[next], result.mentions.count))
                }
                next += 1
            }
            tokens.append(
                Token(start: candidate.start, end: candidate.end, code: candidate.rule.code, content: .mention(result.mentions.count)))
            result.mentions.append(
                Mention(
                    type: candidate.rule.type, rule: candidate.rule.id, start: candidate.start, end: candidate.end,
                    code: candidate.rule.code, value: candidate.value, hedge: candidate.hedge, isHelper: candidate.rule.isHelper))
            position = candidate.end
        }
        tokens.append(contentsOf: result.tokens[next...])
        result.tokens = tokens
    }

    /// A number that is a word of its own inside a larger mention; the one in "75ml" is not.
    private func isInnerNumber(_ token: Token, of candidate: Candidate, _ text: NormalText, _ result: Result) -> Bool {
        guard token.start > candidate.start || token.end < candidate.end else { return false }
        if token.end < text.bytes.count, (text.bytes[token.end] | 0x20) &- 0x61 < 26 { return false }
        switch token.content {
        case .digits: return true
        case .mention(let index):
            // A number; or the end of a range, which is a quantity of its own.
            let mention = result.mentions[index]
            return !mention.isHelper && (mention.type == "number" || (mention.type == candidate.rule.type && candidate.value.isRange))
        case .lexeme: return false
        }
    }

    /// The numbers inside larger mentions, as mentions.
    func innerNumbers(_ text: NormalText, _ result: Result) -> [(mention: Mention, outer: String)] {
        result.inner.compactMap { token, outer in
            let type = result.mentions[outer].type
            switch token.content {
            case .mention(let index): return (result.mentions[index], type)
            case .digits:
                return NumberReader.number(text, token.start, token.end, language.numberFormat).map {
                    (Mention(type: "number", rule: "digits", start: token.start, end: token.end, code: token.code, value: .number($0), hedge: nil, isHelper: false), type)
                }
            case .lexeme: return nil
            }
        }
    }

    /// Numbers and lexicon forms that no rule took, and that are mentions by themselves.
    private func addSingleTokens(_ text: NormalText, _ result: inout Result) {
        let entity = rules.kinds.kind("entity") ?? 0
        let ordinal = rules.kinds.kind("ordinal") ?? 0
        let dotted = rules.kinds.kind("dotted") ?? 0
        for index in result.tokens.indices {
            let token = result.tokens[index]
            let mention: Mention
            switch token.content {
            case .digits:
                // Versions and addresses: what is not a date by now is no figure.
                guard !rules.kinds.sets[token.code].contains(dotted),
                    let number = NumberReader.number(text, token.start, token.end, language.numberFormat)
                else { continue }
                mention = Mention(type: "number", rule: "digits", start: token.start, end: token.end, code: token.code, value: .number(number), hedge: nil, isHelper: false)
            case .lexeme(let lexeme):
                let set = rules.kinds.sets[token.code]
                guard set.contains(entity) || set.contains(ordinal),
                    let reading = language.lexicon.lexemes[lexeme].readings.first(where: { set.contains($0.kind) })
                else { continue }
                let value: MentionValue = set.contains(entity)
                    ? .entity([reading.value.text])
                    : .number(NumberValue(point: ExactDecimal(reading.value.integer ?? 0), precision: .zero))
                mention = Mention(type: set.contains(entity) ? "entity" : "ordinal", rule: "lexicon", start: token.start, end: token.end, code: token.code, value: value, hedge: nil, isHelper: false)
            case .mention: continue
            }
            result.tokens[index].content = .mention(result.mentions.count)
            result.mentions.append(mention)
        }
    }

    /// A hedge belongs to the figure that it stands beside, with nothing but a space between.
    private func attachHedges(_ text: NormalText, _ result: inout Result) {
        guard let before = rules.kinds.kind("hedge-before"), let after = rules.kinds.kind("hedge-after") else { return }
        for index in result.tokens.indices {
            guard case .mention(let mention) = result.tokens[index].content, result.mentions[mention].isFigure else { continue }
            if index > 0, let hedge = hedge(result.tokens[index - 1], before), result.tokens[index].start - result.tokens[index - 1].end <= 1 {
                result.mentions[mention].hedge = hedge
            } else if index + 1 < result.tokens.count, let hedge = hedge(result.tokens[index + 1], after),
                result.tokens[index + 1].start - result.tokens[index].end <= 1
            {
                result.mentions[mention].hedge = hedge
            }
        }
    }

    private func hedge(_ token: Token, _ kind: Int) -> Hedge? {
        guard case .lexeme(let lexeme) = token.content, rules.kinds.sets[token.code].contains(kind) else { return nil }
        let reading = language.lexicon.lexemes[lexeme].readings.first { $0.kind == kind }
        return reading.flatMap { rules.hedges[$0.value.text] }
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

extension SlotPattern {
    /// False when a text with these kinds of tokens cannot hold a match.
    func canMatch(_ kinds: KindSet) -> Bool { kinds.isSuperset(of: needed) }
}
