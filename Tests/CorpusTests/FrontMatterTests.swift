import Corpus
import Documents
import Testing

@Suite struct FrontMatterTests {
    let folder = Folder()

    @Test func fieldsBecomeMetadata() {
        let head = """
            ---
            date: 2022-12-30T10:00:00+08:00
            publisher: "Xinhua: the agency"
            title: 172.40
            lang: en
            url: https://example.org/a
            tags: [a, b]
            draft: true
            ---

            """
        for name in ["a.md", "b.txt"] {
            let run = Run([folder.write(name, "\u{FEFF}" + head + "Body — text")])
            #expect(run.problems.isEmpty)
            #expect(run.texts == ["Body — text"])
            #expect(
                run.documents.first?.metadata
                    == DocumentMetadata(
                        date: "2022-12-30T10:00:00+08:00", source: "Xinhua: the agency", title: "172.40",
                        language: "en",
                        url: "https://example.org/a"))
        }
    }

    @Test(
        "a date comes through as written",
        arguments: ["2022-12-30", "2022-12", "30.12.2022", "2022-12-30 10:00", "20221230", "'2022-12-30'"])
    func datesKeepTheirSpelling(date: String) {
        let run = Run([folder.write("a.md", "---\r\ndate: \(date)\r\n...\r\ntext")])
        #expect(run.documents.first?.metadata.date == date.replacing("'", with: ""))
        #expect(run.texts == ["text"])
    }

    @Test func emptyValuesStateNothing() {
        let run = Run([folder.write("a.md", "---\ndate:\nsource: ''\ntitle: ~\nlanguage: ' en '\n---\ntext")])
        #expect(run.documents.first?.metadata == DocumentMetadata(language: "en"))
        #expect(run.problems.isEmpty)
    }

    @Test func brokenYAMLIsANotice() {
        let run = Run([folder.write("a.md", "---\ndate: 2022-12-30\ntitle: a: b: c\n---\ntext")])
        #expect(run.codes == ["front-matter"] && run.problems[0].kind == .notice)
        #expect(run.place("front-matter") == "a.md:3:9")
        #expect(run.texts == ["text"])
    }

    @Test func aFieldTwiceOrAListIsANotice() {
        #expect(Run([folder.write("a.md", "---\ndate: 1\ndate: 2\n---\ntext")]).codes == ["front-matter"])
        let run = Run([folder.write("b.md", "---\nsource: [a, b]\ndate: 2022-12-30\n---\ntext")])
        #expect(run.place("front-matter") == "b.md:2:9")
        #expect(run.documents.first?.metadata == DocumentMetadata(date: "2022-12-30"))
    }

    @Test(
        "text between rules stays text",
        arguments: [
            "---\nNo end of the block", "---\nTrade grew by 5 percent.\n---\nmore", "----\ndate: 1\n----\n",
            "---\nHe said: a: b\n---\n",
            "text\n---\ndate: 2022-12-30\n---\n", "---\n---\ntext", "---\n- a\n- b\n---\ntext",
        ])
    func rulesAreNotFrontMatter(text: String) {
        let run = Run([folder.write("a.md", text)])
        #expect(run.texts == [text] && run.problems.isEmpty)
    }

    @Test func asterisksAreNotAliases() {
        let title = String(repeating: "a *b* & ", count: 20)
        let run = Run([folder.write("a.md", "---\ntitle: \(title)\n---\ntext")])
        #expect(run.documents.first?.metadata.title == title.dropLast() + "")
        #expect(run.problems.isEmpty)
    }

    @Test(.timeLimit(.minutes(1))) func hostileYAMLIsBounded() {
        let bomb =
            "title: &a [x,x]\n" + (0..<40).map { "? [*\($0 == 0 ? "a" : "a\($0)"), *a] : &a\($0 + 1) 1\n" }.joined()
        let deep = "title: " + String(repeating: "[", count: 50_000)
        for yaml in [bomb, deep] {
            let run = Run([folder.write("a.md", "---\n\(yaml)\n---\ntext")])
            #expect(run.codes == ["front-matter"] && run.texts == ["text"])
        }
    }
}
