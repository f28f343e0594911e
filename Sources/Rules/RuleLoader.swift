import Documents
import Facts
import Foundation
import Patterns
import Yams

/// All problems of a load, together.
package struct RuleErrors: Error, Sendable {
    package let problems: [Problem]

    package init(problems: [Problem]) { self.problems = problems }
}

/// Loads rule files into a `RuleSet`. Later sources add to earlier ones; a rule, concept, check or table with the id of an
/// earlier source replaces it.
package struct RuleLoader {
    /// The newest format of rule files that this version reads.
    package static let format = 1

    let sources: [RuleSource]
    let withoutJIT: Bool
    let tracing: Bool

    /// - Parameter tracing: keep where each part of a pattern was written, to explain rules.
    package init(sources: [RuleSource], withoutJIT: Bool = false, tracing: Bool = false) {
        self.tracing = tracing
        self.sources = sources
        self.withoutJIT = withoutJIT
    }

    /// One file, opened: its top-level sections by key.
    struct OpenFile {
        let path: String
        let source: Int
        let language: String
        let isTested: Bool
        let sections: [String: Section]
    }

    package func load() throws(RuleErrors) -> RuleSet {
        let problems = ProblemList()
        var files: [OpenFile] = []
        for (index, source) in sources.enumerated() {
            for file in source.files where !file.path.hasSuffix(".csv") {
                if let open = open(file, of: source, index, problems) { files.append(open) }
            }
        }
        var rules = RuleSet()
        LexiconLoader(files: files, problems: problems).load(into: &rules)
        RuleCompiler(files: files, problems: problems, withoutJIT: withoutJIT, tracing: tracing).compile(into: &rules)
        ReferenceLoader(files: files, sources: sources, problems: problems).load(into: &rules)
        let filterIDs = IdentifierLedger(problems: problems, of: KeyGroup.filter.title)
        for file in files { FilterReader(file: file, ids: filterIDs).read(into: &rules) }
        let found = problems.problems.sorted(by: Self.order)
        guard found.allSatisfy({ $0.kind == .notice }) else { throw RuleErrors(problems: found) }
        rules.notices = found
        return rules
    }

    private static func order(_ left: Problem, _ right: Problem) -> Bool {
        let (a, b) = (left.places.first, right.places.first)
        return (a?.file ?? "", a?.line ?? 0, a?.column ?? 0) < (b?.file ?? "", b?.line ?? 0, b?.column ?? 0)
    }

    private func open(_ file: RuleFile, of source: RuleSource, _ index: Int, _ problems: ProblemList) -> OpenFile? {
        let root: Node
        do {
            // Every scalar is read as the text it is: no resolver, whose patterns would cost most of the load.
            guard let node = try Yams.compose(yaml: file.text, .basic) else { return nil }
            root = node
        } catch let error as YamlError {
            problems.add(YAMLMistake.problem(of: error, in: file))
            return nil
        } catch {
            problems.add("bad-yaml", "This is not YAML: \(error).", at: [Problem.Label(file: file.path)])
            return nil
        }
        if let problem = YAMLMistake.unfolding(root, in: file) {
            problems.add(problem)
            return nil
        }
        let section = Section(node: root, file: file.path, problems: problems)
        guard section.node.mapping != nil else {
            _ = section.keys(.file)
            return nil
        }
        guard let format = section.value("crosscheck") else {
            section.complain("no-format", "The file does not say which format it has.", advice: "Begin it with ‘crosscheck: 1’.")
            return nil
        }
        guard let version = format.int else { return nil }
        guard version == Self.format else {
            format.complain(
                "newer-format", "The file has format \(version); this version reads format \(Self.format).",
                advice: "Use a newer crosscheck, or write the file for format \(Self.format).")
            return nil
        }
        let sections = section.keys(.file)
        let language = sections["language"]?.string ?? LexiconLoader.neutral
        guard KeyGroup.isLanguageCode(language) else {
            sections["language"]?.complain("bad-language", "‘\(language)’ is no code of a language.", advice: "Write two small letters (ISO 639-1), as en, ru or zh.")
            return nil
        }
        return OpenFile(path: file.path, source: index, language: language, isTested: source.isTested, sections: sections)
    }
}
