import Documents
import Facts
import Yams

/// Everything wrong with the rules of a load, gathered so that one run shows all of it.
final class ProblemList {
    private(set) var problems: [Problem] = []

    func add(_ problem: Problem) { problems.append(problem) }

    func add(
        _ code: String, _ message: String, at places: [Problem.Label], advice: String? = nil,
        kind: Problem.Kind = .configuration
    ) {
        problems.append(Problem(kind, code, message, at: places, advice: advice))
    }
}

/// A YAML value with its place, read with complaints instead of crashes: a wrong type or an unknown key is a problem, and
/// reading goes on.
struct Section {
    let node: Node
    let file: String
    let problems: ProblemList

    var place: Problem.Label { place(note: nil) }

    func place(note: String?) -> Problem.Label {
        Problem.Label(file: file, line: node.mark?.line, column: node.mark?.column, note: note)
    }

    /// A place inside a text that stands on one line: its column is that of the byte, quotes counted as they are written.
    func place(atByte offset: Int) -> Problem.Label {
        guard let scalar = node.scalar, let mark = node.mark else { return place }
        let before = String(decoding: Array(scalar.string.utf8).prefix(offset), as: UTF8.self)
        let column: Int
        switch scalar.style {
        case .singleQuoted: column = mark.column + 1 + before.unicodeScalars.count + before.count { $0 == "'" }
        case .doubleQuoted: column = mark.column + 1 + before.unicodeScalars.count + before.count { $0 == "\\" || $0 == "\"" }
        case .plain, .any: column = mark.column + before.unicodeScalars.count
        default: return place
        }
        return Problem.Label(file: file, line: mark.line, column: column)
    }

    /// The place of the first occurrence of a part of the text.
    func place(of part: String) -> Problem.Label {
        guard let text = node.scalar?.string, let range = text.firstRange(of: part) else { return place }
        return place(atByte: text[..<range.lowerBound].utf8.count)
    }

    func complain(_ code: String, _ message: String, advice: String? = nil) {
        problems.add(code, message, at: [place], advice: advice)
    }

    // MARK: shapes

