import Documents
import Foundation
import Pipeline
import Reports
import Testing

@testable import Authoring

struct StressTests {
    private static let story = Document(
        id: "a.txt",
        text: "Thieves took 31 paintings from the museum on the hill on Tuesday. Exports of the town rose 5.2 percent to 3.4 million tonnes in the same week.",
        metadata: DocumentMetadata(date: "2024-03-02"))

    private func stress(_ documents: [Document], seed: UInt64 = 1, limit: Int = 1000, copies: Bool = false, workers: Int = 2) async -> Stress {
        await Stress(documents, problems: [], engine: .museum, options: Stress.Options(seed: seed, limit: limit, copies: copies), workers: workers)
    }

    @Test("Each kind of mistake is made, in words that are as large as they were")
    func kinds() async {
        let changes = await stress([Self.story], copies: true).outcomes.map { "\($0.mistake.kind) \($0.original) \($0.mistake.replacement)" }
        #expect(Set(changes.map { $0.prefix { $0 != " " } }).isSuperset(of: ["digit-changed", "digits-transposed", "magnitude", "weekday", "flow", "direction", "unit"]))
        #expect(changes.contains("magnitude million billion") && changes.contains("flow Exports Imports") && changes.contains("direction rose fell"))
        #expect(changes.contains("digits-transposed 31 13"))
    }

    @Test("Whatever is changed in one of two copies is caught, and unchanged copies say nothing")
    func copies() async {
        let stress = await stress([Self.story], copies: true)
        #expect(stress.falseFindings?.isEmpty == true)
        #expect(stress.total.made > 10 && stress.outcomes.allSatisfy { $0.finding != nil }, "\(plain(StressReport(context: .plain, limit: 20).text(of: stress)))")
    }

    @Test("Mistakes are made in the text of markup, never in the markup, and are caught there", arguments: [
        ("a.html", "<html><body class='c12'><h1>Thieves</h1><p>Thieves took <b>31</b> paintings from the museum on the hill on Tuesday.</p><p>Exports of the town rose 5.2&nbsp;percent to 3.4 million tonnes in the same week.</p></body></html>"),
        ("a.md", "# Thieves\n\nThieves took **31** paintings from the museum on the hill on Tuesday.\n\nExports of the town rose 5.2 percent to 3.4 million tonnes in the [same week](https://example.org/1234).\n"),
    ])
    func markup(name: String, text: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stress-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        let documents = Engine.museum.read([file.path]).documents
        #expect(documents.first?.markup != nil)
        let stress = await stress(documents, copies: true)
        #expect(stress.falseFindings?.isEmpty == true)
        #expect(stress.total.made > 6 && stress.outcomes.allSatisfy { $0.finding != nil }, "\(plain(StressReport(context: .plain, limit: 20).text(of: stress)))")
        #expect(!stress.outcomes.contains { $0.original == "12" || $0.original == "1234" })
    }

    @Test("In a corpus a figure that another text bears out is caught, with its rule and check; one that stands alone is not")
    func corpus() async throws {
        let documents = [
            Document(id: "a.txt", text: "The City Museum had 412 visitors in 2021."), Document(id: "b.txt", text: "In 2021 the City Museum welcomed 412 visitors."),
            Document(id: "c.txt", text: "There were 57 boats."),
        ]
        let stress = await stress(documents)
        let digits = stress.outcomes.filter { $0.mistake.kind == "digit-changed" }
        #expect(digits.map(\.document) == ["a.txt", "b.txt", "c.txt"])
        #expect(digits.map { $0.finding?.check } == ["same-fact", "same-fact", nil])
        #expect(digits.map(\.rule) == ["museum-visitors", "museum-visitors", nil])
        #expect(stress.byCheck.map(\.name) == ["same-fact"])
    }

    @Test("The seed decides, and the number of workers does not")
    func deterministic() async {
        let first = await stress([Self.story], limit: 5, copies: true)
        #expect(first.json == (await stress([Self.story], limit: 5, copies: true, workers: 1)).json)
        #expect(first.outcomes.count == 5 && first.possible > 5)
        #expect(first.outcomes.map(\.mistake) != (await stress([Self.story], seed: 2, limit: 5, copies: true)).outcomes.map(\.mistake))
    }

    @Test("JSON adds up")
    func json() async throws {
        let json = try #require(try JSONSerialization.jsonObject(with: Data(await stress([Self.story], copies: true).json)) as? [String: Any])
        let kinds = try #require(json["kinds"] as? [[String: Any]])
        #expect(kinds.reduce(0) { $0 + ($1["made"] as? Int ?? 0) } == (json["changes"] as? [Any])?.count)
        #expect(json["schema"] as? String == "crosscheck/stress/1")
    }
}
