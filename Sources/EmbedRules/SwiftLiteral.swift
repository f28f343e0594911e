/// Texts as Swift source.
///
/// Raw literals keep rule files legible in the generated file and need an escape only for what Swift would not keep: it
/// reads CR and CR LF inside a literal as LF, and does not accept other control characters everywhere (The Swift
/// Programming Language, "String Literals"; checked by BuiltinRulesTests and by EmbedRulesTests).
enum SwiftLiteral {
    /// A literal of several lines. Its closing line stands at the margin, so that no indentation is taken away.
    static func lines(_ text: String) -> String {
        let hashes = String(repeating: "#", count: hashes(for: text))
        return hashes + "\"\"\"\n" + escaped(text, hashes, keepingLines: true) + "\n\"\"\"" + hashes
    }

    /// A literal of one line.
    static func line(_ text: String) -> String {
        let hashes = String(repeating: "#", count: hashes(for: text))
        return hashes + "\"" + escaped(text, hashes, keepingLines: false) + "\"" + hashes
    }

    /// One more number sign than the text has anywhere behind a quotation mark or a backslash, where they would end the
    /// literal or begin an escape.
    private static func hashes(for text: String) -> Int {
        var (longest, run, counts) = (0, 0, false)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): (run, counts) = (0, true)
            case UInt8(ascii: "#") where counts:
                run += 1
                longest = max(longest, run)
            default: counts = false
            }
        }
        return longest + 1
    }

    private static func escaped(_ text: String, _ hashes: String, keepingLines: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\t": result.unicodeScalars.append(scalar)
            case "\n" where keepingLines: result.unicodeScalars.append(scalar)
            case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{FEFF}":
                result += "\\\(hashes)u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
