import Documents

/// One input that was found and not yet read.
struct Source {
    enum Form {
        case text
        case markdown
        case html
        case records
        case standardInput
    }

    /// The path as the user can open it, `-` for standard input.
    let origin: String
    /// The id of the text, or what the ids of records without one begin with.
    let id: String
    let form: Form
    /// What a manifest states about it.
    var metadata = DocumentMetadata()

    /// Extensions that are read inside a directory.
    private static let forms: [String: Form] = [
        "txt": .text, "text": .text, "md": .markdown, "markdown": .markdown, "html": .html, "htm": .html, "jsonl": .records, "ndjson": .records,
    ]

    /// The form of a file by its name; nil when files of that name are not part of a corpus.
    static func form(ofName name: String) -> Form? {
        forms[splitExtension(name).fileExtension.lowercased()]
    }

    /// Whether a file in a directory is there for people or tools and is no part of the corpus.
    static func isAside(_ name: String) -> Bool {
        ["README", "LICENSE", "manifest."].contains(where: name.hasPrefix)
    }

    /// `a/b.tar.gz` is `a/b.tar` and `gz`. A dot that begins a name begins no extension.
    static func splitExtension(_ path: String) -> (stem: String, fileExtension: String) {
        let bytes = path.utf8
        let name = bytes.lastIndex(of: UInt8(ascii: "/")).map(bytes.index(after:)) ?? bytes.startIndex
        guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot > name else { return (path, "") }
        return (String(path[..<dot]), String(path[bytes.index(after: dot)...]))
    }

    /// A path up to and with its last slash; empty for a name alone.
    static func directory(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    }

    /// What follows the last slash of a path.
    static func lastComponent(_ path: String) -> String {
        String(path.split(separator: "/").last ?? Substring(path))
    }
}
