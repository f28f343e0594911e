import Authoring
import Documents
import Foundation
import Pipeline
import Reports
import Testing

struct RuleImpactTests {
    private static let documents = [
        Document(id: "a.txt", text: "The City Museum had 400 visitors in 2021."),
        Document(id: "b.txt", text: "In 2021 the City Museum welcomed 500 visitors."),
        Document(id: "c.txt", text: "The Rail Museum had 70 visitors in 2021."),
    ]

    private func impact(_ change: (String) -> String) async throws -> RuleImpact {
        await RuleImpact(old: .museum, new: try .with(change(Samples.museum)), documents: Self.documents, problems: [], workers: 2)
    }

    @Test("The same rules change nothing")
    func same() async throws {
        let impact = try await impact { $0 }
        #expect(impact.gained.isEmpty && impact.lost.isEmpty && impact.changed.isEmpty && impact.gainedFindings.isEmpty && impact.lostFindings.isEmpty)
        #expect(impact.claimCounts == (3, 3))
    }

    @Test("A pattern that no longer takes a verb loses its claims, and the finding that rests on them")
    func lost() async throws {
        let impact = try await impact { $0.replacing("had|counted|welcomed", with: "had|counted") }
        #expect(impact.lost.map(\.text) == ["500"] && impact.gained.isEmpty)
        #expect(impact.lostFindings.map(\.check) == ["same-fact"])
        #expect(
            RuleImpactReport(context: .plain, limit: 20).text(of: impact).hasPrefix(
                """
                - ‘500’ b.txt:1:34
                    museum.visitors = 500; City Museum, 2021 (from the clause); rule museum-visitors
                - possible same-fact:
                """))
    }

    @Test("The other way round they are gained")
    func gained() async throws {
        let less = Samples.museum.replacing("had|counted|welcomed", with: "had|counted")
        let impact = await RuleImpact(old: try .with(less), new: .museum, documents: Self.documents, problems: [], workers: 1)
        #expect(impact.gained.map(\.text) == ["500"] && impact.gainedFindings.count == 1)
    }

    @Test("Words that are read otherwise are changed, not lost and gained")
    func changed() async throws {
        let impact = try await impact { $0.replacing("concept: museum.visitors\n", with: "concept: museum.visitors\n      unit: visitor\n") }
        #expect(impact.changed.count == 3 && impact.gained.isEmpty && impact.lost.isEmpty)
        #expect(impact.changed.first?.new.value?.unit == "visitor")
    }

    @Test("JSON holds all of it")
    func json() async throws {
        let impact = try await impact { $0.replacing("had|counted|welcomed", with: "had") }
        let json = try #require(try JSONSerialization.jsonObject(with: Data(impact.json)) as? [String: Any])
        #expect(((json["claims"] as? [String: Any])?["lost"] as? [Any])?.count == 1)
        #expect(((json["findings"] as? [String: Any])?["lost"] as? [Any])?.count == 1)
    }
}
