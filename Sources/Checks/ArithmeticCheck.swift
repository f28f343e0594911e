import Facts

/// Figures of one sentence that do not fit each other: “rose by 5 to 12 from 8”, “70 of the 60”.
///
/// What must hold is said by the rule that found the claim, over the quantities that its match took.
package struct ArithmeticCheck: Check {
    package static let id = "arithmetic"

    package init() {}

    package func findings(in context: CheckContext) -> [Finding] {
        context.claims(at: context.kinds.withParts).compactMap { claim in
            guard claim.modality != .negated, claim.modality != .hypothetical else { return nil }
            return context.holds[claim.rule]?.lazy.compactMap { finding(claim, $0, context) }.first
        }
    }

    private func finding(_ claim: Claim, _ relation: Relation, _ context: CheckContext) -> Finding? {
        guard let parts = claim.parts(of: relation), parts.allSatisfy({ $0.kind == .quantity }) else { return nil }
        var exact = parts.map(\.value.interval)
        guard !relation.narrow(&exact) else { return nil }
        var generous = parts.map(\.value.generousInterval)
        let assumptions = Assumptions(about: [claim] + parts.map(claim.focused), rounding: relation.narrow(&generous), in: context)
        let repairs = parts.indices.compactMap { index in repair(relation, index, parts) }
        // The figure of the claim first: it is what the sentence says.
        let order = parts.sorted { ($0.span == claim.span ? 0 : 1, $0.span) < ($1.span == claim.span ? 0 : 1, $1.span) }
        let evidence = order.enumerated().map { place, part in
            Evidence(place == 0 ? .accused : .contradicts, claim.focused(on: part), note: place == 0 ? "said here" : "does not fit this")
        }
        let words = parts.sorted { $0.span < $1.span }.map { "‘\($0.text)’" }
        return finding(
            context, assumptions, "\(words.dropLast().joined(separator: ", ")) and \(words.last ?? "") do not fit each other.", evidence,
            expected: repairs.first { $0.part == order.first }?.value,
            hint: repairs.isEmpty ? nil : "It would fit with " + repairs.map { "\($0.value) in place of ‘\($0.part.text)’" }.joined(separator: ", or ") + ".")
    }

    /// What one part must be by the others.
    private func repair(_ relation: Relation, _ index: Int, _ parts: [ClaimPart]) -> (part: ClaimPart, value: String)? {
        let part = parts[index]
        guard let value = relation.implied(index, by: parts.map { .exactly($0.value.point) }).flatMap({ $0.words(like: part.value) }) else { return nil }
        return (part, value)
    }
}

extension Claim {
    /// The date of the document, where a relation asks for it.
    static let writtenName = "written"

    /// What a relation is about, in the order of its terms; nil when the text does not tell all of it.
    func parts(of relation: Relation) -> [ClaimPart]? {
        let found = relation.terms.compactMap { term in
            term.name == Self.writtenName ? written : parts.first { $0.name == term.name }
        }
        return found.count == relation.terms.count && relation.suits(units: found.map(\.value.unit)) ? found : nil
    }

    /// When the document says it was written; by the clock of some places a day later.
    private var written: ClaimPart? {
        guard let date = documentDate, date.source != .inferred, date.source != .linked else { return nil }
        let period = Period.covering(date.day, date.day.advanced(days: 2))
        return ClaimPart(name: Self.writtenName, span: span, text: date.day.iso, value: period.calendarYears, kind: .time)
    }
}
