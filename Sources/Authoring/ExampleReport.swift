import Pipeline
import Reports

/// Failed examples for people: each with what it expected (`-`) and what was found (`+`), aspect by aspect.
package struct ExampleReport {
    private let paint: Paint

    package init(context: ReportContext) { paint = Paint(color: context.color) }

    package func text(of failure: RuleExamples.Failure) -> String {
        let titles: [RuleExamples.Outcome: String] = [
            .noisy: "found though nothing should be", .missing: "nothing was found", .wrong: "found with other values",
        ]
        var lines = [paint(.error, failure.outcome.rawValue) + paint(.bold, ": \(printable(failure.rule))") + paint(.dim, " (\(titles[failure.outcome] ?? ""))")]
        lines.append("  " + printable(failure.text))
        lines += failure.aspects.flatMap { self.lines(of: $0, failure.outcome) }
        lines.append("  " + paint(.frame, "-->") + " \(printable(failure.place.file)):\(failure.place.line ?? 0)")
        return lines.joined(separator: "\n") + "\n"
    }

    /// A pattern that no example exercises.
    package func text(of gap: RuleCoverage.Gap) -> String {
        let what = gap.isAlternative ? "an alternative of \(gap.role)" : gap.role
        let head = paint(.warning, "uncovered") + paint(.bold, ": \(printable(gap.rule))") + paint(.dim, " (no example matches \(what))")
        return "\(head)\n  \(printable(gap.written))\n  \(paint(.frame, "-->")) \(printable(gap.place.file)):\(gap.place.line ?? 0):\(gap.place.column ?? 0)\n"
    }

    private func lines(of aspect: RuleExamples.Aspect, _ outcome: RuleExamples.Outcome) -> [String] {
        let name = aspect.name + String(repeating: " ", count: max(0, 8 - aspect.name.count))
        if aspect.agrees, outcome == .wrong { return [paint(.dim, "    \(name) \(printable(aspect.found ?? ""))")] }
        var lines: [String] = []
        if let expected = aspect.expected { lines.append(paint(.error, "  - \(name) \(printable(expected))")) }
        if let found = aspect.found { lines.append(paint(.success, "  + \(name) \(found.isEmpty ? "none" : printable(found))")) }
        if outcome == .wrong, aspect.found == nil { lines.append(paint(.success, "  + \(name) none")) }
        return lines
    }
}
