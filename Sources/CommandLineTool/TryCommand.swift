import ArgumentParser
import Authoring
import Documents
import Facts
import Foundation
import Pipeline

/// Drawn for people, or JSON for programs.
enum ToolFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// A text to try rules on, with what would stand beside it.
struct TextOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The day the text speaks from, such as 2022-12-30; ‘last year’ counts from it.", valueName: "day"))
    var dated: String?

    @Option(help: ArgumentHelp("The language of the text, such as en; guessed when left out.", valueName: "code"))
    var language: String?

    func validate() throws {
        if let dated, Day(iso: dated[...]) == nil { throw ValidationError("--dated needs a day such as 2022-12-30, not ‘\(dated)’.") }
    }

    /// Refuses a language for which there are no rules.
    func check(_ engine: Engine) throws {
        guard let language, !engine.languages.contains(language) else { return }
        throw Failure(
            .configuration, "there are no rules for the language ‘\(language)’",
            advice: "Rules are there for \(engine.languages.joined(separator: ", ")); --rules DIR adds the files of another one.")
    }
}

extension Console {
    /// The text of an argument, or all of standard input for `-`.
    static func text(of argument: String) throws -> String {
        guard argument == "-" else { return argument }
        var bytes: [UInt8] = []
        while case let chunk = try standardInput(), !chunk.isEmpty { bytes += chunk }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.incomplete, "standard input is not UTF-8", advice: "Convert the text to UTF-8 first.")
        }
        return text
    }
}

struct TryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try", abstract: "Show what the rules find in a text: mentions, claims and findings, drawn under it.",
        discussion: """
            Examples:

              crosscheck try 'Trade between Kenya and Uganda rose to $1.2 billion last year.' --dated 2022-12-30
              crosscheck try --rules my-rules 'The City Museum had 412,000 visitors in 2021.'
              crosscheck try - < article.txt

            A text that begins with a hyphen needs ‘--’ before it.
            """)

    @Argument(help: "The text, or - for standard input.")
    var text: String

    @OptionGroup var about: TextOptions
    @OptionGroup var rules: RuleOptions

    @Option(help: "Drawn as text, or json.")
    var format: ToolFormat = .text

    @Option(help: "Colours: auto, always or never.")
    var color: ColorChoice = .auto

    func run() async throws {
        try await finish {
            let engine = try rules.engine()
            try about.check(engine)
            let trial = Trial(try Console.text(of: text), dated: about.dated, language: about.language, engine: engine)
            switch format {
            case .text: Console.write(TrialDrawing(context: Console.context(color)).draw(trial))
            case .json: Console.write(trial.json)
            }
            return .clean
        }
    }
}
