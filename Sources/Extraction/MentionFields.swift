import Facts
import Patterns
import Rules

/// The fields that one match of a mention rule gives: named groups, and the constants of the rule.
struct MentionFields {
    /// What a field holds.
    enum Field {
        case constant(LexicalValue)
        case token(Token, kinds: [Int])
        case text(String)
    }

    private var fields: [String: [Field]] = [:]
    /// The tokens inside each named group that is no slot, in order.
    private var groupTokens: [String: [Token]] = [:]
    /// The tokens of the whole match in order, for values that are read off a sequence ("two hundred and fifty").
    let sequence: [Token]
    let text: NormalText
    private let result: MentionFinder.Result
    let rules: RuleSet
    let language: LanguageRules

    init(
        _ rule: MentionRule, _ pattern: SlotPattern, _ match: MatchScratch, _ typed: TypedText, _ text: NormalText,
        _ result: MentionFinder.Result, _ rules: RuleSet, _ language: LanguageRules
    ) {
        self.text = text
        self.result = result
        self.rules = rules
        self.language = language
        let (low, high) = match.bounds
        sequence = typed.tokens(in: low..<high).map { result.tokens[$0] }
        for (name, value) in rule.constants { fields[name] = [.constant(value)] }
        for (name, groups) in pattern.pattern.groups {
            for group in groups {
                guard let (start, end) = match.group(group), end > start else { continue }
                // A name may stand for a slot in one alternative and for several words in another.
                if let kinds = pattern.slotKinds[name], end - start == TypedText.tokenWidth, let token = typed.token(at: start) {
                    fields[name, default: []].append(.token(result.tokens[token], kinds: kinds))
                } else {
                    let words = text.bytes[typed.normal(start)..<typed.normal(end)]
                    fields[name, default: []].append(.text(String(decoding: words, as: UTF8.self)))
                    groupTokens[name, default: []] += typed.tokens(in: start..<end).map { result.tokens[$0] }
                }
            }
        }
    }

    func has(_ name: String) -> Bool { fields[name] != nil }

    /// The tokens that a slot holds or a named group spans.
    func tokens(_ name: String) -> [Token] {
        if case .token(let token, _)? = fields[name]?.first { return [token] }
        return groupTokens[name] ?? []
    }

    func all(_ name: String) -> [Field] { fields[name] ?? [] }

    /// A whole number: a constant, the value of a lexicon row, or a number in digits or words.
    func int(_ name: String) -> Int? { fields[name]?.first.flatMap(int) }

    func int(_ field: Field) -> Int? {
        switch field {
        case .constant(let value): value.integer
        case .text(let text): Int(text)
        case .token(let token, let kinds): reading(token, kinds)?.integer ?? number(token)?.point.int
        }
    }

    /// The text of a constant, of a lexicon row's value, or of the words themselves.
    func string(_ name: String) -> String? { fields[name]?.first.flatMap(string) }

    func string(_ field: Field) -> String? {
        switch field {
        case .constant(let value): return value.text
        case .text(let text): return text
        case .token(let token, let kinds): return reading(token, kinds)?.text
        }
    }

    func decimal(_ name: String) -> ExactDecimal? {
        int(name).map { ExactDecimal($0) } ?? string(name).flatMap { ExactDecimal($0) }
    }

    func number(_ name: String) -> NumberValue? {
        guard case .token(let token, let kinds)? = fields[name]?.first else { return nil }
        if let number = number(token) { return number }
        return reading(token, kinds)?.integer.map { NumberValue(point: ExactDecimal($0), precision: ExactDecimal(1)) }
    }

    /// The mention that a field refers to, when an earlier layer made it.
    func mention(_ name: String) -> Mention? {
        guard case .token(let token, _)? = fields[name]?.first else { return nil }
        return mention(token)
    }

    func mention(_ token: Token) -> Mention? {
        if case .mention(let index) = token.content { result.mentions[index] } else { nil }
    }

    func number(_ token: Token) -> NumberValue? {
        switch token.content {
        case .digits: return NumberReader.number(text, token.start, token.end, language.numberFormat)
        case .mention(let index):
            if case .number(let value) = result.mentions[index].value { return value }
            return nil
        case .lexeme: return nil
        }
    }

    func reading(_ token: Token, _ kinds: [Int]) -> LexicalValue? {
        kinds.lazy.compactMap { reading(token, $0) }.first
    }

    func reading(_ token: Token, _ kind: Int) -> LexicalValue? {
        guard case .lexeme(let lexeme) = token.content else { return nil }
        let written = text.bytes[token.start..<token.end]
        let readings = language.lexicon.lexemes[lexeme].readings.filter { $0.kind == kind || isImplied(kind, by: $0.kind) }
        return (readings.first { $0.caseRule == .exact && $0.form.elementsEqual(written) } ?? readings.first { $0.caseRule != .exact })?.value
    }

    private func isImplied(_ kind: Int, by other: Int) -> Bool { rules.kinds.set(ofReadings: [other]).contains(kind) }
}
