import Documents
import Facts
import Patterns
import Rules

/// A number or a time of a text, with what extraction made of it.
package struct SeenFigure: Hashable, Sendable {
    package let span: TextSpan
    /// Type of the mention.
    package let type: String
    /// Why no claim came of it; nil where one did.
    package let loss: FigureFate?
    /// The rule whose match was lost.
    package let rule: String?

    /// Types of mentions that are figures; times are told apart.
    private static let figureTypes: Set<String> = ["number", "ordinal", "percent", "percentage-points", "money", "quantity"]
    private static let otherTypes: Set<String> = ["entity"]

    package var isFigure: Bool { Self.figureTypes.contains(type) }

    static func counts(_ mention: Mention) -> Bool { !otherTypes.contains(mention.type) }
}

extension Extractor {
    /// The numbers and times of a text that are not part of a larger mention, in the order of the text.
    ///
    /// Runs the rules a second time where figures are left without a claim, so that a run without a ledger pays nothing.
    package func figures(of document: Document, scratch: MatchScratch) -> [SeenFigure] {
        guard let run = traceable(document, scratch) else { return [] }
        var claimed = Set<TextSpan>()
        for draft in run.extracted.drafts { claimed.formUnion([draft.span] + draft.parts.map(\.span)) }
        return run.finder.passages.flatMap { passage in
            let mentions = passage.mentions.filter(SeenFigure.counts).map { ($0, passage.text.documentSpan($0.start, $0.end)) }
            let isLeft = mentions.contains { !claimed.contains($0.1) }
            let losses = isLeft ? run.finder.losses(in: passage) : [:]
            return mentions.map { mention, span in
                guard !claimed.contains(span) else { return SeenFigure(span: span, type: mention.type, loss: nil, rule: nil) }
                let loss = losses[mention.start]
                return SeenFigure(span: span, type: mention.type, loss: loss?.fate ?? .noRule, rule: loss?.rule)
            }
        }
    }
}

extension ClaimFinder {
    /// Why matches gave no claim, by where the mentions start that they took; of several the one that got furthest.
    fileprivate func losses(in passage: Passage) -> [Int: (fate: FigureFate, rule: String)] {
        var result: [Int: (fate: FigureFate, rule: String)] = [:]
        for rule in passage.language.claimRules where rule.status != .deprecated && rule.scope.contains(document.id) {
            for pattern in rule.patterns {
                for match in matcher.matches(pattern, in: passage) {
                    guard let fate = loss(of: match, rule, passage) else { continue }
                    for start in match.groups.values.joined().map(\.lowerBound) where (result[start]?.fate ?? .noRule) < fate {
                        result[start] = (fate, rule.id)
                    }
                }
            }
        }
        return result
    }

    private func loss(of match: Match, _ rule: ClaimRule, _ passage: Passage) -> FigureFate? {
        if rule.not.contains(where: { hits($0, match.range, passage) }) { return .removed }
        guard let filler = SlotFiller(self, rule, match, passage) else { return .noEntity }
        if !filler.hasFigure { return .noValue }
        if !filler.canBeRestated { return .notRestatable }
        return filler.draft() == nil ? .noEntity : nil
    }
}
