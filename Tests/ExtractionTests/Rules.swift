import Documents
import Foundation
import Rules
import Testing

@testable import Extraction

/// The rules that ship, loaded once from `rules/`.
enum Shipped {
    static let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../rules").standardizedFileURL.path
    static let result = Result { try RuleLoader(sources: [try RuleSource.directory(folder)]).load() }

    static func rules() throws -> RuleSet { try result.get() }
    static func english() throws -> LanguageRules { try #require(try rules().languages["en"]) }
}

extension RuleSet {
    /// Rules of one English file that the test writes itself.
    static func english(_ yaml: String) throws -> RuleSet {
        try RuleLoader(sources: [RuleSource(files: [RuleFile(path: "a.yml", text: "crosscheck: 1\nlanguage: en\n" + yaml)])]).load()
    }
}

extension Document {
    var whole: TextSpan { TextSpan(0, bytes.count) }
}

extension NormalText {
    convenience init(_ text: String, _ lexicon: Lexicon = Lexicon()) {
        let document = Document(id: "d", text: text)
        self.init(document, document.whole, lexicon: lexicon)
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }
}
