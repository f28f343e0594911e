import Documents
import Facts
import Patterns
import Rules

/// How one claim rule fares on one text, step by step: which patterns match where, what removes a match, and where each
/// slot of a claim comes from.
package struct RuleTrace: Sendable {
    package let passages: [PassageTrace]
    package let problems: [Problem]
}

/// A paragraph as the patterns see it, and how each pattern of the rule fares on it.
package struct PassageTrace: Sendable {
    /// Typed text: each mention is one code point.
    package let typed: [UInt8]
    /// The kinds of all tokens in it.
    package let kinds: KindSet
    package let patterns: [PatternTrace]
    fileprivate let text: TypedText
    fileprivate let normal: NormalText

    /// Where a stretch of typed text stands in the document; nil when it is empty.
    package func span(_ start: Int, _ end: Int) -> TextSpan? {
        let (low, high) = (text.normal(start), text.normal(end))
        return low < high ? normal.documentSpan(low, high) : nil
    }
}

/// What one pattern of a rule does in a paragraph.
package struct PatternTrace: Sendable {
    package let pattern: SlotPattern
    /// Matching was given up: the pattern backtracks too much here.
    package let gaveUp: Bool
    package let matches: [MatchTrace]
}

/// One match, and what became of it.
package struct MatchTrace: Sendable {
    package enum Outcome: Sendable {
        /// A pattern of `not` matches there too.
        case removed(by: SlotPattern, at: TextSpan)
        /// The figure's slot holds something without a value.
        case noFigure
        /// The concept needs entities that nothing tells.
        case noEntity
        /// The two amounts cannot be held against each other.
        case noRestatement
        case claims([ClaimTrace])
    }

    package let span: TextSpan
    package let outcome: Outcome
}

/// A claim with where its parts come from.
package struct ClaimTrace: Sendable {
    package struct Slot: Sendable {
        package let name: String
        package let value: String
        package let source: SlotSource
    }

    package let claim: Claim
    /// The pattern of `also` that found it; nil for the first claim.
    package let also: SlotPattern?
    package let slots: [Slot]
    /// The words that decided the modality; nil when none did, or the rule states it.
    package let cue: TextSpan?
    /// The rule that has the same figure for the same concept, and wins because it stands first in its file.
    package let lostTo: String?
}

/// The typed text of a paragraph, and what is in it.
package struct TypedParagraph: Sendable {
    package let bytes: [UInt8]
    private let kinds: KindSet
    private let words: WordIndex.Found

    fileprivate init(bytes: [UInt8], kinds: KindSet, words: WordIndex.Found) {
        self.bytes = bytes
        self.kinds = kinds
        self.words = words
    }

    /// False when the pattern cannot match, and so is never run on it.
    package func canHold(_ pattern: SlotPattern) -> Bool { pattern.canMatch(kinds, words) }
}

extension Extractor {
    /// The typed text of each paragraph, as the patterns of claim rules see it.
    package func typedParagraphs(of document: Document, scratch: MatchScratch) -> [TypedParagraph] {
        traceable(document, scratch).map { $0.finder.passages + $0.finder.lines }?.map { TypedParagraph(bytes: $0.typed.bytes, kinds: $0.typed.kinds, words: $0.words) } ?? []
    }

    /// Follows one rule through a text. What it finds is what `extract` finds.
    package func trace(_ rule: ClaimRule, on document: Document, scratch: MatchScratch) -> RuleTrace {
        guard let run = traceable(document, scratch) else { return RuleTrace(passages: [], problems: []) }
        let tracer = RuleTracer(
            rule: rule, finder: run.finder, date: run.extracted.date,
            claims: claims(of: run.extracted, date: run.extracted.date))
        let passages = (run.finder.passages + run.finder.lines).filter { !$0.text.bytes.isEmpty }.map(tracer.trace)
        return RuleTrace(passages: passages, problems: run.extracted.problems)
    }
}

private struct RuleTracer {
    let rule: ClaimRule
    let finder: ClaimFinder
    let date: DocumentDate?
    /// What extraction gives for the whole text.
    let claims: [Claim]

