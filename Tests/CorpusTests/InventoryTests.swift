import Corpus
import Documents
import Foundation
import Testing

@Suite struct InventoryTests {
    let folder = Folder()

    @Test func aDirectoryIsWalkedInByteOrder() {
        for name in ["b.txt", "a.md", "B.text", "sub/z.markdown", "sub/deep/é.txt", "sub.txt", "10.txt", "9.txt"] {
            folder.write(name, name)
        }
        let run = Run([folder.path + "/"])
        #expect(run.ids == ["10", "9", "B", "a", "b", "sub/deep/é", "sub/z", "sub"])
        #expect(run.documents.first?.origin == folder["10.txt"])
        #expect(run.problems.isEmpty)
        #expect(Run([folder.path]).ids == run.ids)
    }

    @Test func whatIsForPeopleIsPassedOver() {
        for name in ["a.txt", ".hidden.txt", ".git/b.txt", "README.md", "LICENSE", "LICENSE.txt", "manifest.json"] {
            folder.write(name, "text")
        }
        folder.write("LICENSES/mit.txt", "a directory of texts")
        let run = Run([folder.path])
        #expect(run.ids == ["LICENSES/mit", "a"] && run.problems.isEmpty)
        #expect(Run([folder["README.md"], folder[".hidden.txt"]]).ids == ["README", ".hidden"])
    }

    @Test func otherFilesAreCounted() {
        for name in ["a.txt", "b.pdf", "c.PDF", "sub/d.docx", "sub/Makefile"] { folder.write(name, "text") }
        let run = Run([folder.path])
        #expect(run.ids == ["a"])
        #expect(run.codes == ["skipped-files"])
        #expect(run.problems[0].kind == .notice)
        #expect(
            run.problems[0].message == "4 files are of a kind that is not read: 2 .pdf, 1 without extension, 1 .docx.")
    }

    @Test func aDirectoryWithoutTextsIsAProblem() {
        folder.write("b.pdf", "text")
        let run = Run([folder.path])
        #expect(run.codes == ["skipped-files", "no-documents"])
        #expect(run.problem("no-documents")?.kind == .input)
    }

    @Test func anyNamedFileIsRead() {
        #expect(Run([folder.write("a.html", "<p>x"), folder.write("Notes", "y")]).ids == ["a", "Notes"])
    }

    @Test func oneFileIsReadOnce() {
        folder.write("a.txt", "a")
        folder.link("b.txt", to: "a.txt")
        folder.link("again", to: ".")
        folder.link("sub", to: "/nowhere-at-all.txt")
        let run = Run([folder["a.txt"], folder.path, folder.path, folder["b.txt"]])
        #expect(run.ids == ["a"])
        #expect(run.codes == ["missing"])
    }

    @Test func linksAreFollowedAndLoopsEnd() {
        let other = Folder()
        other.write("x.txt", "x")
        folder.write("a/a.txt", "a")
        folder.link("a/up", to: "..")
        folder.link("elsewhere", to: other.path)
        folder.link("self.txt", to: "self.txt")
        let run = Run([folder.path])
        #expect(run.ids == ["a/a", "elsewhere/x"])
        #expect(run.codes == ["symlink-loop"])
    }

    @Test func depthIsBounded() {
        var limits = CorpusReader.Limits.default
        limits.depth = 2
        folder.write("1/2/a.txt", "a")
        folder.write("1/2/3/b.txt", "b")
        let run = Run([folder.path], limits: limits)
        #expect(run.ids == ["1/2/a"])
        #expect(run.codes == ["too-deep"])
    }

    @Test func aNameThatIsNotUTF8IsAProblem() {
        let name: [CChar] = (folder.path + "/").utf8.map { CChar(bitPattern: $0) } + [-30, 46, 116, 120, 116, 0]
        close(open(name, O_CREAT | O_WRONLY, 0o600))
        #expect(Run([folder.path]).codes.first == "name-not-utf8")
    }
}
