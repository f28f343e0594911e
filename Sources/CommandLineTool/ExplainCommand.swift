import ArgumentParser
import Authoring
import Pipeline

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say what a rule does, and why it matches a text or does not.",
        discussion: """
            Without a text: the rule in plain words, its patterns, the fragments they are made of and where each is written. \
            With a text: for each pattern what it matches, or how far it gets and what it expected next; which pattern of \
            ‘not’ removes a match; from where each part of a claim comes.

            Examples:

              crosscheck rules explain trade-total-value
              crosscheck rules explain --rules my-rules museum-visitors 'The City Museum had many visitors in 2021.'
            """)

    @Argument(help: "The id of a claim rule; ‘crosscheck rules list’ has them.")
    var id: String

    @Argument(help: "A text to try it on, or - for standard input.")
    var text: String?

    @OptionGroup var about: TextOptions
    @OptionGroup var rules: RuleOptions

    @Option(help: "As text, or json.")
    var format: ToolFormat = .text

    @Option(help: "Colours: auto, always or never.")
    var color: ColorChoice = .auto

    func run() async throws {
        try await finish {
            let engine = try rules.engine(tracing: true)
            try about.check(engine)
            let explanation = try explanation(engine)
            switch format {
            case .text: Console.write(RuleExplanationDrawing(context: Console.context(color)).draw(explanation))
            case .json: Console.write(explanation.json)
            }
            return .clean
        }
    }

    private func explanation(_ engine: Engine) throws -> RuleExplanation {
        let text = try text.map(Console.text)
        do throws(RuleExplanation.Failure) {
            return try RuleExplanation(id, text: text, dated: about.dated, language: about.language, engine: engine)
        } catch {
            let list = "‘crosscheck rules list’ has the ids."
            switch error {
            case .unknown(let id, let near):
                throw Failure(.configuration, "there is no rule ‘\(id)’", advice: near.map { "Did you mean ‘\($0)’? " + list } ?? list)
            case .noClaimRule(let id, _):
                throw Failure(.configuration, "‘\(id)’ is no claim rule", advice: "Only claim rules can be explained; ‘crosscheck try’ shows the mentions of a text. " + list)
            }
        }
    }
}
