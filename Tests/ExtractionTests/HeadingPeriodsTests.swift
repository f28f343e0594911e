import Documents
import Facts
import Patterns
import Rules
import Testing

@testable import Extraction

/// A figure in a heading, whose period the text below tells.
@Suite struct HeadingPeriodsTests {
    private func periods(_ text: String) throws -> [String?] {
        let extractor = Extractor(rules: try Shipped.rules())
        let document = Document(id: "d", text: text, metadata: DocumentMetadata(language: "en"))
        return extractor.claims(of: extractor.extract(document, scratch: MatchScratch()), date: nil).filter { $0.measure == .level }.map { $0.period?.period.value }
    }

    @Test("A rounded figure has the period of the exact one")
    func rounded() throws {
        let text = "Armenia-Russia trade exceeds $7 billion\n\nArmenia's trade with Russia was $5 billion in 2022. Armenia's trade with Russia surged to $7.3 billion in 2023."
        #expect(try periods(text) == ["2023", "2022", "2023"])
    }

    @Test("A figure that agrees with none below has no period, nor has one in the text")
    func other() throws {
        #expect(try periods("Armenia-Russia trade exceeds $9 billion\n\nArmenia's trade with Russia surged to $7.3 billion in 2023.") == [nil, "2023"])
        #expect(try periods("Armenia-Russia trade exceeds $7 billion\n\nArmenia's trade with Iran surged to $7.3 billion in 2023.") == [nil, "2023"])
    }
}
