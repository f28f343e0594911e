import Documents

/// Keeps document ids unique across a run: the second `a` becomes `a#2`, and the user learns where both stand.
///
/// Ids are compared as Swift compares strings, so two spellings of one accented letter are one id.
struct DocumentIDs {
    private struct Use {
        let origin: String
        let line: Int?
        /// How often the id was asked for.
        var count = 1
    }

    private let limits: Limits
    private var uses: [String: Use] = [:]
    private var duplicates = 0

    init(limits: Limits) {
        self.limits = limits
    }

    /// The document under an id that no document before it has, with a notice when that is not its own.
    mutating func makeUnique(_ document: Document, line: Int?) -> (document: Document, notice: Problem?) {
        guard var first = uses[document.id] else {
            uses[document.id] = Use(origin: document.origin, line: line)
            return (document, nil)
        }
        var id: String
        repeat {
            first.count += 1
            id = "\(document.id)#\(first.count)"
        } while uses[id] != nil
        uses[document.id] = first
        uses[id] = Use(origin: document.origin, line: line)
        duplicates += 1
        let renamed = Document(
            id: id, bytes: document.bytes, bodyStart: document.bodyStart, metadata: document.metadata,
            origin: document.origin, markup: document.markup)
        return (renamed, duplicates > limits.problems ? nil : notice(for: renamed, line, was: document.id, first))
    }

    /// What is left to say at the end of a run about duplicates that were only counted.
    var summary: Problem? {
        guard duplicates > limits.problems else { return nil }
        return Problem(
            .notice, "duplicate-id", "\(duplicates - limits.problems) more documents have an id that was taken.",
            advice: "Give every document an id of its own.")
    }

    private func notice(for document: Document, _ line: Int?, was id: String, _ first: Use) -> Problem {
        Problem(
            .notice, "duplicate-id", "The id `\(id)` is taken; this document is read as `\(document.id)`.",
            at: [
                .init(file: document.origin, line: line, note: "read as `\(document.id)`"),
                .init(file: first.origin, line: first.line, note: "first used here"),
            ],
            advice: "Give every document an id of its own: findings are known by it from one run to the next.")
    }
}
