import Checks
import Foundation
@testable import Pipeline
import Testing

/// What comes of a scenario, held against what should.
struct ScenarioScore: Sendable {
    /// Planted findings that are not found: "sums/name 1,2,3".
    private(set) var missed: [String] = []
    /// Planted findings that are found with the other verdict.
    private(set) var verdicts: [String] = []
    /// Findings that accuse nobody's error.
    private(set) var wrong: [String] = []

    init(_ scenario: Scenario) async {
        var open = await Run(scenario.documents, .builtin, workers: 1).findings
        for planted in scenario.findings {
            let name = "\(scenario.family)/\(scenario.name) \(planted.at.map(String.init).joined(separator: ","))"
            guard let place = open.firstIndex(where: { $0.shows(planted, of: scenario) }) else {
                missed.append(name)
                continue
            }
            if open[place].verdict.rawValue != planted.verdict { verdicts.append("\(name) \(open[place].verdict)") }
            open.remove(at: place)
        }
        wrong = open.map { "\(scenario.family)/\(scenario.name) \($0.check) \($0.accused.document) \($0.accused.text)" }
    }
}

extension Finding {
    /// Accuses one of the marked figures and cites another one, where there are two.
    fileprivate func shows(_ planted: Scenario.Expected, of scenario: Scenario) -> Bool {
        let marks = planted.at.compactMap { scenario.marks[$0] }
        let cited = marks.count { mark in evidence.contains { mark.holds($0.claim) } }
        return marks.contains { $0.holds(accused) } && cited >= min(2, marks.count)
    }
}

/// What is not right yet over the scenarios; `known-misses.json`. Lists only shrink.
struct KnownScenarioMisses: Codable, Equatable {
    var missed: [String]
    var verdicts: [String]
    var wrong: [String]

    static let file = Scenario.folder.appending(path: "known-misses.json")

    init() throws { self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: Self.file)) }

    init(_ scores: [ScenarioScore]) {
        missed = scores.flatMap(\.missed).sorted()
        verdicts = scores.flatMap(\.verdicts).sorted()
        wrong = scores.flatMap(\.wrong).sorted()
    }

    func write() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (encoder.encode(self) + Data("\n".utf8)).write(to: Self.file, options: .atomic)
    }
}

struct ScenarioTests {
    private static let scores = Task {
        var scores: [ScenarioScore] = []
        for scenario in Scenario.all { scores.append(await ScenarioScore(scenario)) }
        return scores
    }

    private func current() async -> KnownScenarioMisses { KnownScenarioMisses(await Self.scores.value) }

    private func more(_ list: [String], than other: [String]) -> [String] { Set(list).subtracting(other).sorted() }

    @Test("Scenarios have names of their own, and marks for what they expect") func fixtures() {
        #expect(Set(Scenario.all.map { "\($0.family)/\($0.name)" }).count == Scenario.all.count)
        #expect(Scenario.all.allSatisfy { ($0.kind == .conflict) == !$0.findings.isEmpty })
        #expect(Scenario.all.allSatisfy { scenario in scenario.findings.flatMap(\.at).allSatisfy { scenario.marks[$0] != nil } })
    }

    @Test("No scenario gives a false finding, but for the known ones") func wrong() async throws {
        #expect(more(await current().wrong, than: try KnownScenarioMisses().wrong) == [])
    }

    @Test("Every planted conflict is found, but for the known misses") func missed() async throws {
        let (now, known) = (await current(), try KnownScenarioMisses())
        print("conflicts found: \(Scenario.all.flatMap(\.findings).count - now.missed.count) of \(Scenario.all.flatMap(\.findings).count)")
        #expect(more(now.missed, than: known.missed) == [])
        #expect(more(now.verdicts, than: known.verdicts) == [])
    }

    @Test("What is done right now is no longer listed as a miss: delete these lines of known-misses.json")
    func stale() async throws {
        let (known, now) = (try KnownScenarioMisses(), await current())
        #expect(more(known.missed, than: now.missed) == [])
        #expect(more(known.verdicts, than: now.verdicts) == [])
        #expect(more(known.wrong, than: now.wrong) == [])
    }

    @Test("Recording the state of today, on request only", .enabled(if: ProcessInfo.processInfo.environment["CROSSCHECK_RECORD"] != nil))
    func record() async throws {
        try await current().write()
        Issue.record("known-misses.json was written. Look at the difference.")
    }
}
