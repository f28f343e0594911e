import ArgumentParser
import Authoring
import Pipeline

struct PagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pages", abstract: "Write a page of Markdown for each claim rule, and an index of them.",
        discussion: """
            A page says what the rule finds, its patterns, slots and fragments, and its examples: what must be found, and what \
            comes near and must not. Pages are made of your own rules, or of the built-in ones when you name none. The same \
            rules give the same pages. Pages that are there are written over; no other file is touched.

            Examples:

              crosscheck rules pages rule-pages
              crosscheck rules pages --rules my-rules my-rule-pages
            """)

    @Argument(help: "The directory to write to; made when it is not there.", completion: .directory)
    var directory: String

    @OptionGroup var rules: RuleOptions

    func run() async throws {
        try await finish {
            let engine = try rules.engine(tracing: true)
            let pages = RulePages(engine: engine, fromSource: rules.firstOwnSource()).pages
            for page in pages { try Console.write(Array(page.text.utf8), to: directory + "/" + page.path) }
            Console.write(Array("\(pages.count - 1) pages and \(directory)/index.md\n".utf8))
            return .clean
        }
    }
}
