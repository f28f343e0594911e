import Authoring
import Pipeline
import Reports
import Testing

struct RuleCoverageTests {
    private static let file = """
        crosscheck: 1
        language: en
        concepts:
          - { id: shop.sales, entity: none }
        rules:
          - id: shop-sales
            extract:
              concept: shop.sales
              any:
                - 'sales (?:of|were) {{value:money}}|turnover {{value:money}}|{{value:money}} (?:in|of) sales'
                - 'takings of {{value:money}}'
              not: ['{{money}} a day', '{{money}} a week']
              also: [{ measure: change, pattern: 'up {{change:percent}}' }, { measure: change, pattern: 'down {{change:percent}}' }]
            examples:
              - { text: 'Sales were $5 million in 2020, up 3 percent.', claims: [{ value: 5e6 }] }
              - { text: 'Turnover $5 million a day in 2020.', claims: [] }

        """

    @Test("Patterns and alternatives that no example matches are named, with their place")
    func gaps() throws {
        let (parts, gaps) = RuleCoverage(engine: try .with(Self.file)).gaps(fromSource: 1)
        #expect(parts == 8)
        #expect(gaps.map { "\($0.role) \($0.isAlternative) \($0.written)" } == [
            "pattern 1 true {{value:money}} (?:in|of) sales", "pattern 2 false takings of {{value:money}}", "not 2 false {{money}} a week",
            "also 2 false down {{change:percent}}",
        ])
        #expect(gaps.map(\.place.line) == [10, 11, 12, 13])
        let text = ExampleReport(context: .plain).text(of: gaps[0])
        #expect(
            text == """
                uncovered: shop-sales (no example matches an alternative of pattern 1)
                  {{value:money}} (?:in|of) sales
                  --> my-rules/a.yml:10:11

                """)
    }

    @Test("Only the rules asked for are looked at")
    func scope() throws {
        let coverage = RuleCoverage(engine: try .with(Self.file))
        #expect(coverage.gaps(fromSource: 1, of: "other").parts == 0)
        #expect(coverage.gaps(fromSource: 0).parts > 100)
    }
}

struct ExampleReportTests {
    private func report(_ example: String) async throws -> String {
        let file = Samples.museum.replacing("- { text: The City Museum has 412 rooms., claims: [] }", with: "- \(example)")
        let failures = await RuleExamples(engine: try .with(file)).failures(of: "museum-visitors").failures
        return failures.map(ExampleReport(context: .plain).text).joined()
    }

    @Test("A wrong claim is told aspect by aspect")
    func wrong() async throws {
        #expect(
            try await report("{ text: The City Museum had 400 visitors in 2021., claims: [{ value: 401, period: 2020, entity: [City Museum] }] }") == """
                wrong: museum-visitors (found with other values)
                  The City Museum had 400 visitors in 2021.
                    concept  museum.visitors
                    measure  level
                    entity   City Museum
                  - period   2020
                  + period   2021
                  - value    401
                  + value    400
                    modality asserted
                  --> my-rules/a.yml:17

                """)
    }

    @Test("What is missing is told as expected, what is noisy as found")
    func others() async throws {
        #expect(
            try await report("{ text: The City Museum lost 400 visitors., claims: [{ value: 400 }] }") == """
                missing: museum-visitors (nothing was found)
                  The City Museum lost 400 visitors.
                  - concept  museum.visitors
                  - value    400
                  --> my-rules/a.yml:17

                """)
        #expect(try await report("{ text: The City Museum had 400 visitors in 2021., claims: [] }").contains("noisy: museum-visitors (found though nothing should be)\n"))
        #expect(try await report("{ text: The City Museum had 400 visitors in 2021., claims: [] }").contains("  + value    400\n"))
    }
}
