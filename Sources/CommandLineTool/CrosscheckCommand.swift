// CommandLineTool: what people type, and what they see.
//
// Principal types: `CrosscheckCommand` (the commands), `Console` (the terminal: width, colours, progress, output files) and
// `Failure` (a run that cannot go on, with its exit code and advice).
//
// It refuses to know how anything is found: it turns words into calls of the pipeline and results into bytes.

import ArgumentParser
import Documents
import Facts
import Foundation
import Pipeline
import Rules

package struct CrosscheckCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "crosscheck",
        abstract: "A linter for facts: finds figures, dates and numbers in texts that contradict each other.",
        discussion: """
            Reads articles and reports, extracts the checkable claims in them with rule files, compares all claims that speak \
            of the same fact inside a document, between documents and against reference tables, and reports the conflicts with \
            their evidence.

              crosscheck audit corpus/                      report to the terminal
              crosscheck audit --rules my-rules corpus/     with rules of your own
              crosscheck baseline create corpus/            accept what is found today
              crosscheck gate corpus/                       in CI: fail on new findings only
              crosscheck try 'a sentence'                   what the rules find in it
              crosscheck explain FINGERPRINT corpus/        how a finding came about
              crosscheck why a.txt:3 b.txt:7 corpus/        why two figures were compared, or not

            Exit codes: 0 nothing found at or above --fail-on; 1 findings; 2 wrong usage, rules or configuration; 3 an input \
            could not be read or a limit was hit.
            """,
        version: Engine.version,
        subcommands: [AuditCommand.self, GateCommand.self, ExtractCommand.self, MentionsCommand.self, CheckCommand.self, BaselineCommand.self, TryCommand.self, ExplainFindingCommand.self, WhyCommand.self, RulesCommand.self])

    package init() {}

    /// Runs the program. Wrong usage ends with the code of the contract, not with the parser's own (64, EX_USAGE).
    package static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand { try await asynchronous.run() } else { try command.run() }
        } catch where exitCode(for: error) == .validationFailure {
            Console.complain(fullMessage(for: error) + "\n")
            exit(withError: ExitCode(ExitStatus.configuration.rawValue))
        } catch {
            exit(withError: error)
        }
    }
}

/// Options of every command that reads rules.
struct RuleOptions: ParsableArguments {
    @Option(name: .customLong("rules"), help: ArgumentHelp("A directory of rules that adds to the built-in ones, or replaces those of the same id. Repeatable.", valueName: "dir"))
    var directories: [String] = []

    @Flag(name: .customLong("no-builtin-rules"), help: "Use only the rules of --rules.")
    var withoutBuiltin = false

    @Option(help: ArgumentHelp("The day on which filters are looked at: one that has expired accepts nothing. Default: the day it is.", valueName: "day"))
    var today: TodayOption = .ofClock

    @Flag(name: .customLong("no-jit"), help: ArgumentHelp("Interpret patterns instead of compiling them; the results are the same.", visibility: .hidden))
    var withoutJIT = false

    /// The files that rules come from.
    func sources() throws -> [RuleSource] {
        do throws(RuleErrors) { return try Engine.sources(directories, builtin: !withoutBuiltin) } catch { throw Failure(problems: error.problems) }
    }

    /// The rules, or a failure that shows every problem in them.
    func engine(and more: [String] = [], tracing: Bool = false) throws -> Engine {
        do throws(RuleErrors) {
            return try Engine(ruleDirectories: directories + more, builtin: !withoutBuiltin, withoutJIT: withoutJIT, today: today.day, tracing: tracing)
        } catch {
            throw Failure(problems: error.problems)
        }
    }
}

/// A day as `2026-12-31`.
struct TodayOption: ExpressibleByArgument {
    let day: Day

    init?(argument: String) {
        guard let day = Day(iso: argument) else { return nil }
        self.day = day
    }

    private init(day: Day) { self.day = day }

    /// The day by the clock, in UTC.
    static var ofClock: TodayOption { TodayOption(day: Day(ordinal: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))) }

    var defaultValueDescription: String { "" }
}

/// Options of every command that reads documents.
struct InputOptions: ParsableArguments {
    @Argument(help: "Files, directories or - for standard input: .txt, .md, .html, .jsonl.", completion: .file())
    var inputs: [String]

    @Option(help: ArgumentHelp("Documents that are worked on at once.", valueName: "n"))
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
        if inputs.filter({ $0 == "-" }).count > 1 { throw ValidationError("Standard input (-) can be read only once.") }
    }
}

/// Options of every command whose exit code tells what was found.
struct OutcomeOptions: ParsableArguments {
    @Option(help: "Fail (exit with 1) on definite findings, on possible ones too, or never.")
    var failOn: FailOn = .definite

    @Option(help: "Colours: auto, always or never.")
    var color: ColorChoice = .auto
}
