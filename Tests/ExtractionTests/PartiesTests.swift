import Documents
import Facts
import Patterns
import Rules
import Testing

@testable import Extraction

/// Whom a claim of a flow is about where the words leave something open.
@Suite struct PartiesTests {
    private func claims(_ text: String, _ language: String) throws -> [Claim] {
        let extractor = Extractor(rules: try Shipped.rules())
        let document = Document(id: "d", text: text, metadata: DocumentMetadata(language: language))
        return extractor.claims(of: extractor.extract(document, scratch: MatchScratch()), date: nil)
    }

    @Test("A letter that several countries share is the one that the document names", arguments: [("尼日利亚", "NGA"), ("尼泊尔", "NPL"), ("尼加拉瓜", "NIC")])
    func letter(name: String, code: String) throws {
        let found = try claims("2022年，中国与\(name)双边贸易额239亿美元，其中中国对尼出口223亿美元。", "zh")
        #expect(found.first { $0.concept == "trade.exports" }?.entity == ["CHN", code])
    }

    @Test("An amount in brackets says nothing of the currency in which growth is counted")
    func basis() throws {
        let found = try claims("2022年，中国与墨西哥双边贸易额651.8亿美元（约合人民币4525.7亿元），同比增长15%。", "zh")
        #expect(found.first { $0.measure == .change }?.dimensions == [:])
    }

    @Test("“Exports” behind “trade between A and B” are taken to be A's, with a doubt")
    func firstNamed() throws {
        let found = try claims("Trade between Kenya and Uganda was worth $1 billion in 2022. Exports rose to $700 million.", "en")
        let exports = try #require(found.first { $0.concept == "trade.exports" })
        #expect(exports.entity == ["KEN", "UGA"])
        #expect(!exports.doubts.isEmpty)
    }
}
