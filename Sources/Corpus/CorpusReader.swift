import Documents

/// Reads files, directories and standard input into documents.
///
/// The order is that of the inputs; inside a directory entries come in the byte order of their names. A file that is
/// reached twice is read once. Memory holds one text, or one record of a JSON Lines file, at a time.
package struct CorpusReader: Sendable {
    private let limits: Limits

    package init(limits: Limits = .default) {
        self.limits = limits
    }

    /// Reads `inputs` and pushes what they hold, one call after the other.
    ///
    /// A `Problem` never ends the run; an error thrown by `document` does.
    ///
    /// - Parameters:
    ///   - inputs: Paths, or `-` for standard input: one text with the id `-`, or JSON Lines when its first line is a
    ///     record.
    ///   - standardInput: Gives the next bytes of standard input, as many as it likes, and an empty array at the end.
    ///   - document: Receives every document; ids are unique within the run.
    ///   - problem: Receives what could not be read. Problems of paths and manifests come before the first document.
    package func read<Failure: Error>(
        _ inputs: [String], standardInput: (() throws -> [UInt8])? = nil,
        document: (Document) throws(Failure) -> Void, problem: (Problem) -> Void
    ) throws(Failure) {
        let inventory = Inventory(inputs, limits: limits)
        inventory.problems.forEach(problem)
        var ids = DocumentIDs(limits: limits)
        for source in inventory.sources {
            var items = open(source, standardInput: standardInput)
            while let item = items.next() {
                switch item {
                case .problem(let found):
                    problem(found)
                case .document(let read, let line):
                    let (unique, notice) = ids.makeUnique(read, line: line)
                    if let notice { problem(notice) }
                    try document(unique)
                }
            }
        }
        if let summary = ids.summary { problem(summary) }
    }

    private func open(_ source: Source, standardInput: (() throws -> [UInt8])?) -> any IteratorProtocol<Item> {
        do throws(Problem) {
            switch source.form {
            case .text, .markdown, .html:
                let bytes = try OpenFile(source.origin).contents(limit: limits.text)
                return TextReader.read(bytes, of: source).makeIterator()
            case .records:
                let file = try OpenFile(source.origin)
                try file.requireSize(atMost: limits.file, advice: "Split it into smaller files.")
                return RecordReader(source, limits: limits) { () throws(Problem) in try file.chunk() }
            case .standardInput:
                return try StandardInput(standardInput, limits: limits).items(of: source)
            }
        } catch {
            return [Item.problem(error)].makeIterator()
        }
    }
}
