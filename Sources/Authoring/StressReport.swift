import Checks
import Reports

/// How many of some mistakes were caught.
package struct StressTally: Hashable, Sendable {
    package let name: String
    package let made: Int
    package let caught: Int
    package let definite: Int

    init(_ name: String, _ outcomes: [Stress.Outcome]) {
        self.name = name
        made = outcomes.count
        caught = outcomes.count { $0.finding != nil }
        definite = outcomes.count { $0.finding?.verdict == .definite }
    }

    /// Caught of made, in percent to one decimal.
    package var share: String {
        let tenths = made == 0 ? 0 : (caught * 2000 + made) / (made * 2)
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension Stress {
    package var total: StressTally { StressTally("all", outcomes) }

    package var byKind: [StressTally] { tallies { $0.mistake.kind } }

    /// By the rule whose claim holds the changed words.
    package var byRule: [StressTally] { tallies { $0.rule ?? "no claim" } }

    /// Mistakes caught, by the check that did it.
    package var byCheck: [StressTally] {
        Dictionary(grouping: outcomes.filter { $0.finding != nil }) { $0.finding?.check ?? "" }.map { StressTally($0, $1) }.sorted { ($1.made, $0.name) < ($0.made, $1.name) }
    }

    private func tallies(_ name: (Outcome) -> String) -> [StressTally] {
        Dictionary(grouping: outcomes, by: name).map { StressTally($0, $1) }.sorted { $0.name < $1.name }
    }
}

extension Stress {
    /// One JSON object on one line; the same for the same corpus, rules and seed.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "crosscheck/stress/1")
            writer.member("complete", isComplete)
            writer.member("documents", documents)
            writer.member("seed", String(options.seed))
            writer.member("copies", options.copies)
            writer.member("possible", possible)
            writer.object("total") { $0.members(of: total) }
            writer.tallies("kinds", byKind)
            writer.tallies("checks", byCheck)
            writer.tallies("rules", byRule)
            if let falseFindings { writer.array("falseFindings") { writer in for finding in falseFindings { writer.element(finding.message) } } }
            writer.array("changes") { writer in for outcome in outcomes { writer.object { $0.members(of: outcome) } } }
        }
        writer.endLine()
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func tallies(_ key: String, _ tallies: [StressTally]) {
        array(key) { writer in for tally in tallies { writer.object { $0.members(of: tally) } } }
    }

    fileprivate mutating func members(of tally: StressTally) {
        member("name", tally.name)
        member("made", tally.made)
        member("caught", tally.caught)
        member("definite", tally.definite)
        member("percent", tally.share)
    }

    fileprivate mutating func members(of outcome: Stress.Outcome) {
        member("kind", outcome.mistake.kind)
        member("doc", outcome.document)
        member("start", outcome.mistake.span.start)
        member("end", outcome.mistake.span.end)
        member("from", outcome.original)
        member("to", outcome.mistake.replacement)
        nullable("rule", outcome.rule)
        nullable("check", outcome.finding?.check)
        nullable("verdict", outcome.finding?.verdict.rawValue)
    }
}

/// A stress test for people.
package struct StressReport {
    private let paint: Paint
    private let limit: Int

    /// - Parameter limit: how many missed mistakes are shown.
    package init(context: ReportContext, limit: Int) {
        paint = Paint(color: context.color)
        self.limit = limit
    }

    package func text(of stress: Stress) -> [UInt8] {
        var lines = ["\(stress.outcomes.count) of \(stress.possible) possible changes made in \(stress.documents) documents" + (stress.options.copies ? ", each beside an unchanged copy" : "") + " (seed \(stress.options.seed))."]
        lines += table("kind of change", stress.byKind + [stress.total])
        lines += table("caught by", stress.byCheck)
        lines += table("rule of the changed figure", stress.byRule)
        if let found = stress.falseFindings {
            lines += ["", (found.isEmpty ? paint(.success, "No finding") : paint(.error, "\(found.count) findings")) + " between unchanged copies."]
            lines += found.prefix(limit).map { "  " + printable($0.message) }
        }
        let missed = stress.outcomes.filter { $0.finding == nil }
        if !missed.isEmpty, limit > 0 {
            lines += ["", paint(.bold, "Missed")]
            lines += missed.prefix(limit).map { outcome in
                "  \(outcome.mistake.kind): ‘\(printable(outcome.original))’ → ‘\(printable(outcome.mistake.replacement))’  " + paint(.dim, printable("\(outcome.document) byte \(outcome.mistake.span.start)"))
            }
            if missed.count > limit { lines.append(paint(.dim, "  … and \(missed.count - limit) more (--show)")) }
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private func table(_ head: String, _ tallies: [StressTally]) -> [String] {
        guard !tallies.isEmpty else { return [] }
        let width = max(28, tallies.map(\.name.count).max() ?? 0) + 2
        func row(_ name: String, _ cells: [String]) -> String {
            name + String(repeating: " ", count: max(1, width - name.count)) + cells.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
        }
        return ["", paint(.bold, row(head, ["changed", "caught", "definite", "percent"]))] + tallies.map { row(printable($0.name), ["\($0.made)", "\($0.caught)", "\($0.definite)", $0.share]) }
    }
}
