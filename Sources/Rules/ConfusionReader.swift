import Documents

/// Words that people write for each other, such as “million” and “billion”.
package struct Confusion: Sendable {
    /// What is taken for what: `magnitude`, `direction`.
    package let kind: String
    package let language: String
    /// A word may be written for the one at the same place of another side; words of one side mean the same.
    package let sides: [[String]]
}

/// Words that turn a sentence round, by the side on which they stand: copies are held against each other by them.
package struct OppositeWords: Sendable {
    private struct Word: Sendable {
        let form: [UInt8]
        let side: String
    }

    /// By first byte, the longest first.
    private var words: [[Word]] = []

    package init() {}

    package var isEmpty: Bool { words.isEmpty }

    /// A form that is declared twice keeps its first side.
    mutating func insert(_ form: String, side: String) {
        let folded = CaseFolding.fold(Array(form.utf8))
        guard let first = folded.first, words.isEmpty || !words[Int(first)].contains(where: { $0.form == folded }) else { return }
        if words.isEmpty { words = Array(repeating: [], count: 256) }
        words[Int(first)].append(Word(form: folded, side: side))
        words[Int(first)].sort { $0.form.count > $1.form.count }
    }

    /// The word that begins at a place of case-folded text: its bytes and its side. There must be words at all.
    package func word(at place: Int, in text: UnsafeBufferPointer<UInt8>) -> (count: Int, side: String)? {
        guard !words[Int(text[place])].isEmpty, place == 0 || !Self.joins(text[place - 1], text[place]) else { return nil }
        for word in words[Int(text[place])] where place + word.form.count <= text.count {
            let end = place + word.form.count
            guard (0..<word.form.count).allSatisfy({ text[place + $0] == word.form[$0] }) else { continue }
            if end == text.count || !Self.joins(text[end - 1], text[end]) { return (word.form.count, word.side) }
        }
        return nil
    }

    /// Whether two bytes belong to one word. Characters from U+2000 on are of scripts that write no spaces, nearly always.
    private static func joins(_ one: UInt8, _ other: UInt8) -> Bool {
        func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || (byte >= 0x80 && byte < 0xE2) }
        return isWord(one) && isWord(other)
    }
}

/// Reads the `confusions:` of a file.
struct ConfusionReader {
    let forms: FormReader

    func read(_ file: RuleLoader.OpenFile, into rules: inout RuleSet) {
        for item in file.sections["confusions"]?.items ?? [] {
            let keys = item.keys(.confusion)
            guard let kind = keys["kind"]?.string, let words = keys["words"] else { continue }
            let sides = words.items.map(forms.read)
            guard sides.count > 1 else {
                words.complain("one-side", "A confusion needs two sides.", advice: "Write two lists: [[million, mln], [billion, bln]].")
                continue
            }
            rules.confusions.append(Confusion(kind: kind, language: file.language, sides: sides))
            guard keys["opposite"]?.bool ?? false else { continue }
            let pair = "\(kind)-\(rules.confusions.count)"
            for (side, forms) in sides.enumerated() {
                for form in forms { rules.languages[file.language, default: LanguageRules(language: file.language)].opposites.insert(form, side: "\(pair)/\(side)") }
            }
        }
    }
}
