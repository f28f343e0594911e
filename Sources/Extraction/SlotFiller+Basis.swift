import Facts
import Rules

/// In which currency a change is counted: growth in yuan is not growth in dollars.
extension SlotFiller {
    /// What the words say (“in yuan terms”), else the currency of the amount that the change stands with. Nil for what the
    /// lexicon calls the default, and for currencies whose growth it does not tell apart.
    static func basis(of figure: Mention, in passage: Passage, _ finder: ClaimFinder) -> String? {
        guard let kind = finder.rules.kinds.kind("cue-basis") else { return nil }
        let sentence = passage.sentence(at: figure.start)
        let told = passage.cues.filter { $0.kinds.contains(kind) && sentence.contains($0.start) }
        let stated = told.first { $0.start == figure.end + 1 && [0x20, 0x28].contains(passage.text.bytes[figure.end]) } ?? told.last { $0.start < figure.start }
        if let stated, let currency = finder.context.value(of: stated, kind, in: passage) { return currency == defaultBasis ? nil : currency }
        guard let currency = currency(beside: figure, passage, sentence, finder.rules), finder.context.tells(currency, apart: kind, in: passage) else { return nil }
        return currency
    }

    private static let defaultBasis = "default"

    /// The currency of the amount of the sentence that stands nearest.
    private static func currency(beside figure: Mention, _ passage: Passage, _ sentence: Range<Int>, _ rules: RuleSet) -> String? {
        let amounts = passage.mentions.filter { $0.type == "money" && sentence.contains($0.start) && !isAside($0, passage, sentence) }
        let nearest = amounts.min { gap($0, figure) < gap($1, figure) }
        if case .money(_, let currency) = nearest?.value { return rules.currencies[currency]?.candidates.first }
        return nil
    }

    /// Whether the amount is given in brackets, again in another currency.
    private static func isAside(_ amount: Mention, _ passage: Passage, _ sentence: Range<Int>) -> Bool {
        let before = passage.text.bytes[sentence.lowerBound..<amount.start]
        guard let open = before.lastIndex(of: UInt8(ascii: "(")) else { return false }
        return !before[open...].contains(UInt8(ascii: ")"))
    }

    private static func gap(_ a: Mention, _ b: Mention) -> Int { a.end <= b.start ? b.start - a.end : a.start - b.end }
}
