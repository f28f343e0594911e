extension CorpusReader {
    /// How much one input may hold, in bytes where nothing else is said. What is above is a `Problem`, never a crash.
    package struct Limits: Hashable, Sendable {
        /// A file of records. They are read one by one, so this bounds time, not memory.
        package var file: Int
        /// One text that is a document of its own.
        package var text: Int
        /// One line of a JSON Lines file.
        package var record: Int
        /// A `manifest.yml`.
        package var manifest: Int
        /// Directories inside one another.
        package var depth: Int
        /// Problems of one kind that are reported one by one; further ones are counted and reported in one sentence.
        package var problems: Int

        package init(
            file: Int = 256 << 20, text: Int = 64 << 20, record: Int = 32 << 20, manifest: Int = 16 << 20,
            depth: Int = 64, problems: Int = 100
        ) {
            self.file = file
            self.text = text
            self.record = record
            self.manifest = manifest
            self.depth = depth
            self.problems = problems
        }

        package static let `default` = Limits()

        /// A limit in the words of a message: `256 MiB`, `300 bytes`.
        static func words(_ bytes: Int) -> String {
            bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
        }
    }
}

typealias Limits = CorpusReader.Limits
