import Documents
@testable import MarkupReading
import Testing

struct MarkdownReaderTests {
    private func texts(_ source: String) -> [String] {
        let bytes = Array(source.utf8)
        return MarkdownReader().read(bytes).blocks.map { String(decoding: $0.bytes(in: bytes), as: UTF8.self) }
    }

    @Test(
        "Markup is no text",
        arguments: [
            ("# A *head* ###", ["A head"]), ("**5** billion", ["5 billion"]), ("[5](http://x/5) 5", ["5 5"]), ("5 \\* 3 &amp; 4", ["5 * 3 & 4"]),
            ("a ![5](x.png) b", ["a  b"]), ("~~12~~ 13", [" 13"]), ("a <b title=\"5\">6</b> 7", ["a 6 7"]), ("`5` visitors", ["5 visitors"]),
            ("one\n   two\nthree", ["one\ntwo\nthree"]), ("one\r\ntwo *three*\r\n", ["one\ntwo three"]), ("one<br>two", ["one\ntwo"]),
            ("- a *b*\n  c\n  1. d **e**", ["a b\nc", "d e"]), ("> a\nb *c*\n> d", ["a\nb c\nd"]), ("```\n5 million\n```\nout", ["out"]),
            ("    5 million\n\nout", ["out"]), ("<!-- 5 -->\n\nout", ["out"]), ("é **ü** 中\u{20}😀 *б*", ["é ü 中 😀 б"]), ("", []), ("a &nbsp;b", ["a \u{A0}b"]),
        ])
    func text(source: String, expected: [String]) { #expect(texts(source) == expected) }

    @Test("Every word knows where it stands in the file", arguments: ["\n", "\r\n"])
    func places(lineEnd: String) throws {
        let source = """
            # Кап *w1*

            Für w2 **w3** &amp; [w4](w4) \\_w5\\_
               w6 `w7`

            - w8 中 *w9*
              - w10

            > | é | **w11** |
            > |---|---|
            > | w12 | a\\|w13 |
            """.replacing("\n", with: lineEnd)
        let bytes = Array(source.utf8)
        let blocks = MarkdownReader().read(bytes).blocks
        for number in 1...13 {
            let word = "w\(number)"
            let block = try #require(blocks.first { String(decoding: $0.bytes(in: bytes), as: UTF8.self).split { !$0.isLetter && !$0.isNumber }.contains(Substring(word)) }, "\(word)")
            let pieces = block.pieces.filter { $0.replacement == nil }.map { String(decoding: bytes[$0.span.range], as: UTF8.self) }
            #expect(pieces.contains { $0.contains(word) }, "\(word)")
        }
        for block in blocks { #expect(zip(block.pieces, block.pieces.dropFirst()).allSatisfy { $0.span.end <= $1.span.start }) }
    }

    @Test("A table has rows of cells; the first is its head")
    func table() throws {
        let bytes = Array("| A | **B** |\n|---|--:|\n| x&amp;y | *1* |\n| z |\n".utf8)
        let table = try #require(MarkdownReader().read(bytes).tables.first)
        #expect(table.rows.map { $0.map { String(decoding: $0.text.bytes(in: bytes), as: UTF8.self) } } == [["A", "B"], ["x&y", "1"], ["z", ""]])
        #expect(table.rows.map { $0.map(\.isHeader) } == [[true, true], [false, false], [false, false]])
    }

    @Test("A table in raw HTML is one too")
    func html() throws {
        let bytes = Array("text\n\n<table><tr><td>a<td>1</table>\n\n*after*".utf8)
        let markup = MarkdownReader().read(bytes)
        #expect(markup.blocks.map { String(decoding: $0.bytes(in: bytes), as: UTF8.self) } == ["text", "a", "1", "after"])
        #expect(markup.tables.map { $0.rows.map(\.count) } == [[2]])
    }

    @Test("What stands before the body is passed over, and places stay those of the file")
    func bodyStart() throws {
        let bytes = Array("---\ndate: 1\n---\n*é* two".utf8)
        let block = try #require(MarkdownReader().read(bytes, from: 16).blocks.first)
        #expect(block.span == TextSpan(17, 24))
        #expect(String(decoding: block.bytes(in: bytes), as: UTF8.self) == "é two")
    }

    @Test(
        "Hostile text is read all the same",
        arguments: [
            String(repeating: "|a", count: 10_000) + "|\n" + String(repeating: "|-", count: 10_000) + "|\n" + String(repeating: "|1|\n", count: 2_000),
            String(repeating: ">", count: 5_000) + "a", String(repeating: "- ", count: 1_000) + "a", String(repeating: "[", count: 5_000) + "a",
            String(repeating: "*a_ ", count: 5_000), String(repeating: "&", count: 20_000), String(repeating: "\\", count: 20_000), "|", "|-|", "<table>", "\u{0}a",
        ])
    func hostile(source: String) {
        let bytes = Array(source.utf8)
        for block in MarkdownReader().read(bytes).blocks { #expect(String(validating: block.bytes(in: bytes), as: UTF8.self) != nil) }
    }

    @Test("A table that the parser would fill up beyond measure is text")
    func widest() {
        let wide = Array((String(repeating: "|-", count: 5_000) + "|\n" + String(repeating: "|1\n", count: 1_000)).utf8)
        #expect(!wide.withUnsafeBufferPointer(MarkdownReader.canHoldTables))
        #expect(Array("|a|\n|-|\n".utf8).withUnsafeBufferPointer(MarkdownReader.canHoldTables))
    }
}
