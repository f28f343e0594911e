import Documents
import Facts
import Patterns
import Resolution
import Rules

/// Runs the claim rules over the passages of a document and fills the slots that their patterns leave open.
struct ClaimFinder {
    let document: Document
    let language: LanguageRules
    let rules: RuleSet
    let passages: [Passage]
    let context: DocumentContext
    /// Lines that were read off tables.
    let lines: [Passage]
    /// Where the document states its own date: that is no time of an event.
    let dateStatements: Set<TextSpan>
    let matcher: PassageMatcher

    typealias Match = PassageMatcher.Match

    func drafts() -> [DraftClaim] {
        var result: [DraftClaim] = []
        var order: [Int] = []
        for passage in passages + lines where !passage.text.bytes.isEmpty {
            for hit in hits(in: passage) {
                let made = drafts(of: hit, in: passage, after: result)
                result += made
                order += made.map { _ in hit.order }
            }
        }
        let byRule = result.indices.sorted { (order[$0], $0) < (order[$1], $1) }
        return RepeatedLines.doubted(HeadingPeriods.filled(withoutRepeats(byRule.map { result[$0] })), of: passages)
    }

    /// A match of a rule that none of its negative patterns removes.
    private struct Hit {
        let rule: ClaimRule
        let match: Match
        /// Where its figure stands, or the match.
        let anchor: Int
        /// The place of the pattern among all patterns of all rules.
        let order: Int
    }

    /// The matches of all rules in the order of the text: what one leaves open may stand in the claim before it.
    private func hits(in passage: Passage) -> [Hit] {
        var result: [Hit] = []
        // Rules are looked at only where a pattern can match: they are large, and most passages hold nothing of most.
        for (order, pattern, index) in (passage.isTableLine ? passage.vocabulary.tablePatterns : passage.vocabulary.claimPatterns).candidates(in: passage) {
            let matches = matcher.matches(pattern, in: passage)
            guard !matches.isEmpty else { continue }
            let rule = passage.language.claimRules[index]
            guard rule.scope.contains(document.id) else { continue }
            for match in matches where !rule.not.contains(where: { hits($0, match.range, passage) }) {
                let figure = SlotFiller.figure(in: match, passage)
                if passage.isTableLine, figure == nil { continue }
                let anchor = figure?.start ?? match.range.lowerBound
                result.append(Hit(rule: rule, match: match, anchor: anchor, order: order))
            }
        }
        return result.sorted { ($0.anchor, $0.order) < ($1.anchor, $1.order) }
    }

    /// Two patterns of one concept may find one figure; it is one claim. The first rule in file order wins.
    private func withoutRepeats(_ drafts: [DraftClaim]) -> [DraftClaim] {
        struct Place: Hashable {
            let span: TextSpan
            let concept: String
            let measure: Measure
        }
        var seen = Set<Place>()
        let distinct = drafts.filter { seen.insert(Place(span: $0.span, concept: $0.concept, measure: $0.measure)).inserted }
            .sorted { ($0.span, $0.concept) < ($1.span, $1.concept) }
        // Without a figure the span is the whole match: of two that overlap and say the same, the longer one stays.
        return distinct.enumerated().filter { index, draft in
            draft.value != nil || !distinct.enumerated().contains { other, longer in
                other != index && longer.value == nil && longer.rule == draft.rule && longer.entity == draft.entity && longer.time == draft.time
                    && longer.span.contains(draft.span)
            }
        }.map(\.element)
    }

    private func drafts(of hit: Hit, in passage: Passage, after told: [DraftClaim]) -> [DraftClaim] {
        let (rule, match) = (hit.rule, hit.match)
        let topic = topic(of: rule, at: hit.anchor, in: passage, after: told)
        guard let filler = SlotFiller(self, rule, match, passage, topic), let draft = filler.draft() else { return [] }
        let found = [draft] + rule.listed.compactMap { filler.listed($0, beside: draft) }
            + rule.also.compactMap { also($0, draft, rule, match, passage) }
        return found.map { withSuperlative($0, rule, passage) }
    }

    /// What the text went on about before a match of a rule.
    func topic(of rule: ClaimRule, at anchor: Int, in passage: Passage, after told: [DraftClaim]) -> Topic? {
        // The figure before that of a line is one of another row.
        if passage.isTableLine { return nil }
        if !rule.follows.isEmpty { return Topic(told, followedAt: anchor, in: passage, by: rule) }
        return rules.concepts[rule.concept].flatMap { Topic(told, before: anchor, in: passage, of: $0) }
    }

    func hits(_ pattern: SlotPattern, _ range: Range<Int>, _ passage: Passage) -> Bool {
        matcher.matches(pattern, in: passage).contains { $0.range.overlaps(range) }
    }

    /// A further claim beside the first: the nearest match of its pattern behind it in the same sentence, within reach.
    func also(_ also: AlsoRule, _ first: DraftClaim, _ rule: ClaimRule, _ match: Match, _ passage: Passage) -> DraftClaim? {
        let sentence = passage.sentence(at: match.range.lowerBound)
        let candidates = matcher.matches(also.pattern, in: passage).filter {
            sentence.contains($0.range.lowerBound) && $0.range.lowerBound >= match.range.lowerBound && gap($0.range, match.range).count <= also.within
        }
        guard let nearest = candidates.min(by: { gap($0.range, match.range).count < gap($1.range, match.range).count }) else { return nil }
        let whole = min(nearest.range.lowerBound, match.range.upperBound)..<max(nearest.range.upperBound, match.range.lowerBound)
        guard !also.not.contains(where: { hits($0, whole, passage) }) else { return nil }
        guard let figure = SlotFiller.figure(in: nearest, passage),
            let value = SlotFiller.quantity(figure, also.measure, rule, rules, in: nearest, passage).map({ context.money.reading($0, figure) })
        else { return nil }
        // An amount of one concept and time that is given again in one currency is a restatement, no further fact.
        let isSameFact = also.measure == first.measure && also.earlier == nil && (also.concept ?? first.concept) == first.concept
        if isSameFact, value.unit == first.value?.unit, SlotFiller.time(in: nearest, passage) == nil { return nil }
        let span = passage.text.documentSpan(figure.start, figure.end)
        guard span != first.span else { return nil }
        var draft = first
        draft.span = span
        draft.text = document.text(span)
        draft.concept = also.concept ?? first.concept
        draft.measure = also.measure
        draft.base = also.base
        draft.value = value.inMoney(of: SlotFiller.Parties(ids: first.entity, teller: first.teller), figure, rules)
        draft.baseTime = SlotFiller.time(in: nearest, passage, of: ["base"])
        if let expression = SlotFiller.time(in: nearest, passage) {
            draft.time = expression.counted(from: first.time)
            draft.timeSource = .pattern
            draft.isAside = true
        } else if let unit = also.earlier {
            draft.time = first.time.map { .moved(-1, unit, $0) }
            draft.isAside = true
        }
        return draft
    }

    /// What lies between two ranges; empty when they meet.
    private func gap(_ a: Range<Int>, _ b: Range<Int>) -> Range<Int> {
        if a.overlaps(b) { return a.lowerBound..<a.lowerBound }
        return a.upperBound <= b.lowerBound ? a.upperBound..<b.lowerBound : b.upperBound..<a.lowerBound
    }
}
