import Testing

@testable import Rules

@Suite struct PatternNeedsTests {
    /// Patterns in which `M`, `N` and `E` stand for slots of three kinds.
    private func needed(_ pattern: String) -> String {
        let names = ["M", "N", "E"]
        var written = pattern
        for name in names { written = written.replacing(name, with: "{{\(name)}}") }
        let set = PatternNeeds.of(written) { PatternNeeds.kind(names.firstIndex(of: $0)!) }.kinds
        return zip(names, 0...).filter { set.contains($0.1) }.map(\.0).joined()
    }

    @Test(
        "what every match must hold is needed",
        arguments: [
            ("trade M", "M"), ("M.*N", "MN"), ("(?:M) and (?<name>N)", "MN"), ("(M|MN)", "M"), ("M+", "M"), ("M{2,3}", "M"), ("M+?N", "MN"),
            ("(?i:M)", "M"), ("(?i)M", "M"), (#"\(M\)"#, "M"), (#"\p{Lu}M"#, "M"), (#"[^\n;\]]M"#, "M"), ("[])]M", "M"), ("(?:a|b)M", "M"),
            ("(?=M)N", "MN"), ("(?<=M)N", "MN"), ("(?=M|N)E", "E"), ("(?=M)?E", "E"), ("(?!(?=M))E", "E"),
        ])
    func required(pattern: String, kinds: String) {
        #expect(needed(pattern) == kinds)
    }

    @Test(
        "what a match can do without is not",
        arguments: [
            ("M?", ""), ("M*N", "N"), ("M{0,2}", ""), ("M{,2}", ""), ("(?:M)?N", "N"), ("(?:M|N)", ""), ("M|N", ""), ("aM|bME", "M"), ("(?:aM|b)E", "E"),
            ("(?!M)N", "N"), ("(?<!M)N", "N"), ("(?!a(b)M)N", "N"), (#"\[M"#, "M"), ("(?:(?:M)?N)?E", "E"),
            ("M??N", "N"), ("M*+N", "N"), ("(*FAIL)|M", ""),
        ])
    func optional(pattern: String, kinds: String) {
        #expect(needed(pattern) == kinds)
    }

    @Test(
        "groups of every syntax are read as groups: what stands in an optional one is not needed",
        arguments: [
            ("(?>a(b)M)?E", "E"), ("(?P<n>a(b)M)?E", "E"), ("(?'n'a(b)M)?E", "E"), ("(?|a(b)M|N)?E", "E"), ("(x)?(?(1)M|N)E", "E"),
            ("(x)?(?(1)M)E", "E"), ("(?#M:M)E", "E"), ("(?#a (b)E", "E"), ("(?>M|M)E", "ME"), ("(?P<n>M)", "M"), ("(?|M|M)", "M"),
        ])
    func groupSyntax(pattern: String, kinds: String) {
        #expect(needed(pattern) == kinds)
    }

    /// The sets of words that a pattern needs; `{{f}}` is a fragment, other references are kinds.
    private func words(_ pattern: String) -> [String] {
        PatternNeeds.of(pattern) { $0 == "f" ? PatternNeeds.of("trade|commerce") { _ in .kind(0) } : .kind(0) }.bestWords
            .map { $0.sorted().joined(separator: " ") }.sorted()
    }

    @Test(
        "words that every match must hold",
        arguments: [
            ("Exports", ["exports"]), ("exports? (?:of|to) {{M}}", ["export of |export to |exports of |exports to "]), ("a{{M}}sales", ["sales"]),
            ("rose|fell", ["fell rose"]), ("(?:rose|fell) by {{M}}", ["fell by  rose by "]), ("{{M}} rose.*fell", [" rose", "fell"]),
            ("{{f}} was", ["commerce was trade was"]), ("(?:{{M}} trade|export)s", [" trade|export"]), ("[Tt]rade", ["trade"]), ("Экспорт", ["экспорт"]),
            ("出口", ["出口"]), (#"price\."#, ["price."]), ("(?=trade)t", ["trade"]), ("(?:trade)+", ["trade"]), (#"\bsales\b"#, ["sales"]),
        ])
    func words(pattern: String, expected: [String]) {
        #expect(words(pattern) == expected.map { $0.split(separator: "|").sorted().joined(separator: " ") }.sorted())
    }

    @Test(
        "what need not be in a match is no word",
        arguments: [
            "(?:trade)?{{M}}", "trade|{{M}}", "(?!trade){{M}}", "(?<!trade){{M}}", "of", "tr.*", "(?x)tr ade", #"(trade|\w+)"#, "(?:trade)*", "(?:trade){0,3}",
            #"\Qtrade\E"#, "(?(1)trade|M)", "(?#trade)M", "(*FAIL)|M", "[a-z]+", "(?:trade|of)",
        ])
    func noWords(pattern: String) {
        #expect(words(pattern).isEmpty)
    }

    @Test(
        "of alternatives with nothing in common, one kind of each must be there",
        arguments: [
            ("{{a}}|{{b}}", [["a", "b"]]), ("{{a}} (?:x{{b}}|{{c}})", [["b", "c"]]), ("(?:{{a}}{{b}}|{{a}}{{c}})", [["b", "c"]]), ("{{a}}|x", []), ("{{a}}|{{a}}{{b}}", []),
            ("(?:{{a}}|{{b}})?c", []), ("(?:(?:{{a}}|{{b}})|{{c}})", [["a", "b", "c"]]), ("(?!{{a}}|{{b}})c", []),
        ])
    func choices(pattern: String, expected: [[String]]) {
        let kinds = ["a", "b", "c"]
        let needs = PatternNeeds.of(pattern) { .kind(kinds.firstIndex(of: $0) ?? 9) }
        #expect(needs.choices.map { set in kinds.indices.filter(set.contains).map { kinds[$0] } } == expected)
    }

    @Test("A text is asked for all words in one pass, in any case", arguments: [
        ("Trade rose.", [0]), ("the EXPORTS fell", [1]), ("экспорт и ЭКСПОРТ Ёлка", [2, 4]), ("出口额", [3]), ("tra de expor", []), ("", []), ("x", []),
    ])
    func index(text: String, sets: [Int]) {
        let index = WordIndex([["trade", "commerce"], ["exports"], ["экспорт"], ["出口"], ["ёлка"]])
        var buffer: [UInt8] = []
        let found = Array(text.utf8).withUnsafeBufferPointer { index.found(in: $0, buffer: &buffer) }
        #expect((0..<5).filter(found.contains) == sets)
    }
}
