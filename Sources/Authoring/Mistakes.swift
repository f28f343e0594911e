import Documents
import Extraction
import Facts
import Patterns
import Pipeline
import Rules

/// One change of a text as people make it by mistake.
package struct Mistake: Hashable, Sendable {
    /// `digits-transposed`, `digit-changed`, `year`, or the kind of a confusion in the rules.
    package let kind: String
    /// Place of the document among those given.
    let document: Int
    package let span: TextSpan
    package let replacement: String

    /// The document with the mistake in it.
    func made(in document: Document) -> Document { document.replacing(span, with: replacement) }
}

/// All mistakes that can be made in a text: in each figure its digits, in each date its year, and near figures the words
/// that rule files call `confusions`.
struct MistakeMaker {
    let confusions: [Confusion]

    /// Bytes between a word and the nearest figure at most, for the word to say something of it.
    private static let reach = 80
    private static let firstYear = 1000
    private static let lastYear = 2999

    func mistakes(in document: Document, at place: Int, figures: [SeenFigure], random: inout SeededRandom) -> [Mistake] {
        var result: [Mistake] = []
        for figure in figures {
            if figure.isFigure {
                if let change = transposed(figure.span, document, &random) { result.append(mistake("digits-transposed", change, place)) }
                if let change = changed(figure.span, document, &random) { result.append(mistake("digit-changed", change, place)) }
            } else if let change = otherYear(figure.span, document, &random) {
                result.append(mistake("year", change, place))
            }
        }
        result += words(document, place, figures, &random)
        return result.filter { document.isPlain($0.span) }.sorted { ($0.span, $0.kind) < ($1.span, $1.kind) }
    }

    private func mistake(_ kind: String, _ change: (span: TextSpan, text: String), _ document: Int) -> Mistake {
        Mistake(kind: kind, document: document, span: change.span, replacement: change.text)
    }

    // MARK: digits

    /// Places of the digits in a span.
    private func digits(_ span: TextSpan, _ document: Document) -> [Int] { span.range.filter { document.bytes[$0] &- 0x30 < 10 } }

    /// Two neighbouring digits the other way round; no number gets a leading zero.
    private func transposed(_ span: TextSpan, _ document: Document, _ random: inout SeededRandom) -> (TextSpan, String)? {
        let digits = digits(span, document)
        let pairs = zip(digits, digits.dropFirst()).filter { one, other in
            let (a, b) = (document.bytes[one], document.bytes[other])
            return other == one + 1 && a != b && !(b == 0x30 && one == digits.first)
        }
        guard !pairs.isEmpty else { return nil }
        let (one, other) = pairs[random.index(below: pairs.count)]
        return (TextSpan(one, other + 1), String(decoding: [document.bytes[other], document.bytes[one]], as: UTF8.self))
    }

    private func changed(_ span: TextSpan, _ document: Document, _ random: inout SeededRandom) -> (TextSpan, String)? {
        let digits = digits(span, document)
        guard !digits.isEmpty else { return nil }
        let place = digits[random.index(below: digits.count)]
        let least = place == digits.first ? 1 : 0
        let others = (least..<10).filter { $0 != Int(document.bytes[place]) - 0x30 }
        return (TextSpan(place, place + 1), String(others[random.index(below: others.count)]))
    }

    /// The year before or after.
    private func otherYear(_ span: TextSpan, _ document: Document, _ random: inout SeededRandom) -> (TextSpan, String)? {
        let digits = digits(span, document)
        for (index, start) in digits.enumerated() where index == 0 || digits[index - 1] != start - 1 {
            let run = digits[index...].enumerated().prefix { $0.element == start + $0.offset }.map(\.element)
            guard run.count == 4, let year = Int(document.text(TextSpan(start, start + 4))), (Self.firstYear...Self.lastYear).contains(year) else { continue }
            return (TextSpan(start, start + 4), String(random.index(below: 2) == 0 ? year - 1 : year + 1))
        }
        return nil
    }

    // MARK: words

    private struct Form {
        let kind: String
        let bytes: [UInt8]
        let others: [String]
        /// Written with a capital, as it must be found.
        let isExact: Bool
    }

    private func words(_ document: Document, _ place: Int, _ figures: [SeenFigure], _ random: inout SeededRandom) -> [Mistake] {
        let forms = Dictionary(grouping: confusions.flatMap(Self.forms)) { $0.bytes[0] | 0x20 }
        var result: [Mistake] = []
        var position = document.bodyStart
        while position < document.bytes.count {
            let found = (forms[document.bytes[position] | 0x20] ?? []).filter { stands($0, at: position, document) }
            guard let longest = found.map(\.bytes.count).max(), isNear(position, figures) else {
                position += 1
                continue
            }
            for form in found where form.bytes.count == longest {
                let word = form.others[random.index(below: form.others.count)]
                let isCapital = !form.isExact && document.bytes[position] &- 0x41 < 26
                result.append(
                    mistake(form.kind, (TextSpan(position, position + longest), isCapital ? word.prefix(1).uppercased() + word.dropFirst() : word), place))
            }
            position += longest
        }
        return result
    }

    /// The words of a confusion, each with those that may be written for it.
    private static func forms(of confusion: Confusion) -> [Form] {
        confusion.sides.enumerated().flatMap { side, words in
            words.enumerated().compactMap { index, word in
                let others = confusion.sides.enumerated().filter { $0.offset != side && $0.element.indices.contains(index) }.map { $0.element[index] }
                guard !others.isEmpty, !word.isEmpty else { return nil }
                return Form(kind: confusion.kind, bytes: Array(word.utf8), others: others, isExact: word.lowercased() != word)
            }
        }
    }

    private func stands(_ form: Form, at place: Int, _ document: Document) -> Bool {
        let end = place + form.bytes.count
        guard end <= document.bytes.count, place == 0 || !Self.joins(document.bytes[place - 1], form.bytes[0]),
            end == document.bytes.count || !Self.joins(form.bytes[form.bytes.count - 1], document.bytes[end])
        else { return false }
        return form.bytes.indices.allSatisfy { index in
            let (a, b) = (document.bytes[place + index], form.bytes[index])
            return a == b || (!form.isExact && a &- 0x41 < 26 && a | 0x20 == b)
        }
    }

    /// Letters beside each other are one word, but for scripts that write no spaces.
    private static func joins(_ one: UInt8, _ other: UInt8) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || (byte >= 0x80 && byte < 0xE2) }
        return isLetter(one) && isLetter(other)
    }

    private func isNear(_ place: Int, _ figures: [SeenFigure]) -> Bool {
        figures.contains { $0.isFigure && $0.span.start - Self.reach < place && place < $0.span.end + Self.reach }
    }
}

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014).
package struct SeededRandom: Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number below a bound above zero; the slight bias of the remainder does not matter for bounds this small.
    mutating func index(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// `count` of the items, in their order (Fisher–Yates, then sorted by place).
    mutating func sample<Item>(_ items: [Item], _ count: Int) -> [Item] {
        guard count < items.count else { return items }
        var places = Array(items.indices)
        for index in 0..<count { places.swapAt(index, index + self.index(below: places.count - index)) }
        return places.prefix(count).sorted().map { items[$0] }
    }
}
