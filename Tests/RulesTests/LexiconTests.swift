import Rules
import Testing

@Suite struct LexiconTests {
    private func lexicon(_ rest: String, language: String = "en") throws -> Lexicon {
        let rules = try load("crosscheck: 1\nlanguage: \(language)\n" + rest)
        return try #require(rules.languages[language]).lexicon
    }

    @Test("of forms that begin alike, the longest is the last that is called")
    func longest() throws {
        let lexicon = try lexicon("lexicon: [{ category: c, values: { 1: [US], 2: [US dollar], 3: [US dollars, u] } }]")
        #expect(lexicon.longest("US dollars fell").map(\.length) == 10)
        #expect(lexicon.longest("US dollars fell").map(\.values) == ["3"])
        #expect(lexicon.longest("US dolls").map(\.values) == ["1"])
        #expect(lexicon.longest("u").map(\.values) == ["3"])
        #expect(lexicon.longest("euro") == nil)
        #expect(lexicon.longest("") == nil)
    }

    @Test("all forms at a place come, shortest first")
    func shortestFirst() throws {
        let lexicon = try lexicon("lexicon: [{ category: c, values: { 1: [no, not, nothing] } }]")
        var ends: [Int] = []
        Array("nothing".utf8).withUnsafeBufferPointer { text in lexicon.eachForm(in: text, from: 0) { end, _ in ends.append(end) } }
        #expect(ends == [2, 3, 7])
    }

    @Test("a form keeps its case rule, its condition and its spelling")
    func readings() throws {
        let lexicon = try lexicon(
            """
            lexicon:
              - { category: month, case: capitalised, values: { 5: [May] } }
              - { category: modal, values: { may: [may] } }
              - { category: unit-of-length, after: number, case: exact, values: { metre: [m] } }
            """)
        let may = try #require(lexicon.lexemes.first { $0.readings.count == 2 })
        #expect(may.readings.map(\.caseRule) == [.capitalised, .any])
        #expect(may.readings.map(\.value) == [.integer(5), .text("may")])
        let metre = try #require(lexicon.lexemes.flatMap(\.readings).first { $0.afterNumber })
        #expect(metre.caseRule == .exact)
        #expect(metre.form == Array("m".utf8))
    }

    @Test("the same form with the same meaning is one reading")
    func noDuplicates() throws {
        let lexicon = try lexicon("lexicon: [{ category: c, values: { 1: [a, a] } }, { category: c, values: { 1: [a] } }]")
        #expect(lexicon.lexemes.map(\.readings.count) == [1])
    }

    @Test("neutral forms are in every language, those of a language in no other")
    func languages() throws {
        let rules = try load(
            "crosscheck: 1\nlexicon: [{ category: c, values: { 1: ['%'] } }]", "crosscheck: 1\nlanguage: en\nlexicon: [{ category: c, values: { 1: [percent] } }]",
            "crosscheck: 1\nlanguage: ru\nlexicon: [{ category: c, values: { 1: [процент] } }]")
        #expect(rules.languages["en"]?.lexicon.forms == ["%", "percent"])
        #expect(rules.languages["ru"]?.lexicon.forms == ["%", "процент"])
        #expect(rules.languages["und"]?.lexicon.forms == ["%"])
    }

    @Test("thousands of forms are each found")
    func manyForms() throws {
        let words = (0..<3000).map { "w\($0 &* 2_654_435_761 % 1_000_003)" }
        let lexicon = try lexicon("lexicon: [{ category: c, values: { x: [\(words.joined(separator: ", "))] } }]")
        for word in words { #expect(lexicon.longest(word)?.length == word.utf8.count) }
    }

    @Test(
        "folding takes case away and keeps the length",
        arguments: [("ABC xyz 12", "abc xyz 12"), ("ÉÀÖ", "éàö"), ("×÷", "×÷"), ("ŁŻŽ", "łżž"), ("ЁЖЯ", "ёжя"), ("ΑΩ", "αω"), ("İ", "İ"), ("中€😀", "中€😀")])
    func folding(text: String, folded: String) {
        let bytes = CaseFolding.fold(text.utf8)
        #expect(String(decoding: bytes, as: UTF8.self) == folded)
        #expect(bytes.count == text.utf8.count)
        #expect(CaseFolding.fold(bytes) == bytes)
    }
}
