import Pipeline
import Reports
import Rules

/// A page of Markdown for each claim rule, and an index of them: what a rule finds, in which words, and what it must not find.
///
/// Everything stands in the rules themselves, so the same rules give the same bytes. Pages are `LANGUAGE/ID.md`; what an id
/// cannot be in the name of a file becomes a hyphen.
package struct RulePages: Sendable {
    package struct Page: Hashable, Sendable {
        /// Below the directory of the pages, with `/`.
        package let path: String
        package let text: String
    }

    /// The index, then the pages by language and id.
    package let pages: [Page]

    /// - Parameters:
    ///   - engine: loaded with `tracing`, or fragments are left out.
    ///   - source: rules of earlier sources get no page.
    package init(engine: Engine, fromSource source: Int) {
        let rules = engine.rules.listedRules.filter { $0.source >= source }
        let paths = Self.paths(of: rules)
        let concepts = engine.rules.concepts
        let kinds = engine.rules.kinds
        pages = [Page(path: "index.md", text: Self.index(rules, paths, concepts))]
            + zip(rules, paths).map { Page(path: $1, text: RulePage(rule: $0, concept: concepts[$0.concept], kinds: kinds).text) }
    }

    // MARK: Names of files

    /// Small letters, digits, points and hyphens, none of them twice: a file system may take “A” for “a”.
    private static func paths(of rules: [ClaimRule]) -> [String] {
        var taken = Set<String>()
        return rules.map { rule in
            let name = fileName(rule.language) + "/" + fileName(rule.id)
            let path = sequence(first: 1) { $0 + 1 }.lazy.map { $0 == 1 ? name : "\(name)-\($0)" }.first { taken.insert($0).inserted } ?? name
            return path + ".md"
        }
    }

    private static let longestName = 100

    private static func fileName(_ id: String) -> String {
        let name = String(id.lowercased().prefix(longestName).map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" })
        // A leading point hides a file, and a trailing one is lost on some systems.
        let outer = name.first == "." || name.last == "."
        return name.isEmpty || outer ? "rule-" + name.filter { $0 != "." } : name
    }

    // MARK: The index

    private static func index(_ rules: [ClaimRule], _ paths: [String], _ concepts: [String: Concept]) -> String {
        var blocks = ["# Claim rules", "Made from the rules by `crosscheck rules pages`; do not edit. Examples are counted as those with claims + those without."]
        let rows = Dictionary(grouping: zip(rules, paths), by: \.0.language).sorted { $0.key < $1.key }
        for (language, rules) in rows {
            blocks.append("## \(markdown(language))")
            blocks.append(
                table(
                    ["rule", "concept", "status", "examples", "what it finds"],
                    rules.map { rule, path in
                        let found = rule.examples.count { !$0.claims.isEmpty }
                        return ["[\(markdown(rule.id))](\(path))", markdown(rule.concept), rule.status.rawValue, "\(found)+\(rule.examples.count - found)", markdown(rule.summary)]
                    }))
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }
}

/// The page of one rule.
private struct RulePage {
    let rule: ClaimRule
    let concept: Concept?
    let kinds: KindTable

    var text: String {
        var blocks = ["# \(markdown(rule.id))"]
        if rule.summary != rule.id { blocks.append(markdown(rule.summary)) }
        blocks += [facts, RuleWords(rule, concept).sentences.map(markdown).joined(separator: " ")]
        blocks += section("Patterns", rule.patterns)
        blocks += section("Removed by", rule.not)
        for (index, also) in rule.also.enumerated() { blocks += section("Found beside it\(rule.also.count > 1 ? ", \(index + 1)" : "")", [also.pattern] + also.not) }
        blocks += slots + fragments + found + notFound
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// What can be said in one word each.
    private var facts: String {
        let name = concept.flatMap { $0.name == rule.concept ? nil : " (\(markdown($0.name)))" } ?? ""
        var rows = [["concept", markdown(rule.concept) + name], ["measure", rule.measure.rawValue], ["language", markdown(rule.language)]]
        rows += [["status", rule.status.rawValue], ["severity", markdown(rule.severity)]]
        if !rule.tags.isEmpty { rows.append(["tags", rule.tags.map(markdown).joined(separator: ", ")]) }
        if !rule.holds.isEmpty { rows.append(["holds", rule.holds.map { markdown($0.text) }.joined(separator: "; ")]) }
        rows.append(["file", markdown(rule.place.file) + (rule.place.line.map { ":\($0)" } ?? "")])
        return table(["", ""], rows)
    }

    private func section(_ title: String, _ patterns: [SlotPattern]) -> [String] {
        patterns.isEmpty ? [] : ["## \(title)"] + patterns.map { code($0.source) }
    }

    /// Text as it is written, between more backticks than it holds.
    private func code(_ text: String) -> String {
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { printable(String($0)) }
        return "\(fence)text\n\(lines.joined(separator: "\n"))\n\(fence)"
    }

    // MARK: Slots and fragments

    private var slots: [String] {
        let patterns = rule.patterns + rule.also.map(\.pattern)
        let names = Set(patterns.flatMap { $0.pattern.writtenGroups() }).sorted()
        guard !names.isEmpty else { return [] }
        let rows = names.map { name in
            let taken = Set(patterns.flatMap { $0.slotKinds[name] ?? [] }).map { kinds.names[$0] }.sorted()
            let orText = patterns.contains { takesText(name, $0) } ? ["text"] : []
            return [markdown(name), (taken + orText).joined(separator: ", "), meaning(of: name)]
        }
        return ["## Slots", table(["slot", "takes", "holds"], rows)]
    }

    /// Whether a group of the name stands in the words of the pattern, beside those that slots become.
    private func takesText(_ name: String, _ pattern: SlotPattern) -> Bool {
        let bytes = Array(pattern.pattern.source.utf8)
        guard pattern.slotKinds[name] != nil else { return pattern.pattern.writtenGroups().contains(name) }
        return pattern.pieces.contains { $0.kind == .text && String(decoding: bytes[$0.range], as: UTF8.self).contains("(?<\(name)>") }
    }

    private func meaning(of slot: String) -> String {
        if rule.dimensionGroups.contains(slot) { return "what tells its facts apart" }
        if rule.listed.contains(where: { $0.slot == slot }) { return "a further figure" }
        switch slot {
        case "value", "level", "change", "share", "ordinal", "count": return "the figure"
        case "entity": return "whom it is about"
        case "from", "to": return "the side it goes \(slot)"
        case "period", "date", "time": return "when it holds"
        case "restated": return "the same amount, said again"
        case "decrease": return "a word that turns the sign of a change"
        case "reported": return "a word that tells an event as news"
        default: return rule.partSlots.contains(slot) ? "a part of what must hold" : ""
        }
    }

    private var fragments: [String] {
        var told = Set<String>()
        let all = (rule.patterns + rule.not + rule.also.flatMap { [$0.pattern] + $0.not }).flatMap { WrittenPattern(pattern: $0).fragments }
        let blocks = all.filter { told.insert($0.name).inserted }.sorted { $0.name < $1.name }.flatMap { fragment in
            ["`{{\(fragment.name)}}` of \(markdown(fragment.file))" + (fragment.line.map { ":\($0)" } ?? ""), code(fragment.text)]
        }
        return blocks.isEmpty ? [] : ["## Fragments"] + blocks
    }

    // MARK: Examples

    private var found: [String] {
        let examples = rule.examples.filter { !$0.claims.isEmpty }
        return examples.isEmpty ? [] : ["## What it finds", examples.map(item).joined(separator: "\n")]
    }

    private var notFound: [String] {
        let examples = rule.examples.filter(\.claims.isEmpty)
        return examples.isEmpty ? [] : ["## Known false positives", "These come near, and nothing may be found in them.", examples.map(item).joined(separator: "\n")]
    }

    private func item(_ example: ClaimExample) -> String {
        let lines = example.text.split(whereSeparator: \.isNewline).map { markdown(String($0)) }
        let dated = example.dated.map { " (dated \($0.iso))" } ?? ""
        return (["- " + lines.joined(separator: "<br>") + dated] + example.claims.map { "  - " + expected($0) }).joined(separator: "\n")
    }

    private func expected(_ claim: ClaimExample.Expected) -> String {
        let entity = claim.entity.map { $0.joined(separator: ", ") }
        let parts = [
            ("concept", claim.concept), ("measure", claim.measure), ("entity", entity), ("period", claim.period), ("value", claim.value), ("unit", claim.unit),
            ("modality", claim.modality),
        ]
        let said = parts.compactMap { name, value in value.map { "\(name) \(markdown($0))" } }
        return said.isEmpty ? "a claim" : said.joined(separator: "; ")
    }
}
