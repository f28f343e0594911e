import Patterns
import Rules
import Testing

@Suite struct KindTableTests {
    private func rules() throws -> RuleSet {
        try load(
            """
            crosscheck: 1
            language: en
            lexicon:
              - { category: month, case: capitalised, values: { 5: [May] } }
              - { category: modal, values: { may: [may] } }
              - { category: ordinal-word, as: ordinal, values: { 2: [second] } }
              - { category: time-unit, after: number, values: { second: [second] } }
            mentions: [{ id: m, type: money, kinds: [money-sign], any: [dollars] }]
            """)
    }

    @Test("the kinds of the engine are always there, those of files are added")
    func names() throws {
        let kinds = try rules().kinds
        #expect(Array(kinds.names.prefix(12)) == CoreKind.mentionTypes)
        #expect(kinds.kind("money-sign") != nil)
        #expect(kinds.kind("month") != nil)
        #expect(kinds.kind("colour") == nil)
        #expect(Set(kinds.names).count == kinds.names.count)
    }

    @Test("each combination of kinds has a code of its own, back and forth")
    func codes() throws {
        let kinds = try rules().kinds
        #expect(Set(kinds.sets).count == kinds.sets.count)
        #expect(kinds.sets.count <= KindTable.maximumCodes)
        for (code, set) in kinds.sets.enumerated() { #expect(kinds.code(of: set) == code) }
    }

    @Test("a word has a code for each set of readings that case and neighbours can leave it")
    func combinations() throws {
        let kinds = try rules().kinds
        for names in [["month"], ["modal"], ["month", "modal"], ["ordinal-word", "ordinal"], ["ordinal-word", "ordinal", "time-unit"], ["time-unit"]] {
            #expect(kinds.code(of: kinds.set(names)) != nil, "\(names)")
        }
        #expect(kinds.code(of: kinds.set(["month", "ordinal-word"])) == nil)
    }

    @Test("a kind brings those that it implies")
    func implied() throws {
        let kinds = try rules().kinds
        let word = try #require(kinds.kind("ordinal-word"))
        #expect(kinds.set(ofReadings: [word]) == kinds.set(["ordinal-word", "ordinal"]))
    }

    @Test("every combination of digit kinds has a code")
    func digits() throws {
        let kinds = try rules().kinds
        for choice in 0..<(1 << CoreKind.digitKinds.count) {
            let names = CoreKind.digitKinds.indices.filter { choice >> $0 & 1 == 1 }.map { CoreKind.digitKinds[$0] }
            #expect(kinds.code(of: kinds.set(["number"] + names)) != nil)
        }
    }

    @Test("a slot is one step: any code that holds its kind, and no other")
    func slotMatchesItsCodes() throws {
        let rules = try load(
            """
            crosscheck: 1
            language: en
            concepts: [{ id: c }]
            lexicon: [{ category: month, values: { 5: [May] } }, { category: modal, values: { may: [may] } }]
            rules: [{ id: r, extract: { concept: c, any: ['{{year}}'] } }]
            """)
        let kinds = rules.kinds
        let year = try #require(kinds.kind("year"))
        for code in kinds.sets.indices {
            let character = String(Unicode.Scalar(UInt32(KindTable.firstCodePoint + code))!)
            #expect(try matches("r", character, rules) == kinds.sets[code].contains(year))
        }
        #expect(!kinds.codes(holding: year).isEmpty)
    }

    @Test("sets of kinds")
    func kindSet() {
        var set = KindSet()
        set.insert(0)
        set.insert(127)
        #expect(set.contains(0) && set.contains(127) && !set.contains(64))
        var zero = KindSet()
        zero.insert(0)
        var one = KindSet()
        one.insert(1)
        #expect(set.intersects(zero) && set.isSuperset(of: zero))
        #expect(!set.intersects(one) && !set.isSuperset(of: one))
        #expect(set.union(one).contains(1))
    }

    @Test("more kinds than a set can hold are a problem, not a crash")
    func tooManyKinds() {
        let rows = (0..<600).map { "  - { category: k\($0), values: { 1: [w\($0)] } }" }.joined(separator: "\n")
        #expect(problems("crosscheck: 1\nlanguage: en\nlexicon:\n" + rows).map(\.code) == ["too-many-kinds"])
    }
}
