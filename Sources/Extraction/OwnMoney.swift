import Facts
import Rules

/// Which money a document means by a name or sign of several, such as “$”.
///
/// - “All figures in Canadian dollars” settles it.
/// - A dateline in capitals names a place whose country has such money. The bare sign is then the usual money or the
///   country's own, and no third. A text that writes “US$”, and never “A$”, tells the usual one apart: the bare sign is its own.
///
/// Words of the lexicon: `dateline-place` (its value is the country) and `money-stated`, beside the name of a currency.
struct OwnMoney {
    /// How far into a paragraph its first word may stand, behind markup and brackets.
    private static let markup = 4
    private static let leadingParagraphs = 10

    private let rules: RuleSet
    private let country: String?
    private let stated: String?
    /// Currencies that amounts of the document name for certain.
    private let named: Set<String>

    init(_ passages: [Passage], rules: RuleSet) {
        self.rules = rules
        country = passages.prefix(Self.leadingParagraphs).lazy.compactMap { Self.place($0, rules) }.first
        stated = passages.lazy.compactMap { Self.statement($0, rules) }.first
        guard country != nil else {
            named = []
            return
        }
        named = Set(passages.lazy.flatMap(\.mentions).compactMap { mention in
            guard case .money(_, let id) = mention.value, let known = rules.currencies[id], known.candidates.count == 1 else { return nil }
            return known.candidates[0]
        })
    }

    /// The country of the place that opens a paragraph in capitals.
    private static func place(_ passage: Passage, _ rules: RuleSet) -> String? {
        guard let kind = rules.kinds.kind("dateline-place") else { return nil }
        let cue = passage.cues.first { $0.start <= markup && $0.kinds.contains(kind) && isInCapitals($0.start, $0.end, passage) }
        if let lexeme = cue?.lexeme { return passage.language.lexicon.lexemes[lexeme].readings.first { $0.kind == kind }?.value.text }
        guard let mention = passage.mentions.first, mention.start <= markup, case .entity(let ids) = mention.value,
            rules.kinds.sets[mention.code].contains(kind), isInCapitals(mention.start, mention.end, passage)
        else { return nil }
        return ids.first
    }

    private static func isInCapitals(_ start: Int, _ end: Int, _ passage: Passage) -> Bool {
        let written = passage.string(start, end)
        return written == written.uppercased()
    }

    /// The currency whose bare name stands directly before or behind words such as “all figures in”.
    private static func statement(_ passage: Passage, _ rules: RuleSet) -> String? {
        guard let kind = rules.kinds.kind("money-stated"), let name = rules.kinds.kind("currency-name"), passage.cues.count > 1 else { return nil }
        for (first, second) in zip(passage.cues, passage.cues.dropFirst()) where second.start - first.end <= 1 {
            guard let money = first.kinds.contains(kind) ? second : second.kinds.contains(kind) ? first : nil, money.kinds.contains(name),
                let id = money.lexeme.flatMap({ passage.language.lexicon.lexemes[$0].readings.first { $0.kind == name }?.value.text }),
                let known = rules.currencies[id], known.candidates.count == 1
            else { continue }
            return known.candidates[0]
        }
        return nil
    }

    /// The amount of a mention in the money that the document means.
    func reading(_ quantity: Quantity, _ mention: Mention) -> Quantity {
        guard stated != nil || country != nil, case .money(_, let id) = mention.value, let currency = rules.currencies[id],
            currency.candidates.count > 1, !currency.isOpen
        else { return quantity }
        if let stated, currency.candidates.contains(stated) { return quantity.read(as: stated, or: []) }
        let usual = currency.candidates[0]
        guard let own = currency.candidates.dropFirst().first(where: { rules.currencies[$0]?.country == country }) else { return quantity }
        let isToldApart = named.contains(usual) && !named.contains(own)
        return isToldApart ? quantity.read(as: own, or: [usual]) : quantity.read(as: usual, or: [own])
    }
}
