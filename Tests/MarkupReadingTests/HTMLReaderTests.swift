import Documents
@testable import MarkupReading
import Testing

struct HTMLReaderTests {
    private func texts(_ source: String) throws -> [String] {
        let bytes = Array(source.utf8)
        return try HTMLReader().read(bytes).markup.blocks.map { String(decoding: $0.bytes(in: bytes), as: UTF8.self) }
    }

    @Test(
        "Tags are no text",
        arguments: [
            ("<p>The <b>City</b> Museum<p>Next", ["The City Museum", "Next"]), ("a<br>b", ["a\nb"]), ("<h1>A</h1>b<div>c</div>", ["A", "b", "c"]),
            ("5&nbsp;million &#8212; &eacute;&copy 2020", ["5\u{A0}million — é© 2020"]), ("a <!-- 5 --> b", ["a  b"]), ("<script>5</script><style>6</style>a", ["a"]),
            ("<pre>5</pre><del>6</del>a", ["a"]), ("a < 5 &amp; b &lt; 6 &foo; c", ["a < 5 & b < 6 &foo; c"]), ("<ul><li>a<ul><li>b</ul><li>c</ul>", ["a", "b", "c"]),
            ("Пр<i>ив</i>ет 中😀", ["Привет 中😀"]), ("a\r\nb", ["a\nb"]), ("<p>a</x>b</p>", ["ab"]), ("", []), ("<p>open <b>bold", ["open bold"]),
        ])
    func text(source: String, expected: [String]) throws { #expect(try texts(source) == expected) }

    @Test("Every word knows where it stands in the file")
    func places() throws {
        let source = "\u{FEFF}<html>\r\n<p>é w1 <b>w2</b>&nbsp;w3</p><table>w4<tr><td>中 w5<td>w6</table></html>"
        let bytes = Array(source.utf8)
        let pieces = try HTMLReader().read(bytes, from: 3).markup.blocks.flatMap(\.pieces).filter { $0.replacement == nil }
            .map { String(decoding: bytes[$0.span.range], as: UTF8.self) }
        for number in 1...6 { #expect(pieces.contains { $0.contains("w\(number)") }, "w\(number)") }
        #expect(!pieces.contains { $0.contains("<") })
    }

    @Test("Cells that span rows and columns are repeated")
    func spans() throws {
        let bytes = Array("<table><thead><tr><th rowspan=2>A<th colspan=2>B<tr><th>C<th>D</thead><tr><th>e<td>1<td>2</table>".utf8)
        let table = try #require(try HTMLReader().read(bytes).markup.tables.first)
        #expect(table.rows.map { $0.map { String(decoding: $0.text.bytes(in: bytes), as: UTF8.self) } } == [["A", "B", "B"], ["A", "C", "D"], ["e", "1", "2"]])
        #expect(table.rows.map { $0.map(\.isRepeated) } == [[false, false, true], [true, false, false], [false, false, false]])
        #expect(table.rows.map { $0.map(\.isHeader) } == [[true, true, true], [true, true, true], [true, false, false]])
    }

    @Test("Tables inside tables are tables of their own")
    func nested() throws {
        let bytes = Array("<table><tr><td>a<table><tr><td>1<td>2</table><td>b</table>".utf8)
        let tables = try HTMLReader().read(bytes).markup.tables
        #expect(tables.map { $0.rows.map(\.count) } == [[2], [2]])
    }

    @Test("The head states language, title and date")
    func head() throws {
        let text = "<html lang=en><head><title> A &amp;\n B </title><meta property='article:published_time' content='2023-10-02'></head>x"
        #expect(try HTMLReader().read(Array(text.utf8)).metadata == DocumentMetadata(date: "2023-10-02", title: "A & B", language: "en"))
    }

    @Test("What is too deep is refused before it is parsed; what needs no end tag is not deep")
    func depth() throws {
        #expect(throws: MarkupError.tooDeep(limit: HTMLReader.deepest)) { try texts(String(repeating: "<div>", count: 100_000)) }
        #expect(try texts(String(repeating: "<p>a<br>", count: 2_000)).count == 2_000)
    }

    @Test(
        "Broken and hostile HTML is read all the same",
        arguments: [
            "<table><tr><td", "<", "&", "<!--", "<table><td>1<td colspan=99999>2<tr><td rowspan=99999>3<tr><td>4", "</p></p></table>", "<td>1</td>", "a<![CDATA[5]]>b",
            "<table>" + String(repeating: "<td>1", count: 10_000), String(repeating: "<b>", count: 400) + "a", String(repeating: "&amp", count: 5_000),
        ])
    func hostile(source: String) throws {
        let bytes = Array(source.utf8)
        for block in try HTMLReader().read(bytes).markup.blocks { #expect(String(validating: block.bytes(in: bytes), as: UTF8.self) != nil) }
    }
}
