/// Writes JSON into a byte buffer, members in the order of the calls, slashes unescaped, no space between tokens.
///
/// Text is copied in runs: only quotes, backslashes and control characters are escaped (RFC 8259, section 7). Every
/// claim of a corpus passes here, so nothing is built in between.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []
    private var followsValue = false

    package init() {}

    /// Ends a record of JSON Lines.
    package mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        followsValue = false
    }

    package mutating func object(_ body: (inout JSONWriter) -> Void) { nest("{", "}", body) }

    package mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
        name(key)
        nest("{", "}", body)
    }

    package mutating func array(_ key: String, _ body: (inout JSONWriter) -> Void) {
        name(key)
        nest("[", "]", body)
    }

    package mutating func member(_ key: String, _ value: String) {
        name(key)
        element(value)
    }

    package mutating func member(_ key: String, _ value: Int) {
        name(key)
        literal(String(value))
    }

    package mutating func member(_ key: String, _ value: Bool) {
        name(key)
        literal(value ? "true" : "false")
    }

    package mutating func null(_ key: String) {
        name(key)
        literal("null")
    }

    /// A member that is null when there is no value.
    package mutating func nullable(_ key: String, _ value: String?) {
        if let value { member(key, value) } else { null(key) }
    }

    /// A member that is left out when there is no value.
    package mutating func optional(_ key: String, _ value: String?) {
        if let value { member(key, value) }
    }

    /// A string of an array.
    package mutating func element(_ text: String) {
        separate()
        quote(text)
        followsValue = true
    }

    private mutating func nest(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: open))
        followsValue = false
        body(&self)
        bytes.append(UInt8(ascii: close))
        followsValue = true
    }

    private mutating func name(_ key: String) {
        separate()
        quote(key)
        bytes.append(UInt8(ascii: ":"))
        followsValue = false
    }

    private mutating func literal(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        followsValue = true
    }

    private mutating func separate() {
        if followsValue { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func quote(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { utf8 in
            var run = 0
            for i in utf8.indices where utf8[i] < 0x20 || utf8[i] == UInt8(ascii: "\"") || utf8[i] == UInt8(ascii: "\\") {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[run..<i]))
                escape(utf8[i])
                run = i + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[run...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
        case ..<0x20: bytes.append(contentsOf: ((byte < 0x10 ? "u000" : "u00") + String(byte, radix: 16)).utf8)
        default: bytes.append(byte)
        }
    }
}
