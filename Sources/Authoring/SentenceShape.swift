import Documents
import Reports
import Rules

/// The sentence around a figure as words and mentions, made into a pattern: mentions become slots, known verbs their
/// fragments, and what a reader would say otherwise gets room.
struct SentenceShape {
    /// A word or a mention, with whether a space stands before it.
    private enum Element {
        case word(String, spaced: Bool)
        case mention(MentionRecord, spaced: Bool)

        var isMention: Bool { if case .mention = self { true } else { false } }
        var word: String? { if case .word(let word, _) = self { word } else { nil } }
        var spaced: Bool { switch self { case .word(_, let spaced), .mention(_, let spaced): spaced } }
    }

    private(set) var pattern = ""
    /// The word behind a plain number: what is counted.
    private(set) var noun: String?
    /// Whether the words between whom it is about and the figure say nothing of what is measured: “is”, or none.
    private var isBare = false
    /// Whom the sentence names, as a concept would state it.
    private(set) var entity = Concept.EntityShape.none
    /// What was made of what, for people.
    private(set) var steps: [String] = []

    private let document: Document
    private let mentions: [MentionRecord]
    private let figure: MentionRecord
    private let fragments: KnownFragments
    /// The words that the author says name whom it is about.
    private let named: String?
    private let known: Concept.EntityShape?

    private static let maximumWords = 8
    private static let keptWords = 4
    /// Words of so few letters are taken for grammar, not for what is spoken of: “The”, “was”, “at”.
    private static let shortWord = 3

    init(_ document: Document, mentions: [MentionRecord], figure: MentionRecord, hedgeWords: Int, fragments: KnownFragments, named: String?, known: Concept.EntityShape?) {
        self.document = document
        self.mentions = mentions
        self.figure = figure
        self.fragments = fragments
        self.named = named
        self.known = known
        var left = elements(sentenceStart..<figure.span.start)
        if hedgeWords > 0 {
            let hedge = left.suffix(hedgeWords).compactMap(\.word).joined(separator: " ")
            left.removeLast(min(hedgeWords, left.count))
            steps.append("‘\(hedge)’ is read into the value; the pattern leaves room for such words")
        }
        let right = elements(figure.span.end..<document.bytes.count)
        let slot = "{{value:\(figure.type)}}"
        steps.append("‘\(figure.text)’ is the figure: \(slot)")
        let told = steps
        let before = before(left)
        // A name behind the figure needs no words before it.
        if entity == .none, let behind = behind(right, after: told) {
            pattern = slot + behind
            return
        }
        let room = before.isEmpty ? "" : (isSpaced(figure.span.start) ? " " : "") + ".{0,15}?"
        pattern = before + room + slot + after(right, isAlone: before.isEmpty)
    }

    // MARK: the sentence

    private var sentenceStart: Int {
        let text = document.bytes
        var start = 0
        for index in text.indices where index < figure.span.start {
            let ends = text[index] == UInt8(ascii: "\n") || (".!?".utf8.contains(text[index]) && startsSentence(index + 1))
            let wide = index >= 2 && Array(text[index - 2...index]) == Array("。".utf8)
            if (ends || wide) && !mentions.contains(where: { $0.span.start <= index && index < $0.span.end }) { start = index + 1 }
        }
        return start
    }

    /// Whether a space and then no small letter stand here: “Acme Corp. said” goes on.
    private func startsSentence(_ offset: Int) -> Bool {
        guard offset < document.bytes.count, document.bytes[offset] == UInt8(ascii: " ") else { return false }
        return text(offset + 1..<document.bytes.count).first?.isLowercase == false
    }

    private func isSpaced(_ offset: Int) -> Bool { offset > 0 && document.bytes[offset - 1] <= 0x20 }

    private func elements(_ range: Range<Int>) -> [Element] {
        var result: [Element] = []
        var position = range.lowerBound
        for mention in mentions where range.contains(mention.span.start) && mention.span.end <= range.upperBound {
            result += words(position..<mention.span.start)
            result.append(.mention(mention, spaced: isSpaced(mention.span.start)))
            position = mention.span.end
        }
        return result + words(position..<range.upperBound)
    }

