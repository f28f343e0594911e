import Documents
import Rules
import Testing

@Suite struct RuleDiagnosticsTests {
    @Test("an id used twice shows both places")
    func duplicateID() throws {
        let rule = """
            crosscheck: 1
            language: en
            concepts: [{ id: c }]
            rules:
              - id: same
                extract: { concept: c, any: [x] }
            """
        let found = problems(rule + "\n  - id: same\n    extract: { concept: c, any: [y] }", rule.replacing("concepts: [{ id: c }]", with: "fragments: {}"))
        #expect(found.map(brief) == ["1.yml:7:9 duplicate-id", "2.yml:5:9 duplicate-id"])
        #expect(found.map { $0.places.map(\.line) } == [[7, 5], [5, 5]])
        #expect(found[0].places[1] == Problem.Label(file: "1.yml", line: 5, column: 9, note: "first used here"))
        #expect(found[1].places[1].file == "1.yml")
        #expect(found[0].advice?.contains("another id") == true)
    }

    @Test("a fragment that leads back to itself shows where it is used and where it is declared")
    func fragmentCycle() throws {
        let found = problems(
            """
            crosscheck: 1
            language: en
            concepts: [{ id: c }]
            fragments:
              a: 'x{{b}}'
              b: 'y{{a}}'
            rules:
              - id: r
                extract: { concept: c, any: ['{{a}}'] }
            """)
        #expect(found.map(brief) == ["1.yml:5:6 fragment-cycle"])
        #expect(found[0].places.count == 2)
        #expect(found[0].places[1].line == 6)
        #expect(found[0].message.contains("a → b → a"))
        #expect(found[0].advice?.contains("Break the circle") == true)
    }

    @Test("fragments that double each other are refused at once, with one problem")
    func doublingFragments() {
        let fragments = (1...60).map { "  f\($0): '{{f\($0 - 1)}}{{f\($0 - 1)}}'" }.joined(separator: "\n")
        let found = problems(
            "crosscheck: 1\nlanguage: en\nconcepts: [{ id: c }]\nfragments:\n  f0: xx\n\(fragments)\nrules:\n  - { id: r, extract: { concept: c, any: ['{{f60}}'] } }")
        #expect(found.count == 1)
    }

    @Test("a fragment declared twice shows both places")
    func duplicateFragment() {
        let found = problems("crosscheck: 1\nlanguage: en\nfragments: { up: rose }", "crosscheck: 1\nlanguage: en\nfragments:\n  up: grew")
        #expect(found.map(brief) == ["2.yml:4:7 duplicate-fragment"])
        #expect(found[0].places.last.map { "\($0.file):\($0.line ?? 0)" } == "1.yml:3")
    }

    @Test("all problems of a load come together, in the order of files and lines")
    func allTogether() {
        let found = problems(
            """
            crosscheck: 1
            langauge: en
            concepts: [{ id: c, period-type: durations }]
            rules:
              - id: first
                extract: { concept: d, any: ['(', '{{nothing-like-it}}'] }
              - id: second
                statsu: stable
                severity: fatal
              - extract: { concept: c, any: [x] }
            """,
            "crosscheck: 2",
            "rules: []",
            "crosscheck: 1\n\tlanguage: en")
        #expect(
            found.map(brief) == [
                "1.yml:2:1 unknown-key", "1.yml:3:34 unknown-value", "1.yml:6:25 unknown-concept", "1.yml:6:36 bad-pattern",
                "1.yml:6:40 unknown-slot", "1.yml:7:5 incomplete-rule", "1.yml:8:5 unknown-key", "1.yml:9:15 unknown-value", "1.yml:10:5 no-id", "2.yml:1:13 newer-format",
                "3.yml:1:1 no-format", "4.yml:2:1 bad-yaml",
            ])
    }

    @Test("the same broken files give the same problems each time")
    func deterministic() {
        let text = """
            crosscheck: 1
            langage: en
            concepts: [{ id: c, period-type: never, name: [] }, { entity: none }]
            rules: [{ id: r, status: old, severity: loud, extract: { concept: d, any: ['(', '{{x}}'], measure: big } }]
            """
        let first = problems(text, text)
        for _ in 0..<5 { #expect(problems(text, text) == first) }
        #expect(!first.isEmpty)
    }

    @Test("a file with nothing wrong has no problems, an empty one neither")
    func sound() throws {
        _ = try load("crosscheck: 1\nlanguage: en", "", "# only a remark")
    }
}
