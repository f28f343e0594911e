import Checks
import Documents
import Facts
import Foundation
import MarkupReading
@testable import Pipeline
import Testing
import Yams

/// A few documents with the findings that must come of them; figures are marked `[[n:words]]`.
struct Scenario: Sendable, CustomTestStringConvertible {
    enum Kind: String, Decodable, Sendable { case conflict, agreement, trap }

    struct Expected: Decodable, Sendable {
        let verdict: String
        /// The marks of all figures that cannot hold together.
        let at: [Int]
    }

    /// A marked figure: where it stands.
    struct Mark: Sendable {
        let document: String
        let span: TextSpan

        func holds(_ claim: Claim) -> Bool { claim.document == document && claim.span.overlaps(span) }
    }

    private struct File: Decodable { let scenarios: [Written] }

    private struct Written: Decodable {
        struct Text: Decodable {
            let id: String
            let date: String?
            let source: String?
            let language: String?
            /// Whether it is read as Markdown.
            let markdown: Bool?
            let text: String
        }

        let name: String
        let kind: Kind
        let family: String
        let documents: [Text]
        let findings: [Expected]
    }

    let name: String
    let family: String
    let kind: Kind
    let documents: [Document]
    let marks: [Int: Mark]
    let findings: [Expected]

    var testDescription: String { name }

    static let folder = Texts.fixtures.appending(path: "scenarios")

    static let all: [Scenario] = try! FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { $0.hasSuffix(".yml") }
        .flatMap { name in
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            return try YAMLDecoder().decode(File.self, from: text).scenarios.map(Scenario.init)
        }

    private init(_ written: Written) {
        name = written.name
        family = written.family
        kind = written.kind
        findings = written.findings
        var documents: [Document] = []
        var marks: [Int: Mark] = [:]
        for text in written.documents {
            let (plain, found) = Self.unmarked(text.text)
            for (number, range) in found { marks[number] = Mark(document: text.id, span: range) }
            let metadata = DocumentMetadata(date: text.date, source: text.source, language: text.language)
            let bytes = Array(plain.utf8)
            documents.append(
                Document(id: text.id, bytes: bytes, metadata: metadata, markup: text.markdown == true ? MarkdownReader().read(bytes) : nil))
        }
        self.documents = documents
        self.marks = marks
    }

    /// The text without its marks, and where the marked words stand in it, in bytes.
    static func unmarked(_ text: String) -> (String, [Int: TextSpan]) {
        var plain = ""
        var marks: [Int: TextSpan] = [:]
        var rest = text[...]
        while let match = rest.firstMatch(of: /\[\[(\d+):(.*?)\]\]/) {
            plain += rest[..<match.range.lowerBound]
            let start = plain.utf8.count
            plain += match.output.2
            marks[Int(match.output.1)!] = TextSpan(start, plain.utf8.count)
            rest = rest[match.range.upperBound...]
        }
        return (plain + rest, marks)
    }
}
