import ArgumentParser
import Pipeline

struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Look at rules and test them.", subcommands: [Test.self, List.self, ExplainCommand.self])

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Load all rules and run the examples that they carry.",
            discussion: "An example fails as noisy (a claim where none should be), missing or wrong.")

        @Argument(help: "Directories or files of rules, as with --rules.", completion: .file())
        var more: [String] = []

        @OptionGroup var rules: RuleOptions

        func run() async throws {
            try await finish {
                let engine = try rules.engine(and: more)
                reportProblems(engine.notices)
                let (count, failures) = RuleExamples(engine: engine).failures()
                var text = ""
                for failure in failures {
                    text += "\(failure.outcome.rawValue): \(failure.rule): \(failure.text)\n  \(failure.details)\n"
                    text += "  --> \(failure.place.file):\(failure.place.line ?? 0)\n"
                }
                text += "\(count) examples, \(failures.count) failures\n"
                Console.write(Array(text.utf8))
                return failures.isEmpty ? .clean : .findings
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the claim rules: id, concept, status and summary.")

        @OptionGroup var rules: RuleOptions

        func run() async throws {
            try await finish {
                let engine = try rules.engine()
                var text = ""
                for rule in engine.claimRules { text += "\(rule.id)\t\(rule.language)\t\(rule.concept)\t\(rule.status)\t\(rule.summary)\n" }
                Console.write(Array(text.utf8))
                return .clean
            }
        }
    }
}
