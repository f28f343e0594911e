import Documents
import Facts
import Rules
import Testing

@Suite struct RuleLoaderTests {
    private static let first = """
        crosscheck: 1
        language: en
        concepts: [{ id: trade.total, name: trade, entity: pair }]
        fragments: { up: 'rose' }
        marks: [{ id: mark, mark: comparison, any: [than] }]
        attributions: [{ id: source, any: ['(?<source>a)'] }]
        document-dates: [{ id: date, source: header, any: [dated] }]
        mentions: [{ id: mention, type: money, layer: 2, any: [dollar] }]
        checks: [{ id: same-fact, severity: warning }]
        rules:
          - id: rule
            summary: old
            extract: { concept: trade.total, any: ['trade {{up}}'] }
          - id: kept
            extract: { concept: trade.total, any: [kept] }
        """

    private func load(second: String) throws -> RuleSet {
        try RuleLoader(sources: [
            RuleSource(files: [RuleFile(path: "built-in/a.yml", text: Self.first)]),
            RuleSource(files: [RuleFile(path: "own/a.yml", text: "crosscheck: 1\nlanguage: en\n" + second)]),
        ]).load()
    }

    @Test("a later source replaces a rule of the same id and keeps the others")
    func replacesRule() throws {
        let rules = try load(second: "rules: [{ id: rule, summary: new, extract: { concept: trade.total, measure: share, any: [new] } }]")
        let claims = try #require(rules.languages["en"]?.claimRules)
        #expect(claims.map(\.id).sorted() == ["kept", "rule"])
        let rule = try #require(claims.first { $0.id == "rule" })
        #expect(rule.summary == "new")
        #expect(rule.measure == .share)
        #expect(rule.place.file == "own/a.yml")
    }

    @Test("so do mentions, also into another layer, marks, attributions, dates, checks and concepts")
    func replacesTheRest() throws {
        let rules = try load(
            second: """
                mentions: [{ id: mention, type: money, layer: 1, any: [euro] }]
                marks: [{ id: mark, mark: comparison, any: [as] }]
                attributions: [{ id: source, any: ['(?<source>b)'] }]
                document-dates: [{ id: date, source: dateline, any: [of] }]
                checks: [{ id: same-fact, severity: info }]
                concepts: [{ id: trade.total, name: commerce, entity: pair }]
                """)
        let english = try #require(rules.languages["en"])
        #expect(english.mentionLayers.map { $0.map(\.id) } == [["mention"], []])
        #expect(english.markRules.flatMap(\.patterns).map(\.pattern.source) == ["as"])
        #expect(english.attributionRules.flatMap(\.patterns).map(\.pattern.source) == ["(?<source>b)"])
        #expect(english.documentDateRules.map(\.source) == [.dateline])
        #expect(rules.checks["same-fact"]?.severity == "info")
        #expect(rules.concepts["trade.total"]?.name == "commerce")
    }

    @Test("a later source may use an earlier one's fragments, and replaces them for its own rules only")
    func replacesFragments() throws {
        let own = try load(second: "rules: [{ id: own, extract: { concept: trade.total, any: ['exports {{up}}'] } }]")
        #expect(try source(of: "own", own) == "exports (?:rose)")
        let replaced = try load(
            second: """
                fragments: { up: 'grew' }
                rules: [{ id: own, extract: { concept: trade.total, any: ['exports {{up}}'] } }]
                """)
        #expect(try source(of: "rule", replaced) == "trade (?:rose)")
        #expect(try source(of: "own", replaced) == "exports (?:grew)")
    }

    private func source(of id: String, _ rules: RuleSet) throws -> String {
        let rule = try #require(rules.languages["en"]?.claimRules.first { $0.id == id })
        return try #require(rule.patterns.first).pattern.source
    }

