import Documents
import Extraction
import Facts
import Patterns
import Rules

/// Runs the examples that rules carry, and names what is wrong: `noisy` (found though nothing should be), `missing`
/// (not found) and `wrong` (found with other values).
package struct RuleExamples: Sendable {
    package enum Outcome: String, Sendable { case noisy, missing, wrong }

    /// One aspect of a claim or mention: what the example states of it, and what was found. Nil is nothing.
    package struct Aspect: Hashable, Sendable {
        package let name: String
        package let expected: String?
        package let found: String?
        /// False only when both sides say something, or one side should.
        package let agrees: Bool
    }

    package struct Failure: Sendable {
        package let rule: String
        package let outcome: Outcome
        package let text: String
        package let aspects: [Aspect]
        package let place: Problem.Label

        /// What was expected and found, on one line.
        package var details: String {
            func side(_ value: (Aspect) -> String?) -> String {
                aspects.compactMap { aspect in value(aspect).map { "\(aspect.name) \($0)" } }.joined(separator: ", ")
            }
            switch outcome {
            case .missing: return "expected \(side(\.expected))"
            case .noisy: return "found \(side(\.found))"
            case .wrong: return "expected \(side(\.expected)); found \(side(\.found))"
            }
        }
    }

    private let engine: Engine

    package init(engine: Engine) { self.engine = engine }

    /// The ids of all rules that may carry examples.
    package var ids: Set<String> {
        Set(engine.rules.languages.values.flatMap { $0.claimRules.map(\.id) + $0.mentionLayers.joined().map(\.id) + $0.superlativeRules.map(\.id) })
    }

    private struct Case: Sendable {
        let rule: String
        let text: String
        let place: Problem.Label
        let run: @Sendable (MatchScratch) -> [(Outcome, [Aspect])]
    }

    /// All examples of all rules, in order, or of the rule `id` alone; `change` alters each text first (a prefix, other line
    /// ends), and must keep what the text says.
    package func failures(
        of id: String? = nil, workers: Int = 1, changing change: @escaping @Sendable (String) -> String = { $0 }
    ) async -> (count: Int, failures: [Failure]) {
        var cases: [Case] = []
        for language in engine.rules.languages.keys.sorted() where language != "und" {
            guard let rules = engine.rules.languages[language] else { continue }
            func isAsked(_ rule: String, _ own: String) -> Bool { (own == language || language == "en") && (id == nil || id == rule) }
            func add<Example: RuleExample>(
                _ id: String, _ own: String, _ examples: [Example], _ run: @escaping @Sendable (Example, MatchScratch) -> [(Outcome, [Aspect])]
            ) {
                guard isAsked(id, own) else { return }
                cases += examples.map { example in Case(rule: id, text: example.text, place: example.place) { run(example, $0) } }
            }
            for rule in rules.claimRules { add(rule.id, rule.language, rule.examples) { self.run(rule, $0, language, change, $1) } }
            for rule in rules.mentionLayers.joined() { add(rule.id, rule.language, rule.examples) { self.run(rule, $0, language, change, $1) } }
            for rule in rules.superlativeRules { add(rule.id, rule.language, rule.examples) { self.run(rule, $0, language, change, $1) } }
        }
        let failures = await engine.inOrder(cases, workers: workers) { item, scratch in
            item.run(scratch).map { Failure(rule: item.rule, outcome: $0.0, text: item.text, aspects: $0.1, place: item.place) }
        }
        return (cases.count, failures.flatMap { $0 })
    }

    private func document(_ text: String, _ day: Day?, _ language: String) -> Document {
        Document(id: "example", text: text, metadata: DocumentMetadata(date: day?.iso, language: language))
    }

    // MARK: claims

    private func run(_ rule: ClaimRule, _ example: ClaimExample, _ language: String, _ change: (String) -> String, _ scratch: MatchScratch) -> [(Outcome, [Aspect])] {
        let extracted = engine.extractor.extract(document(change(example.text), example.dated, language), scratch: scratch)
        let claims = engine.extractor.claims(of: extracted, date: extracted.date).filter { $0.rule == rule.id }
        let wantsModality = example.claims.contains { $0.modality != nil }
        var open = claims.filter { wantsModality || $0.modality == .asserted }
        var result: [(Outcome, [Aspect])] = []
        var unmet: [ClaimExample.Expected] = []
        for expected in example.claims {
            if let index = open.firstIndex(where: { aspects(expected, $0, rule).allSatisfy(\.agrees) }) { open.remove(at: index) } else { unmet.append(expected) }
        }
        for expected in unmet {
            let compared = open.map { aspects(expected, $0, rule) }
            // The claim that differs least is the one that was meant.
            let near = compared.indices.min { wrong(compared[$0]) < wrong(compared[$1]) }
            if let near {
                result.append((.wrong, compared[near]))
                open.remove(at: near)
            } else {
                result.append((.missing, aspects(expected, nil, rule)))
            }
        }
        if example.claims.isEmpty { result += open.map { (.noisy, aspects(nil, $0, rule)) } }
        return result
    }

    private func wrong(_ aspects: [Aspect]) -> Int { aspects.count { !$0.agrees } }

    /// The aspects of an expected and a found claim side by side. What the example does not state agrees with anything.
    private func aspects(_ expected: ClaimExample.Expected?, _ claim: Claim?, _ rule: ClaimRule) -> [Aspect] {
        let concept = expected.map { $0.concept ?? rule.concept }
        let entity = expected?.entity?.joined(separator: ", ")
        let sameEntity = expected?.entity.map { $0.sorted() == claim?.entity.sorted() } ?? true
        let sameValue = expected?.value.map { claim?.value?.point == ExactDecimal($0) } ?? true
        func aspect(_ name: String, _ expected: String?, _ found: String?, _ agrees: Bool? = nil) -> Aspect? {
            guard expected != nil || found?.isEmpty == false else { return nil }
            return Aspect(name: name, expected: expected, found: found, agrees: agrees ?? (expected == nil || expected == found))
        }
        return [
            aspect("concept", concept, claim?.concept), aspect("measure", expected?.measure, claim?.measure.rawValue),
            aspect("entity", entity, claim?.entity.joined(separator: ", "), sameEntity),
            aspect("period", expected?.period, claim?.period?.period.value),
            aspect("value", expected?.value, claim?.value?.point.description, sameValue),
            aspect("unit", expected?.unit, claim?.value?.unit), aspect("modality", expected?.modality, claim?.modality.rawValue),
        ].compactMap { $0 }
    }

    // MARK: superlatives

    private func run(_ rule: SuperlativeRule, _ example: MentionExample, _ language: String, _ change: (String) -> String, _ scratch: MatchScratch) -> [(Outcome, [Aspect])] {
        let text = document(change(example.text), example.dated, language)
        let own = engine.extractor.superlatives(of: text, scratch: scratch).filter { $0.rule == rule.id }
        func found(_ said: LocatedSuperlative) -> String { "\(text.text(said.span)): \(said.description)" }
        guard let expected = example.finds else {
            return own.map { (.noisy, [Aspect(name: "superlative", expected: nil, found: found($0), agrees: false)]) }
        }
        guard !own.contains(where: { text.text($0.span) == expected && (example.value ?? $0.description) == $0.description }) else { return [] }
        let wanted = expected + (example.value.map { ": \($0)" } ?? "")
        let others = own.isEmpty ? nil : own.map(found).joined(separator: " · ")
        return [(own.isEmpty ? .missing : .wrong, [Aspect(name: "superlative", expected: wanted, found: others, agrees: false)])]
    }

    // MARK: mentions

    private func run(_ rule: MentionRule, _ example: MentionExample, _ language: String, _ change: (String) -> String, _ scratch: MatchScratch) -> [(Outcome, [Aspect])] {
        let text = document(change(example.text), example.dated, language)
        guard let expected = example.finds else {
            let own = engine.extractor.mentions(of: text, scratch: scratch).mentions.filter { $0.mention.rule == rule.id }
            return own.map { (.noisy, [Aspect(name: "text", expected: nil, found: text.text($0.span), agrees: false)]) }
        }
        let mentions = engine.mentions(of: text, scratch: scratch).records.filter { $0.type == rule.type }
        func plain(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        guard let found = mentions.first(where: { plain($0.text) == expected }) else {
            let others = mentions.isEmpty ? nil : mentions.map(\.text).joined(separator: " · ")
            return [(mentions.isEmpty ? .missing : .wrong, [Aspect(name: "text", expected: expected, found: others, agrees: false)])]
        }
        let value = found.value ?? found.timexValue ?? found.entity.joined(separator: "+")
        guard let wanted = example.value, wanted != value, wanted != found.period?.value else { return [] }
        return [(.wrong, [Aspect(name: "text", expected: expected, found: found.text, agrees: true), Aspect(name: "value", expected: wanted, found: value, agrees: false)])]
    }
}

/// What an example has, whatever kind of rule it is of.
private protocol RuleExample: Sendable {
    var text: String { get }
    var place: Problem.Label { get }
}

extension ClaimExample: RuleExample {}
extension MentionExample: RuleExample {}
