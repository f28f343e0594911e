import Checks

extension TerminalReport {
    /// The last lines: what was looked at, what was found, and whether that is all.
    func summary(of result: AuditResult) -> [String] {
        let counts = ResultCounts(result)
        var lines: [String] = []
        if result.findings.isEmpty, result.complete {
            lines.append(paint(.success, result.claimCount == 0 ? "Nothing to compare." : "No contradiction found."))
        }
        lines += wrapped(counts.sentence, first: width, rest: width).map { paint(.bold, $0) }
        if result.complete {
            lines.append(paint(.dim, "The audit is complete."))
        } else {
            lines.append(paint(.error, "INCOMPLETE") + ": not all of the input could be read or checked.")
        }
        return lines
    }
}

/// The numbers of a result in words.
struct ResultCounts {
    let definite: Int
    let possible: Int
    private let result: AuditResult

    init(_ result: AuditResult) {
        self.result = result
        definite = result.findings.count { $0.verdict == .definite }
        possible = result.findings.count - definite
    }

    /// `5 documents, 42 claims, 3 findings (2 definite, 1 possible), 1 problem.`
    var sentence: String {
        var findings = counted(result.findings.count, "finding")
        if !result.findings.isEmpty { findings += " (\(definite) definite, \(possible) possible)" }
        var parts = [counted(result.documentCount, "document"), counted(result.claimCount, "claim"), findings]
        if !result.problems.isEmpty { parts.append(counted(result.problems.count, "problem")) }
        if result.suppressedCount > 0 { parts.append("\(result.suppressedCount) accepted by filters") }
        if result.baselinedCount > 0 { parts.append("\(result.baselinedCount) in the baseline") }
        return parts.joined(separator: ", ") + "."
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
