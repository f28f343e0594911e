/// What a terminal draws for one character of hostile text: printable, with the columns it takes.
///
/// Control and format characters (escape sequences, bidirectional overrides, invisible tags) become visible escapes such
/// as `\u{1B}`; tabs and line ends become spaces. A character is never split: accents stay with their letter.
package struct Cell: Sendable {
    /// Columns of a tab.
    private static let tab = 4
    /// A character of more scalars is cut: piled-up accents would draw over other lines.
    private static let maximumScalars = 16

    package let text: String
    package let width: Int

    static let ellipsis = Cell(text: "…", width: 1)

    package static func cells(of text: String) -> [Cell] { text.map(Cell.init) }

    package var isSpace: Bool { text == " " }
    fileprivate var endsWord: Bool { isSpace || width > 1 }

    private init(text: String, width: Int) {
        self.text = text
        self.width = width
    }

    package init(_ character: Character) {
        switch character {
        case "\t": self.init(text: String(repeating: " ", count: Self.tab), width: Self.tab)
        case "\n", "\r", "\r\n": self.init(text: " ", width: 1)
        default: self.init(scalars: character.unicodeScalars)
        }
    }

    private init(scalars: Character.UnicodeScalarView) {
        var text = ""
        var (drawn, escaped) = (0, 0)
        for scalar in scalars.prefix(Self.maximumScalars) {
            if scalar.mustBeEscaped {
                let escape = "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
                text += escape
                escaped += escape.count
            } else {
                text.unicodeScalars.append(scalar)
                drawn = scalar == "\u{FE0F}" ? 2 : min(2, drawn + scalar.columns)
            }
        }
        if scalars.count > Self.maximumScalars { (text, escaped) = (text + "…", escaped + 1) }
        // An accent without a letter gets the dotted circle that Unicode shows it on.
        if drawn + escaped == 0 { (text, drawn) = ("◌" + text, 1) }
        self.init(text: text, width: drawn + escaped)
    }
}

/// Text that is safe to print on a terminal, on one line.
package func printable(_ text: String) -> String { Cell.cells(of: text).map(\.text).joined() }

extension Sequence<Cell> {
    /// Columns of all cells.
    package var width: Int { reduce(0) { $0 + $1.width } }
}

extension [Cell] {
    /// Whether a line may end between the cells before and at `i`: at spaces and wide characters, never in a number.
    package func canBreak(before i: Int) -> Bool { self[i - 1].endsWord || self[i].endsWord }
}

extension Unicode.Scalar {
    /// Whether printing the scalar could steer the terminal or hide what is written. The joiners that some scripts and
    /// emoji need stay as they are.
    fileprivate var mustBeEscaped: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        case .format: self != "\u{200C}" && self != "\u{200D}"
        default: false
        }
    }

    /// Columns on a terminal: 0 for marks that combine, 2 for wide East Asian characters (Unicode Standard Annex 11,
    /// classes W and F, by block) and emoji, else 1.
    fileprivate var columns: Int {
        if value < 0x300 { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch value {
        case 0x1160...0x11FF: return 0  // medial and final Hangul letters join the initial one
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF,
            0x1B000...0x1B2FF, 0x20000...0x3FFFD:
            return 2
        default: return properties.isEmojiPresentation ? 2 : 1
        }
    }
}
