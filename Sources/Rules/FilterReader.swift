import Documents
import Facts

/// An accepted exception: findings that somebody looked at and lets pass, with the reason.
package struct FindingFilter: Sendable {
    package let id: String
    package let reason: String
    /// The first day on which it accepts nothing any more; nil for never.
    package let expires: Day?
    /// Each condition that is not empty must hold, by one of its entries.
    package let checks: [String]
    package let rules: [String]
    package let concepts: [String]
    package let entities: [String]
    package let fingerprints: [String]
    package let documents: [Glob]
    package let place: Problem.Label
}

/// Reads the `filters:` of a file.
struct FilterReader {
    let file: RuleLoader.OpenFile
    let ids: IdentifierLedger

    private static let conditions = ["check", "rule", "concept", "entity", "fingerprint", "document"]

    func read(into rules: inout RuleSet) {
        for item in file.sections["filters"]?.items ?? [] {
            guard let filter = filter(item, rules) else { continue }
            rules.filters.removeAll { $0.id == filter.id }
            rules.filters.append(filter)
        }
    }

    private func filter(_ item: Section, _ rules: RuleSet) -> FindingFilter? {
        let keys = item.keys(.filter)
        guard let id = ids.claim(keys["id"], of: item, source: file.source), let reason = reason(keys["reason"]) else { return nil }
        func texts(_ key: String) -> [String] { keys[key]?.strings ?? [] }
        for concept in keys["concept"]?.texts ?? [] { _ = concept.concept(rules) }
        for rule in keys["rule"]?.texts ?? [] { check(rule, among: Self.ruleIDs(rules)) }
        for glob in keys["document"]?.texts ?? [] { noticeEnding(glob) }
        let filter = FindingFilter(
            id: id, reason: reason, expires: readDay(keys["expires"]), checks: texts("check"), rules: texts("rule"),
            concepts: texts("concept"), entities: texts("entity"), fingerprints: texts("fingerprint"),
            documents: texts("document").map(Glob.init), place: item.place)
        guard Self.conditions.contains(where: { !texts($0).isEmpty }) else {
            item.complain(
                "boundless-filter", "The filter ‘\(id)’ says nothing of the findings that it accepts, and would accept all.",
                advice: "Say which: \(Self.conditions.map { "‘\($0)’" }.joined(separator: ", ")).")
            return nil
        }
        return filter
    }

    /// Ids of files have no ending: a glob with one hardly takes what its author meant.
    private func noticeEnding(_ section: Section) {
        guard let text = section.string, let ending = [".md", ".txt", ".html", ".jsonl"].first(where: text.hasSuffix) else { return }
        section.problems.add(
            "glob-with-ending", "The id of a file is its path without the ending, so ‘\(text)’ may take nothing.", at: [section.place],
            advice: "Leave out ‘\(ending)’.", kind: .notice)
    }

    /// Whatever can be the rule of a claim.
    private static func ruleIDs(_ rules: RuleSet) -> Set<String> {
        // Dates of documents are claims too.
        var result = Set(rules.references.map(\.id) + ["document-date"])
        for language in rules.languages.values {
            result.formUnion(language.claimRules.map(\.id))
            result.formUnion(language.mentionLayers.joined().map(\.id))
            result.formUnion(language.documentDateRules.map(\.id))
        }
        return result
    }

    private func check(_ section: Section, among known: Set<String>) {
        guard let name = section.string, !known.contains(name) else { return }
        section.complain(
            "unknown-rule", "There is no rule ‘\(name)’.",
            advice: Suggestion.nearest(to: name, among: known.sorted()).map { "Did you mean ‘\($0)’?" } ?? "‘crosscheck rules list’ shows all ids.")
    }

    private func reason(_ section: Section?) -> String? {
        guard let section, let text = section.string else { return nil }
        guard text.contains(where: { !$0.isWhitespace }) else {
            section.complain("no-reason", "The reason is empty.", advice: "Say in a few words why these findings are right as they are.")
            return nil
        }
        return text
    }
}

extension KeyGroup {
    static let filter = KeyGroup(
        "filter", "a filter", "An accepted exception: findings that are looked at and let pass. All conditions that are given must hold of one claim of the conflict.",
        [
            Key("id", .text, required: true, "A name of its own, never reused.", example: "old-handbook"),
            Key("reason", .text, required: true, "Why these findings are right as they are.", example: "The archive shows the limits of 2019."),
            Key("expires", .day, "The first day on which the filter accepts nothing any more, and says so.", example: "2027-01-31"),
            Key("check", .oneOrMore(.text), "Ids of checks.", example: "same-fact"),
            Key("rule", .oneOrMore(.text), "Ids of the rules that found the claim.", example: "[upload-limit]"),
            Key("concept", .oneOrMore(.text), "Concepts.", example: "upload.limit"),
            Key("entity", .oneOrMore(.text), "Entities, one of which the claim is about.", example: "[CHN, RUS]"),
            Key("fingerprint", .oneOrMore(.text), "Fingerprints of single findings, as the JSON report and the Markdown report show them."),
            Key("document", .oneOrMore(.text), "Globs of document ids.", example: "'archive/**'"),
        ])
}
