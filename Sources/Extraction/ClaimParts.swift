import Documents
import Facts
import Rules

/// The named quantities, lists and times of one match, quantities of one dimension brought to one unit.
struct ClaimParts {
    private let rule: ClaimRule
    private let rules: RuleSet
    private let passage: Passage
    private let finder: ClaimFinder
    private let match: ClaimFinder.Match
    private let mentions: [(name: String, mention: Mention)]
    /// Times, whose days are known once the date of the document is.
    let moments: [DraftClaim.Moment]

    /// Takes the slots that the relations of the rule name.
    init(_ match: ClaimFinder.Match, of rule: ClaimRule, in passage: Passage, _ finder: ClaimFinder) {
        self.rule = rule
        self.rules = finder.rules
        self.passage = passage
        self.finder = finder
        self.match = match
        var moments: [DraftClaim.Moment] = []
        var mentions: [(String, Mention)] = []
        for name in rule.partSlots where rule.lists[name] == nil {
            guard let start = match.groups[name]?.first?.lowerBound, let mention = passage.mentions.first(where: { $0.start == start }) else { continue }
            if case .time(let expression) = mention.value {
                let span = passage.text.documentSpan(mention.start, mention.end)
                moments.append(DraftClaim.Moment(name: name, span: span, text: finder.document.text(span), expression: expression))
            } else {
                mentions.append((name, mention))
            }
        }
        (self.moments, self.mentions) = (moments, mentions)
    }

    func parts() -> [ClaimPart] {
        let tallies = tallies()
        let quantities = quantities()
        return quantities.count + tallies.count + moments.count > 1 || !moments.isEmpty ? quantities + tallies : []
    }

    /// The number of items of each list: one more than there are separators in it.
    private func tallies() -> [ClaimPart] {
        rule.lists.sorted { $0.key < $1.key }.compactMap { name, separator in
            guard let range = match.groups[name]?.first else { return nil }
            let count = finder.matcher.matches(separator, in: passage).count { range.lowerBound < $0.range.lowerBound && $0.range.upperBound < range.upperBound } + 1
            let span = passage.text.documentSpan(range.lowerBound, range.upperBound)
            let value = Quantity(point: ExactDecimal(count), precision: .zero, unit: rule.unit ?? "")
            return ClaimPart(name: name, span: span, text: finder.document.text(span), value: value, kind: .tally)
        }
    }

    /// Empty when they cannot be brought together.
    private func quantities() -> [ClaimPart] {
        let values = mentions.compactMap { entry in
            SlotFiller.quantity(entry.mention, rule.measure, rule, rules).map { (entry.name, entry.mention, finder.context.money.reading($0, entry.mention)) }
        }
        guard values.count == mentions.count, let units = commonUnits(values.map(\.2.unit)) else { return [] }
        return values.map { name, mention, value in
            let span = passage.text.documentSpan(mention.start, mention.end)
            let base = units[value.unit].map { value.converted(to: $0.dimension, factor: $0.factor) }
            return ClaimPart(name: name, span: span, text: finder.document.text(span), value: base ?? value)
        }
    }

    /// How the units of a dimension that has several are brought to its base; nil when one of them cannot be.
    private func commonUnits(_ units: [String]) -> [String: (dimension: String, factor: ExactDecimal)]? {
        var result: [String: (String, ExactDecimal)] = [:]
        for (dimension, found) in Dictionary(grouping: Set(units).compactMap { rules.units[$0] }, by: \.dimension) where found.count > 1 {
            for unit in found {
                guard !unit.hasOffset, let factor = unit.factor else { return nil }
                result[unit.id] = (dimension, factor)
            }
        }
        return result
    }

    /// Whether two amounts given as the same thing can be compared: one currency, or two units of one dimension.
    var areRestated: Bool {
        guard mentions.count == 2 else { return false }
        // As they stand in the text: what is given again comes behind.
        let inOrder = mentions.map(\.mention).sorted { $0.start < $1.start }
        switch (inOrder[0].value, inOrder[1].value) {
        case (.money(_, let one), .money(_, let other)):
            guard let left = rules.currencies[one], let right = rules.currencies[other] else { return false }
            return !left.isOpen && !right.isOpen && left.candidates[0] == right.candidates[0]
        case (.quantity(let first, let one), .quantity(let second, let other)):
            guard one != other, let left = rules.units[one], let right = rules.units[other], left.dimension == right.dimension,
                let factor = left.factor, let part = right.factor
            else { return false }
            // "2,788,000 cwts (100 lbs)" explains the unit; it does not say the amount again.
            let distance = (second.point * part - factor).magnitude
            return first.point == ExactDecimal(1) || distance > second.precision.half * part
        default: return false
        }
    }
}
