import Documents
import MarkupReading

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
        do throws(Problem) {
            let (markup, stated) = try markup(bytes, from: frontMatter.bodyStart, of: source)
            let document = Document(
                id: source.id, bytes: bytes, bodyStart: frontMatter.bodyStart,
                metadata: frontMatter.metadata.completed(by: source.metadata).completed(by: stated), origin: source.origin, markup: markup)
            return notices + [.document(document, line: nil)]
        } catch {
            return notices + [.problem(error)]
        }
    }

    /// What a text in a markup language is made of, and what its head states; nothing of plain text.
    private static func markup(_ bytes: [UInt8], from start: Int, of source: Source) throws(Problem) -> (Markup?, DocumentMetadata) {
        switch source.form {
        case .text, .records, .standardInput: return (nil, DocumentMetadata())
        case .markdown: return (MarkdownReader().read(bytes, from: start), DocumentMetadata())
        case .html:
            do throws(MarkupError) {
                let read = try HTMLReader().read(bytes, from: start)
                return (read.markup, read.metadata)
            } catch {
                switch error {
                case .tooDeep(let limit):
                    throw .input(
                        "too-deep", "More than \(limit) elements stand inside one another; the file is not read.", in: source.origin,
                        advice: "Close the elements that the text opens, or save it as text.")
                }
            }
        }
    }

    /// Whether there is nothing but white space.
    static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
    }
}
