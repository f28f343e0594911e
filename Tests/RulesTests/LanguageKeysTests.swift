import Documents
import Facts
import Rules
import Testing

/// Keys of rules beside what they extract: tags, documents, calendars, filters, inheritance and listed figures.
@Suite struct LanguageKeysTests {
    private static let english = """
        crosscheck: 1
        language: en
        concepts: [{ id: c, entity: one }, { id: d }]
        calendars: [{ id: us, entity: USA, year-starts: 10 }, { id: jp, entity: [JPN], year-starts: 4, names-year: start }]
        rules:
          - id: first
            severity: warning
            tags: [a, b]
            paths: ['news/**']
            except-paths: 'news/old/**'
            extract: { concept: c, measure: change, base: previous-year, unit: person, entity: any, dimensions: { basis: CNY }, modality: asserted, calendar: us, any: [x] }
        """

    private func rule(_ id: String, _ rules: RuleSet, _ language: String = "en") throws -> ClaimRule {
        try #require(rules.languages[language]?.claimRules.first { $0.id == id })
    }

    @Test("tags and the documents of a rule arrive")
    func tagsAndScope() throws {
        let rule = try rule("first", load(Self.english))
        #expect(rule.tags == ["a", "b"])
        #expect(rule.scope == PathScope(included: [Glob("news/**")], excluded: [Glob("news/old/**")]))
        #expect(rule.calendar == .named("us"))
    }

    @Test("calendars know their entities")
    func calendars() throws {
        let rules = try load(Self.english)
        #expect(rules.calendar(of: "JPN") == FiscalCalendar(firstMonth: 4, isNamedByEnd: false))
        #expect(rules.calendar(of: "USA") == FiscalCalendar(firstMonth: 10, isNamedByEnd: true))
        #expect(rules.calendar(of: "KEN") == nil)
    }

    @Test("a rule in another language takes the aspects of the fact, and its own keys win")
    func inherits() throws {
        let rules = try load(
            Self.english,
            """
            crosscheck: 1
            language: ru
            rules:
              - { id: second, inherits: first, tags: [c], extract: { measure: level, any: [y] } }
              - { id: third, inherits: second, extract: { any: [z] } }
            """)
        let (first, third) = (try rule("first", rules), try rule("third", rules, "ru"))
        #expect((third.concept, third.base, third.unit, third.entity) == (first.concept, first.base, first.unit, first.entity))
        #expect((third.severity, third.modality, third.calendar, third.dimensions) == (first.severity, first.modality, first.calendar, first.dimensions))
        #expect((third.measure, third.tags) == (.level, ["c"]))
        #expect(third.scope.isEverything)
        #expect(third.patterns.map(\.source) == ["z"])
    }

    @Test("a circle of inheritance shows both rules, an unknown rule what was meant")
    func badInheritance() {
        func rules(_ first: String, _ second: String) -> [Problem] {
            problems("crosscheck: 1\nlanguage: en\nconcepts: [{ id: c }]\nrules:\n  - { id: one, inherits: \(first), extract: { any: [x] } }\n  - { id: two, inherits: \(second), extract: { concept: c, any: [x] } }")
        }
        let circle = rules("two", "one")
        #expect(circle.map(brief) == ["1.yml:5:26 inheritance-cycle"])
        #expect(circle.first?.places.map(\.line) == [5, 6])
        #expect(rules("tow", "one").map(brief) == ["1.yml:5:26 unknown-rule"])
        #expect(rules("tow", "one").first?.advice?.contains("‘two’") == true)
        #expect(rules("one", "one").first?.code == "inheritance-cycle")
    }

    @Test("further figures of the same match are named by their slots")
    func listed() throws {
        let rules = try load(
            """
            crosscheck: 1
            language: en
            concepts: [{ id: c, entity: ordered-pair }, { id: d }]
            rules:
              - id: r
                extract:
                  concept: c
                  any: ['{{from:entity}} to {{to:entity}} {{value:money}} and {{second:money}}, {{third:percent}}, {{b:entity}} {{p:period}}']
                  also: [{ value: second, reverse: true }, { concept: d, measure: change, base: previous-year, value: third, entity: [b], period: p }]
            mentions:
              - { id: m1, type: money, any: [x] }
              - { id: m2, type: percent, any: [x] }
              - { id: m3, type: entity, any: [x] }
              - { id: m4, type: period, any: [x] }
            """)
        let listed = try rule("r", rules).listed
        #expect(listed.map(\.slot) == ["second", "third"])
        #expect(listed.map(\.isReversed) == [true, false])
        #expect(listed.map(\.measure) == [.level, .change])
        #expect((listed[1].concept, listed[1].base, listed[1].entitySlots, listed[1].periodSlot) == ("d", "previous-year", ["b"], "p"))
    }

    @Test("a filter says which findings it accepts, why and until when")
    func filters() throws {
        let filter = try #require(
            try load(Self.english + "\nfilters: [{ id: f, reason: known, expires: 2027-01-31, rule: first, concept: [c, d], document: 'old/*', entity: USA }]").filters.first)
        #expect((filter.id, filter.reason, filter.expires) == ("f", "known", Day(2027, 1, 31)))
        #expect((filter.rules, filter.concepts, filter.entities, filter.documents) == (["first"], ["c", "d"], ["USA"], [Glob("old/*")]))
    }

    @Test("a filter of a later source replaces that of the same id")
    func filterOfUser() throws {
        let (first, second) = (Self.english + "\nfilters: [{ id: f, reason: a, concept: c }]", "crosscheck: 1\nfilters: [{ id: f, reason: b, concept: d }]")
        let rules = try RuleLoader(sources: [
            RuleSource(files: [RuleFile(path: "1.yml", text: first)]), RuleSource(files: [RuleFile(path: "2.yml", text: second)]),
        ]).load()
        #expect(rules.filters.map(\.reason) == ["b"])
    }
}
