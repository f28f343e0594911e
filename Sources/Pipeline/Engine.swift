// Pipeline: the stages in their order, over a whole corpus.
//
// Principal types: `Engine` (rules, loaded once), `Audit` (read → extract → link → resolve → check → gate) and `Baseline`
// (findings that are accepted).
//
// It refuses to know the stages' insides, the terminal and the process: what it says goes through closures and results.
//
//     let engine = try Engine(ruleDirectories: ["my-rules"])
//     let result = await Audit(engine: engine, inputs: ["corpus/"]).run()

import BuiltinRules
import Checks
import Documents
import Extraction
import Facts
import Rules

/// The rules of a run, loaded and compiled; shared by all workers.
package struct Engine: Sendable {
    package static let version = "0.1.0"
    package static let tool = "crosscheck \(version)"

    package let rules: RuleSet
    package let extractor: Extractor
    /// What is odd about the user's own rules, though they load.
    package private(set) var notices: [Problem] = []

    /// Loads the built-in rules (unless told not to), then each directory, which adds to or replaces them.
    package init(ruleDirectories: [String] = [], builtin: Bool = true, withoutJIT: Bool = false) throws(RuleErrors) {
        var sources: [RuleSource] = []
        if builtin { sources.append(RuleSource(files: BuiltinRules.files.map { RuleFile(path: $0.path, text: $0.text) }, isTested: true)) }
        var problems: [Problem] = []
        for directory in ruleDirectories {
            do throws(Problem) { sources.append(try RuleSource.directory(directory)) } catch { problems.append(error) }
        }
        guard problems.isEmpty else { throw RuleErrors(problems: problems) }
        self.init(rules: try RuleLoader(sources: sources, withoutJIT: withoutJIT).load())
        notices = RuleLint(engine: self).notices(fromSource: builtin ? 1 : 0)
    }

    package init(rules: RuleSet) {
        self.rules = rules
        extractor = Extractor(rules: rules)
    }

    /// What the checks need of the rules, around a set of claims.
    package func checkContext(_ claims: [Claim]) -> CheckContext {
        CheckContext(
            claims: claims,
            references: rules.references.map {
                ReferenceFacts(title: $0.title, publisher: $0.publisher, claims: $0.claims, labels: $0.labels)
            },
            concepts: rules.concepts.mapValues { ConceptFacts(name: $0.name, periodType: $0.periodType, siblings: $0.siblings) },
            options: rules.checks.mapValues {
                CheckOptions(severity: Severity(rawValue: $0.severity) ?? .error, enabled: $0.enabled, parameters: $0.parameters)
            },
            entityNames: rules.entityNames, weekdayNames: rules.weekdayNames)
    }
}

extension Engine {
    /// A claim rule as lists show it.
    package struct RuleRow: Sendable {
        package let id: String
        package let language: String
        package let concept: String
        package let status: String
        package let summary: String
    }

    package var claimRules: [RuleRow] {
        rules.languages.values.flatMap(\.claimRules).map {
            RuleRow(id: $0.id, language: $0.language, concept: $0.concept, status: $0.status.rawValue, summary: $0.summary)
        }.sorted { ($0.language, $0.id) < ($1.language, $1.id) }
    }
}
