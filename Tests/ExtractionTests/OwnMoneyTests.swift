import Documents
import Facts
import Patterns
import Testing

@testable import Extraction

/// Which dollar a document means by “$”.
@Suite struct OwnMoneyTests {
    private func amounts(_ text: String, _ language: String = "en") throws -> [String] {
        let extractor = Extractor(rules: try HowItIsSaidTests.rules.get())
        let document = Document(id: "d", text: text, metadata: DocumentMetadata(language: language))
        return extractor.claims(of: extractor.extract(document, scratch: MatchScratch()), date: nil).filter { $0.concept == "test.amount" }
            .compactMap(\.value).map { value in
                let others = value.alternativeUnits
                return value.unit + (others.count > 3 ? " or any" : others.isEmpty ? "" : " or " + others.joined(separator: ", "))
            }
    }

    @Test("A dateline leaves two readings, the usual one first", arguments: [
        ("SYDNEY, March 3 (Reuters) -- The mine cost $5 million.", "USD or AUD"),
        ("SYDNEY (Reuters) - The mine cost $5 million.", "USD or AUD"),
        ("A mine is sold\n\nTORONTO -- The mine cost $5 million.", "USD or CAD"),
        ("HONG KONG, May 3 -- The tower cost $5 million.", "USD or HKD"),
        ("CANBERRA, May 3 -- The tower cost 5 million dollars.", "USD or AUD"),
    ])
    func dateline(text: String, money: String) throws { #expect(try amounts(text) == [money]) }

    @Test("Whoever writes US$ means another dollar by $")
    func toldApart() throws {
        #expect(try amounts("SYDNEY -- The mine cost $5 million (US$3.3 million).") == ["AUD or USD", "USD"])
    }

    @Test("Whoever writes A$ as well may mean the American one")
    func bothNamed() throws {
        #expect(try amounts("SYDNEY -- The mine cost A$7 million ($4.6 million).") == ["AUD", "USD or AUD"])
        #expect(try amounts("SYDNEY -- The mine cost A$7 million, US$4.6 million then; the other cost $2 million.") == ["AUD", "USD", "USD or AUD"])
    }

    @Test("What the text says of its figures settles it", arguments: [
        ("All figures in Canadian dollars.\n\nThe mine cost $5 million.", "CAD"),
        ("The mine cost $5 million. Amounts are in Australian dollars unless otherwise stated.", "AUD"),
        ("SYDNEY -- The mine cost $5 million. (New Zealand dollars, unless otherwise noted)", "NZD"),
        ("SYDNEY -- The mine cost $5 million. All amounts are in U.S. dollars.", "USD"),
    ])
    func stated(text: String, money: String) throws { #expect(try amounts(text) == [money]) }

    @Test("A name in the text decides nothing", arguments: [
        "The mine near Sydney cost $5 million.", "Australia and Canada paid $5 million.", "LONDON -- Sydney paid $5 million.",
        "The Australian dollar fell. The mine cost $5 million.", "Sydney's mine cost $5 million.",
    ])
    func open(text: String) throws { #expect(try amounts(text) == ["USD or any"]) }

    @Test("Other money is not touched")
    func others() throws {
        #expect(try amounts("SYDNEY -- The mine cost 5 million euros.") == ["EUR"])
        #expect(try amounts("All figures in Canadian dollars. The mine cost £5 million.").first?.hasPrefix("GBP") == true)
    }
}
