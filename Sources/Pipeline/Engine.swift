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
    /// Which findings are accepted.
    let filters: FilterRun

    /// Loads the built-in rules (unless told not to), then each directory, which adds to or replaces them.
    package init(
        ruleDirectories: [String] = [], builtin: Bool = true, withoutJIT: Bool = false, today: Day? = nil, tracing: Bool = false
    ) throws(RuleErrors) {
        let sources = try Self.sources(ruleDirectories, builtin: builtin)
        try self.init(sources: sources, ownFrom: builtin ? 1 : 0, withoutJIT: withoutJIT, today: today, tracing: tracing)
    }

    /// The built-in rules, if asked for, and those of each directory.
    package static func sources(_ directories: [String], builtin: Bool) throws(RuleErrors) -> [RuleSource] {
        var sources = builtin ? [RuleSource(files: builtinFiles, isTested: true)] : []
        var problems: [Problem] = []
        for directory in directories {
            do throws(Problem) { sources.append(try RuleSource.directory(directory)) } catch { problems.append(error) }
        }
        guard problems.isEmpty else { throw RuleErrors(problems: problems) }
        return sources
    }

    /// - Parameter ownFrom: the first of the sources that is the user's own, and therefore gets notices.
    package init(sources: [RuleSource], ownFrom: Int, withoutJIT: Bool = false, today: Day? = nil, tracing: Bool = false) throws(RuleErrors) {
        self.init(rules: try RuleLoader(sources: sources, withoutJIT: withoutJIT, tracing: tracing).load(), today: today)
        notices = RuleLint(engine: self).notices(fromSource: ownFrom) + filters.notices + rules.notices
        let problems = unknownChecks
        guard problems.isEmpty else { throw RuleErrors(problems: problems) }
    }

    /// Settings and filters of checks that do not exist.
    private var unknownChecks: [Problem] {
        let named = rules.checks.values.map { ($0.id, $0.place) } + rules.filters.flatMap { filter in filter.checks.map { ($0, filter.place) } }
        return named.filter { !CheckRun.ids.contains($0.0) }.sorted { ($0.1.file, $0.1.line ?? 0, $0.0) < ($1.1.file, $1.1.line ?? 0, $1.0) }.map { name, place in
            Problem(
                .configuration, "unknown-check", "There is no check ‘\(name)’.", at: [place],
                advice: Suggestion.nearest(to: name, among: CheckRun.ids).map { "Did you mean ‘\($0)’?" } ?? "The checks are \(CheckRun.ids.joined(separator: ", ")).")
        }
    }

    /// The rule files that the program carries.
    package static var builtinFiles: [RuleFile] { BuiltinRules.files.map { RuleFile(path: $0.path, text: $0.text) } }

    /// The languages that have rules, in alphabetical order.
    package var languages: [String] { rules.languages.keys.filter { $0 != "und" }.sorted() }

    /// `today` decides which filters have expired; without it none has.
    package init(rules: RuleSet, today: Day? = nil) {
        self.rules = rules
        filters = FilterRun(rules.filters, today: today)
        extractor = Extractor(rules: rules)
    }

    /// What the checks need of the rules, around a set of claims.
    package func checkContext(_ claims: [Claim], prints: [DocumentPrint] = []) -> CheckContext {
        CheckContext(
            claims: claims,
            references: rules.references.map {
                ReferenceFacts(title: $0.title, publisher: $0.publisher, claims: $0.claims, labels: $0.labels)
            },
            concepts: rules.concepts.mapValues { 
                ConceptFacts(
                    name: $0.name, periodType: $0.periodType, siblings: $0.siblings, isCumulative: $0.isCumulative, isDeflated: $0.isDeflated,
                    isCompared: $0.isCompared, isPair: $0.entity == .pair, revisedBy: $0.revisedBy, sidesDifferBy: $0.sidesDifferBy)
            },
            options: rules.checks.mapValues {
                CheckOptions(severity: Severity(rawValue: $0.severity) ?? .error, enabled: $0.enabled, parameters: $0.parameters, scope: $0.scope)
            },
            relations: rules.relations.map {
                RelationFacts(id: $0.id, severity: Severity(rawValue: $0.severity) ?? .error, summary: $0.summary, relation: $0.relation)
            },
            holds: Dictionary(rules.languages.values.flatMap(\.claimRules).filter { !$0.holds.isEmpty }.map { ($0.id, $0.holds) }) { $1 },
            entityNames: rules.entityNames, weekdayNames: rules.weekdayNames, copies: Copies(prints),
            sources: SourceRanks(rules.sourceRanks.map { SourceRanks.Entry(match: $0.match, rank: $0.rank) }))
    }
}