    @Test("rules without a language hold in all, and a fragment of a language covers a neutral one")
    func neutral() throws {
        let rules = try RulesTests.load(
            "crosscheck: 1\nconcepts: [{ id: c }]\nfragments: { up: up, down: down }\nrules: [{ id: all, extract: { concept: c, any: [x] } }]",
            "crosscheck: 1\nlanguage: en\nfragments: { up: rose }\nrules: [{ id: one, extract: { concept: c, any: ['{{up}} {{down}}'] } }]")
        #expect(rules.languages["en"]?.claimRules.map(\.id).sorted() == ["all", "one"])
        #expect(rules.languages["und"]?.claimRules.map(\.id) == ["all"])
        #expect(try source(of: "one", rules) == "(?:rose) (?:down)")
    }

    @Test("a rule's parts arrive as written")
    func parts() throws {
        let rules = try RulesTests.load(
            """
            crosscheck: 1
            language: en
            concepts: [{ id: c, period-type: running, entity: ordered-pair, siblings: [d, e] }, { id: d }, { id: e }]
            rules:
              - id: r
                version: 3
                status: stable
                severity: info
                tags: [a]
                extract:
                  concept: c
                  measure: change
                  base: previous-year
                  unit: person
                  entity: one
                  any: ['(?<entity>x)', '(?<entity>y)']
                  not: z
                  dimensions: { reporter: CHN }
                  also: [{ concept: d, measure: share, pattern: p, not: [q], within: 12 }]
                examples:
                  - { text: x, dated: 2022-12-31, claims: [{ concept: c, entity: [CHN, RUS], value: 1 }] }
                  - { text: w, claims: [] }
            """)
        let rule = try #require(rules.languages["en"]?.claimRules.first)
        #expect(rule.status == .stable)
        #expect(rule.severity == "info")
        #expect((rule.measure, rule.base, rule.unit, rule.entity) == (.change, "previous-year", "person", .one))
        #expect(rule.patterns.count == 2)
        #expect(rule.not.map(\.pattern.source) == ["z"])
        #expect(rule.dimensions == ["reporter": "CHN"])
        #expect(rule.also.map(\.within) == [12])
        #expect(rule.also.map(\.measure) == [.share])
        #expect(rule.examples.map(\.claims.count) == [1, 0])
        #expect(rule.examples[0].dated == Day(2022, 12, 31))
        let concept = try #require(rules.concepts["c"])
        #expect((concept.periodType, concept.entity, concept.siblings) == (.running, .orderedPair, ["d", "e"]))
    }

    @Test("case: exact holds for a rule's patterns")
    func exactCase() throws {
        let rules = try RulesTests.load(
            "crosscheck: 1\nlanguage: en\nconcepts: [{ id: c }]\nrules: [{ id: r, extract: { concept: c, case: exact, any: [US] } }, { id: s, extract: { concept: c, any: [US] } }]")
        #expect(try matches("r", "us", rules) == false)
        #expect(try matches("r", "US", rules))
        #expect(try matches("s", "us", rules))
    }

    @Test("with and without JIT the rules are the same")
    func withoutJIT() throws {
        let source = RuleSource(files: [RuleFile(path: "a.yml", text: Self.first)])
        let (fast, slow) = (try RuleLoader(sources: [source]).load(), try RuleLoader(sources: [source], withoutJIT: true).load())
        for text in ["trade rose", "Trade Rose", "trade fell"] {
            #expect(try matches("rule", text, fast) == matches("rule", text, slow))
        }
    }
}

@Suite struct WritingTests {
    private func rules(_ files: [(language: String, writing: String)]) throws -> RuleSet {
        try RuleLoader(sources: [RuleSource(files: files.map { file in
            RuleFile(path: "\(file.language).yml", text: "crosscheck: 1\nlanguage: \(file.language)\n\(file.writing)")
        })]).load()
    }

    @Test("A text in a language without rules is read by the language that calls itself the fallback")
    func fallback() throws {
        let rules = try rules([("aa", ""), ("bb", "writing: { fallback: true }\n")])
        #expect(rules.rules(for: "aa")?.language == "aa")
        #expect(rules.rules(for: "xx")?.language == "bb")
        #expect(try self.rules([("bb", ""), ("aa", "")]).rules(for: "xx")?.language == "aa")
    }

    @Test("Unknown letters are refused")
    func letters() {
        #expect(throws: RuleErrors.self) { try rules([("aa", "writing: { letters: runes }\n")]) }
    }
}
