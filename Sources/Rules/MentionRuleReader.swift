import Documents
import Facts

/// Reads the `mentions:` of a file.
struct MentionRuleReader {
    let expander: PatternExpander
    let unicode: Bool
    let ids: IdentifierLedger
    let file: RuleLoader.OpenFile

    static let maximumLayers = 8

    func read(into rules: inout RuleSet) {
        for item in file.sections["mentions"]?.items ?? [] {
            guard let rule = rule(item, rules) else { continue }
            var layers = rules.languages[file.language]?.mentionLayers ?? []
            for layer in layers.indices { layers[layer].removeAll { $0.id == rule.id } }
            while layers.count < rule.layer { layers.append([]) }
            layers[rule.layer - 1].append(rule)
            rules.languages[file.language]?.mentionLayers = layers
        }
    }

    private func rule(_ item: Section, _ rules: RuleSet) -> MentionRule? {
        let keys = item.keys(.mention)
        guard let id = ids.claim(keys["id"], of: item, source: file.source) else { return nil }
        guard let type = keys["type"]?.string, let any = keys["any"] else { return nil }
        let isHelper = keys["helper"]?.bool ?? false
        guard isHelper || CoreKind.mentionTypes.contains(type) else {
            keys["type"]?.complain(
                "unknown-value", "‘\(type)’ is no type of mention.",
                advice: Suggestion.nearest(to: type, among: CoreKind.mentionTypes).map { "Did you mean ‘\($0)’?" }
                    ?? "Types are \(CoreKind.mentionTypes.joined(separator: ", ")); or say ‘helper: true’.")
            return nil
        }
        let layer = keys["layer"]?.int ?? 1
        let caseless = keys["case"]?.choice(PatternCase.self) != .exact
        var constants: [String: LexicalValue] = [:]
        for (key, value) in keys["set"]?.entries ?? [] {
            if let name = key.string, let text = value.string { constants[name.replacing("-", with: "_")] = Int(text).map(LexicalValue.integer) ?? .text(text) }
        }
        let set = rules.kinds.set([type] + (keys["kinds"]?.strings ?? []))
        return MentionRule(
            id: id, language: file.language, type: type, layer: layer,
            patterns: any.items.compactMap { expander.compile($0, caseless: caseless, unicode: unicode) },
            constants: constants, code: rules.kinds.code(of: set) ?? 0, isHelper: isHelper,
            examples: keys["examples"]?.items.map(MentionExample.init) ?? [])
    }

}

extension MentionExample {
    init(_ item: Section) {
        let keys = item.keys(.mentionExample)
        self.init(
            text: keys["text"]?.string ?? "", dated: readDay(keys["dated"]),
            finds: keys["finds"]?.string, value: keys["value"]?.string, place: item.place)
    }
}

/// A day as `2022-12-31`; anything else is a problem.
func readDay(_ section: Section?) -> Day? {
    guard let section, let text = section.string else { return nil }
    if let day = Day(iso: text) { return day }
    section.complain("not-a-day", "‘\(text)’ is not a day.", advice: "Write it as 2022-12-31.")
    return nil
}
