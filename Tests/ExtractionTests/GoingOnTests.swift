import Documents
import Facts
import Patterns
import Rules
import Testing

@testable import Extraction

/// Sentences that go on about the one before (`follows`).
@Suite struct GoingOnTests {
    private static let yaml = """
        concepts:
          - { id: sale.total, period-type: duration, entity: one, entity-kind: shop }
          - { id: sale.online, period-type: duration, entity: one, entity-kind: shop }
          - { id: sale.flow, period-type: duration, entity: ordered-pair }
        entities:
          - { id: acme, kind: shop, en: { name: [Acme] } }
          - { id: bolt, kind: shop, en: { name: [Bolt] } }
        rules:
          - id: total
            extract: { concept: sale.total, dimensions: [line], any: ['{{entity:shop}} sold {{value:money}}(?: of (?<line>shoes))?'] }
            examples: [{ text: None., claims: [] }]
          - id: online
            extract: { concept: sale.online, any: ['{{entity:shop}} took {{value:money}} online'] }
            examples: [{ text: None., claims: [] }]
          - id: flow
            extract: { concept: sale.flow, any: ['{{from:shop}} lent {{to:shop}} {{value:money}}'] }
            examples: [{ text: None., claims: [] }]
          - id: goes-back
            extract: { follows: [sale.flow], reverse: true, any: ['got back {{value:money}}'] }
            examples: [{ text: None., claims: [] }]
          - id: goes-on
            extract:
              follows: [sale.total]
              measure: change
              base: previous-year
              any: ['\\b(?:it|that) (?:was|is) up {{change:percent}}']
            examples: [{ text: None., claims: [] }]
        """

    private static let extractor = Result {
        let own = RuleSource(files: [RuleFile(path: "own.yml", text: "crosscheck: 1\nlanguage: en\n" + yaml)])
        return Extractor(rules: try RuleLoader(sources: [try RuleSource.directory(Shipped.folder), own]).load())
    }

    private func claims(_ text: String) throws -> [Claim] {
        let extractor = try Self.extractor.get()
        let document = Document(id: "d", text: text, metadata: DocumentMetadata(language: "en"))
        return extractor.claims(of: extractor.extract(document, scratch: MatchScratch()), date: nil).filter { $0.rule.hasPrefix("goes-") }
    }

    @Test("Concept, entity, dimensions and period are those of the sentence before")
    func taken() throws {
        let claim = try #require(try claims("Acme sold $5 million of shoes in May 2022. It was up 8 percent.").first)
        #expect(claim.concept == "sale.total")
        #expect(claim.entity == ["acme"])
        #expect(claim.dimensions == ["line": "shoes"])
        #expect(claim.period?.period.value == "2022-05")
        #expect(claim.doubts.isEmpty)
    }

    @Test("A period of its own comes before that of the sentence before")
    func ownPeriod() throws {
        #expect(try claims("Acme sold $5 million in May 2022. In June 2022 it was up 8 percent.").first?.period?.period.value == "2022-06")
    }

    @Test(
        "Nothing follows where the sentence before speaks of two, of something else, or another sentence stands between",
        arguments: [
            "Acme sold $5 million in May 2022 and Bolt sold $4 million. It was up 8 percent.",
            "Acme took $5 million online in 2022. It was up 8 percent.",
            "Acme sold $5 million in May 2022. The roof is new. It was up 8 percent.",
            "It was up 8 percent. Acme sold $5 million in May 2022.",
        ])
    func unclear(text: String) throws {
        #expect(try claims(text).filter { $0.concept == "sale.total" }.isEmpty)
    }

    @Test("In the opposite direction the entities are turned round")
    func reversed() throws {
        #expect(try claims("Acme lent Bolt $5 million in 2022. It got back $3 million.").map(\.entity) == [["bolt", "acme"]])
    }

    @Test("The end of the paragraph before is followed with a doubt")
    func paragraphBefore() throws {
        let claim = try #require(try claims("Acme sold $5 million in May 2022.\n\nIt was up 8 percent.").first)
        #expect(claim.entity == ["acme"])
        #expect(!claim.doubts.isEmpty)
    }

    @Test("Of what is only planned, the period is not taken")
    func planned() throws {
        let claim = try #require(try claims("Acme expects that by 2025 Acme sold $5 million. It was up 8 percent.").first)
        #expect(claim.period == nil)
    }
}
