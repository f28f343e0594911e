import Facts

/// Reads the `superlatives:` of a file.
struct SuperlativeReader {
    let expander: PatternExpander
    let unicode: Bool
    let ids: IdentifierLedger
    let file: RuleLoader.OpenFile

    func read(into rules: inout RuleSet) {
        for item in file.sections["superlatives"]?.items ?? [] {
            guard let rule = rule(item) else { continue }
            rules.languages[file.language]?.superlativeRules.removeAll { $0.id == rule.id }
            rules.languages[file.language]?.superlativeRules.append(rule)
        }
    }

    private func rule(_ item: Section) -> SuperlativeRule? {
        let keys = item.keys(.superlative)
        guard let id = ids.claim(keys["id"], of: item, source: file.source), let order = keys["order"]?.choice(Superlative.Order.self) else { return nil }
        let caseless = keys["case"]?.choice(PatternCase.self) != .exact
        func patterns(_ section: Section?) -> [SlotPattern] {
            (section?.texts ?? []).compactMap { expander.compile($0, caseless: caseless, unicode: unicode) }
        }
        let any = patterns(keys["any"])
        for pattern in any where !pattern.pattern.writtenGroups().contains("figure") {
            expander.problems.add(
                "no-figure", "The pattern ‘\(pattern.source)’ does not take the figure of which it is said.", at: [pattern.place],
                advice: "Write {{figure:money}}, {{figure:percent}}, {{figure:quantity}} or {{figure:number}} for it.")
        }
        return SuperlativeRule(
            id: id, language: file.language, order: order, measures: measures(keys["of"]), isFirst: keys["first"]?.bool ?? false,
            isOfSeason: keys["season"]?.bool ?? false, patterns: any, not: patterns(keys["not"]),
            examples: keys["examples"]?.items.map(MentionExample.init) ?? [])
    }

    private func measures(_ section: Section?) -> [Measure] {
        section?.texts.compactMap { $0.choice(Measure.self) } ?? Measure.allCases
    }
}
