import Checks
import Documents
import Facts

/// The result as a page of Markdown to be kept beside the corpus: no clock, no colours, safe to render.
///
/// GitHub Flavored Markdown; text of documents is escaped for Markdown and HTML. Figures stand in `<b>`, since `**` does
/// not close between a percent sign and a Chinese character (CommonMark 0.31, 6.2).
package struct MarkdownReport: Reporter {
    /// Columns of quoted text: about two lines of a page.
    private static let quoteWidth = 240

    package init() {}

    package func report(_ result: AuditResult) -> [UInt8] {
        let texts = CitedTexts(result)
        var blocks = ["# Crosscheck report", opening(result), summary(result)]
        if !result.findings.isEmpty { blocks.append("## Findings") }
        for (i, finding) in result.findings.enumerated() { blocks += section(i + 1, finding, texts) }
        if !result.problems.isEmpty { blocks += ["## Problems", result.problems.map(item).joined(separator: "\n")] }
        if let ledger = result.ledger {
            blocks += ["## Coverage", "```\n" + String(decoding: LedgerTable(color: false).text(of: ledger), as: UTF8.self) + "```"]
        }
        return Array((blocks.joined(separator: "\n\n") + "\n").utf8)
    }

    // MARK: The whole

    private func opening(_ result: AuditResult) -> String {
        let end = result.complete ? "" : " **The audit is incomplete:** not all of the input could be read or checked."
        guard result.findings.isEmpty else { return "Figures that cannot all be right, with the words that say so." + end }
        return (result.claimCount == 0 ? "Nothing to compare." : "No contradiction found.") + end
    }

    private func summary(_ result: AuditResult) -> String {
        let counts = ResultCounts(result)
        return table(
            ["", "count"],
            [
                ["Documents", "\(result.documentCount)"], ["Claims", "\(result.claimCount)"],
                ["Findings, definite", "\(counts.definite)"], ["Findings, possible", "\(counts.possible)"],
                ["Accepted by filters", "\(result.suppressedCount)"], ["In the baseline", "\(result.baselinedCount)"],
                ["Problems", "\(result.problems.count)"], ["Complete", result.complete ? "yes" : "NO"],
                ["Written by", markdown(result.tool)],
            ])
    }

    // MARK: A finding

    private func section(_ number: Int, _ finding: Finding, _ texts: CitedTexts) -> [String] {
        let kind = "**\(finding.verdict.rawValue) \(finding.severity.rawValue)**"
        var blocks = [
            "### \(number). \(markdown(finding.message))",
            "\(kind) of check \(markdown(finding.check)), rule \(markdown(finding.accused.rule))",
        ]
        blocks += Excerpt.excerpts(of: finding, in: texts, width: Self.quoteWidth).map(quote)
        blocks.append(evidence(finding, texts))
        let remarks = [
            ("Expected", finding.expected), ("Possible because", finding.assumption), ("Help", finding.hint),
            ("Fingerprint", finding.fingerprint),
        ]
        let items = remarks.compactMap { label, text in text.map { "- \(label): \(markdown($0))" } }
        return blocks + [items.joined(separator: "\n")]
    }

    /// The words with their figures, and what is said of each.
    private func quote(_ excerpt: Excerpt) -> String {
        let lines = excerpt.rows.filter { !$0.cells.isEmpty }.flatMap { row in
            ["“" + text(of: row) + "”"] + row.marks.filter { !$0.evidence.note.isEmpty }.map {
                "<b>\(markdown($0.evidence.claim.text))</b>: \(markdown($0.evidence.note))"
            }
        }
        return (lines + ["— " + markdown(excerpt.place)]).map { "> " + $0 }.joined(separator: "\\\n")
    }

    private func text(of row: ExcerptRow) -> String {
        var result = ""
        var bold = false
        for (i, cell) in row.cells.enumerated() {
            let marked = row.marks.contains { $0.cells.contains(i) }
            if marked != bold { result += marked ? "<b>" : "</b>" }
            bold = marked
            result += markdownEscaped(cell.text)
        }
        return result + (bold ? "</b>" : "")
    }

    private func evidence(_ finding: Finding, _ texts: CitedTexts) -> String {
        table(
            ["role", "document", "line", "figure", "concept", "period", "period from", "document date"],
            finding.evidence.map { evidence in
                let claim = evidence.claim
                let text = texts.text(of: claim)
                return [
                    evidence.role.rawValue, text?.name ?? claim.document,
                    text.map { "\($0.place(of: claim.span.start).line)" } ?? "–", claim.text, claim.subject,
                    claim.period.map { $0.period.value + ($0.period.modifier.map { " (\($0))" } ?? "") } ?? "–",
                    claim.period?.source.rawValue ?? "–",
                    claim.documentDate.map { "\($0.day.iso) (\($0.source.rawValue))" } ?? "–",
                ].map(markdown)
            })
    }

    private func item(_ problem: Problem) -> String {
        let places = problem.places.map { place in
            let position = [place.line, place.column].compactMap { $0 }.map { ":\($0)" }.joined()
            return "\n  - " + markdown(place.file + position + (place.note.map { ": " + $0 } ?? ""))
        }
        let advice = problem.advice.map { "\n  - Help: " + markdown($0) } ?? ""
        return "- **\(problem.kind.rawValue)** \(markdown(problem.code)): \(markdown(problem.message))"
            + places.joined() + advice
    }
}

extension Claim {
    /// What is measured of whom: `trade.total, change against previous-year, CHN RUS`.
    fileprivate var subject: String {
        let kind = measure == .level ? "" : ", " + measure.rawValue + (base.map { " against " + $0 } ?? "")
        return concept + kind + (entity.isEmpty ? "" : ", " + entity.joined(separator: " "))
    }
}
