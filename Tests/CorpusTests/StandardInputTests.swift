import Corpus
import Documents
import Testing

@Suite struct StandardInputTests {
    private func read(_ text: String, chunk: Int = 7) -> Run {
        let bytes = Array(text.utf8)
        let chunks = stride(from: 0, to: bytes.count, by: chunk).map { Array(bytes[$0..<min($0 + chunk, bytes.count)]) }
        return Run(["-"], standardInput: chunks)
    }

    @Test func aTextIsOneDocument() {
        let run = read("---\ndate: 2022-12-30\n---\nПривет\n")
        #expect(run.ids == ["-"] && run.texts == ["Привет\n"])
        #expect(run.documents[0].origin == "-" && run.documents[0].metadata.date == "2022-12-30")
    }

    @Test("records are told by the first line", arguments: [1, 7, 1000])
    func records(chunk: Int) {
        let run = read(
            "\u{FEFF}\n {\"id\":\"1\",\"text\":\"a\"}\n{\"id\":\"2\",\"text\":\"b\"}\n{\"text\":\"c\"}", chunk: chunk)
        #expect(run.ids == ["1", "2", "-#4"] && run.texts == ["a", "b", "c"])
    }

    @Test(
        "a brace alone makes no record",
        arguments: ["{ a text }\n", "{\"id\":\"1\"}\n", "{", "[]", "{\"text\":\"a\"} b"])
    func braces(text: String) {
        #expect(read(text).texts == [text])
    }

    @Test func nothingIsAProblem() {
        #expect(read("").codes == ["empty"])
        #expect(Run(["-"]).codes == ["unreadable"])
    }

    @Test func aFailureIsAProblem() {
        struct Broken: Error {}
        var problems: [Problem] = []
        CorpusReader().read(["-", "-"], standardInput: { throw Broken() }) { _ in
        } problem: {
            problems.append($0)
        }
        #expect(problems.map(\.message) == ["Standard input cannot be read: Broken()."])
    }
}
