import ArgumentParser
import Pipeline
import Rules

struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Look at rules and test them.", subcommands: [Test.self, List.self, Schema.self])

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
