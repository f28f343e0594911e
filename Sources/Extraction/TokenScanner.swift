import Rules

/// Finds numbers in digits and forms of the lexicon in normal text, left to right, longest first, without overlap.
///
/// A class as `MentionFinder`.
final class TokenScanner: Sendable {
    private let rules: LanguageRules
    private let kinds: KindTable
    private let digitCodes: [Int]
    /// Kinds behind which a unit can stand.
    private let numeric: KindSet
    /// Forms of this kind open an address that goes on to the next space: nothing in it is read.
    private let opaque: Int?
    private let month: Int?
    /// Names that begin with digits: 3M, 7-Eleven; and the code of such a token.
    private let digitName: Int?
    private let digitNameCode: Int?
    /// The code of each lexeme whose readings hold anywhere, -1 for those that case or neighbours decide.
    private let plainCodes: [Int32]

    init(rules: LanguageRules, kinds: KindTable) {
        self.rules = rules
        self.kinds = kinds
        numeric = kinds.set(["number", "numeral", "magnitude", "numeral-multiplier", "money-magnitude", "numeral-fraction", "fraction"])
        month = kinds.kind("month")
        digitName = kinds.kind("digit-name")
        digitNameCode = digitName.flatMap { kinds.code(of: kinds.set(ofReadings: [$0])) }
        plainCodes = rules.lexicon.lexemes.map { lexeme in
            guard lexeme.readings.allSatisfy(\.isUnconditional) else { return -1 }
            return kinds.code(of: kinds.set(ofReadings: lexeme.readings.map(\.kind))).map(Int32.init) ?? -1
        }
        opaque = kinds.kind("opaque")
        digitCodes = (0..<(1 << CoreKind.digitKinds.count)).map { choice in
            let names = CoreKind.digitKinds.indices.filter { choice >> $0 & 1 == 1 }.map { CoreKind.digitKinds[$0] }
            return kinds.code(of: kinds.set(["number"] + names)) ?? 0
        }
    }

    func tokens(in text: NormalText) -> [Token] {
        text.bytes.withUnsafeBufferPointer { bytes in
            text.folded.withUnsafeBufferPointer { folded in scan(text, bytes, folded) }
        }
    }

