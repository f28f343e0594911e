import Checks
import Documents
import Facts
import Reports

/// When a run fails.
package enum FailOn: String, Sendable, CaseIterable {
    case definite, possible, never
}

/// What a run means for the process: the exit codes of the contract.
package enum ExitStatus: Int32, Sendable {
    case clean = 0
    case findings = 1
    case configuration = 2
    case incomplete = 3

    /// Configuration wins over findings, findings over incomplete reading.
    package init(result: AuditResult, failOn: FailOn) {
        let fails = result.findings.contains { failOn == .possible || (failOn == .definite && $0.verdict == .definite) }
        if result.problems.contains(where: { $0.kind == .configuration }) {
            self = .configuration
        } else if fails {
            self = .findings
        } else {
            self = result.complete ? .clean : .incomplete
        }
    }
}

extension Engine {
    /// Checks claims against each other and the tables, and leaves out what a filter or the baseline accepts.
    package func audit(_ corpus: ExtractedCorpus, baseline: Baseline? = nil, ledger: CoverageLedger? = nil) -> AuditResult {
        let found = findings(in: corpus)
        return result(corpus, found: found, baseline: baseline, ledger: ledger)
    }

    package func findings(in corpus: ExtractedCorpus) -> [Finding] { CheckRun(checkContext(corpus.claims, prints: corpus.prints)).findings() }

    /// The result of a run whose findings are known.
    package func result(_ corpus: ExtractedCorpus, found: [Finding], baseline: Baseline?, ledger: CoverageLedger? = nil) -> AuditResult {
        let open = found.filter { !filters.accept($0) }
        let kept = open.filter { !(baseline?.accepts($0) ?? false) }
        var texts: [String: Document] = [:]
        let cited = Set(kept.flatMap(\.evidence).map(\.claim.document))
        for document in corpus.documents where cited.contains(document.id) { texts[document.id] = document }
        for table in rules.references where cited.contains(table.document.id) { texts[table.document.id] = table.document }
        return AuditResult(
            tool: Self.tool, complete: corpus.isComplete, documentCount: corpus.documents.count,
            claimCount: corpus.claims.count, findings: kept, problems: notices + corpus.problems,
            suppressedCount: found.count - open.count, baselinedCount: open.count - kept.count, texts: texts, ledger: ledger)
    }
}
