import Testing

@testable import Rules

@Suite struct RequiredKindsTests {
    /// Patterns in which `M`, `N` and `E` stand for the classes of three kinds.
    private func needed(_ pattern: String) -> String {
        let classes = ["M": "[\\x{e000}\\x{e003}]", "N": "[\\x{e001}]", "E": "[\\x{e002}]"]
        var expanded = pattern
        for (name, text) in classes { expanded = expanded.replacing(name, with: text) }
        let set = RequiredKinds.of(expanded, classKinds: [classes["M"]!: 0, classes["N"]!: 1, classes["E"]!: 2])
        return zip(["M", "N", "E"], 0...).filter { set.contains($0.1) }.map(\.0).joined()
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
}
