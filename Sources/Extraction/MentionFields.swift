import Facts
import Patterns
import Rules

/// The fields that one match of a mention rule gives: named groups, and the constants of the rule. Nothing is read before it
/// is asked for.
struct MentionFields {
    /// What a field holds.
    enum Content {
        case constant(LexicalValue)
        case token(Token, kinds: [Int])
        /// Bounds in typed text.
        case text(Range<Int>)
    }

    let plan: MentionPlan
    let work: MentionWork
    /// The place of the match in the work's list of bounds.
    private let match: Int
    /// The fields that are there, one bit each.
    private var present: UInt128 = 0

    init(_ plan: MentionPlan, _ match: Int, _ work: MentionWork) {
        self.plan = plan
        self.work = work
        self.match = match
        for index in plan.slots.indices where plan.slots[index].isConstant || !range(index).isEmpty {
            present |= 1 << UInt128(plan.slots[index].field)
        }
    }

    var vocabulary: Vocabulary { work.vocabulary }

    /// The tokens of the whole match in order, for values that are read off a sequence ("two hundred and fifty").
    var sequence: ArraySlice<Token> { tokens(in: work.bounds(match)) }

    private func tokens(in typed: Range<Int>) -> ArraySlice<Token> { work.tokens[work.typed.places(in: typed)] }

    /// Where the group of a slot stands in typed text; empty when it took no part.
    private func range(_ slot: Int) -> Range<Int> { work.bounds(match + 1 + slot) }

    func has(_ field: Field, _ side: Field.Side = .whole) -> Bool { present >> UInt128(field.index(side)) & 1 == 1 }

    private func first(_ field: Field, _ side: Field.Side = .whole) -> Content? {
        guard has(field, side), var index = plan.firstSlot(of: field.index(side)) else { return nil }
        while true {
            if let content = content(index) { return content }
            index += 1
        }
    }

    /// A name may stand for a slot in one alternative and for several words in another.
    private func content(_ slot: Int) -> Content? {
        if case .constant(let index) = plan.slots[slot].source { return .constant(plan.constants[index]) }
        let range = range(slot)
        guard !range.isEmpty else { return nil }
        if let kinds = plan.slots[slot].kinds, range.count == TypedText.tokenWidth, let token = work.typed.token(at: range.lowerBound) {
            return .token(work.tokens[token], kinds: kinds)
        }
        return .text(range)
    }

    func all(_ field: Field) -> [Content] { plan.slots.indices.filter { plan.slots[$0].field == field.index() }.compactMap(content) }

    /// The tokens that a slot holds or a named group spans.
    func tokens(_ field: Field) -> [Token] {
        if case .token(let token, _)? = first(field) { return [token] }
        return all(field).flatMap { content -> ArraySlice<Token> in
            if case .text(let range) = content { tokens(in: range) } else { [] }
        }
    }

    /// A whole number: a constant, the value of a lexicon row, or a number in digits or words.
    func int(_ field: Field, _ side: Field.Side = .whole) -> Int? {
        switch first(field, side) {
        case .constant(let value): value.integer
        case .text(let range): Int(string(range))
        case .token(let token, let kinds): reading(token, kinds)?.integer ?? number(token)?.point.int
        case nil: nil
        }
    }

    /// The text of a constant, of a lexicon row's value, or of the words themselves.
    func string(_ field: Field, _ side: Field.Side = .whole) -> String? { first(field, side).flatMap(string) }

    func string(_ content: Content) -> String? {
        switch content {
        case .constant(let value): value.text
        case .text(let range): string(range)
        case .token(let token, let kinds): reading(token, kinds)?.text
        }
    }

    private func string(_ range: Range<Int>) -> String {
        String(decoding: work.text.bytes[work.typed.normal(range.lowerBound)..<work.typed.normal(range.upperBound)], as: UTF8.self)
    }

    func decimal(_ field: Field) -> ExactDecimal? {
        int(field).map { ExactDecimal($0) } ?? string(field).flatMap { ExactDecimal($0) }
    }

    func number(_ field: Field) -> NumberValue? {
        guard case .token(let token, let kinds)? = first(field) else { return nil }
        if let number = number(token) { return number }
        return reading(token, kinds)?.integer.map { NumberValue(point: ExactDecimal($0), precision: ExactDecimal(1)) }
    }

    /// The mention that a field refers to, when an earlier layer made it.
    func mention(_ field: Field) -> Mention? {
        guard case .token(let token, _)? = first(field) else { return nil }
        return mention(token)
    }

    func mention(_ token: Token) -> Mention? {
        if case .mention(let index) = token.content { work.mentions[index] } else { nil }
    }

    func number(_ token: Token) -> NumberValue? {
        switch token.content {
        case .digits: return NumberReader.number(work.text, token.start, token.end, vocabulary.language.numberFormat)
        case .mention(let index):
            if case .number(let value) = work.mentions[index].value { return value }
            return nil
        case .lexeme: return nil
        }
    }

    private func reading(_ token: Token, _ kinds: [Int]) -> LexicalValue? {
        for kind in kinds { if let value = reading(token, kind) { return value } }
        return nil
    }

    private func reading(_ token: Token, _ kind: Int) -> LexicalValue? {
        guard case .lexeme(let lexeme) = token.content else { return nil }
        return work.text.bytes.withUnsafeBufferPointer { vocabulary.reading(lexeme, kind, $0[token.start..<token.end]) }
    }

    /// The value of a lexicon token as a part of numbers.
    func value(_ token: Token, _ numeral: Vocabulary.Numeral) -> Int? {
        guard let kind = vocabulary.kind(numeral), vocabulary.sets[token.code].contains(kind) else { return nil }
        return reading(token, kind)?.integer
    }
}

extension MentionPlan.Slot {
    fileprivate var isConstant: Bool { if case .constant = source { true } else { false } }
}
