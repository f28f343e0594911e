import Documents
import Facts
import Resolution

/// Lines of a text that begin with the same words and tell the same fact: the lines of a group and of its parent, of a quarter and,
/// where a heading was left out, of a year. Which they are stands above them at best, so what they claim is in doubt.
struct RepeatedLines {
    private static let doubt = "the text has this line more than once, and each may stand under a heading of its own"
    /// Longer words before a figure are no label but a sentence.
    private static let longestLabel = 24

    private struct Line: Hashable {
        let label: [UInt8]
        let rule: String
        let concept: String
        let measure: Measure
        let base: String?
        let entity: [String]
        let dimensions: [String: String]
        let time: TimeExpression?
    }

    /// The drafts, with a doubt where lines repeat.
    static func doubted(_ drafts: [DraftClaim], of passages: [Passage]) -> [DraftClaim] {
        let lines = drafts.map { line(of: $0, passages) }
        var places: [Line: Set<Int>] = [:]
        for (draft, line) in zip(drafts, lines) { if let line { places[line, default: []].insert(draft.passage) } }
        return zip(drafts, lines).map { draft, line in
            guard let line, let places = places[line], places.count > 1 else { return draft }
            var draft = draft
            draft.doubts.append(doubt)
            return draft
        }
    }

    /// Nil of a figure in a sentence.
    private static func line(of draft: DraftClaim, _ passages: [Passage]) -> Line? {
        guard draft.value != nil, passages.indices.contains(draft.passage), let start = passages[draft.passage].start, start <= draft.span.start else { return nil }
        let label = passages[draft.passage].text.folded.prefix { !TokenScanner.isDigit($0) }
        guard !label.isEmpty, label.count <= longestLabel else { return nil }
        return Line(
            label: Array(label), rule: draft.rule, concept: draft.concept, measure: draft.measure, base: draft.base, entity: draft.entity,
            dimensions: draft.dimensions, time: draft.time)
    }
}
