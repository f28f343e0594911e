import Checks
import Documents
import Facts
import Pipeline
import Reports

/// What a change of rules changes on a corpus: claims and findings that come, go, or are no longer the same.
package struct RuleImpact: Sendable {
    package struct Change: Sendable {
        package let old: Claim
        package let new: Claim
    }

    package let documents: [Document]
    package let claimCounts: (old: Int, new: Int)
    package let gained: [Claim]
    package let lost: [Claim]
    /// The same words, read otherwise.
    package let changed: [Change]
    package let gainedFindings: [Finding]
    package let lostFindings: [Finding]
    let results: (old: AuditResult, new: AuditResult)
    package let isComplete: Bool

    package init(old: Engine, new: Engine, documents: [Document], problems: [Problem], workers: Int) async {
        let before = await old.extract(documents, problems: problems, workers: workers)
        let after = await new.extract(documents, problems: problems, workers: workers)
        self.documents = documents
        claimCounts = (before.claims.count, after.claims.count)
        (gained, lost, changed) = Self.compare(before.claims, after.claims)
        let results = (old: old.audit(before), new: new.audit(after))
        let (known, found) = (Set(results.old.findings.map(\.fingerprint)), Set(results.new.findings.map(\.fingerprint)))
        gainedFindings = results.new.findings.filter { !known.contains($0.fingerprint) }
        lostFindings = results.old.findings.filter { !found.contains($0.fingerprint) }
        self.results = results
        isComplete = before.isComplete && after.isComplete
    }

    private struct Place: Hashable {
        let document: String
        let span: TextSpan
        let concept: String
        let measure: Measure
    }

    /// Claims of one concept and measure about the same words are one claim, perhaps changed.
    private static func compare(_ old: [Claim], _ new: [Claim]) -> (gained: [Claim], lost: [Claim], changed: [Change]) {
        func place(_ claim: Claim) -> Place { Place(document: claim.document, span: claim.span, concept: claim.concept, measure: claim.measure) }
        var known = Dictionary(grouping: old, by: place)
        var gained: [Claim] = []
        var open: [Claim] = []
        for claim in new {
            if let same = known[place(claim)]?.firstIndex(of: claim) { known[place(claim)]?.remove(at: same) } else { open.append(claim) }
        }
        var changed: [Change] = []
        for claim in open {
            if known[place(claim)]?.isEmpty == false, let before = known[place(claim)]?.removeFirst() {
                changed.append(Change(old: before, new: claim))
            } else {
                gained.append(claim)
            }
        }
        var lost: [Claim] = []
        for claim in old {
            if let rest = known[place(claim)]?.firstIndex(of: claim) {
                known[place(claim)]?.remove(at: rest)
                lost.append(claim)
            }
        }
        return (gained, lost, changed)
    }
}

extension RuleImpact {
    /// One JSON object on one line.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "crosscheck/impact/1")
            writer.member("complete", isComplete)
            writer.member("documents", documents.count)
            writer.object("claims") { writer in
                writer.member("old", claimCounts.old)
                writer.member("new", claimCounts.new)
                writer.claims("gained", gained)
                writer.claims("lost", lost)
                writer.array("changed") { writer in
                    for change in changed {
                        writer.object { writer in
                            writer.object("old") { $0.members(of: change.old) }
                            writer.object("new") { $0.members(of: change.new) }
                        }
                    }
                }
            }
            writer.object("findings") { writer in
                writer.member("old", results.old.findings.count)
                writer.member("new", results.new.findings.count)
                writer.findings("gained", gainedFindings, of: results.new)
                writer.findings("lost", lostFindings, of: results.old)
            }
        }
        writer.endLine()
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func claims(_ key: String, _ claims: [Claim]) {
        array(key) { writer in for claim in claims { writer.object { $0.members(of: claim) } } }
    }
}

/// An impact for people: what came, what went, what changed, and the numbers.
package struct RuleImpactReport {
    private let paint: Paint
    private let limit: Int

    /// - Parameter limit: how many of each kind are shown.
    package init(context: ReportContext, limit: Int) {
        paint = Paint(color: context.color)
        self.limit = limit
    }

    package func text(of impact: RuleImpact) -> String {
        let places = Places(impact.documents)
        var lines = shown(impact.gained.map { told("+", .success, $0, places) })
        lines += shown(impact.lost.map { told("-", .error, $0, places) })
        lines += shown(impact.changed.map { change in
            let (old, new) = (words(change.old), words(change.new))
            return [paint(.warning, "~ ") + head(change.new, places), paint(.error, "    - \(old)"), paint(.success, "    + \(new)")]
        })
        lines += shown(impact.gainedFindings.map { told("+", .success, $0, places) })
        lines += shown(impact.lostFindings.map { told("-", .error, $0, places) })
        if !lines.isEmpty { lines.append("") }
        lines.append(
            "\(impact.documents.count) documents. Claims: \(impact.claimCounts.old) before, \(impact.claimCounts.new) now; "
                + "\(impact.gained.count) gained, \(impact.lost.count) lost, \(impact.changed.count) changed.")
        lines.append(
            "Findings: \(impact.results.old.findings.count) before, \(impact.results.new.findings.count) now; "
                + "\(impact.gainedFindings.count) gained, \(impact.lostFindings.count) lost.")
        return lines.joined(separator: "\n") + "\n"
    }

    private func shown(_ items: [[String]]) -> [String] {
        items.prefix(limit).flatMap { $0 } + (items.count > limit ? [paint(.dim, "  … and \(items.count - limit) more (--limit)")] : [])
    }

    private func told(_ sign: String, _ style: Paint.Style, _ claim: Claim, _ places: Places) -> [String] {
        [paint(style, sign) + " " + head(claim, places), "    \(words(claim))"]
    }

    private func told(_ sign: String, _ style: Paint.Style, _ finding: Finding, _ places: Places) -> [String] {
        [paint(style, sign) + " \(finding.verdict.rawValue) \(finding.check): " + head(finding.accused, places), "    \(printable(finding.message))"]
    }

    private func head(_ claim: Claim, _ places: Places) -> String {
        paint(.bold, "‘\(printable(claim.text))’") + " " + paint(.dim, printable(places.place(of: claim)))
    }

    private func words(_ claim: Claim) -> String { ClaimWords(claim).lines.map(printable).joined(separator: "; ") }
}

/// Where claims stand: `corpus/a.txt:3:14`.
private final class Places {
    private let documents: [String: Document]
    private var indices: [String: LineIndex] = [:]

    init(_ documents: [Document]) { self.documents = Dictionary(documents.map { ($0.id, $0) }) { first, _ in first } }

    func place(of claim: Claim) -> String {
        guard let document = documents[claim.document] else { return claim.document }
        let index = indices[claim.document] ?? LineIndex(document.bytes)
        indices[claim.document] = index
        let place = index.place(of: claim.span.start, in: document.bytes)
        return "\(document.origin):\(place.line):\(place.column)"
    }
}
