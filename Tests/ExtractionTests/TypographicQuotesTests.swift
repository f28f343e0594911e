import Documents
import Patterns
import Rules
import Testing

@testable import Extraction

/// Quotation marks of print in patterns and in texts.
@Suite struct TypographicQuotesTests {
    @Test("A pattern with either kind of marks takes both", arguments: ["“(?<entity>[^”]+)” had {{value:number}} pages", "\"(?<entity>[^\"]+)\" had {{value:number}} pages"])
    func both(pattern: String) throws {
        let own = """
            crosscheck: 1
            language: en
            concepts:
              - { id: book.pages, period-type: forever, entity: one }
            rules:
              - id: pages
                extract: { concept: book.pages, any: ['\(pattern)'] }
                examples: [{ text: None., claims: [] }]
            """
        let sources = [try RuleSource.directory(Shipped.folder), RuleSource(files: [RuleFile(path: "own.yml", text: own)])]
        let extractor = Extractor(rules: try RuleLoader(sources: sources).load())
        for text in ["“The Salt Road” had 312 pages.", "\"The Salt Road\" had 312 pages."] {
            let document = Document(id: "d", text: text, metadata: DocumentMetadata(language: "en"))
            let claims = extractor.claims(of: extractor.extract(document, scratch: MatchScratch()), date: nil)
            #expect(claims.map(\.entity) == [["The Salt Road"]])
        }
    }
}