    func trace(_ passage: Passage) -> PassageTrace {
        PassageTrace(
            typed: passage.typed.bytes, kinds: passage.typed.kinds, patterns: rule.patterns.map { trace($0, passage) },
            text: passage.typed, normal: passage.text)
    }

    private func trace(_ pattern: SlotPattern, _ passage: Passage) -> PatternTrace {
        let isRun = passage.isTableLine == passage.vocabulary.asksForCells(pattern)
        let found = isRun ? finder.matcher.matches(pattern, in: passage) : []
        let matches = found.map { match in
            MatchTrace(span: passage.text.documentSpan(match.range.lowerBound, match.range.upperBound), outcome: outcome(match, passage))
        }
        return PatternTrace(pattern: pattern, gaveUp: found.isEmpty && givesUp(pattern, passage), matches: matches)
    }

    private func givesUp(_ pattern: SlotPattern, _ passage: Passage) -> Bool {
        passage.typed.bytes.withUnsafeBufferPointer { subject in
            do { _ = try pattern.pattern.firstMatch(in: subject, from: 0, scratch: finder.matcher.scratch) } catch { return true }
            return false
        }
    }

    private func outcome(_ match: ClaimFinder.Match, _ passage: Passage) -> MatchTrace.Outcome {
        for pattern in rule.not {
            if let hit = finder.matcher.matches(pattern, in: passage).first(where: { $0.range.overlaps(match.range) }) {
                return .removed(by: pattern, at: passage.text.documentSpan(hit.range.lowerBound, hit.range.upperBound))
            }
        }
        guard let filler = SlotFiller(finder, rule, match, passage, topic(of: match, passage)) else { return .noEntity }
        guard filler.hasFigure else { return .noFigure }
        guard filler.canBeRestated else { return .noRestatement }
        guard let draft = filler.draft() else { return .noEntity }
        let more = rule.also.compactMap { also in
            finder.also(also, draft, rule, match, passage).flatMap { claim($0, also.pattern, filler) }
        }
        return .claims(([claim(draft, nil, filler)].compactMap(\.self) + more).reduce(into: []) { claims, next in
            let isRepeat = claims.contains { $0.claim.span == next.claim.span && $0.claim.concept == next.claim.concept && $0.claim.measure == next.claim.measure }
            if !isRepeat { claims.append(next) }
        })
    }

    /// What the text told before the match.
    private func topic(of match: ClaimFinder.Match, _ passage: Passage) -> Topic? {
        let anchor = SlotFiller.figure(in: match, passage)?.start ?? match.range.lowerBound
        return finder.topic(of: rule, at: anchor, in: passage, after: finder.drafts())
    }

    private func claim(_ draft: DraftClaim, _ also: SlotPattern?, _ filler: SlotFiller) -> ClaimTrace? {
        guard let claim = draft.claim(document: finder.document.id, date: date) else { return nil }
        let winner = claims.first { $0.span == claim.span && $0.concept == claim.concept && $0.measure == claim.measure }
        var slots: [ClaimTrace.Slot] = []
        if claim.value != nil { slots.append(ClaimTrace.Slot(name: "value", value: claim.text, source: .pattern)) }
        for part in claim.parts where part.name != "value" { slots.append(ClaimTrace.Slot(name: part.name, value: part.text, source: .pattern)) }
        if !claim.entity.isEmpty {
            slots.append(ClaimTrace.Slot(name: "entity", value: claim.entity.joined(separator: ", "), source: filler.entitySource ?? .pattern))
        }
        if let period = claim.period { slots.append(ClaimTrace.Slot(name: "period", value: period.period.value, source: period.source)) }
        for (name, value) in claim.dimensions.sorted(by: { $0.key < $1.key }) {
            let isTaken = rule.dimensionGroups.contains(name)
            slots.append(ClaimTrace.Slot(name: name, value: value, source: isTaken ? .pattern : rule.dimensions[name] != nil ? .rule : .sentence))
        }
        return ClaimTrace(
            claim: claim, also: also, slots: slots, cue: filler.modalityCue,
            lostTo: winner.flatMap { $0.rule == rule.id ? nil : $0.rule })
    }
}
