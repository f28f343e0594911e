import Documents
import Yams

/// Everything wrong with the rules of a load, gathered so that one run shows all of it.
final class ProblemList {
    private(set) var problems: [Problem] = []

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

    func complain(_ code: String, _ message: String, advice: String? = nil) {
        problems.add(code, message, at: [place], advice: advice)
    }

    // MARK: shapes

    /// The values of a mapping by key; complains of keys that its group does not have, and of required ones that are
    /// missing, but for an `id`, which has a complaint of its own.
    func keys(_ group: KeyGroup) -> [String: Section] {
        let languages = node.mapping?.keys.compactMap(\.string).filter(group.isLanguage) ?? []
        let result = keys(group.keys.map(\.name) + languages)
        let missing = group.keys.filter { $0.isRequired && $0.name != "id" && result[$0.name] == nil }
        guard let first = missing.first, node.mapping != nil else { return result }
        let names = missing.map { "‘\($0.name)’" }.joined(separator: " and ")
        complain(
            group.incomplete, "\(group.title.capitalizedFirst) needs \(names).",
            advice: "Add ‘\(first.name):’. \(first.summary)" + (first.example.map { " For example: \(first.name): \($0)" } ?? ""))
        return result
    }

    /// The values of a mapping by key; complains of keys that are not in `known`.
    func keys(_ known: [String]) -> [String: Section] {
        guard let mapping = node.mapping else {
            complain("not-a-mapping", "A mapping with keys (\(known.prefix(4).joined(separator: ", ")) …) must stand here.")
            return [:]
        }
        var result: [String: Section] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            let section = Section(node: value, file: file, problems: problems)
            if known.contains(name) {
                result[name] = section
            } else {
                let near = Suggestion.nearest(to: name, among: known)
                problems.add(
                    "unknown-key", "There is no key ‘\(name)’ here.",
                    at: [Section(node: key, file: file, problems: problems).place],
                    advice: near.map { "Did you mean ‘\($0)’?" } ?? "Known keys: \(known.joined(separator: ", ")).")
            }
        }
        return result
    }

    /// The entries of a mapping whose keys are data.
    var entries: [(key: Section, value: Section)] {
        guard let mapping = node.mapping else {
            complain("not-a-mapping", "A mapping must stand here.")
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
            complain("not-a-text", "A single value must stand here.")
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
            complain("not-a-number", "‘\(text)’ is not a whole number.")
            return nil
        }
        return value
    }

    var bool: Bool? {
        switch string {
        case "true": return true
        case "false": return false
        case nil: return nil
        case let text?:
            complain("not-a-truth-value", "‘\(text)’ is neither true nor false.")
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
