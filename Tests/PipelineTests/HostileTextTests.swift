import Documents
@testable import Pipeline
import Testing

/// Texts that no author wrote. They may give nothing or a problem; they must not stop the run.
struct HostileTextTests {
    private static func text(_ name: String, _ text: String) -> Document { Document(id: name, text: text) }

    private static let documents = [
        text("empty", ""), text("blank", " \n\t\n  "), text("nul", "\u{0}\u{0} trade \u{0} $1 billion\u{0}"),
        text("digits", String(repeating: "1234567890", count: 100_000)),
        text("digits in groups", String(repeating: "123,456,", count: 20_000)),
        text("zeros", "$0." + String(repeating: "0", count: 100_000) + "1 billion and 1e999999999 dollars"),
        text("brackets", String(repeating: "(", count: 100_000) + String(repeating: ")", count: 100_000)),
        text("brackets with amounts", String(repeating: "$1 billion (about ", count: 2_000)),
        text("long word", String(repeating: "a", count: 1_000_000)),
        text("long words", String(repeating: String(repeating: "ß", count: 5_000) + " ", count: 50)),
        text("blank lines", String(repeating: "\n", count: 200_000)), text("carriage returns", String(repeating: "\r", count: 200_000)),
        text("private use", String(String.UnicodeScalarView((0xE000...0xF8FF).compactMap(Unicode.Scalar.init)))),
        text("private use planes", String(String.UnicodeScalarView((0xF0000...0xF1000).compactMap(Unicode.Scalar.init))) + " $1 billion"),
        text("bidi", "\u{202E}\u{2066}$1.8 billion\u{2069}\u{202C} (\u{200F}EUR\u{200E} 2.3\u{FEFF} billion)\u{061C}"),
        text("combining", "e" + String(repeating: "\u{301}", count: 100_000)), text("joined", String(repeating: "👩‍👩‍👧‍👦", count: 10_000)),
        text("dates", String(repeating: "Friday, February 30, 2022; 99/99/9999; ", count: 500)),
        text("years", String(repeating: "in 0000 and 9999 and 99999 ", count: 500)),
        text("near misses", String(repeating: "trade between China and Russia and ", count: 1_000)),
        text("dashes", String(repeating: "- ", count: 50_000)), text("quotes", String(repeating: "\"", count: 50_000)),
    ]

    @Test("A hostile text neither crashes nor keeps the run", .timeLimit(.minutes(2)), arguments: documents)
    func alone(document: Document) async {
        let run = await Run([document])
        #expect(run.corpus.claims.allSatisfy { $0.span.end <= document.bytes.count })
        #expect(!run.json.isEmpty)
    }

    @Test("Hostile neighbours change nothing for the others")
    func together() async {
        let small = Self.documents.filter { $0.bytes.count < 20_000 }
        #expect(await Run(Texts.seeds + small).findings.filter { $0.accused.document.hasPrefix("00") } == Run.seeds.value.findings)
    }
}

extension Document: CustomTestStringConvertible {
    package var testDescription: String { id }
}
