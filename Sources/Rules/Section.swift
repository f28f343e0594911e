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

    private func child(_ node: Node) -> Section { Section(node: node, file: file, problems: problems) }

    // MARK: scalars

    var string: String? {
        guard let scalar = node.scalar else {
            complain("not-a-text", "A single value must stand here.")
            return nil
        }
        return scalar.string
    }

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
