import Documents

/// Keys that a claim rule takes from another one, as a rule in Russian does from that in English: the aspects of the fact
/// are said once, the words in each language. A rule's own keys win.
final class RuleInheritance {
    /// Keys of a rule and of its `extract` that are handed on. Patterns and examples never are.
    static let ruleKeys = ["severity", "tags"]
    static let extractKeys = ["concept", "measure", "base", "unit", "dimensions", "entity", "modality", "calendar"]

    private struct Entry {
        let source: Int
        let item: Section
    }

    private var entries: [String: [Entry]] = [:]

    init(files: [RuleLoader.OpenFile]) {
        for file in files {
            for item in file.sections["rules"]?.node.sequence ?? [] {
                guard let id = item.mapping?["id"]?.string, let section = file.sections["rules"]?.child(item) else { continue }
                entries[id, default: []].append(Entry(source: file.source, item: section))
            }
        }
    }

    /// The keys that a rule inherits, the nearest ancestor's first; nil after a problem was told.
    func inherited(by item: Section, source: Int) -> (rule: [String: Section], extract: [String: Section])? {
        var rule: [String: Section] = [:]
        var extract: [String: Section] = [:]
        var current = item
        var line = [item.scalar("id")]
        while let section = current.value("inherits") {
            guard let name = section.string else { return nil }
            guard let parent = entries[name]?.last(where: { $0.source <= source }) else {
                // An ancestor's mistake is told when the ancestor is read.
                guard line.count == 1 else { return nil }
                section.complain(
                    "unknown-rule", "There is no rule ‘\(name)’ to inherit from.",
                    advice: Suggestion.nearest(to: name, among: entries.keys.sorted()).map { "Did you mean ‘\($0)’?" } ?? "Give the id of a rule under ‘rules:’.")
                return nil
            }
            guard !line.contains(name) else {
                // Told once for all rules of the circle.
                guard line.first == name, line.allSatisfy({ name <= $0 ?? "" }) else { return nil }
                section.problems.add(
                    "inheritance-cycle", "The rule ‘\(name)’ inherits from itself: \((line.compactMap { $0 } + [name]).joined(separator: " → ")).",
                    at: [item.value("inherits")?.place(note: "inherits here") ?? item.place, section.place(note: "and leads back from here")],
                    advice: "Let one of these rules stand for itself.")
                return nil
            }
            line.append(name)
            for key in Self.ruleKeys { rule[key] = rule[key] ?? parent.item.value(key) }
            for key in Self.extractKeys { extract[key] = extract[key] ?? parent.item.value("extract")?.value(key) }
            current = parent.item
        }
        return (rule, extract)
    }
}

extension Section {
    /// The value of a key, without a complaint where there is none.
    func value(_ key: String) -> Section? { node.mapping?[key].map(child) }

    /// The text of a key, without a complaint.
    func scalar(_ key: String) -> String? { value(key)?.node.scalar?.string }
}
