import Documents
import Yams

/// A `manifest.yml`: what is known about the files of a directory and does not stand in them.
///
///     crosscheck: 1
///     documents:
///       - { file: a.txt, date: 2022-12-30, source: Xinhua, title: A title }
///
/// `file` is relative to the directory. What a text states itself wins over its row.
struct Manifest {
    /// One row of `documents`.
    struct Row {
        let file: String
        var id: String?
        var metadata = DocumentMetadata()
        let mark: Mark?
    }

    static let names = ["manifest.yml", "manifest.yaml"]
    private static let format = "1"
    private static let keys = ["crosscheck", "documents"]
    private static let rowKeys = ["file", "id"] + DocumentMetadata.fieldNames

    let path: String
    private(set) var rows: [Row] = []
    private(set) var problems: [Problem] = []

    /// Reads the manifest at `path`; what is wrong inside it is in `problems`, and the rows that are right count.
    init(_ path: String, limits: Limits) throws(Problem) {
        self.path = path
        let bytes = try OpenFile(path).contents(limit: limits.manifest)
        if let problem = TextEncoding.problem(in: bytes, of: path) { throw problem }
        do throws(YAMLText.Failure) {
            if let root = try YAMLText.compose(bytes[...]) {
                readRoot(root)
            } else {
                report("format-version", "The manifest is empty.", nil, "Begin it with `crosscheck: 1`.")
            }
        } catch {
            problems = [
                .manifest("not-yaml", "This is no YAML: \(error.reason).", in: path, error.line, error.column)
            ]
        }
    }

    private mutating func readRoot(_ root: Node) {
        guard let mapping = root.mapping else {
            return report("wrong-type", "A manifest is a mapping with `crosscheck` and `documents`.", root)
        }
        for key in mapping.keys { checkKey(key, among: Self.keys) }
        guard let version = mapping["crosscheck"] else {
            return report(
                "format-version", "The manifest does not name its format.", root, "Begin it with `crosscheck: 1`.")
        }
        guard version.text == Self.format else {
            return report(
                "format-version", "Format `\(version.text ?? "?")` is not known here; this version reads format 1.",
                version, "Write `crosscheck: 1`, or use a newer Crosscheck.")
        }
        guard let documents = mapping["documents"], !documents.isNull else { return }
        guard let rows = documents.sequence else {
            return report("wrong-type", "`documents` is a list.", documents, "Begin each row with `- file: …`.")
        }
        for row in rows { readRow(row) }
    }

    private mutating func readRow(_ node: Node) {
        guard let mapping = node.mapping, let file = mapping["file"]?.text else {
            return report("missing-key", "A row names its `file`.", node, "Write `- file: name.txt`.")
        }
        guard !file.hasPrefix("/"), !file.split(separator: "/").contains("..") else {
            return report(
                "outside-directory", "`\(file)` is outside the directory of the manifest.", mapping["file"],
                "Put a manifest into the directory of the file.")
        }
        var row = Row(file: file, mark: mapping["file"]?.mark)
        for (key, value) in mapping where checkKey(key, among: Self.rowKeys) && !value.isNull {
            guard let name = key.text, let text = value.text else {
                report("wrong-type", "`\(key.text ?? "")` is one text.", value)
                continue
            }
            if name == "id" { row.id = text }
            row.metadata.state(text, as: name)
        }
        rows.append(row)
    }

    /// Whether a key is known; reports it if not.
    @discardableResult
    private mutating func checkKey(_ key: Node, among known: [String]) -> Bool {
        let name = key.text ?? ""
        if known.contains(name) { return true }
        let suggestion = Suggestion.nearest(to: name, among: known).map { "Did you mean `\($0)`?" }
        report(
            "unknown-key", "`\(name)` is no key of a manifest here.", key,
            suggestion ?? "The keys are \(known.map { "`\($0)`" }.joined(separator: ", ")).")
        return false
    }

    private mutating func report(_ code: String, _ message: String, _ node: Node?, _ advice: String? = nil) {
        problems.append(.manifest(code, message, in: path, node?.mark?.line, node?.mark?.column, advice))
    }
}

extension Problem {
    /// A problem with a manifest, which makes the run's configuration wrong.
    static func manifest(
        _ code: String, _ message: String, in file: String, _ line: Int?, _ column: Int?, _ advice: String? = nil
    ) -> Problem {
        Problem(
            .configuration, code, message, at: [Label(file: file, line: line, column: column)],
            advice: advice ?? "Write a list `documents` of rows such as `- { file: a.txt, date: 2022-12-30 }`.")
    }

    /// A manifest that cannot be read, which an input may and a configuration may not.
    var ofConfiguration: Problem { Problem(.configuration, code, message, at: places, advice: advice) }
}
