import Documents
import Extraction
import Facts
import Reports
import Rules

/// An explanation for people.
package struct RuleExplanationDrawing {
    private let paint: Paint
    private let width: Int
    private let drawing: TextDrawing

    package init(context: ReportContext) {
        paint = Paint(color: context.color)
        width = max(40, context.width)
        drawing = TextDrawing(context: context)
    }

    package func draw(_ explanation: RuleExplanation) -> [UInt8] {
        var lines = head(explanation)
        if let attempt = explanation.attempt {
            lines += [""] + self.attempt(attempt, explanation)
        } else {
            lines += patterns("pattern", explanation.rule.patterns, explanation)
            lines += patterns("not", explanation.rule.not, explanation)
            lines += patterns("also", explanation.rule.also.map(\.pattern), explanation)
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    // MARK: the rule

    private func head(_ explanation: RuleExplanation) -> [String] {
        let rule = explanation.rule
        let title = paint(.bold, printable(rule.id)) + "  \(rule.language), \(rule.status.rawValue), \(rule.severity)  " + paint(.dim, place(rule.place))
        let words = ([rule.summary == rule.id ? nil : rule.summary].compactMap { $0 } + RuleWords(rule, explanation.concept).sentences)
        return [title] + words.flatMap { indented($0, 2) }
    }

    private func place(_ place: Problem.Label) -> String {
        printable(place.file) + (place.line.map { ":\($0)" } ?? "") + (place.column.map { ":\($0)" } ?? "")
    }

    private func indented(_ text: String, _ columns: Int) -> [String] {
        wrapped(text, first: width - columns, rest: width - columns).map { String(repeating: " ", count: columns) + $0 }
    }

    /// Each pattern as written, what it needs, and the fragments that it is made of.
    private func patterns(_ name: String, _ patterns: [SlotPattern], _ explanation: RuleExplanation) -> [String] {
        var told = Set<String>()
        return patterns.enumerated().flatMap { index, pattern -> [String] in
            let needed = explanation.kinds.names.indices.filter { pattern.needed.contains($0) }.map { "{{\(explanation.kinds.names[$0])}}" }
            var lines = ["", paint(.bold, "\(name) \(index + 1)") + "  " + paint(.dim, place(pattern.place))]
            lines += indented(pattern.source, 2)
            lines.append("  " + paint(.dim, needed.isEmpty ? "runs on every paragraph: no mention is required" : "runs where the paragraph has \(needed.joined(separator: ", "))"))
            for fragment in WrittenPattern(pattern: pattern).fragments {
                let margin = 2 + fragment.depth * 2
                let head = String(repeating: " ", count: margin) + paint(.info, "{{\(fragment.name)}}") + "  "
                    + paint(.dim, "\(printable(fragment.file)):\(fragment.line ?? 0)")
                lines += told.insert(fragment.name).inserted ? [head] + indented(fragment.text, margin + 2) : [head + paint(.dim, "  as above")]
            }
            return lines
        }
    }

    // MARK: a text

    private func attempt(_ attempt: RuleExplanation.Attempt, _ explanation: RuleExplanation) -> [String] {
        var lines = [paint(.bold, "What the patterns see")]
        for text in attempt.typed { lines += text.split(separator: "\n").flatMap { indented(String($0), 2) } }
        for index in explanation.rule.patterns.indices {
            let pattern = explanation.rule.patterns[index]
            let traces = attempt.trace.passages.map { $0.patterns[index] }
            lines += ["", paint(.bold, "pattern \(index + 1)") + "  " + paint(.dim, place(pattern.place))]
            if let progress = attempt.progress[index], index != explanation.nearest {
                lines += brief(progress, attempt)
                continue
            }
            lines += indented(pattern.source, 2)
            lines += traces.flatMap(\.matches).flatMap { match($0, attempt, explanation) }
            if traces.contains(where: \.gaveUp) { lines.append("  " + paint(.error, "given up: it backtracks too much on this text")) }
            lines += attempt.progress[index].map { progress($0, attempt) } ?? []
        }
        return lines + ["", conclusion(explanation)]
    }

    private func conclusion(_ explanation: RuleExplanation) -> String {
        if explanation.rule.status == .deprecated { return paint(.warning, "The rule is deprecated: it is not run.") }
        return explanation.finds ? paint(.success, "The rule makes claims of this text.") : paint(.warning, "The rule makes no claim of this text.")
    }

    /// How far a pattern gets, in one sentence.
    private func brief(_ progress: PatternProgress, _ attempt: RuleExplanation.Attempt) -> [String] {
        if !progress.lacking.isEmpty {
            return indented("no match: it needs \(progress.lacking.map { "{{\($0)}}" }.joined(separator: ", ")), which the text does not have", 2)
        }
        guard let span = progress.span else { return indented("no match: nothing in the text is ‘\(progress.expected)’", 2) }
        return indented("no match: after ‘\(printable(attempt.document.text(span)))’ it expects ‘\(progress.expected)’", 2)
    }

    /// How far the pattern gets that gets furthest, drawn under the text.
    private func progress(_ progress: PatternProgress, _ attempt: RuleExplanation.Attempt) -> [String] {
        guard let span = progress.span else { return brief(progress, attempt) }
        var lines = progress.lacking.isEmpty ? [] : brief(progress, attempt)
        lines += indented("no match, but this one gets furthest: \(progress.parts) of its \(progress.total) parts match", 2)
        let note = TextDrawing.Note(
            span, ["matches ‘\(progress.matched)’", "then it expects ‘\(progress.expected)’"], style: .warning, underline: "~")
        return lines + [""] + drawing.lines(of: attempt.document.bytes, [note])
    }

    private func match(_ match: MatchTrace, _ attempt: RuleExplanation.Attempt, _ explanation: RuleExplanation) -> [String] {
        var lines = indented("matches ‘\(printable(attempt.document.text(match.span)))’", 2)
        switch match.outcome {
        case .removed(let pattern, let span):
            let number = explanation.rule.not.firstIndex { $0 === pattern }.map { $0 + 1 } ?? 0
            lines += indented("but is removed by not \(number) (\(place(pattern.place))): \(pattern.source)", 4)
            lines += indented("which matches ‘\(printable(attempt.document.text(span)))’", 6)
        case .noFigure: lines += indented("but the slot of the figure holds something without a value", 4)
        case .noEntity: lines += indented("but the concept needs entities that neither the match nor the text around it tells", 4)
        case .noRestatement: lines += indented("but the two amounts cannot be held against each other: another currency, or another order", 4)
        case .claims(let claims): lines += claims.flatMap { claim($0, attempt, explanation) }
        }
        return lines
    }

    private func claim(_ trace: ClaimTrace, _ attempt: RuleExplanation.Attempt, _ explanation: RuleExplanation) -> [String] {
        let claim = trace.claim
        let also = trace.also.flatMap { pattern in explanation.rule.also.firstIndex { $0.pattern === pattern } }
        var lines = indented((also.map { "also \($0 + 1) gives " } ?? "gives ") + ClaimWords(claim).lines[0], 4)
        for slot in trace.slots {
            let name = slot.name.padding(to: 8)
            lines += indented("\(name)  \(slot.value)  \(slot.source == .rule ? "stated by the rule" : "from the \(slot.source.rawValue)")", 6)
        }
        if explanation.concept?.periodType != .forever, claim.period == nil {
            lines += indented("period    none" + (attempt.date == nil ? ": none in the text, or one that counts from a date the text does not have (‘--dated’)" : ""), 6)
        }
        let cue = trace.cue.map { "because of ‘\(printable(attempt.document.text($0)))’" }
        if claim.modality != .asserted { lines += indented("modality  \(claim.modality.rawValue) \(cue ?? ", as the rule says"): not compared", 6) }
        lines += claim.doubts.flatMap { indented("doubt     \($0)", 6) }
        if let other = trace.lostTo { lines += indented("but the rule ‘\(other)’ has the same figure and stands first", 6) }
        return lines
    }
}

extension String {
    fileprivate func padding(to columns: Int) -> String { self + String(repeating: " ", count: max(0, columns - count)) }
}
