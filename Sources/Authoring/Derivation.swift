import Checks
import Documents
import Extraction
import Facts
import Patterns
import Pipeline
import Reports
import Rules

/// How a claim came out of its text: the rule, the pattern and its match, and where each slot was filled from.
struct Derivation: Sendable {
    let claim: Claim
    /// The text it stands in; nil when that is not at hand.
    let document: Document?
    /// Nil for a claim that no claim rule made: a date, a weekday, a row of a table, a figure of a copy.
    let rule: ClaimRule?
    let pattern: SlotPattern?
    /// The words that the pattern matched.
    let match: TextSpan?
    let trace: ClaimTrace?

    init(_ claim: Claim, in document: Document?, engine: Engine) {
        self.claim = claim
        self.document = document
        let rules = engine.rules.languages.values.sorted { $0.language < $1.language }.flatMap(\.claimRules).filter { $0.id == claim.rule }
        for rule in rules {
            guard let document, let found = Self.find(claim, rule, document, engine) else { continue }
            (self.rule, pattern, match, trace) = (rule, found.0, found.1, found.2)
            return
        }
        (rule, pattern, match, trace) = (rules.first, nil, nil, nil)
    }

    private static func find(_ claim: Claim, _ rule: ClaimRule, _ document: Document, _ engine: Engine) -> (SlotPattern, TextSpan, ClaimTrace)? {
        for pattern in engine.extractor.trace(rule, on: document, scratch: MatchScratch()).passages.flatMap(\.patterns) {
            for match in pattern.matches {
                guard case .claims(let traces) = match.outcome else { continue }
                let own = traces.first { trace in
                    trace.claim.concept == claim.concept && ([trace.claim.span] + trace.claim.parts.map(\.span)).contains(claim.span)
                }
                if let own { return (own.also ?? pattern.pattern, match.span, own) }
            }
        }
        return nil
    }
}

/// Draws derivations and figures for people.
struct DerivationDrawing {
    let paint: Paint
    let width: Int
    private let drawing: TextDrawing

    /// Bytes of a long line that are shown before and behind the figure.
    private static let reach = 180

    init(context: ReportContext) {
        paint = Paint(color: context.color)
        width = max(40, context.width)
        drawing = TextDrawing(context: context)
    }

    func lines(of derivation: Derivation) -> [String] {
        let claim = derivation.claim
        var lines = derivation.document.map { words(of: claim.span, in: $0, note: ClaimWords(claim).lines[0]) } ?? []
        lines += made(derivation)
        for slot in derivation.trace?.slots ?? [] where slot.name != "period" {
            lines += row(slot.name, "\(slot.value), " + (slot.source == .rule ? "stated by the rule" : "from the \(slot.source.rawValue)"))
        }
        lines += period(claim)
        if let value = claim.value { lines += row("means", meaning(of: value)) }
        if let source = claim.attribution { lines += row("said by", source) }
        if claim.modality != .asserted { lines += row("modality", claim.modality.rawValue) }
        return lines + claim.doubts.flatMap { row("doubt", $0) }
    }

    /// Where a figure stands: `corpus/a.txt:3:14`.
    static func place(of claim: Claim, in document: Document?) -> String {
        guard let document else { return printable(claim.document) }
        let place = LineIndex(document.bytes).place(of: claim.span.start, in: document.bytes)
        return printable("\(document.id):\(place.line):\(place.column)")
    }

    /// The words around a figure, underlined in their line.
    func words(of span: TextSpan, in document: Document, note: String) -> [String] {
        let index = LineIndex(document.bytes)
        guard span.end <= document.bytes.count else { return [] }
        var line = index.span(ofLine: index.line(at: span.start), in: document.bytes)
        line.end = max(line.end, span.end)
        let isSpace = { (place: Int) in document.bytes[place] == 0x20 }
        if span.start - line.start > Self.reach {
            line.start = (span.start - Self.reach..<span.start).first(where: isSpace).map { $0 + 1 } ?? span.start
        }
        if line.end - span.end > Self.reach { line.end = (span.end..<span.end + Self.reach).last(where: isSpace) ?? span.end }
        let moved = TextSpan(span.start - line.start, span.end - line.start)
        return drawing.lines(of: Array(document.bytes[line.range]), [TextDrawing.Note(moved, [note], style: .warning, underline: "=")])
    }

    func row(_ name: String, _ text: String) -> [String] {
        let margin = 13
        let wrappedLines = wrapped(printable(text), first: width - margin, rest: width - margin)
        return wrappedLines.enumerated().map { index, line in
            (index == 0 ? "  " + paint(.dim, name) + String(repeating: " ", count: max(1, margin - 2 - name.count)) : String(repeating: " ", count: margin)) + line
        }
    }

    private func made(_ derivation: Derivation) -> [String] {
        guard let rule = derivation.rule else { return row("rule", "\(derivation.claim.rule) (no claim rule)") }
        var lines = row("rule", "\(rule.id), \(place(rule.place))")
        guard let pattern = derivation.pattern, let match = derivation.match, let document = derivation.document else { return lines }
        lines += row("pattern", "\(pattern.source)  at \(place(pattern.place))")
        return lines + row("matches", "‘\(document.text(match))’")
    }

    private func place(_ label: Problem.Label) -> String { label.file + (label.line.map { ":\($0)" } ?? "") }

    private func period(_ claim: Claim) -> [String] {
        guard let claimed = claim.period else { return row("period", "none") }
        let period = claimed.period
        var text = "\(period.value), from \(period.start.iso) to before \(period.end.iso), from the \(claimed.source.rawValue)"
        if claimed.restsOnDocumentDate {
            text += "; counted from the document's date" + (claim.documentDate.map { " \($0.day.iso) (\($0.source.rawValue))" } ?? "")
        }
        if !claimed.alternatives.isEmpty { text += "; or \(claimed.alternatives.map(\.value).joined(separator: ", ")) by another date" }
        return row("period", text)
    }

    private func meaning(of value: Quantity) -> String {
        let widest = value.generousInterval
        let rounding = value.precision.isZero ? "exact" : "the last digit written is \(value.precision)"
        return "\(value.interval.drawn) \(value.unit)" + " (\(value.hedge.map { "‘\($0.id)’, " } ?? "")\(rounding))"
            + (widest == value.interval ? "" : "; cut off or rounded further \(widest.drawn)")
    }
}

extension Interval {
    /// `[172350000000, 172450000000]`, round brackets where an end is left out.
    var drawn: String {
        if let low, low == high { return low.description }
        return (lowOpen || low == nil ? "(" : "[") + (low?.description ?? "−∞") + ", " + (high?.description ?? "∞") + (highOpen || high == nil ? ")" : "]")
    }
}
