import Corpus
import Documents
import Testing

@Suite struct ManifestTests {
    let folder = Folder()

    private func read(_ rows: String, name: String = "manifest.yml") -> Run {
        folder.write("a.txt", "a")
        folder.write("sub/b.md", "---\ntitle: own\n---\nb")
        folder.write("c.jsonl", "{\"id\":\"r\",\"text\":\"c\",\"date\":\"2020\"}\n{\"text\":\"d\"}\n")
        folder.write(name, rows)
        return Run([folder.path])
    }

    @Test func rowsGiveMetadata() {
        let run = read(
            """
            crosscheck: 1
            documents:
              - { file: a.txt, id: first, date: 2022-12-30, publisher: Xinhua }
              - file: ./sub/b.md
                title: from the manifest
                source: TASS
              - { file: c.jsonl, id: wire, date: 2021-01-01, language: en }
            """)
        #expect(run.codes == ["incomplete-record"])
        #expect(run.ids == ["first", "r", "wire#2", "sub/b"])
        #expect(
            run.documents.map(\.metadata) == [
                DocumentMetadata(date: "2022-12-30", source: "Xinhua"), DocumentMetadata(date: "2020", language: "en"),
                DocumentMetadata(date: "2021-01-01", language: "en"), DocumentMetadata(source: "TASS", title: "own"),
            ])
    }

    @Test func aFileNamedItselfHasTheSameMetadata() {
        _ = read("crosscheck: 1\ndocuments: [{ file: a.txt, source: Xinhua }]", name: "manifest.yaml")
        #expect(Run([folder["a.txt"]]).documents.first?.metadata.source == "Xinhua")
    }

    @Test func theNearerManifestCounts() {
        folder.write("sub/manifest.yml", "crosscheck: 1\ndocuments: [{ file: b.md, source: near }]")
        let run = read("crosscheck: 1\ndocuments: [{ file: sub/b.md, source: far }]")
        #expect(run.documents.last?.metadata.source == "near")
        #expect(!run.codes.contains("duplicate-row"))
    }

    @Test(
        "what is wrong in a manifest is placed and advised on",
        arguments: [
            ("crosscheck: 1\ndocumets: []", "unknown-key", "manifest.yml:2:1", "Did you mean `documents`?"),
            (
                "crosscheck: 1\ndocuments:\n- { file: a.txt, dat: 2022 }", "unknown-key", "manifest.yml:3:18",
                "Did you mean `date`?"
            ),
            (
                "crosscheck: 1\ndocuments:\n- { file: a.tx }", "missing-file", "manifest.yml:3:11",
                "Did you mean `a.txt`?"
            ),
            (
                "crosscheck: 1\ndocuments:\n- { file: sub/d.md }", "missing-file", "manifest.yml:3:11",
                "Did you mean `sub/b.md`?"
            ),
            (
                "crosscheck: 1\ndocuments:\n- { file: other.html }", "missing-file", "manifest.yml:3:11",
                "Remove the row, or add the file."
            ),
            (
                "crosscheck: 2\ndocuments: [{ file: none }]", "format-version", "manifest.yml:1:13",
                "Write `crosscheck: 1`, or use a newer Crosscheck."
            ),
            ("documents: []", "format-version", "manifest.yml:1:1", "Begin it with `crosscheck: 1`."),
            ("", "format-version", "manifest.yml", "Begin it with `crosscheck: 1`."),
            (
                "crosscheck: 1\ndocuments:\n- { file: a.txt }\n- { file: ./a.txt }", "duplicate-row",
                "manifest.yml:4:11", "Keep one of them."
            ),
            (
                "crosscheck: 1\ndocuments:\n- { date: 2022 }", "missing-key", "manifest.yml:3:3",
                "Write `- file: name.txt`."
            ),
            ("crosscheck: 1\ndocuments: a.txt", "wrong-type", "manifest.yml:2:12", "Begin each row with `- file: …`."),
        ])
    func mistakes(manifest: String, code: String, place: String, advice: String) {
        let run = read(manifest)
        #expect(run.problem(code)?.kind == .configuration)
        #expect(run.place(code) == place)
        #expect(run.problem(code)?.advice == advice)
        #expect(run.documents.count == 4)
    }

    @Test("a row may not leave its directory", arguments: ["../a.txt", "/etc/passwd", "sub/../../x"])
    func escapes(file: String) {
        #expect(read("crosscheck: 1\ndocuments: [{ file: '\(file)' }]").codes.contains("outside-directory"))
    }

    @Test(
        "a broken manifest is reported",
        arguments: [
            ("crosscheck: 1\ndocuments: [", "not-yaml"), ("crosscheck: 1\ncrosscheck: 1", "not-yaml"),
            ("- a", "wrong-type"),
            ("crosscheck: 1\ndocuments: [{ file: a.txt, date: [1] }]", "wrong-type"),
        ])
    func broken(manifest: String, code: String) {
        let run = read(manifest)
        #expect(run.problem(code)?.kind == .configuration && run.problem(code)?.advice != nil)
        #expect(run.problem(code)?.places.first?.line != nil)
    }

    @Test func bothPlacesOfADuplicateRowAreNamed() {
        let run = read("crosscheck: 1\ndocuments:\n- { file: a.txt, source: one }\n- { file: a.txt, source: two }")
        #expect(run.problem("duplicate-row")?.places.map(\.line) == [4, 3])
        #expect(run.documents.first?.metadata.source == "one")
    }

    @Test func manyMistakesAreSummedUp() {
        let rows = (1...150).map { "\n- { file: none\($0) }" }.joined()
        let run = read("crosscheck: 1\ndocuments:" + rows)
        #expect(run.codes.count { $0 == "missing-file" } == 100)
        #expect(run.problem("more-problems")?.message == "50 more mistakes in this manifest.")
    }

    @Test func anUnreadableManifestIsAConfigurationProblem() {
        let run = read("crosscheck: 1\0")
        #expect(run.codes.contains("binary") && run.problem("binary")?.kind == .configuration)
    }
}
