import Documents
import Facts

/// Further claims of one rule: near the first, or in its own match.
extension ClaimRuleReader {
    func also(
        _ section: Section?, _ rules: RuleSet, _ caseless: Bool, _ patterns: [SlotPattern], _ measure: Measure
    ) -> (beside: [AlsoRule], listed: [ListedFigure]) {
        var result: (beside: [AlsoRule], listed: [ListedFigure]) = ([], [])
        for item in section?.items ?? [] {
            let keys = item.keys(.also)
            let concept = keys["concept"]?.concept(rules)
            switch (keys["pattern"], keys["value"]) {
            case (let pattern?, nil):
                refuse(["entity", "period", "reverse"], of: keys, "goes with ‘value’, not with a ‘pattern’ of its own")
                if let rule = beside(pattern, concept, keys, caseless) { result.beside.append(rule) }
            case (nil, let value?):
                refuse(["not", "within"], of: keys, "goes with ‘pattern’, not with a ‘value’ of the first match")
                if let figure = listed(value, concept, keys, patterns, measure) { result.listed.append(figure) }
            case (nil, nil):
                item.complain(
                    "incomplete-rule", "An entry of ‘also’ needs a ‘pattern’, or a ‘value’ that names a slot of the first match.",
                    advice: "For example: pattern: '(?:up|a rise of) {{change:percent}}'")
            case (let pattern?, let value?):
                item.problems.add(
                    "two-figures", "An entry of ‘also’ has its figure from a ‘pattern’ or from a slot of the first match, not from both.",
                    at: [value.place(note: "a slot"), pattern.place(note: "and a pattern")], advice: "Leave out one, or make two entries.")
            }
        }
        return result
    }

    private func refuse(_ names: [String], of keys: [String: Section], _ reason: String) {
        for name in names { keys[name]?.complain("idle-key", "‘\(name)’ \(reason).", advice: "Leave it out.") }
    }

    private func beside(_ pattern: Section, _ concept: String?, _ keys: [String: Section], _ caseless: Bool) -> AlsoRule? {
        guard let pattern = compile(pattern, caseless).first else { return nil }
        return AlsoRule(
            pattern: pattern, not: keys["not"].map { compile($0, caseless) } ?? [], concept: concept,
            measure: keys["measure"]?.choice(Measure.self) ?? .change, base: keys["base"]?.string,
            within: keys["within"]?.int ?? 80, earlier: keys["earlier"]?.choice(CalendarUnit.self))
    }

    private func listed(_ value: Section, _ concept: String?, _ keys: [String: Section], _ patterns: [SlotPattern], _ measure: Measure) -> ListedFigure? {
        guard let slot = slot(value, patterns) else { return nil }
        let entity = keys["entity"]?.texts ?? []
        return ListedFigure(
            slot: slot, concept: concept, measure: keys["measure"]?.choice(Measure.self) ?? measure,
            base: keys["base"]?.string, entitySlots: entity.compactMap { self.slot($0, patterns) },
            periodSlot: keys["period"].flatMap { self.slot($0, patterns) }, isReversed: keys["reverse"]?.bool ?? false)
    }

    /// The name of a group that some pattern has.
    private func slot(_ section: Section, _ patterns: [SlotPattern]) -> String? {
        guard let name = section.string else { return nil }
        let group = name.replacing("-", with: "_")
        let known = Set(patterns.flatMap { $0.pattern.writtenGroups() })
        // Where a pattern did not compile, its slots are not known.
        if known.contains(group) || patterns.isEmpty { return group }
        section.complain(
            "no-such-slot", "No pattern of the rule has a slot ‘\(name)’.",
            advice: Suggestion.nearest(to: group, among: known.sorted()).map { "Did you mean ‘\($0)’?" }
                ?? "Name the figure in the pattern: {{\(name):money}}.")
        return nil
    }
}