    /// The values of a mapping by key. Complains of keys that the group does not have, of values of another shape, which are
    /// then left out, and of required keys that are missing, but for those that have complaints of their own.
    func keys(_ group: KeyGroup) -> [String: Section] {
        guard let mapping = node.mapping else {
            let first = group.keys.prefix(4).map(\.name).joined(separator: ", ")
            complain(
                "not-a-mapping", "\(group.title.capitalizedFirst) is a mapping with keys (\(first) …).",
                advice: "Write each as ‘key: value’; behind ‘- ’ where it is an entry of a list.")
            return [:]
        }
        var result: [String: Section] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            if group[name] != nil || group.isLanguage(name) {
                result[name] = child(value)
            } else {
                problems.add("unknown-key", "There is no key ‘\(name)’ in \(group.title).", at: [child(key).place], advice: advice(name, group))
            }
        }
        let missing = group.required.filter { result[$0.name] == nil }
        if let first = missing.first {
            let names = missing.map { "‘\($0.name)’" }.joined(separator: " and ")
            complain(
                group.incomplete, "\(group.title.capitalizedFirst) needs \(names).",
                advice: "Add ‘\(first.name):’. \(first.summary)" + (first.example.map { " For example: \(first.name): \($0)" } ?? ""))
        }
        for (name, value) in result.sorted(by: { $0.key < $1.key }) {
            guard let shape = group[name]?.shape ?? group.byLanguage, !value.conforms(to: shape, as: "‘\(name)’") else { continue }
            result[name] = nil
        }
        return result
    }

    /// The codes of languages among the keys of a mapping.
    func languages(_ group: KeyGroup) -> [String] { group.byLanguage == nil ? [] : node.mapping?.keys.compactMap(\.string).filter(group.isLanguage) ?? [] }

    /// What somebody may have meant by a key: one that is written alike, or one that belongs further in.
    private func advice(_ name: String, _ group: KeyGroup) -> String {
        let known = group.keys.map(\.name) + languages(group)
        let alike = name.lowercased().replacing("_", with: "-")
        if name.first?.isNumber == true { return "Inside braces a comma ends the value: write 4500000 and 4.5, or put the value in quotes." }
        if let other = group.other[name] { return "Write ‘\(other)’." }
        if let near = known.contains(alike) ? alike : Suggestion.nearest(to: alike, among: known) { return "Did you mean ‘\(near)’?" }
        if let key = group.keys.first(where: { $0.shape.groups.contains { $0[alike] != nil } }) { return "‘\(alike)’ stands under ‘\(key.name):’." }
        return "Known keys: \((known + (group.byLanguage == nil ? [] : ["en, ru …"])).joined(separator: ", "))."
    }

    /// The entries of a mapping whose keys are data.
    var entries: [(key: Section, value: Section)] {
        guard let mapping = node.mapping else {
            complain("not-a-mapping", "A mapping must stand here.", advice: "Write ‘key: value’ pairs.")
            return []
        }
        return mapping.map { (child($0.key), child($0.value)) }
    }

    var items: [Section] {
        guard let sequence = node.sequence else {
            complain("not-a-list", "A list must stand here.", advice: "Put each entry on its own line behind ‘- ’, or write [a, b].")
            return []
        }
        return sequence.map(child)
    }

    func child(_ node: Node) -> Section { Section(node: node, file: file, problems: problems) }

    // MARK: scalars

    var string: String? {
        guard let scalar = node.scalar else {
            complain("not-a-text", "A single value must stand here.", advice: "Write one value, without ‘- ’ and brackets.")
            return nil
        }
        return scalar.string
    }

    /// The entries of a list, or the one that stands alone.
    var texts: [Section] { node.scalar == nil ? items : [self] }

    /// A list of texts; a single text counts as a list of one.
    var strings: [String] {
        if let scalar = node.scalar { return [scalar.string] }
        return items.compactMap(\.string)
    }

    var int: Int? {
        guard let text = string else { return nil }
        guard let value = Int(text) else {
            complain("not-a-number", "‘\(text)’ is not a whole number.", advice: "Write it in digits, without quotes or a decimal point.")
            return nil
        }
        return value
    }

    var decimal: ExactDecimal? {
        guard let text = string else { return nil }
        if let value = ExactDecimal(text) { return value }
        complain("not-a-number", "‘\(text)’ is not a decimal.", advice: "Write it with digits, as 1000000000, 1e9 or 0.05.")
        return nil
    }

    var bool: Bool? {
        switch string {
        case "true": return true
        case "false": return false
        case nil: return nil
        case let text?:
            complain("not-a-truth-value", "‘\(text)’ is neither true nor false.", advice: "Write true or false.")
            return nil
        }
    }

    /// One of the raw values of an enum.
    func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Choice? where Choice.RawValue == String {
        guard let text = string else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let all = Choice.allCases.map(\.rawValue)
        complain(
            "unknown-value", "‘\(text)’ is not one of \(all.joined(separator: ", ")).",
            advice: Suggestion.nearest(to: text, among: all).map { "Did you mean ‘\($0)’?" })
        return nil
    }
}

extension String {
    /// With a capital first letter, and the rest as it is.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Section {
    /// The documents that a rule or check holds for.
    static func scope(_ keys: [String: Section]) -> PathScope {
        func globs(_ key: String) -> [Glob] { keys[key]?.strings.map(Glob.init) ?? [] }
        return PathScope(included: globs("paths"), excluded: globs("except-paths"))
    }
}

extension Section {
    /// The id of a concept that some file declares; any other is a problem.
    func concept(_ rules: RuleSet) -> String? {
        guard let name = string else { return nil }
        guard rules.concepts[name] == nil else { return name }
        complain(
            "unknown-concept", "No file declares the concept ‘\(name)’.",
            advice: Suggestion.nearest(to: name, among: rules.concepts.keys.sorted()).map { "Did you mean ‘\($0)’?" }
                ?? "Declare it under ‘concepts:’ with its period type and entity.")
        return nil
    }
}
