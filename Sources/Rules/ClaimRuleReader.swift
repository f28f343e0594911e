import Documents
import Facts

/// Reads the claim rules (`rules:`) of a file.
struct ClaimRuleReader {
    let expander: PatternExpander
    let unicode: Bool
    let ids: IdentifierLedger
    let file: RuleLoader.OpenFile

    func read(into rules: inout RuleSet) {
        for item in file.sections["rules"]?.items ?? [] {
            guard let rule = rule(item) else { continue }
            rules.languages[file.language]?.claimRules.removeAll { $0.id == rule.id }
            rules.languages[file.language]?.claimRules.append(rule)
        }
    }

    private func rule(_ item: Section) -> ClaimRule? {
        let keys = item.keys(["id", "version", "status", "severity", "summary", "tags", "extract", "examples"])
        guard let id = ids.claim(keys["id"], of: item, source: file.source) else { return nil }
        guard let extract = keys["extract"] else {
            item.complain("incomplete-rule", "The rule ‘\(id)’ says nothing to extract.", advice: "Add ‘extract:’ with ‘concept’ and ‘any’.")
            return nil
        }
        let parts = extract.keys(["concept", "measure", "base", "unit", "any", "not", "also", "dimensions", "entity", "modality", "case", "holds"])
        guard let concept = parts["concept"]?.string, let any = parts["any"] else {
            extract.complain("incomplete-rule", "‘extract’ of the rule ‘\(id)’ needs ‘concept’ and ‘any’.", advice: "‘any’ is a list of patterns.")
            return nil
        }
        let caseless = parts["case"]?.choice(PatternCase.self) != .exact
        let patterns = compile(any, caseless)
        let (holds, partSlots) = HeldParts(patterns).read(parts["holds"])
        let (groups, constants) = dimensions(parts["dimensions"])
        let status = keys["status"]?.choice(ClaimRule.Status.self) ?? .experimental
        let examples = keys["examples"]?.items.map(example) ?? []
        if status == .stable { requireBothKinds(of: examples, id, item) }
        return ClaimRule(
            id: id, language: file.language, source: file.source, status: status, severity: severity(keys["severity"]),
            summary: keys["summary"]?.string ?? id, tags: keys["tags"]?.strings ?? [], concept: concept,
            measure: parts["measure"]?.choice(Measure.self) ?? .level, base: parts["base"]?.string,
            patterns: patterns, not: parts["not"].map { compile($0, caseless) } ?? [],
            also: parts["also"]?.items.compactMap { also($0, caseless) } ?? [], dimensionGroups: groups,
            dimensions: constants, unit: parts["unit"]?.string,
            entity: parts["entity"]?.choice(Concept.EntityShape.self), modality: parts["modality"]?.choice(Modality.self), holds: holds, partSlots: partSlots,
            examples: examples, place: item.place)
    }

    private func compile(_ section: Section, _ caseless: Bool) -> [SlotPattern] {
        let items = section.node.scalar == nil ? section.items : [section]
        return items.compactMap {
            expander.compile($0, caseless: caseless, unicode: unicode)
        }
    }

    private func also(_ item: Section, _ caseless: Bool) -> AlsoRule? {
        let keys = item.keys(["concept", "measure", "base", "pattern", "not", "within"])
        guard let section = keys["pattern"] else {
            item.complain("incomplete-rule", "An entry of ‘also’ needs a ‘pattern’.")
            return nil
        }
        guard let pattern = compile(section, caseless).first else { return nil }
        return AlsoRule(
            pattern: pattern, not: keys["not"].map { compile($0, caseless) } ?? [], concept: keys["concept"]?.string,
            measure: keys["measure"]?.choice(Measure.self) ?? .change, base: keys["base"]?.string,
            within: keys["within"]?.int ?? 80)
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

    private func example(_ item: Section) -> ClaimExample {
        let keys = item.keys(["text", "dated", "claims"])
        let claims = keys["claims"]?.items.map { item in
            let keys = item.keys(["concept", "measure", "entity", "period", "value", "unit", "modality"])
            return ClaimExample.Expected(
                concept: keys["concept"]?.string, measure: keys["measure"]?.string, entity: keys["entity"]?.strings,
                period: keys["period"]?.string, value: keys["value"]?.string, unit: keys["unit"]?.string,
                modality: keys["modality"]?.string)
        }
        return ClaimExample(
            text: keys["text"]?.string ?? "", dated: readDay(keys["dated"]), claims: claims ?? [], place: item.place)
    }
}
