import Documents

/// The language of a document: as stated, else by the script that most of its letters have.
package enum LanguageGuess {
    private static let sample = 8192

    package static func language(of document: Document) -> String {
        if let stated = document.metadata.language, stated.count >= 2 { return String(stated.prefix(2)).lowercased() }
        var latin = 0
        var cyrillic = 0
        var han = 0
        for byte in document.bytes.dropFirst(document.bodyStart).prefix(sample) {
            if (byte | 0x20) &- 0x61 < 26 { latin += 1 }
            if byte == 0xD0 || byte == 0xD1 { cyrillic += 1 }
            if byte >= 0xE4, byte <= 0xE9 { han += 1 }
        }
        // One Chinese character says about as much as two letters.
        if han * 2 > max(latin, cyrillic) { return "zh" }
        return cyrillic > latin ? "ru" : "en"
    }
}
