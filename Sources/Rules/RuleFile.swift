// Rules: knowledge as data, loaded and compiled.
//
// Principal types: `RuleSource` (where rule files come from), `RuleLoader` (files → `RuleSet`, or every problem in them at
// once) and `RuleSet` (lexicons, mention rules, claim rules, concepts and reference tables; immutable, shared by workers).
//
// It refuses to know documents: it compiles what extraction runs, and runs nothing itself.
//
//     let rules = try RuleLoader(sources: [.builtin(files), .directory("my-rules")]).load()

import Documents
import Foundation

/// One file of rules, with the name under which people can find it.
package struct RuleFile: Hashable, Sendable {
    /// Path as shown in messages: `rules/trade/en.yml`.
    package let path: String
    package let text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

/// The files of one set of rules: YAML files, and the tables that reference files name.
package struct RuleSource: Sendable {
    package let files: [RuleFile]
    /// Whether a test has shown that all patterns of the files compile: then each is compiled when it is first needed.
    package let isTested: Bool

    package init(files: [RuleFile], isTested: Bool = false) {
        self.files = files.sorted { $0.path < $1.path }
        self.isTested = isTested
    }

    private static let maximumFiles = 5_000
    private static let maximumBytes = 16 << 20

    /// All `.yml`, `.yaml` and `.csv` files below a directory, in the order of their paths; or the one file that is named.
    /// Hidden files are passed over. Throws a `Problem` for what cannot be read, and for a directory without rules.
    package static func directory(_ path: String) throws(Problem) -> RuleSource {
        let root = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: root, isDirectory: &isDirectory)
        if exists, !isDirectory.boolValue, isRuleFile(root) { return RuleSource(files: [try read(root, as: path)]) }
        guard exists, isDirectory.boolValue else {
            throw Problem(
                .configuration, "no-rules-directory", "‘\(path)’ is neither a directory of rules nor a rule file.",
                advice: "Give a directory that holds .yml files, or one such file.")
        }
        guard let names = FileManager.default.enumerator(atPath: root) else {
            throw Problem(.configuration, "unreadable-rules", "The rules directory ‘\(path)’ cannot be read.")
        }
        var files: [RuleFile] = []
        while let name = names.nextObject() as? String {
            guard !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }), isRuleFile(name) else { continue }
            let full = URL(fileURLWithPath: root + "/" + name).resolvingSymlinksInPath().path
            guard full.hasPrefix(root + "/") else {
                throw Problem(
                    .configuration, "rule-outside-directory", "‘\(path)/\(name)’ leads out of the rules directory.",
                    advice: "Copy the file into the directory: rules may not reach outside it.")
            }
            files.append(try read(full, as: path + "/" + name))
            guard files.count <= maximumFiles else {
                throw Problem(.configuration, "too-many-rules", "‘\(path)’ holds more than \(maximumFiles) rule files.")
            }
        }
        guard !files.isEmpty else {
            throw Problem(
                .configuration, "no-rule-files", "The directory ‘\(path)’ holds no rule files.",
                advice: "Rule files end in .yml; hidden files are passed over.")
        }
        return RuleSource(files: files)
    }

    private static func read(_ file: String, as path: String) throws(Problem) -> RuleFile {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Problem(
                .configuration, "unreadable-rules", "The rule file ‘\(path)’ cannot be opened.", at: [Problem.Label(file: path)],
                advice: "See that it exists and may be read.")
        }
        guard data.count <= maximumBytes else {
            throw Problem(
                .configuration, "large-rules", "The rule file ‘\(path)’ has \(data.count) bytes.", at: [Problem.Label(file: path)],
                advice: "Rule files have at most \(maximumBytes >> 20) MiB: split it.")
        }
        if let text = String(validating: data, as: UTF8.self) {
            return RuleFile(path: path, text: text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text)
        }
        throw Problem(
            .configuration, "not-utf8", "The rule file ‘\(path)’ is not UTF-8 text.", at: [placeOfBadLine(data, path)],
            advice: "Save it as UTF-8; editors often call other encodings ‘ANSI’, ‘Latin-1’ or ‘UTF-16’.")
    }

    /// The first line that is no UTF-8.
    private static func placeOfBadLine(_ data: Data, _ path: String) -> Problem.Label {
        let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
        let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
        return Problem.Label(file: path, line: bad + 1, column: 1)
    }

    private static func isRuleFile(_ name: String) -> Bool {
        name.hasSuffix(".yml") || name.hasSuffix(".yaml") || name.hasSuffix(".csv")
    }
}
