import Testing

@testable import Rules

@Suite struct LeadingTokensTests {
    /// Of a pattern in which `M` and `N` stand for the classes of two kinds: the kinds that lead, and what stands before them.
    private func lead(_ pattern: String) -> String {
        let classes = ["M": "[\\x{e000}\\x{e003}]", "N": "[\\x{e001}]"]
        var expanded = pattern
        for (name, text) in classes { expanded = expanded.replacing(name, with: text) }
        guard let lead = LeadingTokens.of(expanded, classKinds: [classes["M"]!: 0, classes["N"]!: 1]) else { return "-" }
        return zip(["M", "N"], 0...).filter { lead.kinds.contains($0.1) }.map(\.0).joined() + " \(lead.before)"
    }

    @Test(
        "a match begins so many bytes before its first token",
        arguments: [
            ("M", "M 0...0"), ("M N", "M 0...0"), ("in M", "M 3...3"), ("(?:the )?M", "M 0...4"), ("(?:at |by the )M", "M 3...7"), ("(?:M|to N)", "MN 0...3"),
            ("M?N", "MN 0...0"), ("(?:M to )?N", "MN 0...0"), ("(?<a>M)", "M 0...0"), ("a{2,3}M", "M 2...3"), ("(?:M|a){2}N", "MN 0...2"),
            ("\\bto\\b M", "M 3...3"), ("[ab]M", "M 1...4"), ("sM", "M 1...4"), ("éM", "M 1...4"), (".M", "M 1...4"), ("\\(M", "M 1...1"), ("\\d?M", "M 0...4"),
            ("(?i:a)M", "M 1...1"), ("^M", "M 0...0"),
        ])
    func leads(pattern: String, expected: String) {
        #expect(lead(pattern) == expected)
    }

    @Test(
        "what is only looked at is no part of a match; a token that must follow tells as much as one that is taken",
        arguments: [
            ("(?<=in )M", "M 0...0"), ("(?<!N)M", "M 0...0"), ("(?!N)M", "M 0...0"), ("by(?= M)", "M 3...3"), ("by(?= M|x)", "-"), ("(?=M)N", "M 0...0"),
            ("a(?<=\\A|\\n)M", "M 1...1"), ("a\\KM", "M 1...1"),
        ])
    func lookarounds(pattern: String, expected: String) {
        #expect(lead(pattern) == expected)
    }

    @Test(
        "nothing is told where a match needs no token, or may begin far from it, or the pattern is not understood",
        arguments: ["a", "M?", "M|a", "(?:M|b)?c", "a*M", "[^\\n]{0,60}M", "(a)\\1M", "(?(1)M|N)", "(?R)M", "(*FAIL)M", "(?|M|N)", "a{x}M", "\\X?M", "(?x) a M", "M)"])
    func nothing(pattern: String) {
        #expect(lead(pattern) == "-")
    }
}
