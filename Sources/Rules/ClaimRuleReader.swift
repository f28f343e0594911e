import Documents
import Facts

/// Reads the claim rules (`rules:`) of a file.
struct ClaimRuleReader {
    let expander: PatternExpander
    let unicode: Bool
    let ids: IdentifierLedger
    let file: RuleLoader.OpenFile
    let inheritance: RuleInheritance

    func read(into rules: inout RuleSet) {
        for item in file.sections["rules"]?.items ?? [] {
            guard let rule = rule(item, rules) else { continue }
            rules.languages[file.language]?.claimRules.removeAll { $0.id == rule.id }
            rules.languages[file.language]?.claimRules.append(rule)
        }
    }

    private func rule(_ item: Section, _ rules: RuleSet) -> ClaimRule? {
        var keys = item.keys(.claimRule)
        guard let id = ids.claim(keys["id"], of: item, source: file.source) else { return nil }
        guard let extract = keys["extract"] else { return nil }
        var parts = extract.keys(.extract)
        guard let inherited = inheritance.inherited(by: item, source: file.source) else { return nil }
        keys.merge(inherited.rule) { own, _ in own }
        parts.merge(inherited.extract) { own, _ in own }
        guard let any = parts["any"] else { return nil }
        let follows = parts["follows"]?.texts.compactMap { $0.concept(rules) } ?? []
        if let concept = parts["concept"], let other = parts["follows"] {
            item.problems.add(
                "two-concepts", "The rule ‘\(id)’ has a concept of its own and follows others.", at: [other.place, concept.place(note: "its own")],
                advice: "Keep ‘concept’ where its patterns name what is measured, ‘follows’ where the sentence before does.")
        }
        if parts["follows"] == nil { parts["reverse"]?.complain("idle-key", "‘reverse’ goes with ‘follows’, not with a concept of its own.", advice: "Leave it out.") }
        guard let concept = parts["concept"] ?? parts["follows"] else {
            if extract.value("concept") != nil || extract.value("follows") != nil { return nil }
            extract.complain("incomplete-rule", "The rule ‘\(id)’ does not say what it measures.", advice: "Add ‘concept:’ with the id of a concept, or inherit it from another rule.")
            return nil
        }
        let name = parts["follows"] == nil ? concept.concept(rules) : follows.first
        let caseless = parts["case"]?.choice(PatternCase.self) != .exact
        let patterns = compile(any, caseless)
        let lists = lists(parts["lists"], caseless, patterns)
        let (holds, partSlots) = HeldParts(patterns, lists: lists.keys).read(parts["holds"])
        let (groups, constants) = dimensions(parts["dimensions"])
        let status = keys["status"]?.choice(ClaimRule.Status.self) ?? .experimental
        let examples = keys["examples"]?.items.map { example($0, rules) } ?? []
        if status == .stable { requireBothKinds(of: examples, id, item) }
        let measure = parts["measure"]?.choice(Measure.self) ?? .level
        let also = also(parts["also"], rules, caseless, patterns, measure)
        guard let name else { return nil }
        let shape = parts["entity"]?.choice(Concept.EntityShape.self)
        if patterns.count == any.texts.count {
            // A concept with a kind of entity is filled from the document, a rule that follows from the claim before.
            let isFilled = rules.concepts[name]?.entityKind != nil || !follows.isEmpty
            let needed = shape ?? (isFilled ? nil : rules.concepts[name]?.entity) ?? .any
            let inheritance = extract.value("dimensions") == nil ? item.value("inherits") : nil
            SlotCheck(rule: item, patterns: patterns, places: any, inheritance: inheritance).check(needed, dimensions: parts["dimensions"])
        }
        return ClaimRule(
            id: id, language: file.language, source: file.source, status: status, severity: keys["severity"]?.string ?? "error",
            summary: keys["summary"]?.string ?? id, tags: keys["tags"]?.strings ?? [], concept: name,
            follows: follows, isReversed: parts["reverse"]?.bool ?? false, measure: measure, base: parts["base"]?.string,
            patterns: patterns, not: parts["not"].map { compile($0, caseless) } ?? [],
            also: also.beside, listed: also.listed, dimensionGroups: groups,
            dimensions: constants, unit: parts["unit"]?.string,
            entity: shape, modality: parts["modality"]?.choice(Modality.self),
            isExact: parts["exact"]?.bool ?? false, holds: holds, partSlots: partSlots, lists: lists,
            calendar: CalendarReader.choice(parts["calendar"], rules), scope: Section.scope(keys),
            examples: examples, place: item.place)
    }

    func compile(_ section: Section, _ caseless: Bool) -> [SlotPattern] {
        section.texts.compactMap {
            expander.compile($0, caseless: caseless, unicode: unicode)
        }
    }

    /// What stands between two items, by the group of the patterns that holds the list.
    private func lists(_ section: Section?, _ caseless: Bool, _ patterns: [SlotPattern]) -> [String: SlotPattern] {
        var result: [String: SlotPattern] = [:]
        for (key, value) in section?.entries ?? [] {
            guard let name = key.string, let separator = compile(value, caseless).first else { continue }
            result[name] = separator
            guard !patterns.isEmpty, !patterns.contains(where: { $0.pattern.writtenGroups().contains(name) }) else { continue }
            key.complain("unknown-list", "No pattern of the rule has a group ‘\(name)’.", advice: "Name it in a pattern: (?<\(name)>…).")
        }
        return result
    }

    /// A list names groups whose text is a dimension; a mapping gives constant dimensions.
    private func dimensions(_ section: Section?) -> ([String], [String: String]) {
        guard let section else { return ([], [:]) }
        if section.node.sequence != nil { return (section.strings, [:]) }
        var constants: [String: String] = [:]
        for (key, value) in section.entries {
            if let name = key.string, let text = value.string { constants[name] = text }
        }
        return ([], constants)
    }

    private func requireBothKinds(of examples: [ClaimExample], _ id: String, _ item: Section) {
        if !examples.contains(where: { !$0.claims.isEmpty }) {
            item.complain("no-example", "The stable rule ‘\(id)’ has no positive example.", advice: "Add a text with the claims it must give.")
        }
        if !examples.contains(where: { $0.claims.isEmpty }) {
            item.complain("no-example", "The stable rule ‘\(id)’ has no negative example.", advice: "Add a text with ‘claims: []’.")
        }
    }

    private func example(_ item: Section, _ rules: RuleSet) -> ClaimExample {
        let keys = item.keys(.example)
        let claims = keys["claims"]?.items.map { item in
            let keys = item.keys(.expected)
            if let period = keys["period"] { period.expectPeriod() }
            return ClaimExample.Expected(
                concept: keys["concept"]?.concept(rules), measure: keys["measure"]?.string, entity: keys["entity"]?.strings,
                period: keys["period"]?.string, value: keys["value"]?.string, unit: keys["unit"]?.string,
                modality: keys["modality"]?.string)
        }
        return ClaimExample(
            text: keys["text"]?.string ?? "", dated: readDay(keys["dated"]), claims: claims ?? [], place: item.place)
    }
}
