import Documents
import Facts

/// Whether the patterns of a rule have the slots without which it would never give a claim.
struct SlotCheck {
    let rule: Section
    let patterns: [SlotPattern]
    /// Where the patterns stand.
    let places: Section
    /// Of dimensions that are inherited: where the rule says from which other one.
    let inheritance: Section?

    func check(_ shape: Concept.EntityShape, dimensions: Section?) {
        if patterns.isEmpty {
            places.complain("no-pattern", "‘any’ is empty, so the rule can find nothing.", advice: "Write at least one pattern, in single quotes.")
            return
        }
        let groups = patterns.map { $0.pattern.writtenGroups() }
        for (pattern, names) in zip(patterns, groups) { checkFigure(pattern, names) }
        let known = groups.reduce(into: Set()) { $0.formUnion($1) }
        checkEntity(shape, known)
        guard let dimensions, dimensions.node.sequence != nil else { return }
        for name in dimensions.items { checkDimension(name, known) }
    }

    /// Figures are mentions: digits as text never match, since numbers are tokens.
    private func checkFigure(_ pattern: SlotPattern, _ groups: Set<String>) {
        for slot in PatternExpander.figureSlots where groups.contains(slot) && pattern.slotKinds[slot] == nil {
            rule.problems.add(
                "text-figure", "The slot ‘\(slot)’ takes text, but a figure must be a mention: in typed text numbers are tokens, not digits.",
                at: [pattern.place], advice: "Write {{\(slot):number}}, {{\(slot):money}}, {{\(slot):percent}} or {{\(slot):quantity}}.")
        }
    }

    /// A pair may be named elsewhere in the text; one entity and an ordered pair only by slots.
    private func checkEntity(_ shape: Concept.EntityShape, _ groups: Set<String>) {
        guard shape == .one || shape == .orderedPair, groups.isDisjoint(with: PatternExpander.entitySlots) else { return }
        let (slots, whom) = shape == .one ? ("{{entity:country}} or (?<entity>…)", "an entity") : ("{{from:country}} and {{to:country}}", "two entities, in order")
        places.complain("no-entity", "The concept is about \(whom), and no pattern has a slot for it, so the rule can find nothing.", advice: "Take it with \(slots).")
    }

    private func checkDimension(_ section: Section, _ known: Set<String>) {
        guard let name = section.string, !known.contains(name) else { return }
        if let inheritance, let other = inheritance.string {
            inheritance.complain(
                "no-such-slot", "The dimension ‘\(name)’ is inherited from ‘\(other)’, and no pattern of this rule has a slot for it.",
                advice: "Take its text in a pattern: (?<\(name)>…); or write ‘dimensions: {}’ where there is none.")
            return
        }
        section.complain(
            "no-such-slot", "No pattern of the rule has a slot ‘\(name)’.",
            advice: Suggestion.nearest(to: name, among: known.sorted()).map { "Did you mean ‘\($0)’?" } ?? "Take its text in a pattern: (?<\(name)>…).")
    }
}

extension Section {
    /// Complains of a text that is no period.
    func expectPeriod() {
        guard let text = string, Period(iso: text) == nil, text.contains(where: \.isWhitespace) || !text.contains(where: \.isNumber) else { return }
        complain("not-a-period", "‘\(text)’ is not a period.", advice: "Write 2022, 2022-11, 2022-Q4, 2022-11-30 or 2022-01/2022-11.")
    }
}
