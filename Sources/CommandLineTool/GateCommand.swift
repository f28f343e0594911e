import ArgumentParser
import Foundation
import Pipeline
import Reports

struct GateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate", abstract: "Pass or fail a corpus in CI: fail on findings that the baseline does not accept.",
        discussion: """
            Shows what is new, and ends with one line: pass or fail. Without --baseline the file crosscheck-baseline.json is \
            used if it is there; make it with ‘crosscheck baseline create’.
            """)

    static let defaultBaseline = "crosscheck-baseline.json"

    @OptionGroup var input: InputOptions
    @OptionGroup var rules: RuleOptions

    @Option(help: ArgumentHelp("The accepted findings.", valueName: "file"), completion: .file())
    var baseline: String?

    @OptionGroup var outcome: OutcomeOptions

    func run() async throws {
        try await finish {
            let engine = try rules.engine()
            let present = FileManager.default.fileExists(atPath: Self.defaultBaseline) ? Self.defaultBaseline : nil
            let accepted = try (baseline ?? present).map(readBaseline)
            let corpus = await engine.extract(input, progress: Console.progress())
            let found = engine.findings(in: corpus)
            let result = engine.result(corpus, found: found, baseline: accepted)
            let status = ExitStatus(result: result, failOn: outcome.failOn)
            Console.write(TerminalReport(context: Console.context(outcome.color)).report(result))
            Console.write(Array(verdict(status, settled: accepted?.settled(among: found).count ?? 0).utf8))
            return status
        }
    }

    private func verdict(_ status: ExitStatus, settled: Int) -> String {
        let more = settled > 0 ? " \(settled) accepted findings are gone: create the baseline anew." : ""
        switch status {
        case .clean: return "gate: pass.\(more)\n"
        case .findings: return "gate: fail. Mend the texts, or accept the findings with ‘crosscheck baseline create’.\(more)\n"
        case .configuration: return "gate: fail. The rules or the configuration are wrong.\n"
        case .incomplete: return "gate: fail. Not everything could be read.\(more)\n"
        }
    }
}
