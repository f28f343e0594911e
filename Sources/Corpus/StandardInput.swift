import Documents

/// Standard input, which says what it is by its first line: a record, or the beginning of a text.
struct StandardInput {
    private let chunks: () throws -> [UInt8]
    private let limits: Limits

    init(_ chunks: (() throws -> [UInt8])?, limits: Limits) throws(Problem) {
        guard let chunks else {
            throw .input("unreadable", "Standard input cannot be read here.", in: "-", advice: "Name a file instead.")
        }
        self.chunks = chunks
        self.limits = limits
    }

    /// The records, one by one, or the one text.
    func items(of source: Source) throws(Problem) -> any IteratorProtocol<Item> {
        let advice = "Send it in smaller parts, or as records, one JSON object a line."
        var bytes: [UInt8] = []
        var ended = false
        var undecided = true
        while !ended {
            let more = try chunk()
            ended = more.isEmpty
            bytes += more
            if undecided, ended || more.contains(UInt8(ascii: "\n")), let line = Self.firstLine(of: bytes, ended: ended)
            {
                undecided = false
                if Self.isRecord(line) {
                    return RecordReader(source, limits: limits, pending: bytes) { () throws(Problem) in try chunk() }
                }
            }
            if bytes.count > limits.text { throw .tooLarge("-", limit: limits.text, advice: advice) }
        }
        return TextReader.read(bytes, of: source).makeIterator()
    }

    private func chunk() throws(Problem) -> [UInt8] {
        do {
            return try chunks()
        } catch {
            throw .input("unreadable", "Standard input cannot be read: \(error).", in: "-")
        }
    }

    /// The first line that is not blank, once it is complete.
    private static func firstLine(of bytes: [UInt8], ended: Bool) -> ArraySlice<UInt8>? {
        let text = bytes.starts(with: TextEncoding.byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
        let line = text.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard let end = line.firstIndex(of: UInt8(ascii: "\n")) ?? (ended ? line.endIndex : nil) else { return nil }
        return line[..<end]
    }

    private static func isRecord(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first == UInt8(ascii: "{") else { return false }
        return (try? Record(Array(line))) != nil
    }
}
