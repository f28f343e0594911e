import ArgumentParser
import Authoring
import Pipeline

struct StressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stress", abstract: "Make mistakes in a clean corpus as people do, and tell what share of them is caught.",
        discussion: """
            Changes one thing at a time in a copy of a document: two digits of a figure, one digit, a year, and near figures the \
            words that rule files call confusions (million for billion, last year for this year, exports for imports). A \
            mistake is caught by a finding that was not there before and cites the document. The same seed makes the same \
            mistakes. With --copies each document stands beside an unchanged copy of it, and nothing else.

            Examples:

              crosscheck rules stress corpus/
              crosscheck rules stress --rules my-rules --seed 7 --limit 200 corpus/
              crosscheck rules stress --copies --format json articles.jsonl
            """)

    @OptionGroup var input: InputOptions
    @OptionGroup var rules: RuleOptions

    @Option(help: ArgumentHelp("Decides which mistakes are made.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("How many mistakes are made, of all that are possible.", valueName: "n"))
    var limit = 1000

    @Flag(help: "Hold each document against an unchanged copy of it.")
    var copies = false

    @Option(help: ArgumentHelp("How many missed mistakes to show as text.", valueName: "n"))
    var show = 10

    @Option(help: "As text, or json.")
    var format: ToolFormat = .text

    @Option(help: "Colours: auto, always or never.")
    var color: ColorChoice = .auto

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be at least 1.") }
        if show < 0 { throw ValidationError("--show must not be below 0.") }
    }

    func run() async throws {
        try await finish {
            let engine = try rules.engine()
            let (documents, problems) = engine.read(input.inputs, standardInput: Console.standardInput)
            reportProblems(problems)
            let stress = await Stress(
                documents, problems: problems, engine: engine, options: Stress.Options(seed: seed, limit: limit, copies: copies),
                workers: input.jobs ?? Console.cores)
            switch format {
            case .text: Console.write(StressReport(context: Console.context(color), limit: show).text(of: stress))
            case .json: Console.write(stress.json)
            }
            return stress.isComplete ? .clean : .incomplete
        }
    }
}
