import Rules
import Testing

@testable import Extraction

@Suite struct TypedTextTests {
    private struct Sample {
        let normal: NormalText
        let tokens: [Token]
        let typed: TypedText

        /// `shown` chooses tokens by their text.
        init(_ text: String, shown: (String) -> Bool = { _ in true }) throws {
            let rules = try RuleSet.english("lexicon: [{ category: month, values: { 12: [Dec] } }, { category: sign, values: { 1: ['%'] } }]")
            let normal = NormalText(text)
            tokens = TokenScanner(rules: rules.languages["en"]!, kinds: rules.kinds).tokens(in: normal)
            typed = TypedText(normal, tokens, rules.kinds) { shown(String(decoding: normal.bytes[$0.start..<$0.end], as: UTF8.self)) }
            self.normal = normal
        }

        /// Typed text with each token as `*`.
        var masked: String {
            String(String.UnicodeScalarView(String(decoding: typed.bytes, as: UTF8.self).unicodeScalars.map { (0xE000...0xF8FF).contains($0.value) ? "*" : $0 }))
        }
    }

    @Test(
        "each token is one character",
        arguments: [("on Dec 30, 2022", "on * *, *"), ("5%", "**"), ("é 1,234.5 中", "é * 中"), ("none", "none"), ("", ""), ("7", "*")])
    func masks(text: String, expected: String) throws {
        #expect(try Sample(text).masked == expected)
    }

    @Test("a token that is not shown stays text")
    func hidden() throws {
        #expect(try Sample("on Dec 30, 2022") { $0 != "30" }.masked == "on * 30, *")
    }

    @Test("kinds are those of the tokens shown")
    func kinds() throws {
        let rules = try RuleSet.english("lexicon: [{ category: month, values: { 12: [Dec] } }, { category: sign, values: { 1: ['%'] } }]")
        let month = try #require(rules.kinds.kind("month"))
        #expect(try Sample("Dec 30").typed.kinds.contains(month))
        #expect(try !Sample("Dec 30") { $0 != "Dec" }.typed.kinds.contains(month))
        #expect(try Sample("none").typed.kinds == KindSet())
    }

    @Test("offsets lead back: text to itself, a token to its start", arguments: ["on Dec 30, 2022 é", "5% 6%", "中1中22中", "Dec", "no token", "x 1,234,567.89"])
    func offsets(text: String) throws {
        let sample = try Sample(text)
        var typed = 0
        var normal = 0
        var next = 0
        while normal < sample.normal.bytes.count {
            #expect(sample.typed.normal(typed) == normal)
            if next < sample.tokens.count, sample.tokens[next].start == normal {
                #expect(sample.typed.token(at: typed) == next)
                #expect(sample.typed.normal(typed + 1) == normal)
                #expect(sample.typed.normal(typed + 2) == normal)
                #expect(sample.typed.token(at: typed + 1) == nil)
                normal = sample.tokens[next].end
                typed += 3
                next += 1
            } else {
                #expect(sample.typed.token(at: typed) == nil)
                #expect(sample.typed.bytes[typed] == sample.normal.bytes[normal])
                normal += 1
                typed += 1
            }
        }
        #expect(typed == sample.typed.bytes.count)
        #expect(sample.typed.normal(typed) == sample.normal.bytes.count)
        #expect(next == sample.tokens.count)
    }

    @Test("the tokens of a stretch are those that begin in it")
    func tokensInRange() throws {
        let typed = try Sample("a 1 b 2 c 3").typed  // a␠***␠b␠***␠c␠***
        #expect(typed.tokens(in: 0..<typed.bytes.count) == [0, 1, 2])
        #expect(typed.tokens(in: 2..<3) == [0])
        #expect(typed.tokens(in: 3..<9) == [1])
        #expect(typed.tokens(in: 5..<8) == [])
        #expect(typed.tokens(in: 0..<2) == [])
    }
}
