import ArgumentParser
import Authoring
import Documents
import Pipeline
import Rules

struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Look at rules, write them and test them.",
        discussion: """
            Examples:

              crosscheck rules new --text 'The City Museum had 412,000 visitors in 2021.' --output my-rules/museum.yml
              crosscheck rules test --rules my-rules --coverage
              crosscheck rules explain trade-total-value 'Trade between Kenya and Uganda fell.'
              crosscheck rules lint --rules my-rules
              crosscheck rules impact old-rules new-rules corpus/
              crosscheck rules stress corpus/
              crosscheck rules pages --rules my-rules rule-pages
            """,
        subcommands: [Test.self, List.self, ExplainCommand.self, NewRuleCommand.self, LintCommand.self, ImpactCommand.self, StressCommand.self, PagesCommand.self, Schema.self])

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Load all rules and run the examples that they carry.",
            discussion: """
                An example fails as noisy (a claim where none should be), missing or wrong; ‘-’ is what it expected, ‘+’ what \
                was found. With --coverage, patterns and alternatives that no example of their rule exercises fail too: those \
                of your own rules, or of the built-in ones when you name none.

                Examples:

                  crosscheck rules test my-rules
                  crosscheck rules test my-rules --filter museum-visitors --coverage
                """)

        @Argument(help: "Directories or files of rules, as with --rules.", completion: .file())
        var more: [String] = []

        @Option(help: ArgumentHelp("Run the examples of this rule only.", valueName: "id"))
        var filter: String?

        @Flag(help: "Fail on patterns and alternatives of claim rules that no example exercises.")
        var coverage = false

        @OptionGroup var rules: RuleOptions

        @Option(help: "Colours: auto, always or never.")
        var color: ColorChoice = .auto

        func run() async throws {
            try await finish {
                let engine = try rules.engine(and: more, tracing: coverage)
                reportProblems(engine.notices)
                let examples = RuleExamples(engine: engine)
                if let filter, !examples.ids.contains(filter) {
                    let near = Suggestion.nearest(to: filter, among: examples.ids.sorted()).map { "Did you mean ‘\($0)’?" }
                    throw Failure(.configuration, "there is no rule ‘\(filter)’", advice: near ?? "‘crosscheck rules list’ has the ids.")
                }
                let (count, failures) = await examples.failures(of: filter, workers: Console.cores)
                let report = ExampleReport(context: Console.context(color))
                for failure in failures { Console.write(Array((report.text(of: failure) + "\n").utf8)) }
                var summary = "\(count) examples, \(failures.count) failures"
                var isClean = failures.isEmpty
                if coverage {
                    let (parts, gaps) = RuleCoverage(engine: engine).gaps(fromSource: rules.firstOwnSource(and: more), of: filter)
                    for gap in gaps { Console.write(Array((report.text(of: gap) + "\n").utf8)) }
                    summary += "; \(parts) patterns and alternatives, \(gaps.count) without an example"
                    isClean = isClean && gaps.isEmpty
                }
                Console.write(Array((summary + "\n").utf8))
                return isClean ? .clean : .findings
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the claim rules with their language, status, concept, examples (found + not found) and tags.",
            discussion: "Example:\n\n  crosscheck rules list --rules my-rules --format json")

        @OptionGroup var rules: RuleOptions

        @Option(help: "As text, or json.")
        var format: ToolFormat = .text

        @Option(help: "Colours: auto, always or never.")
        var color: ColorChoice = .auto

        func run() async throws {
            try await finish {
                let list = RuleList(engine: try rules.engine())
                switch format {
                case .text: Console.write(Array(list.text(context: Console.context(color)).utf8))
                case .json: Console.write(list.json)
                }
                return .clean
            }
        }
    }

    struct Schema: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the JSON Schema of rule files, for editors.",
            discussion: "Put ‘# yaml-language-server: $schema=PATH’ at the top of a rule file, and editors that know it complete and check keys.")

        enum Format: String, ExpressibleByArgument, CaseIterable { case json, markdown }

        @Option(help: "The schema (json), or the reference of all keys (markdown).")
        var format: Format = .json

        func run() async throws {
            Console.write(Array((format == .json ? RuleSchema.text : RuleReference.text).utf8))
        }
    }
}

extension RuleOptions {
    /// The first source that is the user's own; the built-in rules when there is no other.
    func firstOwnSource(and more: [String] = []) -> Int { withoutBuiltin || (directories + more).isEmpty ? 0 : 1 }
}
