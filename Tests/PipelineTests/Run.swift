import BuiltinRules
import Checks
import Documents
import Facts
import Foundation
import MarkupReading
@testable import Pipeline
import Reports
import Rules

/// One audit in memory.
struct Run: Sendable {
    let corpus: ExtractedCorpus
    let result: AuditResult

    init(_ documents: [Document], _ engine: Engine = .builtin, workers: Int = 2) async {
        corpus = await engine.extract(documents, copies: true, workers: workers)
        result = engine.audit(corpus)
    }

    /// The seeds, and everything, as they stand: many tests ask for them.
    static let seeds = Task { await Run(Texts.seeds) }
    static let all = Task { await Run(Texts.all) }

    var findings: [Finding] { result.findings }
    var fingerprints: Set<String> { Set(findings.map(\.fingerprint)) }
    var json: String { String(decoding: JSONReport().report(result), as: UTF8.self) }

    /// What is said, without who says it and where: "reference definite 47.5 percent".
    var accusations: Set<String> { Set(findings.map { "\($0.check) \($0.verdict) \($0.accused.text)" }) }

    func claims(of prefix: String, _ concept: String) -> [Claim] {
        corpus.claims.filter { $0.document.hasPrefix(prefix) && $0.concept == concept }
    }
}

extension Engine {
    private static let files = BuiltinRules.files.map { RuleFile(path: $0.path, text: $0.text) }

    /// The built-in rules.
    static let builtin = load([RuleSource(files: files)])
    static let withoutJIT = load([RuleSource(files: files)], withoutJIT: true)
    /// The built-in rules without any reference table.
    static let withoutTables = load([RuleSource(files: files.filter { !$0.path.hasPrefix("rules/reference/") })])

    static func with(_ files: [RuleFile]) -> Engine { load([RuleSource(files: Self.files), RuleSource(files: files)]) }

    private static func load(_ sources: [RuleSource], withoutJIT: Bool = false) -> Engine {
        do { return Engine(rules: try RuleLoader(sources: sources, withoutJIT: withoutJIT).load()) } catch {
            fatalError("The rules do not load: \(error.problems.map(\.message))")
        }
    }
}

/// Texts that ship with the package or with its tests.
enum Texts {
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    static let root = fixtures.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let seeds = read(root.appending(path: "seeds"))
    /// The seeds and all corpora in one.
    static let all = seeds + TestCorpus.all.flatMap(\.documents)

    static func read(_ folder: URL) -> [Document] {
        let (documents, problems) = Engine.builtin.read([folder.path])
        precondition(!documents.isEmpty && !problems.contains { $0.kind == .input }, "\(folder.path) cannot be read")
        return documents
    }
}

extension Document {
    /// The same document with another id or another text.
    func changed(id: String? = nil, _ change: (String) -> String = { $0 }) -> Document {
        let (front, body) = (bytes[..<bodyStart], String(decoding: bytes[bodyStart...], as: UTF8.self))
        let changed = Array(front) + Array(change(body).utf8)
        // The sample texts with markup are Markdown.
        return Document(
            id: id ?? self.id, bytes: changed, bodyStart: bodyStart, metadata: metadata, origin: origin,
            markup: markup == nil ? nil : MarkdownReader().read(changed, from: bodyStart))
    }

    /// With CR LF at the end of each line.
    var withCRLF: Document {
        changed { $0.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n") }
    }

    /// With a paragraph of wide characters behind the first one: every later offset and line moves, the opening stays.
    var moved: Document {
        changed { text in
            guard let end = text.firstRange(of: "\n\n") else { return text }
            return text[..<end.lowerBound] + "\n\n‘Schönes’ 漢字 🙂 — naïve.\n\n" + text[end.upperBound...]
        }
    }
}
