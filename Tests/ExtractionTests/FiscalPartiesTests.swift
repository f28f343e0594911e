import Documents
import Facts
import Patterns
import Rules
import Testing

@testable import Extraction

/// Of two parties, whose fiscal years are meant: Pakistan's begin in July, India's in April, China has none.
@Suite struct FiscalPartiesTests {
    @Test(
        "The teller's, else those of the party that is named first or alone has some",
        arguments: [
            ("Pakistan's exports to India rose to $1 billion in fiscal 2022-23.", "2022-07/2023-06", true),
            ("India's imports from Pakistan rose to $1 billion in fiscal 2022-23.", "2022-04/2023-03", true),
            ("China's exports to India rose to $1 billion in fiscal 2022-23.", "2022-04/2023-03", true),
            ("Trade between Pakistan and India rose to $1 billion in fiscal 2022-23.", "2022-07/2023-06", false),
            ("Trade between China and India rose to $1 billion in fiscal 2022-23.", "2022-04/2023-03", true),
        ])
    func whose(text: String, period: String, isSure: Bool) throws {
        let extractor = Extractor(rules: try Shipped.rules())
        let document = Document(id: "d", text: text, metadata: DocumentMetadata(language: "en"))
        let claim = try #require(extractor.claims(of: extractor.extract(document, scratch: MatchScratch()), date: nil).first)
        #expect(claim.period?.period.value == period)
        #expect(claim.doubts.contains("the text does not say whose fiscal year it is") == !isSure)
    }
}
