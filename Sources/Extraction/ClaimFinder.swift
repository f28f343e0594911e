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
    /// Where the document states its own date: that is no time of an event.
    var dateStatements: Set<TextSpan> = []
    let scratch: MatchScratch
    let onLimit: (String) -> Void

    /// A match of a claim rule, in normal text.
    struct Match {
        let range: Range<Int>
        /// Named groups that took part: where they stand.
        let groups: [String: [Range<Int>]]
    }

    func drafts() -> [DraftClaim] {
        var result: [DraftClaim] = []
        for passage in passages where !passage.text.bytes.isEmpty {
            for rule in passage.language.claimRules where rule.status != .deprecated && rule.scope.contains(document.id) {
                result += drafts(of: rule, in: passage)
            }
        }
        return withoutRepeats(result)
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

    private func drafts(of rule: ClaimRule, in passage: Passage) -> [DraftClaim] {
        var result: [DraftClaim] = []
        for pattern in rule.patterns {
            for match in matches(pattern, in: passage) where !rule.not.contains(where: { hits($0, match.range, passage) }) {
                guard let filler = SlotFiller(self, rule, match, passage), let draft = filler.draft() else { continue }
                result.append(draft)
                result += rule.listed.compactMap { filler.listed($0, beside: draft) }
                result += rule.also.compactMap { also($0, draft, rule, match, passage) }
            }
        }
        return result
    }

    /// All matches of a pattern; an error of PCRE2 is told, never taken for "no match".
    func matches(_ pattern: SlotPattern, in passage: Passage) -> [Match] {
        guard pattern.canMatch(passage.typed.kinds) else { return [] }
        var result: [Match] = []
        let typed = passage.typed
        do {
            try typed.bytes.withUnsafeBufferPointer { subject in
                try pattern.pattern.eachMatch(in: subject, scratch: scratch) { match in
                    var groups: [String: [Range<Int>]] = [:]
                    for (name, indices) in pattern.pattern.groups {
                        for index in indices {
                            if let (start, end) = match.group(index), end > start {
                                groups[name, default: []].append(typed.normal(start)..<typed.normal(end))
                            }
                        }
                    }
                    let (start, end) = match.bounds
                    result.append(Match(range: typed.normal(start)..<typed.normal(end), groups: groups))
                }
            }
        } catch {
            onLimit("pattern ‘\(pattern.pattern.source.prefix(60))’ at \(pattern.place.file):\(pattern.place.line ?? 0)")
        }
        return result
    }

    func hits(_ pattern: SlotPattern, _ range: Range<Int>, _ passage: Passage) -> Bool {
        matches(pattern, in: passage).contains { $0.range.overlaps(range) }
    }

    /// A further claim beside the first: the nearest match of its pattern in the same sentence, within reach.
    func also(_ also: AlsoRule, _ first: DraftClaim, _ rule: ClaimRule, _ match: Match, _ passage: Passage) -> DraftClaim? {
        let sentence = passage.sentence(at: match.range.lowerBound)
        let candidates = matches(also.pattern, in: passage).filter {
            sentence.contains($0.range.lowerBound) && gap($0.range, match.range).count <= also.within
        }
        guard let nearest = candidates.min(by: { gap($0.range, match.range).count < gap($1.range, match.range).count }) else { return nil }
        let whole = min(nearest.range.lowerBound, match.range.upperBound)..<max(nearest.range.upperBound, match.range.lowerBound)
        guard !also.not.contains(where: { hits($0, whole, passage) }) else { return nil }
        guard let figure = SlotFiller.figure(in: nearest, passage), let value = SlotFiller.quantity(figure, also.measure, rule, rules, in: nearest) else { return nil }
        let span = passage.text.documentSpan(figure.start, figure.end)
        guard span != first.span else { return nil }
        var draft = first
        draft.span = span
        draft.text = document.text(span)
        draft.concept = also.concept ?? first.concept
        draft.measure = also.measure
        draft.base = also.base
        draft.value = value
        if let expression = SlotFiller.time(in: nearest, passage) {
            draft.time = expression
            draft.timeSource = .pattern
        }
        return draft
    }

    /// What lies between two ranges; empty when they meet.
    private func gap(_ a: Range<Int>, _ b: Range<Int>) -> Range<Int> {
        if a.overlaps(b) { return a.lowerBound..<a.lowerBound }
        return a.upperBound <= b.lowerBound ? a.upperBound..<b.lowerBound : b.upperBound..<a.lowerBound
    }
}
