import Documents

/// The language of a document: as stated, else by the script that most of its letters have. A paragraph in another script
/// than the document's has the language of that script.
package struct LanguageGuess {
    /// The language of the document.
    let language: String
    private let script: Script

    private enum Script: String { case latin = "en", cyrillic = "ru", han = "zh" }

    private static let sample = 8192
    /// So many letters tell the script of a paragraph.
    private static let telling = 16

    init(_ document: Document) {
        let (script, _) = Self.script(of: Self.beginning(of: document))
        self.script = script
        if let stated = document.metadata.language, stated.count >= 2 {
            language = String(stated.prefix(2)).lowercased()
        } else {
            language = script.rawValue
        }
    }

    /// The first bytes of the text, without markup.
    private static func beginning(of document: Document) -> ArraySlice<UInt8> {
        guard let markup = document.markup else { return document.bytes.dropFirst(document.bodyStart).prefix(sample) }
        var result: [UInt8] = []
        for block in markup.blocks where result.count < sample { result += block.bytes(in: document.bytes).prefix(sample) }
        return result[...]
    }

    package static func language(of document: Document) -> String { LanguageGuess(document).language }

    /// The language of one paragraph.
    func language(of paragraph: ArraySlice<UInt8>) -> String {
        let (own, letters) = Self.script(of: paragraph)
        return own == script || letters < Self.telling ? language : own.rawValue
    }

    /// The script that prevails, and how many letters speak for it. One Chinese character says about as much as two letters.
    private static func script(of bytes: ArraySlice<UInt8>) -> (Script, letters: Int) {
        var (latin, cyrillic, han) = (0, 0, 0)
        bytes.withUnsafeBufferPointer { bytes in
            for byte in bytes {
                latin &+= (byte | 0x20) &- 0x61 < 26 ? 1 : 0
                cyrillic &+= byte == 0xD0 || byte == 0xD1 ? 1 : 0
                han &+= byte &- 0xE4 < 6 ? 2 : 0
            }
        }
        if han > max(latin, cyrillic) { return (.han, han) }
        return cyrillic > latin ? (.cyrillic, cyrillic) : (.latin, latin)
    }
}
