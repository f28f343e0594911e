import Documents
import Facts
import Reports

/// A trial for people: the text with its mentions, the text with its claims, and the findings.
package struct TrialDrawing {
    private let context: ReportContext
    private let paint: Paint
    private let drawing: TextDrawing

    package init(context: ReportContext) {
        self.context = context
        paint = Paint(color: context.color)
        drawing = TextDrawing(context: context)
    }

    package func draw(_ trial: Trial) -> [UInt8] {
        let text = trial.document.bytes
        let mentions = trial.mentions.filter { $0.within == nil }
        let claims = trial.claims
        var lines = head(trial)
        lines += section("mentions", mentions.count)
        if !mentions.isEmpty { lines += drawing.lines(of: text, mentions.map(note)) }
        lines += section("claims", claims.count)
        if !claims.isEmpty { lines += drawing.lines(of: text, claims.map(note)) }
        lines += section("findings", trial.result.findings.count)
        let findings = TerminalReport(context: context).findings(of: trial.result)
        return Array((lines.joined(separator: "\n") + "\n").utf8) + (findings.isEmpty ? [] : [UInt8(ascii: "\n")] + findings)
    }

    private func head(_ trial: Trial) -> [String] {
        let date = trial.date.map { "dated \($0.day.iso) (\($0.source.rawValue))" } ?? "without a date; ‘--dated 2022-12-30’ gives it one"
        return [paint(.dim, "language \(trial.language), \(date)")]
    }

    private func section(_ name: String, _ count: Int) -> [String] {
        ["", paint(.bold, count == 0 ? "no \(name)" : count == 1 ? "1 \(name.dropLast())" : "\(count) \(name)")]
    }

    private func note(_ mention: MentionRecord) -> TextDrawing.Note {
        let value = mention.value.map(shortFigure).map { $0 + (mention.upper.map { "–" + shortFigure($0) } ?? "") }
        let parts: [String?] = [
            mention.type, mention.hedge, value, mention.currency ?? mention.unit, mention.period?.value ?? mention.timexValue,
            mention.entity.isEmpty ? nil : mention.entity.joined(separator: " "),
        ]
        return TextDrawing.Note(mention.span, [parts.compactMap { $0 }.joined(separator: " ")], style: .info)
    }

    private func note(_ claim: Claim) -> TextDrawing.Note {
        let isAsserted = claim.modality == .asserted
        return TextDrawing.Note(claim.span, ClaimWords(claim).lines, style: isAsserted ? .success : .warning, underline: "=")
    }
}

/// A claim in a few short lines.
struct ClaimWords {
    let lines: [String]

    init(_ claim: Claim) {
        let measure = claim.measure == .level ? "" : " \(claim.measure.rawValue)" + (claim.base.map { " on \($0)" } ?? "")
        let value = claim.value.map { " = \($0.hedge.map { "\($0.id) " } ?? "")\(shortFigure($0.point.description)) \($0.unit)" } ?? ""
        var lines = [claim.concept + measure + value.trimmed]
        var about = claim.entity
        about += claim.dimensions.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        about.append(claim.period.map { "\($0.period.value) (from the \($0.source.rawValue))" } ?? "no period")
        lines.append(about.joined(separator: ", "))
        if let source = claim.attribution { lines.append("says \(source)") }
        if claim.modality != .asserted { lines.append("\(claim.modality.rawValue): not compared") }
        lines += claim.doubts.map { "doubt: \($0)" }
        lines.append("rule \(claim.rule)")
        self.lines = lines
    }
}

extension String {
    fileprivate var trimmed: String { last == " " ? String(dropLast()) : self }
}

/// A decimal string as rule files write it: 172400000000 is 172.4e9.
func shortFigure(_ text: String) -> String {
    let digits = text.drop { $0 == "-" }
    guard digits.count > 6, digits.allSatisfy(\.isNumber) else { return text }
    let exponent = digits.count > 12 ? 12 : digits.count > 9 ? 9 : 6
    let whole = digits.dropLast(exponent)
    var rest = digits.suffix(exponent)
    while rest.last == "0" { rest.removeLast() }
    guard rest.count <= 4 else { return text }
    return (text.hasPrefix("-") ? "-" : "") + whole + (rest.isEmpty ? "" : "." + rest) + "e\(exponent)"
}
