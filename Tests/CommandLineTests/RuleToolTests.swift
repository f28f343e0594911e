import Foundation
import Testing

/// The commands of rule authors, as a shell runs them.
struct RuleToolTests {
    private let folder = Folder()

    @Test("A first rule from a sentence: new, test, coverage, lint, try, explain, list")
    func journey() throws {
        let made = try Program(
            "rules", "new", "--text", "The City Museum had about 412,000 visitors in 2021.", "--concept", "museum.visitors", "--output", "my-rules/museum.yml",
            in: folder)
        #expect(made.status == 0 && made.output.isEmpty && made.errors.contains("‘412,000’ is the figure"))
        let test = try Program("rules", "test", "my-rules", "--filter", "museum-visitors", "--coverage", in: folder)
        #expect(test.status == 0 && test.output == "2 examples, 0 failures; 1 patterns and alternatives, 0 without an example\n")
        let lint = try Program("rules", "lint", "my-rules", in: folder)
        #expect(lint.status == 0 && lint.output == "0 notices\n")
        let tried = try Program("try", "-", "--rules", "my-rules", in: folder, input: "The Rail Museum had 70,000 visitors in 2020.")
        #expect(tried.status == 0 && tried.output.contains("museum.visitors = 70000 visitors") && !tried.hasEscapes)
        let why = try Program("rules", "explain", "museum-visitors", "The Rail Museum had many visitors.", "--rules", "my-rules", in: folder)
        #expect(why.status == 0 && why.output.contains("it needs {{number}}"))
        let list = try Program("rules", "list", "--rules", "my-rules", in: folder)
        #expect(list.output.contains { $0.isNewline } && list.output.contains("museum-visitors"))
        #expect(try Program("rules", "list", "--format", "json", in: folder).json?["rules"] != nil)
    }

    @Test("The rule goes to standard output alone, so that it can be redirected")
    func redirected() throws {
        let run = try Program("rules", "new", "--text", "Sales of $5 million in 2020.", in: folder)
        #expect(run.output.hasPrefix("crosscheck: 1\n") && !run.errors.isEmpty)
        folder.write("r/new.yml", run.output)
        #expect(try Program("rules", "test", "r", in: folder).status == 0)
    }

    @Test("A file is not written over")
    func noOverwriting() throws {
        folder.write("mine.yml", "mine")
        let run = try Program("rules", "new", "--text", "Sales of $5 million in 2020.", "--output", "mine.yml", in: folder)
        #expect(run.status == 2 && folder.read("mine.yml") == "mine")
    }

    @Test("A failed example ends with 1, and is coloured only when asked for")
    func failed() throws {
        _ = try Program("rules", "new", "--text", "Sales of $5 million in 2020.", "--id", "sales", "--output", "r/a.yml", in: folder)
        folder.write("r/a.yml", folder.read("r/a.yml").replacing("value: '5000000'", with: "value: '6000000'"))
        let run = try Program("rules", "test", "r", "--filter", "sales", in: folder)
        #expect(run.status == 1 && run.output.contains("  - value    6000000\n  + value    5000000\n") && !run.hasEscapes)
        #expect(try Program("rules", "test", "r", "--filter", "sales", "--color", "always", in: folder).hasEscapes)
    }

    @Test("Impact compares two folders on a corpus")
    func impact() throws {
        _ = try Program("rules", "new", "--text", "Sales of $5 million in 2020.", "--id", "sales", "--output", "new/a.yml", in: folder)
        folder.write("old/a.yml", folder.read("new/a.yml").replacing("Sales {{", with: "Turnover {{").replacing("Sales of .{", with: "Turnover of .{").replacing("    examples:", with: "    status: experimental\n    examples:"))
        folder.write("corpus/a.txt", "Sales of $7 million in 2021.\n")
        let run = try Program("rules", "impact", "old", "new", "corpus", in: folder)
        #expect(run.status == 0 && run.output.contains("1 gained, 0 lost, 0 changed"), "\(run.output)\(run.errors)")
        #expect(try Program("rules", "impact", "old", "new", "corpus", "--format", "json", in: folder).json?["schema"] as? String == "crosscheck/impact/1")
    }

    @Test(
        "Wrong use ends with 2 and advice",
        arguments: [
            ["try"], ["try", "x", "--dated", "yesterday"], ["try", "x", "--language", "xx"], ["rules", "explain", "trade-total-valu"],
            ["rules", "explain", "en-percent"], ["rules", "new", "--text", "No figure."], ["rules", "new", "--text", "It has 5 and 6."],
            ["rules", "test", "--filter", "no-such"], ["rules", "impact", "a", "b", "c"], ["rules", "lint", "no-such-folder"],
        ])
    func usage(arguments: [String]) throws {
        let run = try Program(arguments, in: folder)
        #expect(run.status == 2 && !run.errors.isEmpty && run.output.isEmpty)
    }

    @Test("Completion scripts know the commands", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let run = try Program("--generate-completion-script", shell, in: folder)
        #expect(run.status == 0 && run.output.contains("explain") && run.output.contains("impact"))
    }

    @Test("Every command of a rule author says how it is used", arguments: [["try"], ["rules"], ["rules", "test"], ["rules", "explain"], ["rules", "new"], ["rules", "lint"], ["rules", "impact"], ["rules", "list"]])
    func help(command: [String]) throws { #expect(try Program(command + ["--help"], in: folder).output.contains("crosscheck \(command.joined(separator: " "))")) }
}
