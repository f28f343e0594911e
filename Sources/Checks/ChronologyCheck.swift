import Facts

/// Times of one passage that cannot be: an age that does not fit birth and death, an end before the start, an event of the
/// past that lies after the date of the text.
///
/// What must hold is said by the rule that found the claim, over times in calendar years (`Period.calendarYears`).
package struct ChronologyCheck: Check {
    package static let id = "chronology"

    package init() {}

    /// A stretch of time that a mention states must not end before it starts.
    private static let range = Relation(
        terms: [Relation.Term("from"), Relation.Term("to")], left: .term(0), comparison: .atMost, right: .term(1), text: "from <= to")

    package func findings(in context: CheckContext) -> [Finding] {
        context.claims(at: context.kinds.withParts).compactMap { claim in
            guard claim.modality == .asserted || claim.modality == .projected else { return nil }
            let relations = claim.concept == "calendar.range" ? [Self.range] : context.holds[claim.rule] ?? []
            return finding(claim, relations, context)
        }
    }

    private func finding(_ claim: Claim, _ relations: [Relation], _ context: CheckContext) -> Finding? {
        let failing = relations.first { relation in
            guard let parts = claim.parts(of: relation), parts.contains(where: { $0.kind == .time }),
                claim.modality == .asserted || !parts.contains(where: { $0.name == Claim.writtenName })
            else { return false }
            var domains = parts.map(\.value.interval)
            return !relation.narrow(&domains)
        }
        guard let failing, let parts = claim.parts(of: failing) else { return nil }
        let shown = parts.filter { $0.name != Claim.writtenName }.sorted { ($0.kind == .time ? 1 : 0, $0.span) < ($1.kind == .time ? 1 : 0, $1.span) }
        guard let accused = shown.first else { return nil }
        let evidence = shown.enumerated().map { place, part in
            Evidence(place == 0 ? .accused : .contradicts, claim.focused(on: part), note: place == 0 ? "said here" : "does not fit this")
        }
        return finding(
            context, Assumptions(about: [claim], in: context), message(claim, shown, parts), Set(shown.map(\.span)).count > 1 ? evidence : [evidence[0]],
            expected: accused.kind == .quantity ? wholeNumber(of: accused.name, in: claim, relations) : nil)
    }

    private func message(_ claim: Claim, _ shown: [ClaimPart], _ parts: [ClaimPart]) -> String {
        if let written = parts.first(where: { $0.name == Claim.writtenName }) {
            return "‘\(shown[0].text)’, told as past, lies after the date of the text, \(written.text)."
        }
        if Set(shown.map(\.span)).count == 1 { return "‘\(shown[0].text)’ ends before it starts." }
        let words = shown.map { "‘\($0.text)’" }
        return "\(words.dropLast().joined(separator: ", ")) and \(words.last ?? "") do not fit each other."
    }

    /// The only whole number that all relations leave for a part.
    private func wholeNumber(of name: String, in claim: Claim, _ relations: [Relation]) -> String? {
        var domain: Interval? = .everything
        for relation in relations {
            guard let place = relation.terms.firstIndex(where: { $0.name == name }), let parts = claim.parts(of: relation) else { continue }
            guard let implied = relation.implied(place, by: parts.map(\.value.interval)) else { return nil }
            domain = domain?.intersection(implied)
        }
        guard let low = domain?.low, let high = domain?.high, low < high, high - low < ExactDecimal(2) else { return nil }
        let first = low.rounded(to: ExactDecimal(1))
        let whole = [first, first + ExactDecimal(1), first - ExactDecimal(1)].filter { domain?.contains($0) ?? false }
        return whole.count == 1 ? whole[0].description : nil
    }
}
