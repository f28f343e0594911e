import Documents
import Facts

/// What is said of a value that has another shape than its key asks for.
extension Section {
    /// Whether the value has the shape, after complaining of what has not. Mappings with keys of their own are only
    /// asked to be mappings: their keys are looked at when they are read.
    func conforms(to shape: Shape, as name: String) -> Bool {
        switch shape {
        case .text, .pattern: return isScalar(name)
        case .day: return isScalar(name) && readDay(self) != nil
        case .decimal: return isScalar(name) && decimal != nil
        case .sign: return isScalar(name) && isSign(name)
        case .positive: return isScalar(name) && decimal.map { isPositive($0, name) } ?? false
        case .bound: return isScalar(name) && isBound(name)
        case .ratio: return isScalar(name) && isRatio
        case .truthValue: return isScalar(name) && bool != nil
        case .wholeNumber(let range): return isScalar(name) && int.map { isIn(range, $0, name) } ?? false
        case .choice(let words): return isScalar(name) && isOne(of: words)
        case .list(let entry): return isList(of: entry, name)
        case .oneOrMore(let entry): return node.scalar != nil ? conforms(to: entry, as: name) : isList(of: entry, name)
        case .keys(let group): return isMapping(name, "with the keys \(group.keys.prefix(4).map { "‘\($0.name)’" }.joined(separator: ", ")) …")
        case .table(let value):
            guard isMapping(name, "of names to values") else { return false }
            return entries.reduce(true) { sound, entry in entry.value.conforms(to: value, as: entry.key.node.scalar.map { "‘\($0.string)’" } ?? name) && sound }
        case .either(let first, let second): return conformsQuietly(to: first) || conforms(to: second, as: name)
        }
    }

    private func conformsQuietly(to shape: Shape) -> Bool {
        Section(node: node, file: file, problems: ProblemList()).conforms(to: shape, as: "")
    }

    /// What stands here, in words.
    private var kind: String { node.mapping != nil ? "a mapping" : node.sequence != nil ? "a list" : isEmpty ? "nothing" : "a single value" }

    /// `key:` with nothing behind it.
    private var isEmpty: Bool { node.scalar?.string == "" && node.scalar?.style == .plain }

    private func isScalar(_ name: String) -> Bool {
        if node.scalar != nil, !isEmpty { return true }
        let advice = isEmpty ? "Write it behind the colon, or leave the key out."
            : node.mapping == nil ? "Write one value, without ‘- ’ and brackets." : "Quote it if it is a text that holds ‘: ’ or begins with a bracket."
        complain("not-a-text", "\(name.capitalizedFirst) must be a single value; here stands \(kind).", advice: advice)
        return false
    }

    private func isList(of entry: Shape, _ name: String) -> Bool {
        guard let items = node.sequence else {
            complain("not-a-list", "\(name.capitalizedFirst) must be a list; here stands \(kind).", advice: "Put each entry on its own line behind ‘- ’, or write [a, b].")
            return false
        }
        if case .keys = entry { return true }
        let entryName = name.hasPrefix("an ") ? name : "an entry of \(name)"
        return items.reduce(true) { sound, item in child(item).conforms(to: entry, as: entryName) && sound }
    }

    private func isSign(_ name: String) -> Bool {
        if string?.utf8.count == 1 { return true }
        complain("not-a-sign", "‘\(string ?? "")’ is not one character of ASCII.", advice: "Write each sign as an entry of its own: [\"'\", \",\"].")
        return false
    }

    private func isPositive(_ value: ExactDecimal, _ name: String) -> Bool {
        if value > .zero { return true }
        complain("out-of-range", "\(name) must be above zero, not \(value).", advice: "Give the factor by which figures are multiplied.")
        return false
    }

    private func isBound(_ name: String) -> Bool {
        guard string != "unbounded" else { return true }
        guard let value = string.flatMap({ ExactDecimal($0) }) else {
            complain("not-a-number", "‘\(string ?? "")’ is neither a decimal nor ‘unbounded’.", advice: "Write a fraction of the figure, as 0.05, or ‘unbounded’.")
            return false
        }
        if value >= .zero { return true }
        complain("out-of-range", "\(name) must not be below zero.", advice: "‘below’ and ‘above’ are distances from the figure: write 0.05 for five percent.")
        return false
    }

    private var isRatio: Bool {
        let parts = string?.split(separator: "/", omittingEmptySubsequences: false) ?? []
        if parts.count == 2, let below = Int(parts[1]), Int(parts[0]) != nil, below > 0 { return true }
        return decimal != nil
    }

    private func isMapping(_ name: String, _ what: @autoclosure () -> String) -> Bool {
        if node.mapping != nil { return true }
        complain("not-a-mapping", "\(name) must be a mapping \(what()); here stands \(kind).", advice: "Write each as ‘key: value’ on its own line, further in than \(name).")
        return false
    }

    private func isIn(_ range: ClosedRange<Int>, _ value: Int, _ name: String) -> Bool {
        if range.contains(value) { return true }
        let limits = range.upperBound == .max ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
        complain("out-of-range", "\(name) must be \(limits), not \(value).", advice: "Write a whole number in these bounds.")
        return false
    }

    private func isOne(of words: [String]) -> Bool {
        guard let text = string, !words.contains(text) else { return true }
        complain(
            "unknown-value", "‘\(text)’ is not one of \(words.joined(separator: ", ")).",
            advice: Suggestion.nearest(to: text, among: words).map { "Did you mean ‘\($0)’?" } ?? "Write one of them.")
        return false
    }
}