    private func scan(_ text: NormalText, _ bytes: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 8)
        var forms: [FoundForm] = []
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            if Self.isDigit(byte) || isLeadingPoint(i, bytes) {
                i = scanDigits(text, bytes, folded, i, &tokens, &forms)
            } else if Self.isInsideWord(i, bytes) {
                i += 1
            } else if let end = scanForm(bytes, folded, i, &tokens, &forms) {
                i = end
            } else {
                i += 1
                if Self.isLetter(byte) {
                    while i < bytes.count, Self.isLetter(bytes[i]) { i += 1 }
                } else {
                    while i < bytes.count, bytes[i] & 0xC0 == 0x80 { i += 1 }
                }
            }
        }
        return tokens
    }

    // MARK: forms

    private func scanForm(
        _ bytes: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>, _ start: Int, _ tokens: inout [Token], _ forms: inout [FoundForm]
    ) -> Int? {
        rules.lexicon.find(in: folded, from: start, into: &forms)
        guard !forms.isEmpty else { return nil }
        var best: (end: Int, lexeme: Int, set: KindSet)?
        let follows = followsNumber(start, bytes, tokens)
        for form in forms where Self.isBoundary(form.end, bytes) {
            let set = kinds(of: form, bytes, start, follows)
            guard !set.isEmpty else { continue }
            // The point behind "200 lbs." at the end of a sentence is the sentence's.
            if let shorter = best, shorter.end == form.end - 1, bytes[form.end - 1] == 0x2E, form.end == bytes.count || bytes[form.end] == 0x0A,
                shorter.set == set
            { continue }
            best = (form.end, form.lexeme, set)
        }
        guard var best, let code = code(of: best.lexeme, best.set) else { return nil }
        if let opaque, best.set.contains(opaque) {
            while best.end < bytes.count, bytes[best.end] > 0x20 { best.end += 1 }
        }
        tokens.append(Token(start: start, end: best.end, code: code, content: .lexeme(best.lexeme)))
        return best.end
    }

    private func code(of lexeme: Int, _ set: KindSet) -> Int? {
        plainCodes[lexeme] >= 0 ? Int(plainCodes[lexeme]) : kinds.code(of: set)
    }

    /// The kinds of those readings of a form that hold where it stands.
    private func kinds(of form: FoundForm, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ follows: Bool) -> KindSet {
        if plainCodes[form.lexeme] >= 0 { return kinds.sets[Int(plainCodes[form.lexeme])] }
        var result = KindSet()
        for reading in rules.lexicon.lexemes[form.lexeme].readings where holds(reading, bytes, start, form.end, follows) {
            result.formUnion(kinds.closure(of: reading.kind))
        }
        return result
    }

    private func holds(_ reading: Reading, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ follows: Bool) -> Bool {
        // "24703m212" is a name: a unit in Latin letters ends at no digit.
        if reading.afterNumber, !follows || (!reading.joinsNumbers && end < bytes.count && Self.isDigit(bytes[end]) && bytes[end - 1] < 0x80) { return false }
        switch reading.caseRule {
        case .any: return !(reading.notAfterNumber && follows)
        case .capitalised: return !(bytes[start] &- 0x61 < 26)
        case .exact: return reading.form.count == end - start && reading.form.elementsEqual(bytes[start..<end])
        }
    }

    /// Whether a number or a magnitude ends right before, with at most one space or hyphen between, or a bracket: "20 (kg)".
    private func followsNumber(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: [Token]) -> Bool {
        guard let last = tokens.last, start - last.end <= 2 else { return false }
        var gap = start - last.end
        if gap > 0, Self.opensBracket(bytes[start - 1]) { gap -= 1 } else if gap == 2 { return false }
        if gap == 1, bytes[last.end] != 0x20, bytes[last.end] != 0x2D { return false }
        switch last.content {
        case .digits: return true
        default: return kinds.sets[last.code].intersects(numeric)
        }
    }

    private static func opensBracket(_ byte: UInt8) -> Bool { byte == 0x28 || byte == 0x5B || byte == 0x7B || byte == 0x3C }

    // MARK: digits

    /// ".5" behind a space or a sign, where the point is one of decimals.
    private func isLeadingPoint(_ i: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes[i] == 0x2E, i + 1 < bytes.count, Self.isDigit(bytes[i + 1]), rules.numberFormat.decimalSeparators.contains(0x2E) else { return false }
        guard i > 0 else { return true }
        switch bytes[i - 1] {
        case 0x20, 0x0A, 0x28, 0x2D, 0x24: return true
        default: return false
        }
    }

    private func scanDigits(
        _ text: NormalText, _ bytes: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>, _ start: Int, _ tokens: inout [Token],
        _ forms: inout [FoundForm]
    ) -> Int {
        if !mayBeNumber(at: start, bytes, tokens) { return Self.endOfWord(start, bytes) }
        if let end = scanDigitName(bytes, folded, start, &tokens, &forms) { return end }
        var end = bytes[start] == 0x2E ? start + 1 : start
        while end < bytes.count, Self.isDigit(bytes[end]) { end += 1 }
        let first = end
        let dotted = isDotted(bytes, end) || (start > 0 && bytes[start - 1] == 0x2E && tokens.last.map { $0.end == start - 1 } ?? false)
        if !dotted, bytes[start] != 0x2E { end = extend(text, bytes, start, end, tokens) }
        if !dotted { end = powerOfTen(bytes, end) }
        if end < bytes.count, Self.isWordLead(bytes[end]), !formStarts(at: end, bytes, folded, &forms) {
            return Self.endOfWord(end, bytes)
        }
        let code = digitCodes[choice(bytes, start, end, plain: end == first && bytes[start] != 0x2E, dotted: dotted)]
        tokens.append(Token(start: start, end: end, code: code, content: .digits))
        return end
    }

    private func scanDigitName(
        _ bytes: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>, _ start: Int, _ tokens: inout [Token], _ forms: inout [FoundForm]
    ) -> Int? {
        guard let digitName, let digitNameCode else { return nil }
        rules.lexicon.find(in: folded, from: start, into: &forms)
        let best = forms.last { form in
            Self.isBoundary(form.end, bytes) && (form.end == bytes.count || !Self.isDigit(bytes[form.end]))
                && rules.lexicon.lexemes[form.lexeme].readings.contains { $0.kind == digitName && holds($0, bytes, start, form.end, false) }
        }
        guard let best else { return nil }
        tokens.append(Token(start: start, end: best.end, code: digitNameCode, content: .lexeme(best.lexeme)))
        return best.end
    }

    /// Digits glued to letters (G20), or joined by a hyphen to a word that the lexicon does not know (COVID-19), are names.
    private func mayBeNumber(at start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: [Token]) -> Bool {
        guard start > 0 else { return true }
        let before = bytes[start - 1]
        if before == 0x5F || Self.isWordLead(Self.lead(before: start, bytes)) { return tokens.last?.end == start }
        if before == 0x2D, start > 1, endsName(start - 1, bytes) { return tokens.last?.end == start - 1 }
        return true
    }

    /// Whether the letters and digits before `end` hold a letter: "SCP2" does, "2019" does not.
    private func endsName(_ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if Self.isWordLead(Self.lead(before: end, bytes)) { return true }
        var i = end
        while i > 0, end - i < 12, Self.isDigit(bytes[i - 1]) { i -= 1 }
        return i < end && i > 0 && (bytes[i - 1] | 0x20) &- 0x61 < 26
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
    private func extend(
        _ text: NormalText, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ first: Int, _ tokens: [Token]
    ) -> Int {
        var end = first
        if first - start <= 3, first < bytes.count {
            if bytes[first] == 0x20, rules.numberFormat.spaceGroups {
                end = spacedGroups(text, bytes, start, first, tokens)
            } else if isGroupSeparator(bytes[first]) {
                end = groups(bytes, first, bytes[first])
                if end == first, rules.numberFormat.pairGroups, first - start <= 2 { end = pairs(bytes, first, bytes[first]) }
            }
        }
        if end + 1 < bytes.count, rules.numberFormat.decimalSeparators.contains(bytes[end]), Self.isDigit(bytes[end + 1]) {
            end += 1
            while end < bytes.count, Self.isDigit(bytes[end]) { end += 1 }
        } else if end == first {
            end = looseDecimals(bytes, start, first)
        }
        return end
    }

    private func groups(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ separator: UInt8) -> Int {
        var end = first
        while end < bytes.count, bytes[end] == separator, Self.digits(bytes, end + 1) == 3 { end += 4 }
        return end
    }

    /// 12,34,567
    private func pairs(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ separator: UInt8) -> Int {
        var end = first
        while end < bytes.count, bytes[end] == separator, Self.digits(bytes, end + 1) == 2 { end += 3 }
        let last = groups(bytes, end, separator)
        return end > first && last == end + 4 ? last : first
    }

    /// "40 000": single spaces, no zero first, and no row of numbers around it (a table, a telephone number).
    private func spacedGroups(
        _ text: NormalText, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ first: Int, _ tokens: [Token]
    ) -> Int {
        if bytes[start] == 0x30 { return first }
        if let last = tokens.last, last.end == start - 1 || last.end == start - 2 {
            if case .digits = last.content { return first }
            // "on Dec 12 300 people"
            if let month, kinds.sets[last.code].contains(month) { return first }
        }
        let end = groups(bytes, first, 0x20)
        guard stride(from: first, to: end, by: 4).allSatisfy(text.isSingleSpace) else { return first }
        return end + 1 < bytes.count && bytes[end] == 0x20 && Self.isDigit(bytes[end + 1]) ? first : end
    }

    /// "1,3": a lone separator with one or two digits behind it.
    private func looseDecimals(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ first: Int) -> Int {
        guard first < bytes.count, rules.numberFormat.looseDecimals.contains(bytes[first]),
            start == 0 || bytes[start - 1] != bytes[first]
        else { return first }
        let count = Self.digits(bytes, first + 1)
        let end = first + 1 + count
        guard count == 1 || count == 2, end + 1 >= bytes.count || !(isGroupSeparator(bytes[end]) && Self.isDigit(bytes[end + 1])) else { return first }
        return end
    }

    /// "1e10", "1.3e+6".
    private func powerOfTen(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
        guard end + 1 < bytes.count, bytes[end] | 0x20 == 0x65 else { return end }
        let sign = bytes[end + 1] == 0x2B || bytes[end + 1] == 0x2D ? 1 : 0
        let count = Self.digits(bytes, end + 1 + sign)
        let behind = end + 1 + sign + count
        return count == 0 || count > 2 || (behind < bytes.count && Self.isWordLead(bytes[behind])) ? end : behind
    }

    /// How many digits stand from `start` on.
    private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var i = start
        while i < bytes.count, isDigit(bytes[i]) { i += 1 }
        return max(0, i - start)
    }

    private func isGroupSeparator(_ byte: UInt8) -> Bool {
        rules.numberFormat.groupSeparators.contains(byte) || (byte == 0x20 && rules.numberFormat.spaceGroups)
    }

    private func formStarts(
        at start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>, _ forms: inout [FoundForm]
    ) -> Bool {
        rules.lexicon.find(in: folded, from: start, into: &forms)
        return forms.contains { form in
            Self.isBoundary(form.end, bytes)
                && rules.lexicon.lexemes[form.lexeme].readings.contains { holds($0, bytes, start, form.end, true) }
        }
    }

    /// Which of the digit kinds hold, as bits in the order of `CoreKind.digitKinds`.
    private func choice(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, plain: Bool, dotted: Bool
    ) -> Int {
        let length = end - start
        let isInteger = bytes[start..<end].allSatisfy { Self.isDigit($0) || isGroupSeparator($0) } && (plain || (1...3).allSatisfy { Self.isDigit(bytes[end - $0]) })
        var result = isInteger ? 1 : 0
        guard plain else { return result }
        result |= 2
        if dotted { result |= 64 }
        if length == 8 { result |= 256 }
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
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
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

    /// A form may end where no word and no number goes on.
    private static func isBoundary(_ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard end < bytes.count else { return true }
        if isDigit(bytes[end]) { return !isDigit(bytes[end - 1]) }
        return !(isWordLead(bytes[end]) && isWordLead(lead(before: end, bytes)))
    }

    private static func endOfWord(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var i = start
        while i < bytes.count, isDigit(bytes[i]) || isWordLead(bytes[i]) || (bytes[i] & 0xC0 == 0x80 && i > start && bytes[i - 1] >= 0xC3)
            || (bytes[i] == 0x2E && i > start && isDigit(bytes[i - 1]) && i + 1 < bytes.count && isDigit(bytes[i + 1]))  // v3.2
        { i += 1 }
        return max(i, start + 1)
    }
}

extension Reading {
    /// Whether it holds whatever stands around the form, and however the form is written.
    fileprivate var isUnconditional: Bool { caseRule == .any && !afterNumber && !notAfterNumber }
}
