import ArgumentParser
import Documents
import Foundation
import Pipeline
import Reports

/// Formats of a report.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case terminal, json, markdown

    func reporter(_ context: ReportContext) -> any Reporter {
        switch self {
        case .terminal: TerminalReport(context: context)
        case .json: JSONReport()
        case .markdown: MarkdownReport()
        }
    }
}

/// `FORMAT=FILE` of `--output`.
struct ReportOutput: ExpressibleByArgument {
    let format: ReportFormat
    let path: String

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="), let format = ReportFormat(rawValue: String(argument[..<equals])) else { return nil }
        let path = String(argument[argument.index(after: equals)...])
        guard !path.isEmpty else { return nil }
        self.format = format
        self.path = path
    }
}

extension FailOn: ExpressibleByArgument {}

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Check a corpus and report what contradicts.",
        discussion: """
            Each finding shows the figure, what it contradicts, what was expected and why. A finding is ‘definite’ when no \
            reading of the words makes them agree, else ‘possible’, with the assumption that decides.

            Examples:

              crosscheck audit corpus/
              crosscheck audit --output json=report.json --fail-on never corpus/
              crosscheck audit --ledger corpus/               and what became of all numbers
              crosscheck audit --ledger-file ledger.txt corpus/
            """)

    @OptionGroup var input: InputOptions
    @OptionGroup var rules: RuleOptions

    @Option(help: "Report to standard output as terminal, json or markdown.")
    var format: ReportFormat = .terminal

    @Option(help: ArgumentHelp("Write a report to a file as well: json=report.json. Repeatable.", valueName: "format=file"))
    var output: [ReportOutput] = []

    @Option(help: ArgumentHelp("Leave out the findings that this file accepts.", valueName: "file"), completion: .file())
    var baseline: String?

    @Flag(help: "Add the coverage ledger: how many numbers were seen, typed, keyed and compared, and why the rest were not.")
    var ledger = false

    @Option(help: ArgumentHelp("Write the ledger to a file, with a row for every document.", valueName: "file"), completion: .file())
    var ledgerFile: String?

    @OptionGroup var outcome: OutcomeOptions

    func run() async throws {
        try await finish {
            let engine = try rules.engine()
            let accepted = try baseline.map(readBaseline)
            let corpus = await engine.extract(input, progress: Console.progress())
            let coverage = ledger || ledgerFile != nil ? await engine.ledger(of: corpus, workers: input.jobs ?? Console.cores) : nil
            let result = engine.audit(corpus, baseline: accepted, ledger: ledger ? coverage : nil)
            if let ledgerFile, let coverage { try Console.write(LedgerTable(color: false).text(of: coverage, limit: .max), to: ledgerFile) }
            for output in output {
                // A file has no terminal: its report has a fixed width and no colours.
                try Console.write(output.format.reporter(ReportContext(width: 100, color: false)).report(result), to: output.path)
            }
            Console.write(format.reporter(Console.context(outcome.color)).report(result))
            return ExitStatus(result: result, failOn: outcome.failOn)
        }
    }
}

/// Reads a baseline, or fails with what is wrong with it.
func readBaseline(_ path: String) throws -> Baseline {
    guard let data = FileManager.default.contents(atPath: path) else {
        throw Failure(.configuration, "the baseline ‘\(path)’ cannot be read", advice: "Make it with ‘crosscheck baseline create --output \(path) INPUT…’.")
    }
    do throws(Problem) { return try Baseline(data, path: path) } catch { throw Failure(problems: [error]) }
}

extension Engine {
    /// Reads the inputs of a command and extracts their claims, with what their copies are known by.
    func extract(
        _ input: InputOptions, copies: Bool = true, progress: (@Sendable (RunProgress) -> Void)? = nil
    ) async -> ExtractedCorpus {
        let (documents, problems) = read(input.inputs, standardInput: Console.standardInput)
        return await extract(documents, problems: problems, copies: copies, workers: input.jobs ?? Console.cores, progress: progress)
    }
}

struct BaselineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline", abstract: "Accept findings, so that only new ones fail a run.", subcommands: [Create.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Write all findings of a corpus as accepted.")

        @OptionGroup var input: InputOptions
        @OptionGroup var rules: RuleOptions

        @Option(help: ArgumentHelp("The baseline file.", valueName: "file"), completion: .file())
        var output = "crosscheck-baseline.json"

        func run() async throws {
            try await finish {
                let engine = try rules.engine()
                let corpus = await engine.extract(input, progress: Console.progress())
                let result = engine.audit(corpus)
                let baseline = Baseline(accepting: result.findings)
                try Console.write(Array(baseline.data), to: output)
                Console.complain("\(output): \(baseline.count) findings accepted\n")
                reportProblems(corpus.problems)
                return result.complete ? .clean : .incomplete
            }
        }
    }
}

/// Problems of a run whose output is lines for programs: to standard error.
func reportProblems(_ problems: [Problem]) {
    if !problems.isEmpty { Console.complain(Failure(problems: problems).text) }
}
