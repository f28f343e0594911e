import Rules
import Testing

@Suite struct FormReaderTests {
    private func forms(_ form: String) throws -> [String] {
        let rules = try load(
            """
            crosscheck: 1
            language: en
            paradigms: { noun: ['', s], case: [а, у] }
            lexicon: [{ category: c, values: { 1: ["\(form)"] } }]
            """)
        return try #require(rules.languages["en"]).lexicon.forms
    }

    @Test(
        "braces are alternatives, a name in angle brackets its endings",
        arguments: [
            ("dollar", ["dollar"]), ("dollar{s,}", ["dollar", "dollars"]), ("{US,Australian} dollar{s,}", ["Australian dollar", "Australian dollars", "US dollar", "US dollars"]),
            ("month<noun>", ["month", "months"]), ("{two,three} month<noun>", ["three month", "three months", "two month", "two months"]),
            ("month<noun>{,-long}", ["month", "month-long", "months", "months-long"]), ("рубл{ь,я}", ["рубль", "рубля"]), ("тонн<case>", ["тонна", "тонну"]),
            ("per  cent", ["per cent"]), ("a{b", ["a{b"]), ("a<b", ["a<b"]), ("year’s", ["year's"]), ("{,s}", ["s"]),
        ])
    func expands(form: String, expected: [String]) throws {
        #expect(try forms(form) == expected)
    }
}
