import Testing

@testable import Reports

@Suite struct JSONWriterTests {
    private func written(_ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        writer.object(body)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func members() {
        let text = written { writer in
            writer.member("z", 1)
            writer.object("empty") { _ in }
            writer.array("a") { writer in
                writer.object { $0.member("b", true) }
                writer.element("c")
                writer.object { _ in }
            }
            writer.nullable("n", nil)
            writer.optional("o", nil)
            writer.optional("p", "/")
        }
        #expect(text == #"{"z":1,"empty":{},"a":[{"b":true},"c",{}],"n":null,"p":"/"}"#)
    }

    @Test("Quotes, backslashes and control characters are escaped, nothing else.")
    func escapes() {
        let text = written { $0.member("k\"", "\u{0}\u{1F}\n\r\t\"\\/é亿\u{7F}\u{2028}") }
        #expect(text == #"{"k\"":"\u0000\u001f\n\r\t\"\\/é亿\#u{7F}\#u{2028}"}"#)
    }
}
