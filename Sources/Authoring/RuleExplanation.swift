import Documents
import Extraction
import Facts
import Patterns
import Pipeline
import Rules

/// A claim rule in plain words, and, with a text, why it matches there or does not.
package struct RuleExplanation: Sendable {
    /// A rule that cannot be explained, since it is not there.
    package enum Failure: Error, Sendable {
        case unknown(id: String, suggestion: String?)
        /// Rules of mentions, dates and the like make no claims.
        case noClaimRule(id: String, suggestion: String?)
    }

    /// What a text came to.
    package struct Attempt: Sendable {
        package let document: Document
        package let date: DocumentDate?
        package let trace: RuleTrace
        /// Each paragraph with its mentions as ‹kinds›.
        package let typed: [String]
        /// For each pattern of the rule how far it got, where it did not match.
        package let progress: [PatternProgress?]

        fileprivate init(_ rule: ClaimRule, _ document: Document, _ engine: Engine) {
            let scratch = MatchScratch()
            let trace = engine.extractor.trace(rule, on: document, scratch: scratch)
            self.document = document
            self.trace = trace
            date = engine.extractor.extract(document, scratch: scratch).date
            typed = trace.passages.map { TypedWords(engine.rules).text($0.typed) }
            progress = rule.patterns.indices.map { index in
                trace.passages.contains { !$0.patterns[index].matches.isEmpty }
                    ? nil : PatternProgress.furthest(of: rule.patterns[index], in: trace.passages, kinds: engine.rules.kinds, scratch: scratch)
            }
        }
    }

    package let rule: ClaimRule
    package let concept: Concept?
    package let kinds: KindTable
    package let attempt: Attempt?

    /// - Parameter engine: loaded with `tracing`, or fragments cannot be shown.
    package init(_ id: String, text: String?, dated: String?, language: String?, engine: Engine) throws(Failure) {
        let rule = try Self.rule(id, language, engine.rules)
        self.rule = rule
        concept = engine.rules.concepts[rule.concept]
        kinds = engine.rules.kinds
        let spoken = language ?? (rule.language == "und" ? nil : rule.language)
        attempt = text.map { Attempt(rule, Document(id: "text", text: $0, metadata: DocumentMetadata(date: dated, language: spoken)), engine) }
    }

    private static func rule(_ id: String, _ language: String?, _ rules: RuleSet) throws(Failure) -> ClaimRule {
        let all = rules.languages.values.sorted { $0.language < $1.language }.flatMap(\.claimRules)
        let found = all.filter { $0.id == id }
        if let rule = found.first(where: { $0.language == language }) ?? found.first { return rule }
        let suggestion = Suggestion.nearest(to: id, among: all.map(\.id))
        let others = rules.languages.values.flatMap { language -> [String] in
            let patternRules: [String] = language.documentDateRules.map(\.id) + language.attributionRules.map(\.id)
            let marks: [String] = language.markRules.map(\.id) + language.superlativeRules.map(\.id)
            return language.mentionLayers.joined().map(\.id) + patternRules + marks
        }
        if others.contains(id) { throw .noClaimRule(id: id, suggestion: suggestion) }
        throw .unknown(id: id, suggestion: suggestion)
    }

    /// Of the patterns that do not match, the one that gets furthest; nil when one matches.
    var nearest: Int? {
        guard let progress = attempt?.progress, progress.allSatisfy({ $0 != nil }) else { return nil }
        func share(_ index: Int) -> (Int, Int) { progress[index].map { ($0.parts * 1000 / max(1, $0.total), $0.span?.count ?? 0) } ?? (0, 0) }
        return progress.indices.filter { progress[$0]?.span != nil }.max { share($0) < share($1) }
    }

    /// True when the rule makes a claim of the text that no other rule takes.
    package var finds: Bool {
        attempt?.trace.passages.flatMap(\.patterns).flatMap(\.matches).contains {
            if case .claims(let claims) = $0.outcome { claims.contains { $0.lostTo == nil } } else { false }
        } ?? false
    }
}

/// Typed text as people can read it: a token is the kinds that a pattern can ask it for, as ‹country/entity›; finer
/// readings of digits are left out.
struct TypedWords {
    private let kinds: KindTable

    init(_ rules: RuleSet) { kinds = rules.kinds }

    func text(_ typed: [UInt8]) -> String {
        var result = ""
        for scalar in String(decoding: typed, as: UTF8.self).unicodeScalars {
            let code = Int(scalar.value) - KindTable.firstCodePoint
            if kinds.sets.indices.contains(code) { result += "‹\(names(of: kinds.sets[code]))›" } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    private func names(of set: KindSet) -> String {
        kinds.names.indices.filter { set.contains($0) }.map { kinds.names[$0] }.filter { !CoreKind.digitKinds.contains($0) }.sorted().joined(separator: "/")
    }
}
