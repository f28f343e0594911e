import Rules
import Testing

@testable import Extraction

@Suite struct SentenceSplitterTests {
    private func sentences(_ text: String) throws -> [String] {
        let normal = NormalText(text, try Shipped.english().lexicon)
        return normal.string.split(separator: "\n").map(String.init)
    }

    @Test(
        "sentences end at marks before a new beginning",
        arguments: [
            ("Trade grew. It rose fast! Did it? Yes.", ["Trade grew.", "It rose fast!", "Did it?", "Yes."]),
            ("He said \"it grew.\" Then he left.", ["He said \"it grew.\"", "Then he left."]), ("It grew (a lot.) Then it fell.", ["It grew (a lot.)", "Then it fell."]),
            ("“It grew.” 25 percent was the rate.", ["\"It grew.\"", "25 percent was the rate."]), ("met with Putin.Zhang said so", ["met with Putin.", "Zhang said so"]),
            ("grew by 5%.Exports fell", ["grew by 5%.", "Exports fell"]), ("中俄贸易增长。出口下降。", ["中俄贸易增长。", "出口下降。"]),
            ("It grew...\u{20}Then it fell.", ["It grew...", "Then it fell."]),
        ])
    func splits(text: String, expected: [String]) throws {
        #expect(try sentences(text) == expected)
    }

    @Test(
        "abbreviations, initials, decimals and names in one word do not end one",
        arguments: [
            "Mr. Putin met Dr. Wang on Dec. 30 in Moscow", "George W. Bush and J. K. Rowling met", "It rose 3.5 percent to 1.25 billion", "The U.S. Congress met", "at 5 p.m. Beijing time",
            "see example.com or file.txt", "the approx. 25 members", "it rose. and fell again", "version 2.0 of it", "No. 5 was best", "A.P.Moller said", "Yahoo! is a firm",
        ])
    func holds(text: String) throws {
        #expect(try sentences(text).count == 1)
    }

    @Test("an abbreviation is one only where the lexicon says so")
    func byLexicon() throws {
        #expect(NormalText("Mr. Putin").string == "Mr.\nPutin")
        let rules = try RuleSet.english("lexicon: [{ category: abbreviation, case: capitalised, values: { title: [Mr.] } }]")
        #expect(NormalText("Mr. Putin", rules.languages["en"]!.lexicon).string == "Mr. Putin")
    }
}
