import Corpus
import Documents
import Foundation
import Testing

@Suite struct CorpusReaderTests {
    let folder = Folder()

    @Test(
        "the bytes of a document are the bytes of its file",
        arguments: [
            "plain\n", "Привет, 世界 🌍\r\n", "no line end", "\u{FEFF}with a mark", "---\ndate: 2022-12-30\n---\nbody",
            "a\rb\u{2028}c",
        ])
    func bytesAreUntouched(text: String) throws {
        for name in ["a.txt", "a.md", "a.csv"] {
            let run = Run([folder.write(name, text)])
            let document = try #require(run.documents.first)
            #expect(document.bytes == Array(text.utf8))
            #expect(document.origin == folder[name])
            #expect(run.problems.isEmpty)
        }
    }

    @Test func aByteOrderMarkStaysOutsideTheBody() throws {
        let run = Run([folder.write("a.txt", "\u{FEFF}text")])
        #expect(run.documents.map(\.bodyStart) == [3])
        #expect(run.texts == ["text"])
    }

    @Test func anEmptyTextIsAProblem() {
        for (i, text) in ["", " \n\t\r\n", "\u{FEFF}\n", "---\ntitle: only\n---\n"].enumerated() {
            let run = Run([folder.write("\(i).txt", text)])
            #expect(run.codes == ["empty"] && run.documents.isEmpty)
        }
    }

    @Test func inputsKeepTheirOrder() {
        let run = Run([folder.write("b.txt", "b"), folder.write("a.txt", "a"), "-"], standardInput: [Array("c".utf8)])
        #expect(run.ids == ["b", "a", "-"])
    }

    @Test func anErrorOfTheReceiverEndsTheRun() {
        struct Stop: Error {}
        folder.write("a.txt", "a")
        folder.write("b.txt", "b")
        var seen = 0
        #expect(throws: Stop.self) {
            try CorpusReader().read([folder.path]) { _ in
                seen += 1
                throw Stop()
            } problem: { _ in
            }
        }
        #expect(seen == 1)
    }

    @Test func oneIdIsGivenOnce() {
        folder.write("a.md", "one")
        folder.write("a.txt", "two")
        folder.write("a#2.txt", "three")
        let run = Run([folder.path])
        #expect(run.ids == ["a#2", "a", "a#3"])
        #expect(run.texts == ["three", "one", "two"])
        #expect(run.codes == ["duplicate-id"])
        #expect(run.problems[0].kind == .notice)
        #expect(run.problems[0].places.map(\.file) == [folder["a.txt"], folder["a.md"]])
    }

    @Test func manyDuplicatesAreSummedUp() {
        var limits = CorpusReader.Limits.default
        limits.problems = 2
        let run = Run(
            [folder.write("a.jsonl", String(repeating: #"{"id":"x","text":"t"}"# + "\n", count: 6))], limits: limits)
        #expect(run.ids == ["x", "x#2", "x#3", "x#4", "x#5", "x#6"])
        #expect(run.codes == ["duplicate-id", "duplicate-id", "duplicate-id"])
        #expect(run.problems.last?.message == "3 more documents have an id that was taken.")
    }

    @Test func theSeedsAreReadWithTheirSources() {
        let seeds = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../seeds")
            .path
        let run = Run([seeds])
        #expect(run.problems.isEmpty)
        #expect(run.documents.count == 5)
        #expect(run.documents.allSatisfy { $0.metadata.date == nil })
        #expect(run.documents.count { $0.metadata.source == "Xinhua" } == 2)
    }
}
