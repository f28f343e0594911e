import Documents
import Extraction
import Facts
import Patterns
import Pipeline
import Rules

/// What is odd about rules that load and pass their examples: slow or ever-running patterns, patterns and rules that are
/// there twice, fragments that nothing uses, rules that read one figure as two things, rules without examples.
package struct RuleReview {
    private let engine: Engine
    private let source: Int
    private let rules: [ClaimRule]
    private let scratch = MatchScratch()

    /// - Parameters:
    ///   - engine: loaded with `tracing`.
    ///   - source: the first source whose rules are reviewed; the others are only compared with.
    package init(engine: Engine, fromSource source: Int) {
        self.engine = engine
        self.source = source
        rules = engine.ownRules(fromSource: source)
    }

    /// All notices, by place.
    package func notices() -> [Problem] {
        let all = RuleLint(engine: engine).notices(fromSource: source) + everRunning() + slow() + repeated() + unusedFragments() + overlapping() + withoutExamples()
        return all.sorted { order($0) < order($1) }
    }

    private func order(_ problem: Problem) -> (String, Int, Int, String, String) {
        let place = problem.places.first
        return (place?.file ?? "", place?.line ?? 0, place?.column ?? 0, problem.code, problem.message)
    }

    // MARK: speed

    /// A pattern that needs no mention and no word is run on every paragraph of every text.
    private func everRunning() -> [Problem] {
        rules.flatMap { rule in
            rule.patterns.enumerated().filter { $1.needed.isEmpty && $1.neededWords.isEmpty }.map { index, pattern in
                Problem(
                    .notice, "no-trigger", "Pattern \(index + 1) of ‘\(rule.id)’ needs no mention and no word, so it runs on every paragraph.", at: [pattern.place],
                    advice: "Let it take a slot that must be there, such as the figure or the country.")
            }
        }
    }

    /// Patterns that give up on texts made to be hard for them.
    private func slow() -> [Problem] {
        rules.flatMap { rule -> [Problem] in
            let hostile = HostileText(rule, engine: engine, scratch: scratch)
            return rule.allPatterns.compactMap { role, pattern -> Problem? in
                guard hostile.exhausts(pattern, scratch) else { return nil }
                return Problem(
                    .notice, "slow-pattern",
                    "The \(role) of ‘\(rule.id)’ takes more than \(MatchScratch.defaultMatchLimit) steps at one place of a hard text, and is then given up.",
                    at: [pattern.place], advice: "Bound what may repeat (.{0,40}?), and let repeated parts not overlap: no (a+)+, no .* twice.")
            }
        }
    }

    // MARK: repetition

    private struct Use {
        let rule: ClaimRule
        let role: String
        let pattern: SlotPattern
    }

    /// The same pattern in two rules, or twice in one: the second never finds anything that the first does not.
    private func repeated() -> [Problem] {
        let every = engine.ownRules(fromSource: 0)
        var first: [String: Use] = [:]
        var result: [Problem] = []
        for rule in every {
            var repeats: [(Use, Use)] = []
            for (index, pattern) in rule.patterns.enumerated() {
                let use = Use(rule: rule, role: "pattern \(index + 1)", pattern: pattern)
                let key = "\(rule.language) \(rule.concept) \(rule.measure.rawValue) \(pattern.pattern.source)"
                if let earlier = first[key] { repeats.append((use, earlier)) } else { first[key] = use }
            }
            guard !repeats.isEmpty, rule.source >= source else { continue }
            result += shadowed(rule, repeats) ?? repeats.map(duplicate)
        }
        return result
    }

    private func duplicate(_ use: Use, _ earlier: Use) -> Problem {
        Problem(
            .notice, "duplicate-pattern", "The \(use.role) of ‘\(use.rule.id)’ is the same as \(earlier.role) of ‘\(earlier.rule.id)’.",
            at: [use.pattern.place, place(earlier.pattern.place, "stands here first")], advice: "Delete one of them.")
    }

    /// All patterns of a rule stand in one other rule.
    private func shadowed(_ rule: ClaimRule, _ repeats: [(Use, Use)]) -> [Problem]? {
        guard repeats.count == rule.patterns.count, let other = repeats.first?.1.rule, other.id != rule.id, repeats.allSatisfy({ $0.1.rule.id == other.id })
        else { return nil }
        return [
            Problem(
                .notice, "shadowed-rule", "The rule ‘\(rule.id)’ has only patterns of ‘\(other.id)’, so it never finds anything new.",
                at: [rule.place, place(other.place, "the rule that comes first")], advice: "Delete one of the two, or give them different concepts.")
        ]
    }

    private func place(_ label: Problem.Label, _ note: String) -> Problem.Label {
        Problem.Label(file: label.file, line: label.line, column: label.column, note: note)
    }

    // MARK: fragments and examples

    private func unusedFragments() -> [Problem] {
        var used = Set<String>()
        for language in engine.rules.languages.values {
            let claims = language.claimRules.flatMap(\.allPatterns).map(\.pattern)
            let mentions: [SlotPattern] = language.mentionLayers.joined().flatMap(\.patterns) + language.documentDateRules.flatMap(\.patterns)
            let marks: [SlotPattern] = language.attributionRules.flatMap(\.patterns) + language.markRules.flatMap(\.patterns)
            let superlatives: [SlotPattern] = language.superlativeRules.flatMap { $0.patterns + $0.not }
            for piece in (claims + mentions + marks + superlatives).flatMap(\.pieces) where piece.kind == .fragmentStart { used.insert(key(piece.place)) }
        }
        return engine.rules.fragments.filter { $0.source >= source && !used.contains(key($0.place)) }.map {
            Problem(.notice, "unused-fragment", "No pattern uses the fragment ‘\($0.name)’.", at: [$0.place], advice: "Delete it, or write {{\($0.name)}} where it belongs.")
        }
    }

    private func key(_ place: Problem.Label) -> String { "\(place.file):\(place.line ?? 0):\(place.column ?? 0)" }

    private func withoutExamples() -> [Problem] {
        rules.filter { $0.status != .deprecated }.compactMap { rule in
            let positive = rule.examples.contains { !$0.claims.isEmpty }
            let negative = rule.examples.contains { $0.claims.isEmpty }
            // A rule without any has been told so when it was loaded.
            guard positive != negative else { return nil }
            let lacks = positive ? "no example in which nothing may be found" : "no example in which something must be found"
            return Problem(.notice, "no-example", "The rule ‘\(rule.id)’ has \(lacks).", at: [rule.place], advice: "Add a text under ‘examples:’ with what must be found, and one with ‘claims: []’.")
        }
    }

    // MARK: overlaps

    /// The claims with a value that an example gives, by figure.
    private func figures(of example: ClaimExample, _ rule: ClaimRule) -> [[Claim]] {
        let metadata = DocumentMetadata(date: example.dated?.iso, language: rule.language == "und" ? nil : rule.language)
        let extracted = engine.extractor.extract(Document(id: "example", text: example.text, metadata: metadata), scratch: scratch)
        let claims = engine.extractor.claims(of: extracted, date: extracted.date).filter { $0.value != nil }
        return Dictionary(grouping: claims, by: \.span).sorted { $0.key < $1.key }.map(\.value)
    }

    /// Two rules that read one figure of an example of the reviewed rules as two concepts: at most one of them can be right.
    private func overlapping() -> [Problem] {
        let own = Set(rules.map(\.id))
        let byID = Dictionary(engine.ownRules(fromSource: 0).map { ($0.id, $0) }) { first, _ in first }
        var told = Set<[String]>()
        var result: [Problem] = []
        for rule in rules.sorted(by: { $0.id < $1.id }) {
            for example in rule.examples {
                for claims in figures(of: example, rule) {
                    let distinct = claims.filter { byID[$0.rule] != nil }
                    guard let first = distinct.first, let second = distinct.first(where: { $0.concept != first.concept && $0.rule != first.rule }),
                        own.contains(first.rule) || own.contains(second.rule), told.insert([first.rule, second.rule].sorted()).inserted,
                        let one = byID[first.rule], let other = byID[second.rule]
                    else { continue }
                    result.append(
                        Problem(
                            .notice, "overlapping-rules",
                            "‘\(first.text)’ in an example of ‘\(rule.id)’ is \(first.concept) for ‘\(first.rule)’ and \(second.concept) for ‘\(second.rule)’.",
                            at: [example.place, place(one.place, "one rule"), place(other.place, "the other")],
                            advice: "Forbid in one of them, under ‘not’, what only the other means."))
                }
            }
        }
        return result
    }
}
