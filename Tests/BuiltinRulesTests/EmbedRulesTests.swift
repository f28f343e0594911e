import Foundation
import Testing

@testable import embed_rules

/// What `embed-rules` writes, compiled and run: the only proof that a literal means what the file says.
struct EmbedRulesTests {
    @Test("Any text survives as Swift source: quotation marks, number signs, escapes, line ends, control characters")
    func hostileTexts() throws {
        let texts = [
            "", "\n", "\n\n", "no line end", " indented\n\t\ttabs\n", "\"\"\"", "\"\"\"\n",
            "a: '\"#'\nb: \"\"\"#\nc: \"\"\"##\n", "############\n# \"\\#####\n",
            "\\", "\\\n", "\\n \\#n \\##n \\###(1) \\#u{41}\n", "\r", "CR LF\r\nCR\rLF\n\r",
            "\u{FEFF}byte order mark\u{FEFF}", "\u{0}\u{1}\u{B}\u{C}\u{1B}\u{7F}\u{85}\u{9F}\u{A0}",
            "line\u{2028}paragraph\u{2029}bidi\u{202E}\u{2066}", "e\u{301} \u{E9} 東京 🇨🇳 \u{FFFE}\u{FFFF}\u{10FFFF}",
        ]
        let files = texts.enumerated().map { RuleFolder.File(path: "rules/\"#\\#(\($0))'.yml", text: $1) }
        let output = try run(source: EmbedRules.source(of: files))
        let expected = files.map { Array($0.path.utf8).description + "\n" + Array($0.text.utf8).description + "\n" }
        #expect(output == expected.joined())
    }

    @Test("Rule files at any depth, in the order of their bytes; hidden and other files are passed over")
    func listing() throws {
        let folder = try Folder()
        let names = [
            "b.yml", "a/z.yaml", "a/b/t.csv", "a-b.yml", "é.yml", ".hidden.yml", ".git/x.yml", "a/note.md", "yml",
        ]
        for name in names { try folder.write(name, name) }
        let files = try RuleFolder(path: folder.url.path).files()
        let own = folder.url.lastPathComponent
        #expect(files.map(\.path) == ["a-b.yml", "a/b/t.csv", "a/z.yaml", "b.yml", "é.yml"].map { own + "/" + $0 })
        #expect(files.map(\.text) == ["a-b.yml", "a/b/t.csv", "a/z.yaml", "b.yml", "é.yml"])
    }

    @Test("A file that is not UTF-8 stops the build and is named")
    func notUTF8() throws {
        let folder = try Folder()
        try folder.write("latin.yml", Data([0x61, 0xE9, 0x0A]))
        let error = #expect(throws: RuleFolder.Failure.self) { try RuleFolder(path: folder.url.path).files() }
        #expect(try #require(error).description.contains("latin.yml"))
    }

    @Test("A folder that is not there stops the build and is named")
    func noFolder() throws {
        let error = #expect(throws: RuleFolder.Failure.self) { try RuleFolder(path: "/nonexistent/rules").files() }
        #expect(try #require(error).description.contains("/nonexistent/rules"))
    }

    /// Compiles the generated source with a program that prints the bytes of every path and text, and returns what it prints.
    private func run(source: String) throws -> String {
        let folder = try Folder()
        try folder.write("Generated.swift", source)
        try folder.write(
            "main.swift",
            """
            package enum BuiltinRules {}
            for file in BuiltinRules.files { print(Array(file.path.utf8), Array(file.text.utf8), separator: "\\n") }
            """)
        let program = folder.url.path + "/program"
        let sources = ["main.swift", "Generated.swift"].map { folder.url.path + "/" + $0 }
        _ = try output(of: ["swiftc", "-warnings-as-errors", "-package-name", "test", "-o", program] + sources)
        return try output(of: [program])
    }

    private func output(of command: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(command[0]) failed.")
        return String(decoding: data, as: UTF8.self)
    }
}

/// A folder that is there for as long as the test.
private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "embed-rules-\(UUID())")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

    func write(_ name: String, _ data: Data) throws {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }
}
