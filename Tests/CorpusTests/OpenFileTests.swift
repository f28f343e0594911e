import Corpus
import Documents
import Foundation
import Testing

@Suite struct OpenFileTests {
    let folder = Folder()

    @Test func aMissingFileIsNamed() {
        let run = Run([folder["none.txt"], folder.write("a.txt", "a"), folder["a.txt/b"], ""])
        #expect(run.codes == ["missing", "missing", "missing"])
        #expect(run.place("missing") == "none.txt")
        #expect(run.ids == ["a"])
        #expect(run.problems.allSatisfy { $0.kind == .input && $0.advice != nil })
    }

    @Test func theSystemsReasonIsPassedOn() throws {
        let long = folder[String(repeating: "x", count: 300)]
        let run = Run([long, "/proc/self/mem"])
        #expect(run.codes == ["unreadable", "unreadable"])
        #expect(
            run.problems.map(\.message) == [
                "This cannot be read: File name too long.", "This cannot be read: Input/output error.",
            ])
    }

    @Test(.enabled(if: geteuid() != 0)) func aLockedFileIsUnreadable() {
        folder.write("a.txt", "a")
        chmod(folder["a.txt"], 0)
        #expect(Run([folder.path]).codes == ["unreadable"])
    }

    @Test(.timeLimit(.minutes(1))) func whatIsNoFileIsNotOpened() {
        mkfifo(folder["pipe.txt"], 0o600)
        let run = Run([folder["pipe.txt"], "/dev/zero", folder.path])
        #expect(run.codes.prefix(3) == ["not-a-file", "not-a-file", "not-a-file"])
        #expect(run.documents.isEmpty)
    }

    @Test func aTextAboveTheLimitIsRefused() {
        var limits = CorpusReader.Limits.default
        limits.text = 10
        let run = Run(
            [folder.write("a.txt", "0123456789"), folder.write("b.txt", "0123456789+"), "-"], limits: limits,
            standardInput: [Array("0123456".utf8), Array("789+".utf8)])
        #expect(run.ids == ["a"])
        #expect(run.codes == ["too-large", "too-large"])
        #expect(run.problems[0].message == "This is larger than 10 bytes and is not read.")
    }

    @Test func aHugeSparseFileCostsNothing() {
        let path = folder.write("a.txt", "a")
        truncate(path, 1 << 40)
        #expect(Run([path]).codes == ["too-large"])
        rename(path, folder["a.jsonl"])
        #expect(Run([folder["a.jsonl"]]).codes == ["too-large"])
    }
}
