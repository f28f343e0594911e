import Rules
import Testing

@testable import Extraction

@Suite struct TokenScannerTests {
    /// The tokens of a text: what they say, and the kinds they have.
    private func tokens(_ text: String, _ rules: RuleSet) throws -> [(text: String, kinds: Set<String>)] {
        let language = try #require(rules.languages["en"])
        let normal = NormalText(text, language.lexicon)
        return TokenScanner(rules: language, kinds: rules.kinds).tokens(in: normal).map { token in
            let set = rules.kinds.sets[token.code]
            return (
                String(decoding: normal.bytes[token.start..<token.end], as: UTF8.self),
                Set(rules.kinds.names.filter { set.contains(rules.kinds.kind($0)!) })
            )
        }
    }

    private func numbers(_ text: String) throws -> [String] {
        try tokens(text, try Shipped.rules()).filter { $0.kinds.contains("number") }.map(\.text)
    }

    @Test(
        "names with digits in them are no numbers",
        arguments: ["COVID-19 cases", "the G20 summit", "an A-50 plane", "H1N1 flu", "МиГ-29", "Š12", "user_12", "Win32 code", "the 3Dx and 4Gy", "since 9/11", "3M shares", "SCP2-173", "v3.2", "see http://a.example/?id=3 now"])
    func names(text: String) throws {
        #expect(try numbers(text) == [])
    }

    @Test(
        "numbers in digits, whole",
        arguments: [
            ("worth 1,234,567.89 in all", ["1,234,567.89"]), ("cost $5 or €7.50", ["5", "7.50"]), ("in 2022, 12,5 or 1,23,456", ["2022", "12,5", "1,23,456"]),
            ("from 5-10", ["5", "10"]), ("12345,678", ["12345", "678"]), ("the end is 7.", ["7"]), ("3.5.", ["3.5"]), ("中国5个", ["5"]), ("(1,000)", ["1,000"]), ("1,0000", ["1", "0000"]),
            ("200lbs", ["200"]), ("the 27th meeting", ["27"]), ("5m dollars", ["5"]), ("a 10-year plan", ["10"]), ("6/11", ["6", "11"]), ("０", ["0"]),
            ("40 000 cars", ["40 000"]), ("1 800 555 1234", ["1", "800", "555", "1234"]), ("1  000", ["1", "000"]), ("22,24,26", ["22", "24", "26"]),
            ("up .5 or 1.3e6", [".5", "1.3e6"]), ("24703m212", []), ("Dec 12 300 came", ["12", "300"]),
        ])
    func digits(text: String, expected: [String]) throws {
        #expect(try numbers(text) == expected)
    }

    @Test("an address or a version is dotted, piece by piece, and never a decimal")
    func dotted() throws {
        for text in ["192.168.1.2", "version 10.4.1"] {
            let found = try tokens(text, try Shipped.rules()).filter { $0.kinds.contains("number") }
            #expect(found.allSatisfy { $0.kinds.contains("dotted") && !$0.text.contains(".") })
            #expect(found.count >= 3)
        }
        #expect(try tokens("3.5 and 7", try Shipped.rules()).allSatisfy { !$0.kinds.contains("dotted") })
    }

    @Test(
        "what a number in digits can be",
        arguments: [
            ("2022", ["number", "integer", "plain", "year"]), ("31", ["number", "integer", "plain", "day-number", "two-digits"]),
            ("7", ["number", "integer", "plain", "day-number", "month-number"]), ("12", ["number", "integer", "plain", "day-number", "month-number", "two-digits"]),
            ("05", ["number", "integer", "plain", "day-number", "month-number", "two-digits", "zero-led"]), ("32", ["number", "integer", "plain", "two-digits"]),
            ("2,022", ["number", "integer"]), ("3.5", ["number"]), ("2200", ["number", "integer", "plain"]), ("0", ["number", "integer", "plain"]), ("20221", ["number", "integer", "plain"]),
        ])
    func kinds(text: String, expected: [String]) throws {
        let rules = try RuleSet.english("concepts: []")
        #expect(try tokens(text, rules).map(\.kinds) == [Set(expected)])
    }

    private static let words = """
        lexicon:
          - { category: country, values: { USA: [US], GBR: [UK] } }
          - { category: currency, values: { USD: [US dollar, dollar] } }
          - { category: month, case: capitalised, values: { 5: [May] } }
          - { category: modal, case: exact, values: { may: [may] } }
          - { category: acronym, case: exact, values: { who: [WHO] } }
          - { category: length, after: number, values: { m: [m, metre] } }
          - { category: suffix, after: number, values: { 0: [th] } }
        """

    @Test(
        "forms of the lexicon: the longest, in whole words, by case, by what stands before",
        arguments: [
            ("a US dollar", ["US dollar"]), ("US dollars", ["US"]), ("usual USA bus", []), ("us, uk", ["us", "uk"]), ("the DOLLAR-US", ["DOLLAR", "US"]),
            ("May may MAY maY", ["May", "may", "MAY"]), ("WHO who", ["WHO"]), ("m 5 m 5m 5-m 5  m", ["5", "m", "5", "m", "5", "m", "5", "m"]), ("5 , m", ["5"]), ("27th th", ["27", "th"]),
            ("5mx 5th", ["5", "th"]), ("éUS USé US中", ["US"]), ("UK's", ["UK"]),
        ])
    func forms(text: String, expected: [String]) throws {
        #expect(try tokens(text, try RuleSet.english(Self.words)).map(\.text) == expected)
    }

    @Test("case decides which readings of a word count")
    func caseDecidesReadings() throws {
        let rules = try RuleSet.english(Self.words)
        #expect(try tokens("May", rules).map(\.kinds) == [["month"]])
        #expect(try tokens("may", rules).map(\.kinds) == [["modal"]])
    }

    @Test("tokens ascend and do not overlap", arguments: ["$1,234.5m (5 % of 27th) on Dec. 30, 2022 US-China 5lbs", "1.2.3.4 5,6,7 8-9", "中国5元 é7 😀8"])
    func ordered(text: String) throws {
        let language = try Shipped.english()
        let normal = NormalText(text, language.lexicon)
        var end = 0
        for token in TokenScanner(rules: language, kinds: try Shipped.rules().kinds).tokens(in: normal) {
            #expect(token.start >= end && token.end > token.start)
            end = token.end
        }
        #expect(end > 0 && end <= normal.bytes.count)
    }
}
