extension Relation {
    /// Why a text is no relation, and at which byte of it.
    package struct Fault: Error, Hashable, Sendable {
        package let message: String
        package let offset: Int
        package let advice: String
    }

    /// Longer texts are refused: no relation needs them, and nesting is bounded with the length.
    package static let maximumLength = 1000

    /// Reads names, numbers, `+ - * /`, parentheses and one of `= <= >= < >`. A name is a concept or a slot, perhaps with a
    /// measure behind a colon (`company.exports:share`, `gdp:change:previous-year`) and with modifiers behind `@`
    /// (`@previous-year`, `@previous-quarter`, `@previous-month`, `@reversed`). A hyphen inside a name belongs to it; a minus stands
    /// between spaces.
    package init(parsing text: String) throws(Fault) {
        guard text.utf8.count <= Self.maximumLength else {
            throw Fault(message: "it is longer than \(Self.maximumLength) bytes", offset: 0, advice: "Write two relations.")
        }
        var parser = RelationParser(text)
        let left = try parser.sum()
        let comparison = try parser.comparison()
        let right = try parser.sum()
        try parser.end()
        self.init(terms: parser.terms, left: left, comparison: comparison, right: right, text: text)
    }
}

/// Reads one relation from left to right.
private struct RelationParser {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0
    private(set) var terms: [Relation.Term] = []

    private static let maximumDepth = 40

    init(_ text: String) { bytes = Array(text.utf8) }

    private func fault(_ message: String, at offset: Int? = nil, _ advice: String) -> Relation.Fault {
        Relation.Fault(message: message, offset: offset ?? position, advice: advice)
    }

    private mutating func next() -> UInt8? {
        while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
        return position < bytes.count ? bytes[position] : nil
    }

    private mutating func take(_ choices: [Relation.Operator]) -> Relation.Operator? {
        guard let byte = next(), let found = choices.first(where: { $0.rawValue.utf8.first == byte }) else { return nil }
        position += 1
        return found
    }

    mutating func sum() throws(Relation.Fault) -> Relation.Expression {
        var result = try product()
        while let sign = take([.plus, .minus]) { result = .operation(sign, result, try product()) }
        return result
    }

    private mutating func product() throws(Relation.Fault) -> Relation.Expression {
        var result = try factor()
        while let sign = take([.times, .over]) { result = .operation(sign, result, try factor()) }
        return result
    }

    private mutating func factor() throws(Relation.Fault) -> Relation.Expression {
        guard let byte = next() else { throw fault("it ends where a name or a number must stand", "Write what follows the last sign.") }
        if byte == UInt8(ascii: "(") { return try inner() }
        if byte == UInt8(ascii: "-") {
            position += 1
            return .operation(.minus, .number(.zero), try factor())
        }
        if isDigit(byte) { return try number() }
        guard isLetter(byte) else {
            throw fault("‘\(Character(UnicodeScalar(byte)))’ stands where a name or a number must stand", "Names are concepts or slots: letters, digits, dots and hyphens.")
        }
        let term = try term()
        if let index = terms.firstIndex(of: term) { return .term(index) }
        terms.append(term)
        return .term(terms.count - 1)
    }

    private mutating func inner() throws(Relation.Fault) -> Relation.Expression {
        let start = position
        guard depth < Self.maximumDepth else { throw fault("parentheses are nested too deeply", "Write two relations.") }
        position += 1
        depth += 1
        let result = try sum()
        depth -= 1
        guard next() == UInt8(ascii: ")") else { throw fault("a parenthesis is never closed", at: start, "Add ‘)’.") }
        position += 1
        return result
    }

    private mutating func number() throws(Relation.Fault) -> Relation.Expression {
        let start = position
        while position < bytes.count, isDigit(bytes[position]) || bytes[position] == UInt8(ascii: ".") { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = ExactDecimal(text), position >= bytes.count || !isLetter(bytes[position]) else {
            throw fault("‘\(text)’ is no number", at: start, "Write a plain decimal: 0.5, 100.")
        }
        return .number(value)
    }

    // MARK: names

    private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") }

    /// A word of letters, digits, dots, and hyphens that stand between such.
    private mutating func word() -> String {
        let start = position
        func belongs(_ place: Int) -> Bool { place < bytes.count && (isLetter(bytes[place]) || isDigit(bytes[place])) }
        while belongs(position) || (position < bytes.count && position > start && [UInt8(ascii: "."), UInt8(ascii: "-")].contains(bytes[position]) && belongs(position + 1)) {
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func term() throws(Relation.Fault) -> Relation.Term {
        let name = word()
        var (measure, base): (Measure?, String?) = (nil, nil)
        if take(":") {
            measure = try choice(Measure.self, "measure")
            if take(":") { base = try choice(Relation.Shift.self, "base").rawValue }
        }
        var shift: Relation.Shift?
        var isReversed = false
        while take("@") {
            let start = position
            if word() == "reversed" {
                isReversed.toggle()
                continue
            }
            position = start
            guard shift == nil else { throw fault("‘\(name)’ is moved in time twice", "Use one of @previous-year, @previous-quarter and @previous-month.") }
            shift = try choice(Relation.Shift.self, "modifier", besides: ["reversed"])
        }
        if measure == .change { base = base ?? Relation.Shift.previousYear.rawValue }
        return Relation.Term(name, measure: measure == .level ? nil : measure, base: base, shift: shift, isReversed: isReversed)
    }

    private mutating func take(_ sign: String) -> Bool {
        guard position < bytes.count, bytes[position] == sign.utf8.first else { return false }
        position += 1
        return true
    }

    private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ type: Choice.Type, _ what: String, besides others: [String] = []
    ) throws(Relation.Fault) -> Choice {
        let start = position
        let text = word()
        if let found = Choice(rawValue: text) { return found }
        let known = Choice.allCases.map(\.rawValue) + others
        throw fault("‘\(text)’ is no \(what)", at: start, "Known are \(known.joined(separator: ", ")).")
    }

    // MARK: comparison

    private static let comparisons: [Relation.Comparison] = [.atMost, .atLeast, .equal, .less, .more]

    mutating func comparison() throws(Relation.Fault) -> Relation.Comparison {
        _ = next()
        let rest = bytes[min(position, bytes.count)...]
        guard let found = Self.comparisons.first(where: { rest.starts(with: $0.rawValue.utf8) }) else {
            if position < bytes.count, bytes[position] == UInt8(ascii: ")") { throw fault("a parenthesis is closed that was never opened", "Remove ‘)’.") }
            throw fault("it compares nothing", "Write one of =, <=, >=, <, > between two sides.")
        }
        position += found.rawValue.utf8.count
        return found
    }

    mutating func end() throws(Relation.Fault) {
        guard let byte = next() else { return }
        let isComparison = Self.comparisons.contains { $0.rawValue.utf8.first == byte }
        throw isComparison
            ? fault("it compares twice", "Write two relations.")
            : fault("‘\(Character(UnicodeScalar(byte)))’ stands where it must end", "Put a sign (+ - * /) between two names.")
    }
}
