import Checks
import Documents
import Foundation
@testable import Pipeline
import Rules
import Testing

/// The corpus of `docs/handbook.md`: pages of a handbook that contradict each other, with rules of their own.
@Suite("The handbook of docs/")
struct HandbookTests {
    private static let folder = Texts.root.appending(path: "docs/examples/handbook")

    private func engine() throws -> Engine {
        let rules = try String(contentsOf: Self.folder.appending(path: "rules/handbook.yml"), encoding: .utf8)
        return Engine.with([RuleFile(path: "handbook.yml", text: rules)])
    }

    private func pages() throws -> [Document] {
        let pages = Self.folder.appending(path: "pages")
        return try FileManager.default.contentsOfDirectory(atPath: pages.path).sorted().map { name in
            Document(id: name, text: try String(contentsOf: pages.appending(path: name), encoding: .utf8), metadata: DocumentMetadata(language: "en"))
        }
    }

    @Test("finds the five conflicts that were planted, and nothing else")
    func conflicts() async throws {
        let findings = await Run(try pages(), try engine()).findings
        let pairs = findings.map { finding in Set(finding.evidence.filter { $0.role != .supports }.map(\.claim.text)) }
        #expect(Set(pairs) == [["25 MB", "20 MB"], ["3.9", "3.8"], ["90 days", "60 days"], ["8443", "8080"], ["25", "20"]])
        #expect(findings.count == 5)
        #expect(findings.allSatisfy { $0.check == "same-fact" && $0.verdict == .definite })
    }

    @Test("the examples of its rules hold")
    func examples() async throws {
        let failures = await RuleExamples(engine: try engine()).failures().failures.filter { $0.place.file == "handbook.yml" }
        #expect(failures.map(\.text) == [])
    }
}
