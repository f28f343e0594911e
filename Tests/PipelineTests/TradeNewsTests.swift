import Facts
import Foundation
@testable import Pipeline
import Testing

/// Short news items with all claims of trade in them; `Fixtures/trade-news/LANGUAGE/NAME.jsonl` and `NAME.truth.jsonl`.
///
/// `Benchmarks/trade-news` shows the scores by concept. A held-out set is for measuring: do not read what it misses.
struct NewsSet: Sendable {
    struct Item: Decodable, Sendable {
        let id: String
        let claims: [Truth]
    }

    struct Truth: Decodable, Sendable {
        let concept: String
        let measure: String
        let base: String?
        let entity: [String]
        /// Nil where the truth leaves it open: how far a year to date reaches.
        let period: String?
        let value: String
        let unit: String
        let dimensions: [String: String]?
    }

    static let folder = Texts.fixtures.appending(path: "trade-news")
    private static let suffix = ".truth.jsonl"

    static let all: [NewsSet] = try! FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        .filter { $0.hasSuffix(suffix) }.map { try NewsSet(String($0.dropLast(suffix.count))) }

    let name: String
    let items: [Item]

    private init(_ name: String) throws {
        self.name = name
        let text = try String(contentsOf: Self.folder.appending(path: name + Self.suffix), encoding: .utf8)
        items = try text.split(separator: "\n").map { try JSONDecoder().decode(Item.self, from: Data($0.utf8)) }
    }

    /// Claims of the truth that are found, and asserted claims that are not in it.
    func score() async -> NewsScore {
        let run = await Run(Texts.read(Self.folder.appending(path: name + ".jsonl")))
        let claims = Dictionary(grouping: run.corpus.claims.filter(\.isOfTrade), by: \.document)
        var score = NewsScore(found: 0, wrong: 0)
        for item in items {
            let stated = claims[item.id] ?? []
            score.found += item.claims.count { truth in stated.contains { $0.says(truth) } }
            score.wrong += stated.count { claim in !item.claims.contains { claim.says($0) } }
        }
        return score
    }
}

struct NewsScore: Codable, Equatable, Sendable {
    var found: Int
    var wrong: Int
}

extension Claim {
    fileprivate var isOfTrade: Bool { concept.hasPrefix("trade.") && modality == .asserted && value != nil }

    /// Figure, concept, measure, base, parties, period, unit and basis are right. A deficit is the surplus of the other side.
    fileprivate func says(_ truth: NewsSet.Truth) -> Bool {
        guard concept == truth.concept, measure.rawValue == truth.measure, base == truth.base, value?.unit == truth.unit,
            dimensions["basis"] == truth.dimensions?["basis"], holds(truth.period), let figure = ExactDecimal(truth.value)
        else { return false }
        if value?.point == figure { return concept == "trade.total" ? entity.sorted() == truth.entity.sorted() : entity == truth.entity }
        return concept == "trade.balance" && value?.point == figure * ExactDecimal(-1) && entity == truth.entity.reversed()
    }
}

extension Claim {
    fileprivate func holds(_ stated: String?) -> Bool {
        guard let stated else { return true }
        guard let other = Period(iso: stated), let period = period?.period else { return false }
        return period.start == other.start && period.end == other.end
    }
}

struct TradeNewsTests {
    /// What was found when it was last recorded: `found` only grows, `wrong` only shrinks.
    private static let file = NewsSet.folder.appending(path: "known-scores.json")

    private static func known() throws -> [String: NewsScore] {
        try JSONDecoder().decode([String: NewsScore].self, from: Data(contentsOf: file))
    }

    @Test("Each set has a known score") func sets() throws {
        #expect(!NewsSet.all.isEmpty)
        #expect(try Set(Self.known().keys) == Set(NewsSet.all.map(\.name)))
    }

    @Test("No set is read worse than before", arguments: NewsSet.all.map(\.name)) func scores(_ name: String) async throws {
        let known = try #require(try Self.known()[name])
        let set = try #require(NewsSet.all.first { $0.name == name })
        let score = await set.score()
        print("\(name): \(score.found) of \(set.items.map(\.claims.count).reduce(0, +)) found, \(score.wrong) wrong")
        #expect(score.found >= known.found)
        #expect(score.wrong <= known.wrong)
    }

    @Test("Recording the state of today, on request only", .enabled(if: ProcessInfo.processInfo.environment["CROSSCHECK_RECORD"] != nil))
    func record() async throws {
        var scores: [String: NewsScore] = [:]
        for set in NewsSet.all { scores[set.name] = await set.score() }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (encoder.encode(scores) + Data("\n".utf8)).write(to: Self.file, options: .atomic)
        Issue.record("known-scores.json was written. Look at the difference.")
    }
}
