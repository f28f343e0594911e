import Documents
import Facts
import Resolution
import Rules

/// A sentence of one document before its date is known.
struct DraftSentence {
    struct Figure {
        enum Value {
            case quantity(Quantity)
            case time(TimeExpression, TimeDirection)
            case side(String)
        }

        let span: TextSpan
        let text: String
        let value: Value
    }

    let skeleton: UInt64
    let words: Int
    let figures: [Figure]

    func print(date: DocumentDate?) -> SentencePrint {
        SentencePrint(
            skeleton: skeleton, words: words,
            figures: figures.map { figure in
                let value: Facts.Figure.Value =
                    switch figure.value {
                    case .quantity(let quantity): .quantity(quantity)
                    case .time(let expression, let direction):
                        .time(
                            TimeResolver(anchor: date?.day, direction: direction).timex(of: expression)?.value ?? figure.text,
                            isRelative: !expression.isAbsolute)
                    case .side(let side): .side(side)
                    }
                return Facts.Figure(span: figure.span, text: figure.text, value: value)
            })
    }
}

/// Cuts passages into sentences and takes the figures out of them, so that copies with another figure have one skeleton.
///
/// The skeleton is a 64-bit FNV-1a hash over the case-folded words; punctuation and spacing do not count, so that copies
/// may differ in them.
struct SentenceSkeletons {
    let document: Document
    /// Spans that date the document: copies of another day have others.
    let dates: Set<TextSpan>

    func sentences(of passage: Passage) -> [DraftSentence] {
        let figures = figures(of: passage)
        var next = 0
        return passage.sentenceStarts.compactMap { start in
            let sentence = passage.sentence(at: start)
            var inside: [(Range<Int>, DraftSentence.Figure)] = []
            while next < figures.count, figures[next].0.lowerBound < sentence.upperBound {
                inside.append(figures[next])
                next += 1
            }
            return draft(passage, sentence, inside)
        }
    }

    private func draft(_ passage: Passage, _ sentence: Range<Int>, _ found: [(Range<Int>, DraftSentence.Figure)]) -> DraftSentence? {
        var hash = WordHash()
        var position = sentence.lowerBound
        passage.text.folded.withUnsafeBufferPointer { bytes in
            for (range, figure) in found {
                hash.add(bytes[position..<max(position, range.lowerBound)])
                hash.addPlaceholder(figure.value.placeholder)
                position = range.upperBound
            }
            hash.add(bytes[position..<max(position, sentence.upperBound)])
        }
        let figures = found.map(\.1).filter { !dates.contains($0.span) }
        return hash.words + figures.count == 0 ? nil : DraftSentence(skeleton: hash.value, words: hash.words, figures: figures)
    }

    /// All figures of a passage in the order of the text.
    private func figures(of passage: Passage) -> [(Range<Int>, DraftSentence.Figure)] {
        var result = passage.mentions.compactMap { mention -> (Range<Int>, DraftSentence.Figure)? in
            guard let value = value(of: mention, passage) else { return nil }
            return (mention.start..<mention.end, figure(mention.start..<mention.end, value, passage))
        }
        let taken = result.map(\.0)
        result += opposites(in: passage).filter { word in !taken.contains { $0.overlaps(word.0) } }
        return result.sorted { $0.0.lowerBound < $1.0.lowerBound }
    }

    /// Words that turn a sentence round.
    private func opposites(in passage: Passage) -> [(Range<Int>, DraftSentence.Figure)] {
        guard !passage.language.opposites.isEmpty else { return [] }
        var result: [(Range<Int>, DraftSentence.Figure)] = []
        passage.text.folded.withUnsafeBufferPointer { text in
            var place = 0
            while place < text.count {
                guard let (count, side) = passage.language.opposites.word(at: place, in: text) else {
                    place += 1
                    continue
                }
                result.append((place..<place + count, figure(place..<place + count, .side(side), passage)))
                place += count
            }
        }
        return result
    }

    private func figure(_ range: Range<Int>, _ value: DraftSentence.Figure.Value, _ passage: Passage) -> DraftSentence.Figure {
        let span = passage.text.documentSpan(range.lowerBound, range.upperBound)
        return DraftSentence.Figure(span: span, text: document.text(span), value: value)
    }

    private func value(of mention: Mention, _ passage: Passage) -> DraftSentence.Figure.Value? {
        switch mention.value {
        case .number(let number): .quantity(Quantity(number, unit: mention.type, hedge: mention.hedge))
        case .money(let number, let currency): .quantity(Quantity(number, unit: currency, hedge: mention.hedge))
        case .quantity(let number, let unit): .quantity(Quantity(number, unit: unit, hedge: mention.hedge))
        case .time(let expression): .time(expression, passage.direction(at: mention.start))
        case .entity, .none: nil
        }
    }
}

extension DraftSentence.Figure.Value {
    /// What stands for the figure in the skeleton. A number may become an amount of money between two copies, but no date.
    fileprivate var placeholder: String {
        switch self {
        case .quantity: "#"
        case .time: "@"
        case .side(let side): String(side.prefix { $0 != "/" })
        }
    }
}

/// A running hash over words. 64-bit FNV-1a.
private struct WordHash {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325
    private(set) var words = 0
    private var isInside = false

    private mutating func mix(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

    mutating func add(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        var i = bytes.startIndex
        while i < bytes.endIndex {
            let byte = bytes[i]
            if Self.isWide(byte), i + 1 < bytes.endIndex, Self.isPunctuation(byte, bytes[i + 1]) {
                end()
                i += 3
            } else {
                if byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7A) {
                    if !isInside || Self.isWide(byte) { words += 1 }
                    mix(byte)
                    isInside = true
                } else {
                    end()
                }
                i += 1
            }
        }
    }

    /// First byte of a character of three or more bytes: nearly always of a script that writes no spaces.
    private static func isWide(_ byte: UInt8) -> Bool { byte >= 0xE2 }

    /// General punctuation (U+2000–U+207F) and that of CJK (U+3000–U+303F).
    private static func isPunctuation(_ first: UInt8, _ second: UInt8) -> Bool {
        (first == 0xE2 && second <= 0x81) || (first == 0xE3 && second == 0x80)
    }

    mutating func addPlaceholder(_ name: String) {
        end()
        mix(0x01)
        for byte in name.utf8 { mix(byte) }
        mix(0x20)
    }

    private mutating func end() {
        if isInside { mix(0x20) }
        isInside = false
    }
}
