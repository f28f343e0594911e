/// Numbers the sets of words of which patterns need one, each once.
final class WordSets {
    private(set) var sets: [[String]] = []
    private var index: [[String]: Int] = [:]

    func number(of words: [String]) -> Int {
        let set = Set(words).sorted()
        if let known = index[set] { return known }
        index[set] = sets.count
        sets.append(set)
        return sets.count - 1
    }
}

/// Finds which sets of words a text has a word of, in one pass over it: what `SlotPattern.canMatch` asks.
///
/// Each word is known by four of its bytes (three where it is shorter); where those stand in the text the word is compared.
package final class WordIndex: Sendable {
    /// The sets that have a word in a text.
    package struct Found: Sendable {
        fileprivate var bits: [UInt64]

        package func contains(_ set: Int) -> Bool { bits[set >> 6] >> UInt64(set & 63) & 1 == 1 }

        /// Calls `body` with each set, ascending.
        package func forEach(_ body: (Int) -> Void) {
            for (index, word) in bits.enumerated() {
                var rest = word
                while rest != 0 {
                    body(index << 6 + rest.trailingZeroBitCount)
                    rest &= rest - 1
                }
            }
        }
    }

    /// A word: where its bytes and the numbers of its sets stand, and where its gram begins.
    private struct Word {
        let bytes: Range<Int>
        let sets: Range<Int>
        let offset: Int
        /// The next word of the same slot, or -1.
        let next: Int
    }

    private static let longGram = 4
    private static let shortGram = 3
    private static let slots = 1 << 16

    private let setCount: Int
    private let words: [Word]
    private let bytes: [UInt8]
    private let sets: [Int]
    /// The first word of each slot of the table of grams, -1 for none.
    private let first: [Int32]
    private let hasShort: Bool

    package init(_ wordSets: [[String]]) {
        setCount = wordSets.count
        var byText: [String: [Int]] = [:]
        for (number, set) in wordSets.enumerated() { for word in set { byText[word, default: []].append(number) } }
        var words: [Word] = []
        var bytes: [UInt8] = []
        var sets: [Int] = []
        var first = [Int32](repeating: -1, count: Self.slots)
        for (text, own) in byText {
            let letters = Array(text.utf8)
            let size = min(letters.count, Self.longGram)
            let offset = (0...(letters.count - size)).max { Self.rarity(letters, $0, size) < Self.rarity(letters, $1, size) } ?? 0
            let slot = Self.slot(letters, offset, size)
            words.append(Word(bytes: bytes.count..<(bytes.count + letters.count), sets: sets.count..<(sets.count + own.count), offset: offset, next: Int(first[slot])))
            first[slot] = Int32(words.count - 1)
            bytes += letters
            sets += own
        }
        self.words = words
        self.bytes = bytes
        self.sets = sets
        self.first = first
        hasShort = words.contains { $0.bytes.count < Self.longGram }
    }

    private static func slot(_ bytes: [UInt8], _ start: Int, _ size: Int) -> Int {
        var gram: UInt32 = 0
        for byte in bytes[start..<(start + size)] { gram = gram << 8 | UInt32(byte) }
        return slot(gram)
    }

    private static func slot(_ gram: UInt32) -> Int { Int((gram &* 0x9E37_79B1) >> 16) }

    /// How much rarer than others the letters of a gram are, by what is common in most scripts: blanks and vowels.
    private static func rarity(_ bytes: [UInt8], _ start: Int, _ size: Int) -> Int {
        bytes[start..<(start + size)].reduce(0) { $0 + (" eiaonrst".utf8.contains($1) ? 0 : 1) }
    }

    /// - Parameter buffer: taken for the text in small letters.
    package func found(in text: UnsafeBufferPointer<UInt8>, buffer: inout [UInt8]) -> Found {
        var found = Found(bits: [UInt64](repeating: 0, count: setCount / 64 + 1))
        SmallLetters.fold(text, into: &buffer)
        buffer.withUnsafeBufferPointer { text in
            first.withUnsafeBufferPointer { first in
                found.bits.withUnsafeMutableBufferPointer { bits in
                    var gram: UInt32 = 0
                    for end in text.indices {
                        gram = gram << 8 | UInt32(text[end])
                        if end >= 3 {
                            let word = Int(first[Self.slot(gram)])
                            if word >= 0 { check(word, text, end - 3, bits) }
                        }
                        if hasShort, end >= 2 {
                            let word = Int(first[Self.slot(gram & 0xFF_FFFF)])
                            if word >= 0 { check(word, text, end - 2, bits) }
                        }
                    }
                }
            }
        }
        return found
    }

    /// Which words of a slot stand where their gram may be.
    private func check(_ first: Int, _ text: UnsafeBufferPointer<UInt8>, _ gram: Int, _ bits: UnsafeMutableBufferPointer<UInt64>) {
        words.withUnsafeBufferPointer { words in
            bytes.withUnsafeBufferPointer { bytes in
                var index = first
                while index >= 0 {
                    let word = words[index]
                    index = word.next
                    let start = gram - word.offset
                    guard start >= 0, start + word.bytes.count <= text.count else { continue }
                    var place = 0
                    while place < word.bytes.count, text[start + place] == bytes[word.bytes.lowerBound + place] { place += 1 }
                    guard place == word.bytes.count else { continue }
                    for set in sets[word.sets] { bits[set >> 6] |= 1 << UInt64(set & 63) }
                }
            }
        }
    }
}
