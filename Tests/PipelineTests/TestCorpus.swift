import Documents
import Foundation
@testable import Pipeline
import Rules
import Testing

/// A corpus of the fixtures, with what is true of it.
struct TestCorpus: Sendable, CustomTestStringConvertible {
    struct Truth: Decodable, Sendable {
        /// A contradiction that was planted.
        struct Finding: Decodable, Sendable {
            let doc: String
            let check: String
            /// The words around the figure.
            let figure: String
        }

        /// A claim that a careful reader takes from a text.
        struct Claim: Decodable, Sendable {
            let doc: String
            let concept: String
            let measure: String
            let entity: [String]
            let period: String?
            let value: String?
            let modality: String?
            let text: String
        }

        let findings: [Finding]
        let claims: [Claim]
    }

    private struct Reference: Decodable {
        let entity: [String]
        let exporter: String
        let publisher: String
    }

    static let folder = Texts.fixtures.appending(path: "corpora")

    static let all: [TestCorpus] = try! FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/truth.json").path) }
        .map { try TestCorpus($0) }

    let name: String
    let truth: Truth
    let documents: [Document]
    let engine: Engine

    var testDescription: String { name }

    private init(_ name: String) throws {
        self.name = name
        let folder = Self.folder.appending(path: name)
        truth = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: folder.appending(path: "truth.json")))
        documents = Texts.read(folder.appending(path: "docs"))
        engine = try Self.references(in: folder).map { Engine.with($0) } ?? .builtin
    }

    /// The rule files that make `reference.csv` a reference table; nil where the corpus has none.
    private static func references(in folder: URL) throws -> [RuleFile]? {
        guard let data = try? Data(contentsOf: folder.appending(path: "reference.json")) else { return nil }
        let about = try JSONDecoder().decode(Reference.self, from: data)
        let other = about.entity.first { $0 != about.exporter }!
        func column(_ name: String, _ concept: String, _ from: String, _ to: String) -> String {
            """
                  - { column: \(name), concept: \(concept), entity: [\(from), \(to)], unit-column: basis, scale: 1e9, label: \(name) }
                  - { column: \(name)_growth, concept: \(concept), measure: change, base: previous-year, entity: [\(from), \(to)], unit: percent, label: growth of \(name) }
            """
        }
        let rules = """
            crosscheck: 1
            references:
              - id: table
                file: table.csv
                title: The corpus's table
                publisher: "\(about.publisher)"
                dimension-columns: { basis: basis }
                columns:
            \(column("total", "trade.total", about.entity[0], about.entity[1]))
            \(column("exports", "trade.exports", about.exporter, other))
            \(column("imports", "trade.exports", other, about.exporter))
            """
        let table = try String(contentsOf: folder.appending(path: "reference.csv"), encoding: .utf8)
        return [RuleFile(path: "corpus/table.yml", text: rules), RuleFile(path: "corpus/table.csv", text: table)]
    }
}
