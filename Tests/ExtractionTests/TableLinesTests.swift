import Documents
import Facts
import Patterns
import Rules
import Testing

@testable import Extraction

@Suite("Lines that are read off tables") struct TableLinesTests {
    private static let rules = """
        crosscheck: 1
        language: en
        concepts:
          - { id: museum.visitors, name: visitors, period-type: duration, entity: one }
          - { id: fishery.catch, name: catch, period-type: duration, entity: none }
          - { id: trade.sold, name: sold, period-type: duration, entity: ordered-pair }
        rules:
          - id: visitors
            extract:
              concept: museum.visitors
              unit: visitor
              any:
                - 'visitors[^\\n]* {{cell}} (?<entity>(?-i:\\p{Lu})[\\p{L} ]+) {{cell}} {{period:period}} {{cell}} {{value:number}}'
            examples: [{ text: None., claims: [] }]
          - id: catch
            extract:
              concept: fishery.catch
              any: ['{{period:period}} {{cell}} catch[^\\n]* {{cell}} {{value:quantity}}']
            examples: [{ text: None., claims: [] }]
          - id: sold
            extract:
              concept: trade.sold
              any: ['{{from:country}}[^\\n]* {{cell}} exports to {{to:country}}[^\\n]* {{cell}} {{period:period}} {{cell}} {{value:money}}']
              not: ['(?:planned|target)']
            examples: [{ text: None., claims: [] }]
        """

    private static let loaded = Result {
        try RuleLoader(sources: [try RuleSource.directory(Shipped.folder), RuleSource(files: [RuleFile(path: "own.yml", text: rules)])]).load()
    }

    private func claims(_ text: String) throws -> [String] {
        let extractor = Extractor(rules: try Self.loaded.get())
        let document = Document(id: "d", text: text, metadata: DocumentMetadata(language: "en"))
        let extracted = extractor.extract(document, scratch: MatchScratch())
        return extractor.claims(of: extracted, date: nil).filter { ["visitors", "catch", "sold"].contains($0.rule) }.map { claim in
            let value = claim.value.map { "\($0.point) \($0.unit)" } ?? "-"
            return "\(claim.text): \((claim.entity + [claim.period?.period.value ?? "?", value]).joined(separator: " "))"
        }
    }

    @Test("Whichever of the two heads stands over the column, and which beside the row")
    func bothOrders() throws {
        let expected = ["1180: Prado 2021 1180 visitor", "2456: Prado 2022 2456 visitor", "512: Albertina 2021 512 visitor", "998: Albertina 2022 998 visitor"]
        #expect(try claims("Visitors of museums\n\nMuseum       2021     2022\nPrado        1180     2456\nAlbertina     512      998\n") == expected)
        let turned = try claims("Visitors of museums\n\nYear     Prado   Albertina\n2021      1180        512\n2022      2456        998\n2023      2500        999\n")
        #expect(Set(turned.filter { !$0.contains("2023") }) == Set(expected))
    }

    @Test("The caption and the heads tell the unit and the magnitude")
    func units() throws {
        #expect(
            try claims("Russia's trade, billion dollars\n\nYear   Exports to China   Imports\n2021         79.3            67.6\n2022        114.2            76.1\n2023        111.0            129.1\n")
                == ["79.3: RUS CHN 2021 79300000000 USD", "114.2: RUS CHN 2022 114200000000 USD", "111.0: RUS CHN 2023 111000000000 USD"])
        #expect(
            try claims("The year\n\nYear   Catch (kg)   Boats\n2021        79        5\n2022       114        7\n2023       120        8\n")
                == ["79: 2021 79 kg", "114: 2022 114 kg", "120: 2023 120 kg"])
    }

    @Test("A pattern for cells finds nothing in prose, and one for prose nothing in cells")
    func prose() throws {
        #expect(try claims("Visitors of museums, Prado, 2021, 1180.") == [])
        #expect(try claims("Visitors of museums ‖ Prado ‖ 2021 ‖ 1180") == [])
    }

    @Test("What a rule forbids is forbidden in lines, and what stands in brackets is read by no rule")
    func traps() throws {
        #expect(
            try claims("Russia's trade, billion dollars\n\nYear   Exports to China (planned)   Imports\n2021         79.3            67.6\n2022        114.2            76.1\n2023        111.0            129.1\n") == [])
        #expect(
            try claims("Visitors of museums\n\nMuseum       2021     2022\nPrado       (1180)    2456\nAlbertina     512      998\n").count == 3)
    }
}
