import Documents
import Foundation
import Rules
import Testing

/// Rule files with one mistake each (`Fixtures/broken/NAME.yml`), and what their author is told (`NAME.txt`).
///
/// Files `NAME.*.yml` and `NAME*.csv` are loaded with it. Messages are recorded with RECORD_MESSAGES=1, and then the test
/// fails: somebody has to read them.
struct BrokenFileTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/broken")
    static let listing = (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
    /// Names of the broken files, without their companions.
    static let names = listing.filter { $0.hasSuffix(".yml") && $0.count(where: { $0 == "." }) == 1 }.map { String($0.dropLast(4)) }

    @Test("There are enough ways to be wrong")
    func enough() { #expect(Self.names.count >= 120) }

    @Test("What the author of a broken file is told", arguments: names)
    func message(name: String) throws {
        let told = problems(of: name).map(Self.text).joined(separator: "\n")
        let golden = Self.folder.appending(path: name + ".txt")
        if ProcessInfo.processInfo.environment["RECORD_MESSAGES"] == "1" {
            try Data(told.utf8).write(to: golden)
            Issue.record("\(name).txt was recorded: read it")
        } else {
            #expect(try String(contentsOf: golden, encoding: .utf8) == told)
        }
    }

    @Test("Every message has a place and advice", arguments: names)
    func complete(name: String) {
        let found = problems(of: name)
        #expect(!found.isEmpty)
        for problem in found {
            #expect(problem.places.first?.line != nil, "\(problem.message)")
            #expect(problem.advice?.isEmpty == false, "\(problem.message)")
        }
        // One mistake, one message: more would hide it.
        #expect(found.count <= 2)
    }

    private func problems(of name: String) -> [Problem] {
        let companions = Self.listing.filter { $0 == name + ".yml" || $0.hasPrefix(name + ".") && $0.hasSuffix(".yml") || $0.hasPrefix(name) && $0.hasSuffix(".csv") }
        let files = companions.compactMap { file in
            (try? String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)).map { RuleFile(path: file, text: $0) }
        }
        do { return try RuleLoader(sources: [RuleSource(files: files)]).load().notices } catch { return error.problems }
    }

    private static func text(_ problem: Problem) -> String {
        var lines = ["\(problem.kind)[\(problem.code)]: \(problem.message)"]
        lines += problem.places.map { place in
            " --> \(place.file)" + (place.line.map { ":\($0)" } ?? "") + (place.column.map { ":\($0)" } ?? "") + (place.note.map { " \($0)" } ?? "")
        }
        if let advice = problem.advice { lines.append("  = help: \(advice)") }
        return lines.joined(separator: "\n") + "\n"
    }
}
