import Documents
import Extraction
import Facts
import Patterns
import Rules

/// Runs the examples that rules carry, and names what is wrong: `noisy` (found though nothing should be), `missing`
/// (not found) and `wrong` (found with other values).
package struct RuleExamples {
    package enum Outcome: String, Sendable { case noisy, missing, wrong }

    package struct Failure: Sendable {
        package let rule: String
        package let outcome: Outcome
        package let text: String
        package let details: String
        package let place: Problem.Label
    }

    private let engine: Engine
    private let scratch = MatchScratch()

    package init(engine: Engine) { self.engine = engine }

    /// All examples of all rules, in order; `change` alters each text first (a prefix, other line ends), and must keep
    /// what the text says.
    package func failures(changing change: (String) -> String = { $0 }) -> (count: Int, failures: [Failure]) {
        var count = 0
        var failures: [Failure] = []
        for language in engine.rules.languages.keys.sorted() where language != "und" {
            guard let rules = engine.rules.languages[language] else { continue }
            for rule in rules.claimRules where rule.language == language || language == "en" {
                for example in rule.examples {
                    count += 1
                    failures += run(rule, example, language, change).map { Failure(rule: rule.id, outcome: $0.0, text: example.text, details: $0.1, place: example.place) }
                }
            }
            for rule in rules.mentionLayers.joined() where rule.language == language || language == "en" {
                for example in rule.examples {
                    count += 1
                    failures += run(rule, example, language, change).map { Failure(rule: rule.id, outcome: $0.0, text: example.text, details: $0.1, place: example.place) }
                }
            }
        }
        return (count, failures)
    }

    private func document(_ text: String, _ day: Day?, _ language: String) -> Document {
        Document(id: "example", text: text, metadata: DocumentMetadata(date: day?.iso, language: language))
    }

    // MARK: claims

    private func run(_ rule: ClaimRule, _ example: ClaimExample, _ language: String, _ change: (String) -> String) -> [(Outcome, String)] {
        let extracted = engine.extractor.extract(document(change(example.text), example.dated, language), scratch: scratch)
        let claims = engine.extractor.claims(of: extracted, date: extracted.date).filter { $0.rule == rule.id }
        let wantsModality = example.claims.contains { $0.modality != nil }
        var open = claims.filter { wantsModality || $0.modality == .asserted }
        var result: [(Outcome, String)] = []
        for expected in example.claims {
            if let index = open.firstIndex(where: { matches($0, expected, rule) }) {
                open.remove(at: index)
            } else if let near = open.first {
                result.append((.wrong, "expected \(describe(expected)), found \(describe(near))"))
            } else {
                result.append((.missing, "expected \(describe(expected))"))
            }
        }
        if example.claims.isEmpty { result += open.map { (.noisy, "found \(describe($0))") } }
        return result
    }

    private func matches(_ claim: Claim, _ expected: ClaimExample.Expected, _ rule: ClaimRule) -> Bool {
        if claim.concept != expected.concept ?? rule.concept { return false }
        if let measure = expected.measure, claim.measure.rawValue != measure { return false }
        if let entity = expected.entity, claim.entity.sorted() != entity.sorted() { return false }
        if let period = expected.period, claim.period?.period.value != period { return false }
        if let value = expected.value, claim.value?.point != ExactDecimal(value) { return false }
        if let unit = expected.unit, claim.value?.unit != unit { return false }
        if let modality = expected.modality, claim.modality.rawValue != modality { return false }
        return true
    }

    private func describe(_ expected: ClaimExample.Expected) -> String {
        let fields = [
            ("concept", expected.concept), ("measure", expected.measure), ("entity", expected.entity?.joined(separator: "+")), ("period", expected.period),
            ("value", expected.value), ("unit", expected.unit), ("modality", expected.modality),
        ]
        return fields.compactMap { name, text in text.map { "\(name): \($0)" } }.joined(separator: ", ")
    }

    private func describe(_ claim: Claim) -> String {
        let fields = [
            ("concept", claim.concept), ("measure", claim.measure.rawValue), ("entity", claim.entity.joined(separator: "+")),
            ("period", claim.period?.period.value ?? "none"), ("value", claim.value?.point.description ?? "none"), ("unit", claim.value?.unit ?? ""),
            ("modality", claim.modality.rawValue),
        ]
        return fields.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }.joined(separator: ", ")
    }

    // MARK: mentions

    private func run(_ rule: MentionRule, _ example: MentionExample, _ language: String, _ change: (String) -> String) -> [(Outcome, String)] {
        let text = document(change(example.text), example.dated, language)
        let mentions = engine.mentions(of: text, scratch: scratch).records.filter { $0.type == rule.type }
        guard let expected = example.finds else {
            let own = engine.extractor.mentions(of: text, scratch: scratch).mentions.filter { $0.mention.rule == rule.id }
            return own.map { (.noisy, "found ‘\(text.text($0.span))’") }
        }
        func plain(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        guard let found = mentions.first(where: { plain($0.text) == expected }) else {
            return [(.missing, "expected ‘\(expected)’, found \(mentions.map(\.text))")]
        }
        let value = found.value ?? found.timexValue ?? found.entity.joined(separator: "+")
        if let wanted = example.value, wanted != value, wanted != found.period?.value { return [(.wrong, "expected \(wanted), found \(value)")] }
        return []
    }
}
