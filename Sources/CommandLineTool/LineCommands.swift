import ArgumentParser
import Documents
import Foundation
import Patterns
import Pipeline
import Reports

/// The only format of commands that write lines for programs.
enum LineFormat: String, ExpressibleByArgument, CaseIterable { case jsonl }

struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "Write the claims of a corpus, one JSON object a line.")

    @OptionGroup var input: InputOptions
    @OptionGroup var rules: RuleOptions

    @Option(help: "Format of the output.")
    var format: LineFormat = .jsonl

    func run() async throws {
        try await finish(over: input, rules, copies: false) { corpus, _ in ClaimLines.write(corpus.claims) }
    }
}

struct MentionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mentions", abstract: "Write the typed mentions of a corpus (numbers, money, dates …), one JSON object a line.")

    @OptionGroup var input: InputOptions
    @OptionGroup var rules: RuleOptions

    @Option(help: "Format of the output.")
    var format: LineFormat = .jsonl

    func run() async throws {
        try await finish {
            let engine = try rules.engine()
            let (documents, notices) = engine.read(input.inputs, standardInput: Console.standardInput)
            var problems = notices
            for found in await engine.mentionLines(of: documents, workers: input.jobs ?? Console.cores) {
                Console.write(found.lines)
                problems += found.problems
            }
            reportProblems(problems)
            return problems.contains { $0.kind == .input } ? .incomplete : .clean
        }
    }
}

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Run the checks over claims that were extracted before.",
        discussion: "Reads the lines that ‘crosscheck extract’ writes; excerpts of the texts are not shown, since the texts are not there.")

    @Argument(help: "Files of claims, or - for standard input.", completion: .file())
    var claims: [String]

    @OptionGroup var rules: RuleOptions

    @Option(help: "Report as terminal, json or markdown.")
    var format: ReportFormat = .terminal

    @OptionGroup var outcome: OutcomeOptions

    func run() async throws {
        try await finish {
            let engine = try rules.engine()
            var corpus = ExtractedCorpus(documents: [], claims: [], problems: [])
            for path in claims {
                let (read, problems) = ClaimLines.read(try bytes(of: path), origin: path)
                corpus = ExtractedCorpus(documents: [], claims: corpus.claims + read, problems: corpus.problems + problems)
            }
            let result = engine.audit(corpus)
            Console.write(format.reporter(Console.context(outcome.color)).report(result))
            return ExitStatus(result: result, failOn: outcome.failOn)
        }
    }

    private func bytes(of path: String) throws -> [UInt8] {
        if path == "-" {
            var all: [UInt8] = []
            while case let chunk = try Console.standardInput(), !chunk.isEmpty { all += chunk }
            return all
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(.incomplete, "‘\(path)’ cannot be read", advice: "Give a file that ‘crosscheck extract’ wrote.")
        }
        return Array(data)
    }
}
