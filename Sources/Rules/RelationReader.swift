import Documents
import Facts

/// Reads `relations:`: what must hold between concepts.
struct RelationReader {
    let files: [RuleLoader.OpenFile]
    let problems: ProblemList

    func read(into rules: inout RuleSet) {
        let ids = IdentifierLedger(problems: problems)
        for file in files {
            for item in file.sections["relations"]?.items ?? [] {
                guard let relation = relation(item, file, ids, rules) else { continue }
                rules.relations.removeAll { $0.id == relation.id }
                rules.relations.append(relation)
            }
        }
        rules.relations.sort { $0.id < $1.id }
    }

    private func relation(_ item: Section, _ file: RuleLoader.OpenFile, _ ids: IdentifierLedger, _ rules: RuleSet) -> ConceptRelation? {
        let keys = item.keys(.relation)
        guard let id = ids.claim(keys["id"], of: item, source: file.source) else { return nil }
        guard let holds = keys["holds"], let relation = holds.relation, isSound(relation, at: holds, rules) else { return nil }
        return ConceptRelation(id: id, severity: keys["severity"]?.string ?? "error", summary: keys["summary"]?.string ?? relation.text, relation: relation)
    }

    private func isSound(_ relation: Relation, at section: Section, _ rules: RuleSet) -> Bool {
        let unknown = relation.terms.filter { rules.concepts[$0.name] == nil }
        for term in unknown {
            section.complain(
                "unknown-concept", "No file declares the concept ‘\(term.name)’.",
                advice: Suggestion.nearest(to: term.name, among: rules.concepts.keys.sorted()).map { "Did you mean ‘\($0)’?" }
                    ?? "Declare it under ‘concepts:’. A minus stands between spaces.")
        }
        let turned = relation.terms.filter { $0.isReversed && rules.concepts[$0.name].map { $0.entity != .orderedPair } ?? false }
        for term in turned {
            section.complain(
                "no-pair-to-reverse", "‘\(term.name)@reversed’ has no ordered pair to turn round.",
                advice: "Only a concept with ‘entity: ordered-pair’ can be reversed.")
        }
        guard relation.terms.count > 1 else {
            section.complain("idle-relation", "‘\(relation.text)’ compares one quantity with itself or a number.", advice: "Name at least two quantities.")
            return false
        }
        return unknown.isEmpty && turned.isEmpty
    }
}

/// Reads `holds:` of a claim rule: what must hold between the quantities that one match takes.
struct HeldParts {
    private let slots: Set<String>

    /// The date of the document, which no slot holds.
    private static let writtenName = "written"

    /// Slots that hold mentions, and those that hold lists.
    init(_ patterns: [SlotPattern], lists: some Sequence<String>) { slots = Set(patterns.flatMap(\.slotKinds.keys)).union(lists) }

    /// The relations, and all slots whose quantities a claim must keep for them.
    func read(_ section: Section?) -> (holds: [Relation], parts: [String]) {
        let items = section?.texts ?? []
        let holds = items.compactMap { item in item.relation.flatMap { isSound($0, at: item) ? $0 : nil } }
        let restated = slots.contains("restated") ? ["value", "restated"] : []
        return (holds, Set(holds.flatMap { $0.terms.map(\.name) } + restated).subtracting([Self.writtenName]).sorted())
    }

    private func isSound(_ relation: Relation, at section: Section) -> Bool {
        for term in relation.terms {
            guard !term.name.contains("-"), term == Relation.Term(term.name) else {
                section.complain(
                    "bad-part", "‘\(relation.text)’ asks more of ‘\(term.name)’ than a slot can tell.",
                    advice: "Within one match there are no measures and modifiers; write a minus between spaces, and slot names with ‘_’.")
                return false
            }
            guard slots.contains(term.name) || term.name == Self.writtenName else {
                section.complain(
                    "unknown-part", "No pattern of the rule has a slot ‘\(term.name)’.",
                    advice: Suggestion.nearest(to: term.name, among: slots.sorted()).map { "Did you mean ‘\($0)’?" }
                        ?? "Name it in a pattern: {{\(term.name):money}}.")
                return false
            }
        }
        return true
    }
}

extension Section {
    /// The text as a relation; a fault in it is a problem with its place.
    var relation: Relation? {
        guard let text = string else { return nil }
        do throws(Relation.Fault) {
            return try Relation(parsing: text)
        } catch {
            let label = text.contains("\n") ? Problem.Label(file: file, line: place.line) : place(atByte: error.offset)
            problems.add("bad-relation", "‘\(text)’ is no relation: \(error.message).", at: [label], advice: error.advice)
            return nil
        }
    }
}
