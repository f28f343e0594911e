import Documents
import Foundation
import Rules
import Testing

@Suite final class RuleFileTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("crosscheck-rules-" + UUID().uuidString)

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: folder) }

    private func write(_ name: String, _ data: Data) throws {
        let file = folder.appendingPathComponent("rules/" + name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    private func files() throws -> [String] {
        let path = folder.appendingPathComponent("rules").path
        return try RuleSource.directory(path).files.map { String($0.path.dropFirst(path.count + 1)) }
    }

    @Test("YAML files and tables, sorted, without hidden ones and others")
    func finds() throws {
        for name in ["b.yml", "a/c.yaml", "a/t.csv", "notes.md", ".hidden.yml", ".git/x.yml"] { try write(name, Data("crosscheck: 1".utf8)) }
        #expect(try files() == ["a/c.yaml", "a/t.csv", "b.yml"])
    }

    @Test("a link that leads out of the directory is refused")
    func link() throws {
        try write("a.yml", Data("crosscheck: 1".utf8))
        let outside = folder.appendingPathComponent("outside.yml")
        try Data("crosscheck: 1".utf8).write(to: outside)
        try FileManager.default.createSymbolicLink(at: folder.appendingPathComponent("rules/link.yml"), withDestinationURL: outside)
        let problem = try #require(throws: Problem.self) { try files() }
        #expect(problem.code == "rule-outside-directory")
        #expect(problem.advice != nil)
    }

    @Test("bytes that are no UTF-8 are refused")
    func notUTF8() throws {
        try write("a.yml", Data([0x63, 0x0A, 0xFF, 0xFE]))
        let problem = try #require(throws: Problem.self) { try files() }
        #expect((problem.code, problem.places.first?.line) == ("not-utf8", 2))
        #expect(problem.advice?.contains("UTF-8") == true)
    }

    @Test("a file that is too large is refused before it is read as YAML")
    func large() throws {
        try write("a.yml", Data(repeating: 0x23, count: (16 << 20) + 1))
        #expect(try #require(throws: Problem.self) { try files() }.code == "large-rules")
    }

    @Test("a byte order mark and CR LF line ends change nothing", arguments: ["\u{FEFF}crosscheck: 1\nconcepts: [{ id: c }]\n", "crosscheck: 1\r\nconcepts: [{ id: c }]\r\n"])
    func lineEnds(text: String) throws {
        try write("a.yml", Data(text.utf8))
        let source = try RuleSource.directory(folder.appendingPathComponent("rules").path)
        #expect(try RuleLoader(sources: [source]).load().concepts.keys.sorted() == ["c"])
    }

    @Test("what is no directory is refused")
    func noDirectory() {
        #expect(throws: Problem.self) { try RuleSource.directory(folder.appendingPathComponent("missing").path) }
    }
}
