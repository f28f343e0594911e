import Documents
import Patterns
import Rules
import Testing

@testable import Extraction

@Suite struct NormalTextTests {
    @Test(
        "one form for what is written in many",
        arguments: [
            ("a\u{A0}b\u{2009}c\u{3000}d", "a b c d"), ("a \t\r\n  b", "a b"), ("“a” ‘b’ it’s", "\"a\" 'b' it's"), ("１２３．５％", "123.5%"), ("ＵＳ＄", "US$"),
            ("a\u{2011}b\u{2212}c", "a-b-c"), ("a–b—c", "a–b—c"), ("so\u{AD}ft\u{200B}ly\u{FEFF}", "softly"), ("a\u{202E}b\u{2066}c", "abc"),
            ("  a  ", "a"), ("", ""), ("é€中😀", "é€中😀"), ("a\u{0}b\u{7F}c", "a b c"), ("a\u{2028}b", "a b"),
        ])
    func normal(text: String, expected: String) {
        #expect(NormalText(text).string == expected)
    }

    @Test("private-use characters cannot pass for tokens", arguments: ["\u{E000}", "\u{E123}", "\u{F8FF}"])
    func privateUse(character: String) {
        #expect(NormalText("a\(character)b").string == "a\u{FFFD}b")
    }

    @Test("a sentence ends with a line feed")
    func sentences() {
        #expect(NormalText("One here.  Two there.\nThree.").string == "One here.\nTwo there.\nThree.")
        #expect(NormalText("met Putin.Zhang said").string == "met Putin.\nZhang said")
    }

    @Test("every byte knows the character it stands for")
    func offsets() {
        let text = "“Ａ” \u{A0} é\u{AD}中.  B\u{E000}😀"
        let document = Document(id: "d", text: text)
        let normal = NormalText(document, document.whole, lexicon: Lexicon())
        #expect(normal.string == "\"A\" é中.\nB\u{FFFD}😀")
        var last = 0
        for index in normal.bytes.indices {
            let span = normal.documentSpan(index, index + 1)
            #expect(span.start >= last || normal.bytes[index] & 0xC0 == 0x80)
            #expect(!document.text(span).contains("\u{FFFD}"))
            last = span.start
        }
        let places = [("A", "Ａ"), ("é", "é"), ("中", "中"), ("B", "B"), ("\u{FFFD}", "\u{E000}"), ("😀", "😀")]
        for (here, there) in places {
            let start = normal.string.utf8.distance(from: normal.string.startIndex, to: normal.string.range(of: here)!.lowerBound)
            #expect(document.text(normal.documentSpan(start, start + here.utf8.count)) == there)
        }
    }

    @Test("folded text has the same length")
    func folded() {
        let normal = NormalText("ÉCOLE Über ＡＢＣ 中 ЖЁ")
        #expect(String(decoding: normal.folded, as: UTF8.self) == "école über abc 中 жё")
        #expect(normal.folded.count == normal.bytes.count)
    }

    @Test("a span that cuts a character gives valid UTF-8 all the same")
    func cutCharacters() {
        let document = Document(id: "d", text: "é中😀é中😀")
        for start in 0...document.bytes.count {
            for end in start...document.bytes.count {
                let normal = NormalText(document, TextSpan(start, end), lexicon: Lexicon())
                #expect(String(validating: normal.bytes, as: UTF8.self) != nil, "\(start)..<\(end)")
            }
        }
    }

    @Test(
        "a mention's span holds what stands in the document, however it is written",
        arguments: [
            ("Trade reached $172.4\u{A0}billion.", "$172.4\u{A0}billion"), ("Trade reached ＄１７２．４ billion.", "＄１７２．４ billion"),
            ("É — “it rose 47.5\r\npercent”", "47.5\r\npercent"), ("中国 said 33.69   billion US  dollars", "33.69   billion US  dollars"),
            ("on Dec.\u{202F}30,\u{3000}2022 😀", "Dec.\u{202F}30,\u{3000}2022"), ("\u{E001}\u{E000} worth 5\u{200B} km", "5\u{200B} km"),
        ])
    func mentionSpans(text: String, expected: String) throws {
        let document = Document(id: "d", text: text, metadata: DocumentMetadata(language: "en"))
        let (mentions, problems) = Extractor(rules: try Shipped.rules()).mentions(of: document, scratch: MatchScratch())
        #expect(problems.isEmpty)
        #expect(mentions.map { document.text($0.span) }.contains(expected), "\(mentions.map { document.text($0.span) })")
    }
}
