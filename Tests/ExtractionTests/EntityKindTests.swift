import Documents
import Patterns
import Rules
import Testing

@testable import Extraction

/// Oslo is a town, and as a capital a country: the rule says which is meant.
@Suite struct EntityKindTests {
    private static func rules(_ pattern: String, entityKind: String = "") -> String {
        """
        crosscheck: 1
        language: en
        entities:
          - { id: oslo, kind: town, en: { name: [Oslo] } }
        concepts:
          - { id: rain.month, name: rain, period-type: duration, entity: one\(entityKind) }
        rules:
          - id: rain
            extract: { concept: rain.month, any: ['\(pattern)'] }
            examples: [{ text: None., claims: [] }]
        """
    }

    @Test(
        "The kind of the slot, or of the concept, decides",
        arguments: [
            ("{{entity:town}} had {{value:quantity}} of rain", "", "oslo"), ("{{entity:country-capital}} had {{value:quantity}} of rain", "", "NOR"),
            ("{{entity}} had {{value:quantity}} of rain", ", entity-kind: town", "oslo"), ("{{entity}} had {{value:quantity}} of rain", ", entity-kind: country", "NOR"),
        ])
    func meant(pattern: String, entityKind: String, entity: String) throws {
        let own = RuleSource(files: [RuleFile(path: "own.yml", text: Self.rules(pattern, entityKind: entityKind))])
        let extractor = Extractor(rules: try RuleLoader(sources: [try RuleSource.directory(Shipped.folder), own]).load())
        let document = Document(id: "d", text: "Oslo had 41 mm of rain in May 2022.", metadata: DocumentMetadata(language: "en"))
        let extracted = extractor.extract(document, scratch: MatchScratch())
        #expect(extractor.claims(of: extracted, date: nil).filter { $0.rule == "rain" }.map(\.entity) == [[entity]])
    }
}
