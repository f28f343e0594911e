import Rules

/// Finds numbers in digits and forms of the lexicon in normal text, left to right, longest first, without overlap.
struct TokenScanner {
    private let rules: LanguageRules
    private let kinds: KindTable
    private let digitCodes: [Int]
    /// Kinds behind which a unit can stand.
    private let numeric: KindSet

    init(rules: LanguageRules, kinds: KindTable) {
        self.rules = rules
        self.kinds = kinds
        numeric = kinds.set(["number", "numeral", "magnitude", "numeral-multiplier", "money-magnitude", "numeral-fraction"])
        digitCodes = (0..<(1 << CoreKind.digitKinds.count)).map { choice in
            let names = CoreKind.digitKinds.indices.filter { choice >> $0 & 1 == 1 }.map { CoreKind.digitKinds[$0] }
            return kinds.code(of: kinds.set(["number"] + names)) ?? 0
        }
    }

    func tokens(in text: NormalText) -> [Token] {
        text.bytes.withUnsafeBufferPointer { bytes in
            text.folded.withUnsafeBufferPointer { folded in scan(bytes, folded) }
        }
    }

    private func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>) -> [Token] {
        var tokens: [Token] = []
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            if Self.isDigit(byte) {
                i = scanDigits(bytes, folded, i, &tokens)
            } else if Self.isInsideWord(i, bytes) {
                i += 1
            } else if let end = scanForm(bytes, folded, i, &tokens) {
                i = end
            } else {
                i += 1
                while i < bytes.count, bytes[i] & 0xC0 == 0x80 { i += 1 }
            }
        }
        return tokens
    }

    // MARK: forms

    private func scanForm(
        _ bytes: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>, _ start: Int, _ tokens: inout [Token]
    ) -> Int? {
        var best: (end: Int, lexeme: Int, set: KindSet)?
        let follows = followsNumber(start, bytes, tokens)
        rules.lexicon.eachForm(in: folded, from: start) { end, lexeme in
            guard Self.isBoundary(end, bytes) else { return }
            let set = kinds.set(ofReadings: readings(lexeme, bytes, start, end, follows).lazy.map(\.kind))
            if !set.isEmpty { best = (end, lexeme, set) }
        }
        guard let best, let code = kinds.code(of: best.set) else { return nil }
        tokens.append(Token(start: start, end: best.end, code: code, content: .lexeme(best.lexeme)))
        return best.end
    }

    private func readings(
        _ lexeme: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ follows: Bool
    ) -> [Reading] {
        rules.lexicon.lexemes[lexeme].readings.filter { reading in
            if reading.afterNumber, !follows { return false }
            switch reading.caseRule {
            case .any: return !(reading.notAfterNumber && follows)
            case .capitalised: return !(bytes[start] &- 0x61 < 26)
            case .exact: return reading.form.count == end - start && reading.form.elementsEqual(bytes[start..<end])
            }
        }
    }

    /// Whether a number or a magnitude ends right before, with at most one space or hyphen between.
    private func followsNumber(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: [Token]) -> Bool {
        guard let last = tokens.last, start - last.end <= 1 else { return false }
        if start - last.end == 1, bytes[last.end] != 0x20, bytes[last.end] != 0x2D { return false }
        switch last.content {
        case .digits: return true
        default: return kinds.sets[last.code].intersects(numeric)
        }
    }


    // MARK: digits

    private func scanDigits(
        _ bytes: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>, _ start: Int, _ tokens: inout [Token]
    ) -> Int {
        if !mayBeNumber(at: start, bytes, tokens) { return Self.endOfWord(start, bytes) }
        var end = start
        while end < bytes.count, Self.isDigit(bytes[end]) { end += 1 }
        let first = end
        let dotted = isDotted(bytes, end) || (start > 0 && bytes[start - 1] == 0x2E && tokens.last.map { $0.end == start - 1 } ?? false)
        var plain = true
        if !dotted {
            (end, plain) = extend(bytes, start, end)
        }
        if end < bytes.count, Self.isWordLead(bytes[end]), !formStarts(at: end, bytes, folded) {
            return Self.endOfWord(end, bytes)
        }
        let code = digitCodes[choice(bytes, start, end, plain: plain && end == first, dotted: dotted)]
        tokens.append(Token(start: start, end: end, code: code, content: .digits))
        return end
    }

    /// Digits glued to letters (G20), or joined by a hyphen to a word that the lexicon does not know (COVID-19), are names.
    private func mayBeNumber(at start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: [Token]) -> Bool {
        guard start > 0 else { return true }
        let before = bytes[start - 1]
        if before == 0x5F || Self.isWordLead(Self.lead(before: start, bytes)) { return tokens.last?.end == start }
        if before == 0x2D, start > 1, Self.isWordLead(Self.lead(before: start - 1, bytes)) { return tokens.last?.end == start - 1 }
        return true
    }

    /// Digits, points and digits again, twice: a date or a version, not a decimal.
    private func isDotted(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        var i = end
        for _ in 0..<2 {
            guard i + 1 < bytes.count, bytes[i] == 0x2E, Self.isDigit(bytes[i + 1]) else { return false }
            i += 1
            while i < bytes.count, Self.isDigit(bytes[i]) { i += 1 }
        }
        return true
    }

    /// Group separators with three digits behind each, then a decimal separator with digits behind it.
    private func extend(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ first: Int) -> (Int, Bool) {
        var end = first
        var plain = true
        if first - start <= 3 {
            var separator: UInt8 = 0
            while end + 3 < bytes.count, separator == 0 || bytes[end] == separator, isGroupSeparator(bytes[end]),
                (1...3).allSatisfy({ Self.isDigit(bytes[end + $0]) }), end + 4 >= bytes.count || !Self.isDigit(bytes[end + 4])
            {
                separator = bytes[end]
                end += 4
                plain = false
            }
        }
        if end + 1 < bytes.count, rules.numberFormat.decimalSeparators.contains(bytes[end]), Self.isDigit(bytes[end + 1]) {
            end += 1
            while end < bytes.count, Self.isDigit(bytes[end]) { end += 1 }
            plain = false
        }
        return (end, plain)
    }

    private func isGroupSeparator(_ byte: UInt8) -> Bool {
        rules.numberFormat.groupSeparators.contains(byte) || (byte == 0x20 && rules.numberFormat.spaceGroups)
    }

    private func formStarts(
        at start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var found = false
        rules.lexicon.eachForm(in: folded, from: start) { end, lexeme in
            if Self.isBoundary(end, bytes), !readings(lexeme, bytes, start, end, true).isEmpty { found = true }
        }
        return found
    }

    /// Which of the digit kinds hold, as bits in the order of `CoreKind.digitKinds`.
    private func choice(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, plain: Bool, dotted: Bool
    ) -> Int {
        let length = end - start
        let isInteger = bytes[start..<end].allSatisfy { Self.isDigit($0) || isGroupSeparator($0) }
        var result = isInteger ? 1 : 0
        guard plain else { return result }
        result |= 2
        if dotted { result |= 64 }
        guard length <= 4 else { return result }
        let value = bytes[start..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        if length == 4, (1000..<2200).contains(value) { result |= 4 }
        if length <= 2, (1...31).contains(value) { result |= 8 }
        if length <= 2, (1...12).contains(value) { result |= 16 }
        if length == 2 { result |= 32 }
        if length == 2, bytes[start] == 0x30 { result |= 128 }
        return result
    }

    // MARK: bytes

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    /// Whether a character with this first byte is a letter of a script that puts spaces between words. Of the two- and
    /// three-byte characters, C2 (Latin-1 signs) and E2 (punctuation, currency signs) are none; from E3 on there are no spaces.
    private static func isWordLead(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || (byte >= 0xC3 && byte <= 0xE1)
    }

    /// First byte of the character that ends before `i`.
    private static func lead(before i: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
        var k = i - 1
        while k > 0, bytes[k] & 0xC0 == 0x80 { k -= 1 }
        return bytes[k]
    }

    private static func isInsideWord(_ i: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        i > 0 && (bytes[i] & 0xC0 == 0x80 || (isWordLead(bytes[i]) && isWordLead(lead(before: i, bytes))))
    }

    /// A form may end where no word goes on.
    private static func isBoundary(_ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        end >= bytes.count || !(isWordLead(bytes[end]) && isWordLead(lead(before: end, bytes)))
    }

    private static func endOfWord(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var i = start
        while i < bytes.count, isDigit(bytes[i]) || isWordLead(bytes[i]) || (bytes[i] & 0xC0 == 0x80 && i > start && bytes[i - 1] >= 0xC3) { i += 1 }
        return max(i, start + 1)
    }
}
