import Documents
import Patterns
import Rules
import Testing

@testable import Extraction

/// Who says what: over the sentence, and over the quotation.
@Suite struct AttributionTests {
    /// A claim rule for each language beside the rules that ship.
    private static let rules = Result {
        let concept = "concepts:\n  - { id: test.visitors, name: visitors, period-type: forever, entity: none }\n"
        func file(_ language: String, _ pattern: String, _ concepts: String = "") -> RuleFile {
            RuleFile(
                path: "test-\(language).yml",
                text: "crosscheck: 1\nlanguage: \(language)\n\(concepts)rules:\n  - id: test-visitors-\(language)\n    extract: { concept: test.visitors, modality: asserted, any: ['\(pattern)'] }\n")
        }
        let own = RuleSource(files: [
            file("en", "{{value:number}} visitors", concept), file("ru", "{{value:number}} туристов"), file("zh", "{{value:number}}名游客"),
        ])
        return try RuleLoader(sources: [try RuleSource.directory(Shipped.folder), own]).load()
    }

    private func sources(_ text: String, _ language: String) throws -> [String?] {
        let document = Document(id: "d", text: text, metadata: DocumentMetadata(language: language))
        let extractor = Extractor(rules: try Self.rules.get())
        let extracted = extractor.extract(document, scratch: MatchScratch())
        return extractor.claims(of: extracted, date: nil).filter { $0.concept == "test.visitors" }.map(\.attribution)
    }

    @Test(
        "English",
        arguments: [
            ("According to the Tourism Board, the island had 5,000 visitors.", "Tourism Board"),
            ("The island had 5,000 visitors, the Tourism Board said.", "Tourism Board"),
            ("The island had 5,000 visitors, said Anna Berg.", "Anna Berg"),
            ("Anna Berg, who heads the office, said the island had 5,000 visitors.", "Anna Berg"),
            ("The island had 5,000 visitors, the tourism ministry said.", "tourism ministry"),
            ("Data from the Tourism Board showed that the island had 5,000 visitors.", "Tourism Board"),
            ("The island had 5,000 visitors.", nil),
            ("He said the island had 5,000 visitors.", nil),
        ])
    func english(text: String, source: String?) throws {
        #expect(try sources(text, "en") == [source])
    }

    @Test(
        "Russian",
        arguments: [
            ("По данным Росстата, остров принял 5000 туристов.", "Росстата"),
            ("Остров принял 5000 туристов, сообщил Иван Петров.", "Иван Петров"),
            ("Остров принял 5000 туристов, как сообщает Интерфакс.", "Интерфакс"),
            ("Данные Росстата показали, что остров принял 5000 туристов.", "Росстата"),
            ("Остров принял 5000 туристов.", nil),
        ])
    func russian(text: String, source: String?) throws {
        #expect(try sources(text, "ru") == [source])
    }

    @Test(
        "Chinese",
        arguments: [
            ("据新华社报道，该岛接待了5000名游客。", "新华社"),
            ("李明表示，该岛接待了5000名游客。", "李明"),
            ("旅游局数据显示，该岛接待了5000名游客。", "旅游局"),
            ("该岛接待了5000名游客。", nil),
        ])
    func chinese(text: String, source: String?) throws {
        #expect(try sources(text, "zh") == [source])
    }

    @Test("A quotation of several sentences belongs to its speaker; what stands behind it does not")
    func quotation() throws {
        #expect(
            try sources("\"The island had 5,000 visitors. It was a good year,\" said Anna Berg.", "en") == ["Anna Berg"])
        #expect(
            try sources("Anna Berg said: \"It was a good year. The island had 5,000 visitors.\" The coast had 7,000 visitors.", "en")
                == ["Anna Berg", nil])
        #expect(try sources("«Остров принял 5000 туристов. Год был хорошим», — сообщил Иван Петров.", "ru") == ["Иван Петров"])
        #expect(try sources("李明表示：“今年很好。该岛接待了5000名游客。”", "zh") == ["李明"])
    }
}
