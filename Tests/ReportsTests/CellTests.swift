import Testing

@testable import Reports

@Suite struct CellTests {
    @Test(
        "Columns on a terminal.",
        arguments: [
            ("a", 1), ("é", 1), ("e\u{301}", 1), ("亿", 2), ("％", 2), ("ｱ", 1), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
            ("👨‍👩‍👧", 2), ("🇨🇳", 2), ("❤\u{FE0F}", 2), ("\t", 4), ("\n", 1), ("\u{1B}", 6), ("\u{301}", 1), ("…", 1), ("क्षि", 2),
        ])
    func width(_ text: String, _ columns: Int) {
        #expect(Cell.cells(of: text).width == columns)
    }

    @Test(
        "Nothing that steers a terminal or hides text is printed.",
        arguments: ["\u{0}", "\u{7}", "\u{1B}", "\u{7F}", "\u{9B}", "\u{200B}", "\u{200E}", "\u{202E}", "\u{2066}", "\u{2028}", "\u{FEFF}", "\u{E0041}"])
    func escapes(_ text: String) {
        let escape = "\\u{\(String(text.unicodeScalars.first!.value, radix: 16, uppercase: true))}"
        #expect(printable("a" + text + "b") == "a\(escape)b")
    }

    @Test func piledAccents() {
        let pile = "a" + String(repeating: "\u{301}", count: 1000) + "b"
        #expect(printable(pile).unicodeScalars.count == 18)
        #expect(Cell.cells(of: pile).width == 3)
    }

    @Test func wrapping() {
        #expect(wrapped("one two three", first: 7, rest: 5) == ["one two", "three"])
        #expect(wrapped("three four", first: 2, rest: 5) == ["", "three", "four"])
        #expect(wrapped("abcdefg", first: 3, rest: 3) == ["abc", "def", "g"])
        #expect(wrapped("一二三 four", first: 5, rest: 5) == ["一二", "三", "four"])
        #expect(wrapped("", first: 5, rest: 5) == [])
    }
}
