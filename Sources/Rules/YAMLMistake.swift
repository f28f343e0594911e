import Documents
import Yams

/// Why a file is no YAML, told so that somebody who does not know YAML can mend it.
enum YAMLMistake {
    static func problem(of error: YamlError, in file: RuleFile) -> Problem {
        switch error {
        case .scanner(let context?, let reason, _, _) where reason.contains("end of stream") && context.text.contains("quoted scalar"):
            return Problem(
                .configuration, "bad-yaml", "This is not YAML: a quote is opened and not closed.",
                at: [Problem.Label(file: file.path, line: context.mark.line, column: context.mark.column, note: "opened here")],
                advice: "Close the quote at the end of the text. A single quote inside single quotes is written twice ('').")
        case .scanner(_, let reason, let mark, _), .parser(_, let reason, let mark, _), .composer(_, let reason, let mark, _):
            return problem(reason, mark, file)
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "\($0)" }.sorted()
            return Problem(
                .configuration, "duplicate-key", "The key ‘\(names.first ?? "")’ stands twice in one mapping.",
                at: places(of: names.first ?? "", from: context.mark, file),
                advice: "Join the two, or delete one: the second would hide the first.")
        case .reader(let reason, let offset, _, _):
            return Problem(
                .configuration, "bad-yaml", "This is not YAML: \(reason).", at: [Problem.Label(file: file.path, line: Self.line(of: offset ?? 0, in: file), column: 1)],
                advice: "Remove control characters; rule files are UTF-8 text.")
        default:
            return Problem(.configuration, "bad-yaml", "This is not YAML: \(error).", at: [Problem.Label(file: file.path, line: 1, column: 1)], advice: Self.general)
        }
    }

    private static func problem(_ reason: String, _ mark: Mark, _ file: RuleFile) -> Problem {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        // The parser often stops behind the mistake: at the start of the next line, or at the end of the file.
        let near = [mark.line - 1, mark.line - 2].filter(lines.indices.contains).map { (number: $0 + 1, text: lines[$0]) }
        if let help = Self.advice(reason) {
            return Problem(.configuration, "bad-yaml", "This is not YAML: \(reason.trimmed).", at: [Problem.Label(file: file.path, line: mark.line, column: mark.column)], advice: help)
        }
        if reason.contains("mapping values"), let above = Self.keyAbove(mark, lines) {
            return Problem(
                .configuration, "bad-yaml", "This is not YAML: \(reason.trimmed).",
                at: [
                    Problem.Label(file: file.path, line: mark.line, column: lines[mark.line - 1].indentation + 1, note: "begins farther right than"),
                    Problem.Label(file: file.path, line: above, column: lines[above - 1].indentation + 1, note: "this key, which has a value already"),
                ], advice: "Keys that belong together begin in the same column.")
        }
        let (help, line) = near.lazy.compactMap { line in Self.advice(reason, line.text).map { ($0, line.number) } }.first ?? (general, mark.line)
        return Problem(
            .configuration, "bad-yaml", "This is not YAML: \(reason.trimmed).",
            at: [Problem.Label(file: file.path, line: line, column: line == mark.line ? mark.column : 1)], advice: help)
    }

    /// The line above a key that begins farther to the left and has a text as its value: nothing can stand below it.
    private static func keyAbove(_ mark: Mark, _ lines: [Substring]) -> Int? {
        guard lines.indices.contains(mark.line - 1), !lines[mark.line - 1].prefix(mark.column - 1).contains(": "), let above = lines[..<(mark.line - 1)].lastIndex(where: { !$0.allSatisfy(\.isWhitespace) }),
            lines[above].indentation < lines[mark.line - 1].indentation, let colon = lines[above].range(of: ": "),
            !lines[above][colon.upperBound...].allSatisfy(\.isWhitespace)
        else { return nil }
        return above + 1
    }

    /// Where a key stands in a mapping, the second place first; the start of the mapping when it stands on one line.
    private static func places(of key: String, from mark: Mark, _ file: RuleFile) -> [Problem.Label] {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        var found: [Int] = []
        for number in lines.indices.dropFirst(mark.line - 1) {
            let indent = lines[number].indentation
            if number >= mark.line, indent < mark.column - 1, !lines[number].allSatisfy(\.isWhitespace) { break }
            if lines[number].dropFirst(mark.column - 1).hasPrefix(key + ":") { found.append(number + 1) }
        }
        guard found.count > 1 else { return [Problem.Label(file: file.path, line: mark.line, column: mark.column, note: "in this mapping")] }
        return [(found[1], "again here"), (found[0], "first here")].map { Problem.Label(file: file.path, line: $0.0, column: mark.column, note: $0.1) }
    }

    private static let general = "Indent with spaces, and quote texts that hold ‘: ’, ‘#’ or begin with a bracket, quote or %."

    /// What is wrong where the parser's words say it.
    private static func advice(_ reason: String) -> String? {
        if reason.contains("alias") { return "An alias (*name) needs an anchor (&name) above it; put a text that begins with ‘*’ or ‘&’ in quotes." }
        if reason.contains("another document") { return "A rule file is one document: delete the line ‘---’, or make two files." }
        return nil
    }

    /// What is wrong with a line, where its text shows it.
    private static func advice(_ reason: String, _ line: Substring) -> String? {
        let indent = line.prefix { $0 == " " || $0 == "\t" }
        let body = line.dropFirst(indent.count)
        if indent.contains("\t") { return "There is a tab at the start of the line: indent with spaces." }
        if reason.contains("escape") { return "Write the pattern in single quotes: in double quotes a backslash begins an escape of YAML." }
        if let slots = body.range(of: "{{"), !body[..<slots.lowerBound].contains(where: { $0 == "'" || $0 == "\"" }) {
            return "Put the pattern in single quotes: signs such as ‘{’, ‘[’ and ‘%’ mean something else in YAML."
        }
        if reason.contains("mapping values"), body.count(where: { $0 == ":" }) > 1 { return "Put the text behind the first ‘: ’ in quotes: it holds another ‘: ’." }
        if body.count(where: { $0 == "'" }) % 2 == 1 { return "Write a single quote inside single quotes twice (''), and close each quote on its line." }
        if body.count(where: { $0 == "\"" }) % 2 == 1 { return "Close the double quote." }
        if reason.contains("',' or ']'") || reason.contains("',' or '}'") { return "Close the bracket, and put commas between its entries." }
        if reason.contains("'-' indicator") || reason.contains("block mapping") { return "Keys that belong together begin in the same column." }
        return nil
    }

    private static func line(of offset: Int, in file: RuleFile) -> Int {
        file.text.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
    }

    // MARK: aliases

    /// A file whose aliases unfold to more nodes than it has bytes: they multiply ("billion laughs").
    static func unfolding(_ root: Node, in file: RuleFile) -> Problem? {
        var left = file.text.utf8.count + 16
        guard count(root, &left) else {
            return Problem(
                .configuration, "alias-bomb", "The aliases (‘*name’) of this file unfold to more than the file itself holds.",
                at: [Problem.Label(file: file.path, line: 1, column: 1)], advice: "Write the repeated parts out, or share patterns as fragments.")
        }
        return nil
    }

    private static func count(_ node: Node, _ left: inout Int) -> Bool {
        left -= 1
        guard left > 0 else { return false }
        switch node {
        case .mapping(let mapping): return mapping.allSatisfy { count($0.key, &left) && count($0.value, &left) }
        case .sequence(let sequence): return sequence.allSatisfy { count($0, &left) }
        default: return true
        }
    }
}

extension Substring {
    /// How many spaces it begins with.
    fileprivate var indentation: Int { prefix { $0 == " " }.count }
}

extension String {
    /// Without white space and line ends around it.
    fileprivate var trimmed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
