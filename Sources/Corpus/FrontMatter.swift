import Documents
import Yams

/// The YAML block at the head of a text, between a first line `---` and a line `---` or `...`.
///
/// Other text between two rules stays in the body: a block counts when it is a mapping, or would be one but for an
/// error (it has a line that begins with a field name).
struct FrontMatter {
    private(set) var metadata = DocumentMetadata()
    /// The first byte after the block and a byte order mark.
    private(set) var bodyStart: Int
    private(set) var problems: [Problem] = []

    /// A block that has not ended by then is no front matter.
    private static let sizeLimit = 1 << 16

    /// - Parameter bytes: Valid UTF-8.
    init(_ bytes: [UInt8], in file: String) {
        bodyStart = bytes.starts(with: TextEncoding.byteOrderMark) ? TextEncoding.byteOrderMark.count : 0
        guard let block = Self.block(bytes[bodyStart...].prefix(Self.sizeLimit)) else { return }
        do throws(YAMLText.Failure) {
            guard let mapping = try YAMLText.compose(block.yaml)?.mapping else { return }
            bodyStart = block.end
            for (key, value) in mapping { take(key, value, in: file) }
        } catch {
            guard Self.namesField(block.yaml) else { return }
            bodyStart = block.end
            problems.append(
                .notice(
                    "front-matter", "The front matter is no YAML (\(error.reason)); nothing in it is used.", in: file,
                    line: error.line ?? 1, column: error.column,
                    advice: "Put values that hold a colon or begin with a sign in quotes."))
        }
    }

    private mutating func take(_ key: Node, _ value: Node, in file: String) {
        guard let name = key.text, DocumentMetadata.fieldNames.contains(name), !value.isNull else { return }
        guard let text = value.text else {
            return problems.append(
                .notice(
                    "front-matter", "`\(name)` is no single text and is not used.", in: file, line: value.mark?.line,
                    column: value.mark?.column, advice: "Write it as `\(name): value`."))
        }
        metadata.state(text, as: name)
    }

    /// The opening line and the YAML after it, so that YAML counts lines as the file does, and where the closing line
    /// ends.
    private static func block(_ bytes: ArraySlice<UInt8>) -> (yaml: ArraySlice<UInt8>, end: Int)? {
        var rest = bytes
        guard isFence(nextLine(&rest), "---") else { return nil }
        while !rest.isEmpty {
            let start = rest.startIndex
            let line = nextLine(&rest)
            if isFence(line, "---") || isFence(line, "...") { return (bytes[..<start], rest.startIndex) }
        }
        return nil
    }

    private static func namesField(_ yaml: ArraySlice<UInt8>) -> Bool {
        yaml.split(separator: UInt8(ascii: "\n")).contains { line in
            DocumentMetadata.fieldNames.contains { line.starts(with: Array("\($0):".utf8)) }
        }
    }

    private static func nextLine(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
        let line = rest[..<end]
        rest = rest[end...].dropFirst()
        return line
    }

    private static func isFence(_ line: ArraySlice<UInt8>, _ fence: StaticString) -> Bool {
        line.count >= 3 && line.starts(with: UnsafeBufferPointer(start: fence.utf8Start, count: 3))
            && TextReader.isBlank(line.dropFirst(3))
    }
}
