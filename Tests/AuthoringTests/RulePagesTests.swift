import Authoring
import Pipeline
import Rules
import Testing

struct RulePagesTests {
    private func pages(_ file: String, fromSource: Int = 1) throws -> [RulePages.Page] { try RulePages(engine: .with(file), fromSource: fromSource).pages }

    @Test("A page says what a rule finds, in which words, and what it must not find")
    func page() throws {
        let pages = try pages(Samples.museum)
        #expect(pages.map(\.path) == ["index.md", "en/museum-visitors.md"])
        #expect(
            pages[1].text == """
                # museum-visitors

                Visitors of a museum over a period.

                |  |  |
                | --- | --- |
                | concept | museum.visitors (visitors) |
                | measure | level |
                | language | en |
                | status | experimental |
                | severity | error |
                | file | my-rules/a.yml:9 |

                It finds the level of ‘visitors’ (museum.visitors). It is about one entity, which the pattern must take. It holds over a period, from the pattern, the clause, the sentence or the paragraph. A claim begins with a match of one pattern, unless a pattern of ‘not’ overlaps it.

                ## Patterns

                ```text
                (?<entity>[a-z]+ museum) {{welcomed}} .{0,15}?{{value:number}} visitors
                ```

                ## Removed by

                ```text
                {{value:number}} visitors a day
                ```

                ## Slots

                | slot | takes | holds |
                | --- | --- | --- |
                | entity | text | whom it is about |
                | value | number | the figure |

                ## Fragments

                `{{welcomed}}` of my-rules/a.yml:4

                ```text
                (?:had|counted|welcomed)
                ```

                ## What it finds

                - The City Museum had about 412000 visitors in 2021.
                  - period 2021; value 412000

                ## Known false positives

                These come near, and nothing may be found in them.

                - The City Museum has 412 rooms.

                """)
    }

    @Test("The index has each rule with its examples")
    func index() throws {
        #expect(try pages(Samples.museum)[0].text.contains("| [museum-visitors](en/museum-visitors.md) | museum.visitors | experimental | 1+1 | Visitors of a museum over a period. |"))
    }

    private func rules(_ ids: [String], text: String = "Sales of $5.") -> String {
        "crosscheck: 1\nlanguage: en\nconcepts:\n  - { id: a.b, period-type: forever, entity: none }\nrules:\n"
            + ids.map { "  - { id: '\($0)', extract: { concept: a.b, any: ['sales `` of {{value:money}}'] }, examples: [{ text: '\(text)', claims: [] }] }\n" }.joined()
    }

    @Test("Ids cannot leave the directory, nor take each other's file")
    func fileNames() throws {
        let ids = ["../../up", "A b", "a-b", "..", "é", String(repeating: "x", count: 300)]
        let paths = try pages(rules(ids)).dropFirst().map(\.path)
        #expect(Set(paths).count == ids.count)
        for path in paths {
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            #expect(parts.count == 2 && parts[0] == "en" && !parts[1].hasPrefix(".") && parts[1].utf8.count < 120, "\(path)")
            #expect(parts[1].utf8.allSatisfy { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }, "\(path)")
        }
    }

    @Test("What rules say stays text: no markup, no end of a code block")
    func escaping() throws {
        let page = try pages(rules(["one"], text: "<b>Sales</b> | *of* [x](y)"))[1].text
        #expect(page.contains("- &lt;b&gt;Sales&lt;/b&gt; \\| \\*of\\* \\[x\\](y)"))
        #expect(page.contains("```text\nsales `` of {{value:money}}\n```"))
    }

    @Test("The built-in rules have a page each, the same at each making")
    func builtin() throws {
        let pages = RulePages(engine: .builtin, fromSource: 0).pages
        #expect(pages.count > 100 && Set(pages.map(\.path)).count == pages.count)
        #expect(pages == RulePages(engine: .builtin, fromSource: 0).pages)
        #expect(RulePages(engine: .builtin, fromSource: 1).pages.count == 1)
    }
}
