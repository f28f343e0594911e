import Documents
import Patterns
import Rules
import Testing

@testable import Extraction

/// Documents that change their language from paragraph to paragraph.
@Suite struct MixedLanguageTests {
    private func mentions(_ text: String, _ language: String? = nil) throws -> [String] {
        let document = Document(id: "d", text: text, metadata: DocumentMetadata(language: language))
        let found = Extractor(rules: try Shipped.rules()).mentions(of: document, scratch: MatchScratch()).mentions
        return found.filter { $0.outer == nil && $0.mention.type != "entity" }.map { "\($0.mention.type) \(document.text($0.span))" }
    }

    @Test("each paragraph is read in its own language, whatever the document's is", arguments: [nil, "en"])
    func paragraphs(stated: String?) throws {
        let text = """
            The exports rose by 12 percent in 2022, the ministry said on Friday, and the imports fell by 3 percent over the same year.

            出口增长百分之五，进口下降百分之三。这是海关总署公布的最新统计数据。

            Экспорт вырос на пять процентов, сообщило министерство экономики.
            """
        let found = try mentions(text, stated)
        #expect(found.contains("percent 12 percent"))
        #expect(found.contains("percent 百分之五"))
        #expect(found.contains("percent пять процентов"))
    }

    @Test("a name in another script does not change the language of a paragraph")
    func names() throws {
        #expect(try mentions("海关总署星期五公布，Kenya Revenue Authority 的进口下降百分之三。").contains("percent 百分之三"))
        #expect(try mentions("The ministry (海关总署) said that exports rose by 5 percent.").contains("percent 5 percent"))
    }

    @Test("the language that is stated holds for its script, also where the script would tell another")
    func stated() {
        let document = Document(id: "d", text: "Die Ausfuhren stiegen um 5 Prozent.", metadata: DocumentMetadata(language: "de"))
        let guess = LanguageGuess(document)
        #expect(guess.language == "de")
        #expect(guess.language(of: document.bytes[...]) == "de")
        #expect(guess.language(of: Array("Экспорт вырос на пять процентов.".utf8)[...]) == "ru")
    }
}
