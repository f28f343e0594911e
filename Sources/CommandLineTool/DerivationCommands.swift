import ArgumentParser
import Authoring
import Foundation
import Pipeline
import Reports

struct ExplainFindingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Draw how a finding came about, from the words of the texts to the verdict.",
        discussion: """
            Runs the audit and shows the finding whose fingerprint begins with FINGERPRINT (\(FindingExplanation.minimumPrefix) characters or more): for \
            each figure its words, the rule and the pattern that found it, where each slot was filled from, the period, what the \
            digits can mean; then what was compared and what made the verdict definite or possible. With --report the finding is that \
            of a saved report, and the texts are only read.

            Examples:

              crosscheck explain v1:3f9a02 corpus/
              crosscheck explain 3f9a02 --rules my-rules corpus/
              crosscheck explain 3f9a02 --report audit.json corpus/
            """)

    @Argument(help: "The beginning of a fingerprint, as reports show it.")
    var fingerprint: String

    @OptionGroup var input: InputOptions
    @OptionGroup var rules: RuleOptions

    @Option(help: ArgumentHelp("A report that ‘audit --format json’ wrote; the audit is not run again.", valueName: "file"), completion: .file())
    var report: String?

    @Option(help: "Colours: auto, always or never.")
    var color: ColorChoice = .auto

    func run() async throws {
        guard let report else {
            try await finish(over: input, rules) { corpus, engine in
                let result = engine.audit(corpus)
                return try drawn { () throws(FindingExplanation.Failure) in try FindingExplanation(fingerprint, in: result, engine: engine) }
            }
            return
        }
        try await finish {
            let engine = try rules.engine()
            guard let saved = FileManager.default.contents(atPath: report) else { throw unreadable(report) }
            let (documents, problems) = engine.read(input.inputs, standardInput: Console.standardInput)
            let texts = Dictionary((documents + engine.rules.references.map(\.document)).map { ($0.id, $0) }) { first, _ in first }
            Console.write(
                try drawn { () throws(FindingExplanation.Failure) in
                    try FindingExplanation(fingerprint, report: [UInt8](saved), texts: texts, engine: engine)
                })
            reportProblems(problems)
            return problems.contains { $0.kind == .input } ? .incomplete : .clean
        }
    }

    private func unreadable(_ path: String) -> Failure {
        Failure(.configuration, "the report ‘\(path)’ cannot be read", advice: "Make it with ‘crosscheck audit --format json INPUT… > \(path)’.")
    }

    private func drawn(_ explanation: () throws(FindingExplanation.Failure) -> FindingExplanation) throws -> [UInt8] {
        do throws(FindingExplanation.Failure) { return FindingExplanationDrawing(context: Console.context(color)).draw(try explanation()) } catch {
            switch error {
            case .noReport: throw unreadable(report ?? "")
            case .tooShort(let minimum):
                throw Failure(.configuration, "‘\(fingerprint)’ is too short", advice: "Give at least \(minimum) characters behind the version.")
            case .unknown(let count):
                throw Failure(.configuration, "no finding has the fingerprint ‘\(fingerprint)’", advice: "The audit has \(count) findings; reports show their fingerprints. A finding whose figures changed has another one.")
            case .ambiguous(let found):
                throw Failure(.configuration, "‘\(fingerprint)’ begins \(found.count) fingerprints", advice: "Write more of it: \(found.prefix(5).joined(separator: ", ")).")
            }
        }
    }
}

extension LineReference: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Say why figures of two lines were compared, or were not.",
        discussion: """
            Lists the claims of both lines, holds the two with the nearest keys against each other aspect by aspect, and says \
            which check compared them with what result, or what keeps them apart. A figure without a claim is named with the \
            reason. DOC is the id of a document, its path, or the end of either.

            Examples:

              crosscheck why a.txt:3 b.txt:7 corpus/
              crosscheck why 2022-12.md:5 2022-12.md:9 --rules my-rules corpus/
            """)

    @Argument(help: ArgumentHelp("A line.", valueName: "doc:line"))
    var left: LineReference

    @Argument(help: ArgumentHelp("The line to hold against it, which may be the same.", valueName: "other-doc:line"))
    var right: LineReference

    @OptionGroup var input: InputOptions
    @OptionGroup var rules: RuleOptions

    @Option(help: "Colours: auto, always or never.")
    var color: ColorChoice = .auto

    func run() async throws {
        try await finish(over: input, rules) { corpus, engine in
            ComparisonExplanationDrawing(context: Console.context(color)).draw(try explanation(in: corpus, engine))
        }
    }

    private func explanation(in corpus: ExtractedCorpus, _ engine: Engine) throws -> ComparisonExplanation {
        do throws(ComparisonExplanation.Failure) { return try ComparisonExplanation(left, right, in: corpus, engine: engine) } catch {
            switch error {
            case .unknownDocument(let name, let near):
                throw Failure(.configuration, "no document is called ‘\(name)’", advice: near.map { "Did you mean ‘\($0)’?" } ?? "Reports name documents by their ids.")
            case .ambiguousDocument(let name, let found):
                throw Failure(.configuration, "‘\(name)’ ends the names of several documents", advice: "Write more of it: \(found.joined(separator: ", ")).")
            case .noLine(let reference, let lines):
                throw Failure(.configuration, "‘\(reference.document)’ has no line \(reference.line)", advice: "It has \(lines) lines.")
            }
        }
    }
}
