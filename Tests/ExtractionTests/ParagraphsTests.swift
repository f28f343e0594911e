import Documents
import Extraction
import Testing

@Suite struct ParagraphsTests {
    private func paragraphs(_ text: String) -> [String] {
        let document = Document(id: "d", text: text)
        return Paragraphs.spans(of: document).map(document.text)
    }

    private static let wrapped = """
            BEIJING, Oct 20 - China's trade surplus narrowed in the
        first nine months of the year, customs figures showed on
        Tuesday.
            Exports rose 11.2 percent to 21.5 billion dlrs and the
        total with imports came to 40.1 billion, the official
        agency said.
            It gave no reason.
        """

    @Test("hard-wrapped text is cut at indented lines, not at line ends")
    func indented() {
        #expect(paragraphs(Self.wrapped).map { $0.prefix(8) } == ["BEIJING,", "Exports ", "It gave "])
        #expect(paragraphs(Self.wrapped)[0].hasSuffix("showed on\nTuesday."))
    }

    @Test("an indented line begins a paragraph even behind a full line")
    func indentedBehindFullLine() {
        let text = """
            Exports rose 11.2 percent in the first nine months of the
            year, and the total with imports came to 40.1 billion.
              The agency gave no reason for it, and none was asked of it.
            """
        #expect(paragraphs(text).map { $0.prefix(7) } == ["Exports", "The age"])
    }

    @Test("so is text with CR LF")
    func carriageReturns() {
        let text = Self.wrapped.replacing("\n", with: "\r\n")
        #expect(paragraphs(text).count == 3)
        #expect(paragraphs(text)[0].hasSuffix("showed on\r\nTuesday."))
        #expect(paragraphs("one\r\n\r\ntwo\r\n") == ["one", "two"])
        #expect(paragraphs("one\r\rtwo") == ["one", "two"])
    }

    @Test("in hard-wrapped text a clearly short line ends a paragraph")
    func shortLine() {
        let text = """
            Trade between the two countries reached a record high in
            the first eleven months.
            Exports of machines and vehicles grew by a third compared
            with a year earlier.
            """
        #expect(paragraphs(text).map { $0.prefix(5) } == ["Trade", "Expor"])
    }

    @Test("in unwrapped text every line is a paragraph")
    func unwrapped() {
        let long = String(repeating: "Trade grew again this year. ", count: 6)
        #expect(paragraphs("Headline\n\(long)\n\(long)\nShort line").count == 4)
        #expect(paragraphs("Headline\r\n\(long)\r\n\(long)").count == 3)
    }

    @Test("blank lines separate, also with spaces in them")
    func blankLines() {
        #expect(paragraphs("one\n\ntwo\n \t \nthree") == ["one", "two", "three"])
        #expect(paragraphs("\n\n  \n").isEmpty)
        #expect(paragraphs("").isEmpty)
    }

    @Test("spans hold no white space at their ends, ascend and do not overlap")
    func spans() {
        for text in [Self.wrapped, "  one  \n\n\ttwo\t\r\n\r\n three", String(repeating: "é ", count: 40_000)] {
            let document = Document(id: "d", text: text)
            var end = 0
            for span in Paragraphs.spans(of: document) {
                #expect(span.start >= end && span.count > 0)
                end = span.end
            }
        }
        #expect(paragraphs("  one  \n\n\ttwo\t") == ["one", "two"])
    }

    @Test("what stands before the body is passed over")
    func bodyStart() {
        let text = "date: 2022\n\nBody here"
        let document = Document(id: "d", bytes: Array(text.utf8), bodyStart: 12)
        #expect(Paragraphs.spans(of: document).map(document.text) == ["Body here"])
    }

    @Test("a paragraph without end is cut, between words or at least between characters", arguments: ["word ", "é", "中", "😀", "a"])
    func cut(unit: String) {
        let document = Document(id: "d", text: String(repeating: unit, count: 100_000 / unit.utf8.count))
        let spans = Paragraphs.spans(of: document)
        #expect(spans.count >= 3)
        #expect(spans.allSatisfy { $0.count <= Paragraphs.maximumLength })
        #expect(spans.allSatisfy { !document.text($0).contains("\u{FFFD}") })
        #expect(spans.map(document.text).joined() == document.text(document.whole).trimmingTrailingSpace)
        if unit == "word " { #expect(spans.dropFirst().allSatisfy { document.bytes[$0.start] == 0x20 }) }
    }
}

extension String {
    fileprivate var trimmingTrailingSpace: String { last == " " ? String(dropLast()) : self }
}
