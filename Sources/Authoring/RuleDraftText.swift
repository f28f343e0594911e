import Documents
import Facts
import Reports
import Rules

/// The file of a drafted rule.
struct RuleDraftText {
    let wish: RuleDraft.Wish
    let language: String
    let figure: MentionRecord
    let shape: SentenceShape
    /// Where figures of the same type stand behind it, which its room could reach.
    let later: [TextSpan]
    /// How a new concept lives in time: over a period or on a day where the sentence has one, else for good.
    let periodType: PeriodType
    /// The concept, when it is declared already.
    let known: Concept?

    var concept: String { wish.concept ?? "my." + (word(shape.noun) ?? "figure") }
    var id: String { wish.id ?? concept.map { $0 == "." ? "-" : String($0) }.joined() }

    /// A noun as an id can hold it.
    private func word(_ noun: String?) -> String? {
        guard let noun, noun.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
        return noun.lowercased()
    }

    private var measure: Measure {
        wish.measure ?? (figure.type == "ordinal" ? .ordinal : .level)
    }

    private var isPlain: Bool { figure.type == "number" || figure.type == "ordinal" }

    /// The whole file. Without claims the example that must find something is left out.
    func file(claims: [Claim]) -> String {
        var lines = ["crosscheck: 1", "language: \(language)"]
        if known == nil {
            lines += ["concepts:", "  - { id: \(concept), period-type: \(periodType.rawValue), entity: \(shape.entity.rawValue) }"]
        }
        lines += ["rules:", "  - id: \(id)", "    extract:", "      concept: \(concept)"]
        if measure != .level { lines.append("      measure: \(measure.rawValue)") }
        if measure == .change { lines.append("      base: previous-year") }
        if isPlain, let unit = shape.noun { lines.append("      unit: \(quoted(unit))") }
        lines += ["      any:", "        - \(quoted(shape.pattern))"]
        guard !claims.isEmpty else { return lines.joined(separator: "\n") + "\n" }
        lines += ["    examples:", "      - text: \(quoted(oneLine(wish.text)))"]
        if let dated = wish.dated { lines.append("        dated: \(dated)") }
        lines.append("        claims: [\(claims.map(expected).joined(separator: ", "))]")
        lines += ["      - text: \(quoted(oneLine(negative)))", "        claims: []"]
        return lines.joined(separator: "\n") + "\n"
    }

    private func expected(_ claim: Claim) -> String {
        var parts: [String] = []
        if measure != .level { parts.append("measure: \(claim.measure.rawValue)") }
        if !claim.entity.isEmpty { parts.append("entity: [\(claim.entity.map(quoted).joined(separator: ", "))]") }
        if let period = claim.period { parts.append("period: \(quoted(period.period.value))") }
        if let value = claim.value {
            parts.append("value: \(quoted(value.point.description))")
            if !value.unit.isEmpty { parts.append("unit: \(quoted(value.unit))") }
        }
        if claim.modality != .asserted { parts.append("modality: \(claim.modality.rawValue)") }
        return "{ \(parts.joined(separator: ", ")) }"
    }

    /// The sentence without its figure, and without those behind that could take its place: the same words, and nothing to find.
    private var negative: String {
        let bytes = Array(wish.text.utf8)
        var result = ""
        var position = 0
        for span in [figure.span] + later.sorted(by: { $0.start < $1.start }) where span.start >= position {
            result += String(decoding: bytes[position..<span.start], as: UTF8.self) + "…"
            position = span.end
        }
        return result + String(decoding: bytes[position...], as: UTF8.self)
    }

    private func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }

    private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

    /// What was decided, and what the author may want to decide otherwise.
    func steps(_ claims: [Claim]) -> [String] {
        var steps: [String] = []
        if known == nil {
            steps.append("the concept ‘\(concept)’ is new" + (wish.concept == nil ? "; --concept gives it another name" : ""))
            if periodType == .forever {
                steps.append("the sentence names no period, so the concept holds ‘forever’; write ‘duration’ for figures of a year or a month, ‘instant’ for those of a day")
            }
            if periodType == .instant { steps.append("the sentence names a day, so the concept holds on days: ‘instant’; a month or a year beside it is another period") }
        }
        if wish.measure == nil, figure.type.hasPrefix("percent") {
            steps.append("the percentage is taken for a level, such as a rate; --measure change is for growth, --measure share for a part of a whole")
        }
        if periodType != .forever, claims.allSatisfy({ $0.period == nil }) { steps.append("its period counts from a day that the sentence does not give: name one with --dated") }
        if shape.entity == .none { steps.append("it is about nobody in particular; --entity says which words before the figure name somebody") }
        if let claim = claims.first(where: { $0.modality != .asserted }) {
            steps.append("the sentence is \(claim.modality.rawValue), so its claim is found but not compared")
        }
        steps.append("the second example is the sentence without its figure; put a sentence there that comes near and must not match")
        return steps
    }
}
