import Documents

/// Reads a file that is one text.
enum TextReader {
    /// The document in `bytes`, or the problem that keeps it from being read. Notices about its front matter come first.
    static func read(_ bytes: [UInt8], of source: Source) -> [Item] {
        if let problem = TextEncoding.problem(in: bytes, of: source.origin) { return [.problem(problem)] }
        let frontMatter = FrontMatter(bytes, in: source.origin)
        let notices = frontMatter.problems.map(Item.problem)
        if isBlank(bytes[frontMatter.bodyStart...]) {
            return notices + [.problem(.input("empty", "There is no text in this file.", in: source.origin))]
        }
        let document = Document(
            id: source.id, bytes: bytes, bodyStart: frontMatter.bodyStart,
            metadata: frontMatter.metadata.completed(by: source.metadata), origin: source.origin)
        return notices + [.document(document, line: nil)]
    }

    /// Whether there is nothing but white space.
    static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
    }
}