    private func words(_ range: Range<Int>) -> [Element] {
        var result: [Element] = []
        var start = range.lowerBound
        for index in range.lowerBound...range.upperBound where index == range.upperBound || document.bytes[index] <= 0x20 {
            if index > start { result.append(.word(text(start..<index), spaced: isSpaced(start))) }
            start = index + 1
        }
        return result
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: document.bytes[range], as: UTF8.self) }

    // MARK: before the figure

    /// Whom it is about, the words between, and a few words that lead to it.
    private mutating func before(_ left: [Element]) -> String {
        if let name = name(in: left) { return before(left, name: name) }
        let all = left.indices.filter { if case .mention(let mention, _) = left[$0] { mention.type == "entity" } else { false } }
        guard let last = all.last, case .mention(let mention, let spaced) = left[last] else {
            return between(Array(left.suffix(Self.maximumWords)), isFirst: true)
        }
        let isTwo = all.count > 1 && mention.entity.count == 1 && known != .one
        let first = isTwo ? all[all.count - 2] : known == .one ? all[0] : last
        guard isTwo, case .mention(let other, let otherSpaced) = left[first] else {
            guard case .mention(let only, let spaced) = left[first] else { return "" }
            entity = only.entity.count == 2 ? .pair : .one
            steps.append("‘\(only.text)’ is whom it is about: {{entity:entity}}")
            isBare = Self.saysNothing(left[(first + 1)...])
            return lead(Array(left[..<first]), spaced) + "{{entity:entity}}" + between(Array(left[(first + 1)...]))
        }
        entity = known == .pair ? .pair : .orderedPair
        let slots = entity == .pair ? ("{{entity:entity}}", "{{entity:entity}}") : ("{{from:entity}}", "{{to:entity}}")
        steps.append("‘\(other.text)’ and ‘\(mention.text)’ are whom it is about: \(slots.0) and \(slots.1)")
        return lead(Array(left[..<first]), otherSpaced) + slots.0 + between(Array(left[(first + 1)..<last])) + (spaced ? " " : "") + slots.1
            + between(Array(left[(last + 1)...]))
    }

    private mutating func before(_ left: [Element], name: Range<Int>) -> String {
        entity = .one
        let words = left[name].compactMap(\.word).joined(separator: " ")
        steps.append("‘\(words)’ is taken for the name of whom it is about: (?<entity>…)")
        isBare = Self.saysNothing(left[name.upperBound...])
        if name.upperBound == left.count, name.lowerBound > 0 {
            let lead = lead(Array(left[..<name.lowerBound]), left[name.lowerBound].spaced, small: true)
            if !lead.isEmpty { return lead + Self.name }
        }
        let opening = name.lowerBound == 1 ? left[0].word : nil
        return (opening.map { "(?:\(escaped($0)) )?" } ?? "") + Self.name + between(Array(left[name.upperBound...]))
    }

    private static func saysNothing(_ elements: ArraySlice<Element>) -> Bool {
        elements.count <= 1 && elements.allSatisfy { $0.spaced && ($0.word.map { $0.count <= shortWord } ?? false) }
    }

    private static let name = #"(?<entity>(?-i:\p{Lu})[\w&.'-]*(?: (?-i:\p{Lu})[\w&.'-]*){0,4})"#

    /// The words that the author named; else, where no mention is an entity, the nearest run of words that begin with a
    /// capital. The first word of a sentence has one anyway: alone it is no name, and a short one (“The”) is no part of one.
    private func name(in left: [Element]) -> Range<Int>? {
        if let named {
            let words = named.split(separator: " ").map(String.init)
            return left.indices.first { left[$0...].prefix(words.count).map { $0.word ?? "" } == words }.map { $0..<$0 + words.count }
        }
        guard !left.contains(where: { if case .mention(let mention, _) = $0 { mention.type == "entity" } else { false } }) else { return nil }
        func isName(_ index: Int) -> Bool { left[index].word?.first?.isUppercase == true && !(left[index].word?.last.map { ",;:!?)".contains($0) } ?? true) }
        guard let last = left.indices.last(where: isName) else { return nil }
        var first = last
        while first > 0, isName(first - 1) { first -= 1 }
        let opening = left[first].word ?? ""
        if first == 0, opening.count <= Self.shortWord, opening.count(where: \.isUppercase) == 1 { first += 1 }
        return first > last || (first == 0 && last == 0) ? nil : first..<last + 1
    }

    /// Up to two words before the entity, which tell what is spoken of: “Trade between”.
    /// - Parameter small: only words without a capital, which name nobody else.
    private func lead(_ left: [Element], _ spaced: Bool, small: Bool = false) -> String {
        var words: [Element] = []
        for element in left.reversed() {
            guard let word = element.word, words.count < 2, word.last?.isPunctuation == false, !small || word.first?.isUppercase == false else { break }
            words.insert(element, at: 0)
        }
        return joined(words.map { ($0.word.map(escaped) ?? "", $0.spaced) }) + (spaced && !words.isEmpty ? " " : "")
    }

    private mutating func between(_ elements: [Element], isFirst: Bool = false) -> String {
        var parts = generalised(elements)
        if elements.count > Self.maximumWords {
            parts = [(Self.gap, true)] + parts.suffix(Self.keptWords)
            steps.append("of the many words before it, the last ones are kept; room stands for the others")
        }
        let text = joined(parts)
        return isFirst || parts.isEmpty ? text : (parts[0].spaced && parts[0].text != Self.gap ? " " : "") + text
    }

    private static let gap = #"[^\n;]{0,60}?"#

    /// Runs of words that a fragment takes become it; a mention and the word before it become room.
    private mutating func generalised(_ elements: [Element]) -> [(text: String, spaced: Bool)] {
        var result: [(text: String, spaced: Bool)] = []
        var index = 0
        while index < elements.count {
            if elements[index].isMention || (index + 1 < elements.count && elements[index + 1].isMention && elements[index].spaced) {
                if result.last?.text != Self.gap { result.append((Self.gap, elements[index].spaced)) }
                index += 1
                continue
            }
            let run = elements[index...].prefix { !$0.isMention }.count
            let taken = stride(from: min(run, 5), through: 1, by: -1).lazy.compactMap { count -> (Int, String, String)? in
                let words = elements[index..<index + count].compactMap(\.word).joined(separator: " ")
                return fragments.fragment(for: words).map { (count, $0, words) }
            }.first
            if let (count, name, words) = taken {
                result.append(("{{\(name)}}", elements[index].spaced))
                steps.append("‘\(words)’ becomes the fragment {{\(name)}}")
                index += count
            } else {
                result.append((escaped(elements[index].word ?? ""), elements[index].spaced))
                index += 1
            }
        }
        return result
    }

    // MARK: behind the figure

    /// Whom it is about where only words behind the figure name it: “11,842 runners finished the Ashford Marathon”.
    private mutating func behind(_ right: [Element], after told: [String]) -> String? {
        let near = right.prefix { $0.word?.last.map { !".;:!?".contains($0) } ?? true }.count
        let sentence = Array(right[..<min(right.count, near + 1, Self.maximumWords)])
        guard known != Concept.EntityShape.none, let name = nameBehind(sentence) else { return nil }
        entity = .one
        steps = told
        let words = sentence[name].compactMap(\.word).joined(separator: " ")
        steps.append("‘\(words)’ behind the figure is taken for the name of whom it is about: (?<entity>…)")
        if figure.type == "number" || figure.type == "ordinal" { noun = sentence.first?.word.flatMap { $0.count > Self.shortWord ? $0 : nil } }
        if let noun { steps.append("‘\(noun)’ behind it says what is counted, and is its unit") }
        return between(Array(sentence[..<name.lowerBound])) + " " + Self.name + #"(?<!\.)"#
    }

    /// The words that the author named, else the first run of words with a capital that stands behind a small one.
    private func nameBehind(_ sentence: [Element]) -> Range<Int>? {
        if let named {
            let words = named.split(separator: " ").map(String.init)
            let found = sentence.indices.first { sentence[$0...].prefix(words.count).map { $0.word?.filter { !".,;:!?".contains($0) } ?? "" } == words }
            return found.map { $0..<$0 + words.count }
        }
        guard !sentence.contains(where: { if case .mention(let mention, _) = $0 { mention.type == "entity" } else { false } }),
            let first = sentence.indices.dropFirst().first(where: { sentence[$0].word?.first?.isUppercase == true && sentence[$0].spaced })
        else { return nil }
        return first..<first + sentence[first...].prefix { $0.word?.first?.isUppercase == true }.count
    }

    private mutating func after(_ right: [Element], isAlone: Bool) -> String {
        let isPlain = figure.type == "number" || figure.type == "ordinal"
        guard isPlain || isAlone || (isBare && !(right.count > 1 && right[1].isMention)) else { return "" }
        var words: [Element] = []
        for element in right {
            guard let word = element.word, words.count < (isAlone ? 4 : 1) else { break }
            let bare = String(word.prefix { !$0.isPunctuation })
            if !bare.isEmpty { words.append(.word(element.spaced ? bare : String(bare.prefix(2)), spaced: element.spaced)) }
            if bare.count < word.count { break }
        }
        if isPlain, let word = words.first?.word {
            if words[0].spaced, word.count <= Self.shortWord {
                steps.append("‘\(word)’ behind it is kept; it is short, and taken for no unit: write ‘unit’ when it says what is counted")
            } else {
                noun = word
                steps.append("‘\(word)’ behind it says what is counted, and is its unit")
            }
        }
        return (words.first?.spaced == true ? " " : "") + joined(words.map { ($0.word.map(escaped) ?? "", $0.spaced) })
    }

    // MARK: text of patterns

    private func joined(_ parts: [(text: String, spaced: Bool)]) -> String {
        parts.enumerated().map { index, part in
            let meetsRoom = part.text == Self.gap || (index > 0 && parts[index - 1].text == Self.gap && !part.spaced)
            return (index > 0 && part.spaced && !meetsRoom ? " " : "") + part.text
        }.joined()
    }

    private func escaped(_ word: String) -> String {
        word.map { #"\^$.|?*+()[]{}"#.contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}
