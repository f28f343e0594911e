import ArgumentParser
import Authoring
import Documents
import Facts
import Pipeline
import Reports
import Rules

extension Measure: ExpressibleByArgument {}

struct NewRuleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Make a rule from a sentence and the figure in it.",
        discussion: """
            Writes a rule file with one example that must be found and one that must not, and says what became of the \
            sentence. The file passes ‘crosscheck rules test’ at once; widen its pattern and its examples from there.

            Examples:

              crosscheck rules new --text 'The City Museum had about 412,000 visitors in 2021.' --concept museum.visitors
              crosscheck rules new --text 'Acme earned $5 million, up 3 percent.' --figure '$5 million' --output my-rules/acme.yml
            """)

    @Option(help: "The sentence, or - for standard input.")
    var text: String

    @Option(help: ArgumentHelp("The figure in it, as it stands there; needed when there are several.", valueName: "figure"))
    var figure: String?

    @Option(help: ArgumentHelp("What is measured, such as museum.visitors; declared when it is new.", valueName: "id"))
    var concept: String?

    @Option(help: "What the figure says of it: level (default), change, share, ordinal or count.")
    var measure: Measure?

    @Option(help: ArgumentHelp("The words before the figure that name whom it is about.", valueName: "words"))
    var entity: String?

    @Option(help: ArgumentHelp("The id of the rule; made from the concept when left out.", valueName: "id"))
    var id: String?

    @OptionGroup var about: TextOptions

    @Option(help: ArgumentHelp("Write the rule to a file that is not there yet.", valueName: "file"), completion: .file())
    var output: String?

    @OptionGroup var rules: RuleOptions

    func run() async throws {
        try await finish {
            let engine = try rules.engine(tracing: true)
            try about.check(engine)
            let draft = try draft(engine)
            if let output {
                guard !Console.exists(output) else {
                    throw Failure(.configuration, "‘\(output)’ is there already", advice: "Give another file, or add the rule to it by hand.")
                }
                try Console.write(Array(draft.yaml.utf8), to: output)
            } else {
                Console.write(Array(draft.yaml.utf8))
            }
            Console.complain(draft.steps.map { "  - \($0)\n" }.joined())
            if let output { Console.complain("Try ‘crosscheck rules test \(output) --filter \(draft.id)’.\n") }
            return .clean
        }
    }

    private func draft(_ engine: Engine) throws -> RuleDraft {
        let wish = RuleDraft.Wish(
            text: try Console.text(of: text), figure: figure, concept: concept, measure: measure, entity: entity, id: id,
            language: about.language, dated: about.dated)
        let sources = try rules.sources()
        do throws(RuleDraft.Failure) { return try RuleDraft(wish, engine: engine, sources: sources) } catch { throw failure(error) }
    }

    private func failure(_ error: RuleDraft.Failure) -> Failure {
        func list(_ figures: [String]) -> String { figures.map { "‘\($0)’" }.joined(separator: ", ") }
        switch error {
        case .noFigure(_, let figures) where figures.isEmpty:
            return Failure(.configuration, "the sentence has no figure", advice: "‘crosscheck try’ shows what is read as a number, an amount, a percentage or a time.")
        case .noFigure(let given, let figures):
            return Failure(.configuration, "the sentence has no figure ‘\(given ?? "")’", advice: "Its figures are \(list(figures)).")
        case .unclear(let given, let figures):
            let message = given.map { "‘\($0)’ may be any of \(figures.count) figures: \(list(figures))" } ?? "the sentence has \(figures.count) figures: \(list(figures))"
            return Failure(.configuration, message, advice: "Name one with --figure, in full; leave out repeated ones from the sentence.")
        case .noEntity(let words):
            return Failure(.configuration, "‘\(words)’ does not stand before the figure", advice: "Write --entity as the words stand in the sentence.")
        case .taken(let id):
            return Failure(.configuration, "the id ‘\(id)’ is taken", advice: "Give another one with --id.")
        case .badID(let id):
            return Failure(.configuration, "‘\(id)’ is no id", advice: "Write letters, digits and hyphens, in a concept points as well.")
        case .findsNothing(let pattern, let reason):
            return Failure(.configuration, "no rule can be made of this sentence. \(reason)", advice: "The pattern would be \(pattern). Try another --concept, or a simpler sentence.")
        }
    }
}

struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Say what is odd about rules that load and pass.",
        discussion: """
            Finds patterns that run on every paragraph or are slow on hard texts, patterns and rules that are there twice, \
            fragments that nothing uses, rules that read one figure as two concepts, words that can never match, rules without \
            examples. Looks at your own rules, or at the built-in ones when you name none. Exit code 1 when there is anything.

            Example:

              crosscheck rules lint my-rules
            """)

    @Argument(help: "Directories or files of rules, as with --rules.", completion: .file())
    var more: [String] = []

    @OptionGroup var rules: RuleOptions

    @Option(help: "Colours: auto, always or never.")
    var color: ColorChoice = .auto

    func run() async throws {
        try await finish {
            let engine = try rules.engine(and: more, tracing: true)
            let notices = RuleReview(engine: engine, fromSource: rules.firstOwnSource(and: more)).notices()
            let result = AuditResult(tool: Engine.tool, complete: true, documentCount: 0, claimCount: 0, findings: [], problems: notices)
            if !notices.isEmpty { Console.write(TerminalReport(context: Console.context(color)).problems(of: result) + [0x0A]) }
            Console.write(Array("\(notices.count) notices\n".utf8))
            return notices.isEmpty ? .clean : .findings
        }
    }
}

struct ImpactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impact", abstract: "Show what a change of rules changes on a corpus: claims and findings gained, lost, changed.",
        discussion: """
            OLD and NEW are directories of rules that each add to the built-in ones.

            Examples:

              crosscheck rules impact old-rules new-rules corpus/
              crosscheck rules impact --no-builtin-rules --format json rules-before rules corpus/
            """)

    @Argument(help: "The rules as they were.", completion: .directory)
    var old: String

    @Argument(help: "The rules as they are now.", completion: .directory)
    var new: String

    @OptionGroup var input: InputOptions

    @Flag(name: .customLong("no-builtin-rules"), help: "Use only the rules of OLD and NEW.")
    var withoutBuiltin = false

    @Option(help: "As text, or json.")
    var format: ToolFormat = .text

    @Option(help: ArgumentHelp("How many of each kind to show as text.", valueName: "n"))
    var limit = 20

    @Option(help: "Colours: auto, always or never.")
    var color: ColorChoice = .auto

    func run() async throws {
        try await finish {
            let (old, new) = (try engine(old), try engine(new))
            let (documents, problems) = new.read(input.inputs, standardInput: Console.standardInput)
            reportProblems(problems)
            let impact = await RuleImpact(old: old, new: new, documents: documents, problems: problems, workers: input.jobs ?? Console.cores)
            switch format {
            case .text: Console.write(Array(RuleImpactReport(context: Console.context(color), limit: limit).text(of: impact).utf8))
            case .json: Console.write(impact.json)
            }
            return impact.isComplete ? .clean : .incomplete
        }
    }

    private func engine(_ directory: String) throws -> Engine {
        do throws(RuleErrors) { return try Engine(ruleDirectories: [directory], builtin: !withoutBuiltin) } catch { throw Failure(problems: error.problems) }
    }
}
