import Checks
import Documents

/// The result for people at a terminal: every finding with the words that conflict, underlined where they stand.
///
/// Nothing of a document, a rule or a path reaches the terminal unescaped. Lines keep to the width of the context, down
/// to 40 columns; only paths and identifiers are never broken.
package struct TerminalReport: Reporter {
    private static let minimumWidth = 40

    let width: Int
    let paint: Paint

    package init(context: ReportContext) {
        width = max(Self.minimumWidth, context.width)
        paint = Paint(color: context.color)
    }

    package func report(_ result: AuditResult) -> [UInt8] {
        let texts = CitedTexts(result)
        let told = result.findings.map { lines(of: $0, texts) } + result.problems.map(lines(of:)) + [summary(of: result)]
        let text = told.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
        let ledger = result.ledger.map { [0x0A] + LedgerTable(color: paint.color).text(of: $0) } ?? []
        return Array((text + "\n").utf8) + ledger
    }

    /// The problems of a result alone, for a run that gets no further.
    package func problems(of result: AuditResult) -> [UInt8] {
        Array((result.problems.map { lines(of: $0).joined(separator: "\n") }.joined(separator: "\n\n") + "\n").utf8)
    }

    /// The findings and problems of a result, without a summary; empty when there are none.
    package func findings(of result: AuditResult) -> [UInt8] {
        let texts = CitedTexts(result)
        let told = result.findings.map { lines(of: $0, texts) } + result.problems.map(lines(of:))
        return Array(told.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n").utf8)
    }

    // MARK: Findings

    private func lines(of finding: Finding, _ texts: CitedTexts) -> [String] {
        let style = finding.severity.style
        let last = finding.evidence.compactMap { evidence in
            texts.text(of: evidence.claim).map { $0.lines.line(at: evidence.claim.span.start) + 1 }
        }.max()
        let frame = ExcerptFrame(gutter: String(last ?? 1).count, accused: style, width: width, paint: paint)
        let title = "\(finding.verdict.rawValue) \(finding.severity.rawValue)[\(printable(finding.check))]"
        var lines = titled(title, style, finding.message)
        for (i, excerpt) in Excerpt.excerpts(of: finding, in: texts, width: frame.textWidth).enumerated() {
            lines += frame.lines(of: excerpt, isFirst: i == 0)
        }
        let indent = frame.gutter + 1
        lines += note("expected: ", finding.expected, indent)
        lines += note("possible because ", finding.assumption, indent)
        lines += note("help: ", finding.hint, indent)
        let origin = "rule \(finding.accused.rule), \(finding.fingerprint)"
        lines.append(bullet(indent) + paint(.dim, printable(origin)))
        return lines
    }

    // MARK: Problems

    private func lines(of problem: Problem) -> [String] {
        let (name, style) = problem.kind.title
        var lines = titled("\(name)[\(printable(problem.code))]", style, problem.message)
        for (i, place) in problem.places.enumerated() {
            let position = [place.line, place.line == nil ? nil : place.column].compactMap { $0 }.map { ":\($0)" }
            let label = place.note.map { ": " + printable($0) } ?? ""
            lines.append(" \(paint(.frame, i == 0 ? "-->" : ":::")) \(printable(place.file))\(position.joined())\(label)")
        }
        return lines + note("help: ", problem.advice, 2)
    }

    // MARK: Lines

    private func titled(_ title: String, _ style: Paint.Style, _ message: String) -> [String] {
        let lines = wrapped(message, first: width - title.count - 2, rest: width - 4).map { paint(.bold, $0) }
        let first = (lines.first ?? "").isEmpty ? ":" : ": "
        return [paint(style, title) + paint(.bold, first) + (lines.first ?? "")] + lines.dropFirst().map { "    " + $0 }
    }

    private func bullet(_ indent: Int) -> String { String(repeating: " ", count: indent) + paint(.frame, "=") + " " }

    /// `= label text`, further lines under the label.
    private func note(_ label: String, _ text: String?, _ indent: Int) -> [String] {
        guard let text else { return [] }
        let hanging = String(repeating: " ", count: indent + 2)
        let lines = wrapped(text, first: width - indent - 2 - label.count, rest: width - indent - 2)
        return [bullet(indent) + paint(.bold, label) + (lines.first ?? "")] + lines.dropFirst().map { hanging + $0 }
    }
}

extension Severity {
    fileprivate var style: Paint.Style {
        switch self {
        case .error: .error
        case .warning: .warning
        case .info: .info
        }
    }
}

extension Problem.Kind {
    fileprivate var title: (name: String, style: Paint.Style) {
        switch self {
        case .configuration: ("configuration error", .error)
        case .input: ("input problem", .warning)
        case .notice: ("notice", .info)
        }
    }
}
