import Corpus
import Documents
import Extraction
import Facts
import Patterns

/// The documents of a run with what was extracted from them, in the order of the inputs.
package struct ExtractedCorpus: Sendable {
    package let documents: [Document]
    package let claims: [Claim]
    /// What copies are known by; empty when not asked for.
    package let prints: [DocumentPrint]
    package let problems: [Problem]

    package init(documents: [Document], claims: [Claim], prints: [DocumentPrint] = [], problems: [Problem]) {
        self.documents = documents
        self.claims = claims
        self.prints = prints
        self.problems = problems
    }

    package var isComplete: Bool { !problems.contains { $0.kind == .input } }
}

/// How far a run is, for a progress line.
package struct RunProgress: Sendable {
    package let done: Int
    package let total: Int
}

extension Engine {
    /// Documents of one piece of parallel work.
    private static let batch = 32

    /// Reads all inputs. Problems of reading come with them; nothing is skipped silently.
    package func read(
        _ inputs: [String], standardInput: (() throws -> [UInt8])? = nil
    ) -> (documents: [Document], problems: [Problem]) {
        var documents: [Document] = []
        var problems: [Problem] = []
        CorpusReader().read(inputs, standardInput: standardInput, document: { documents.append($0) }, problem: { problems.append($0) })
        return (documents, problems)
    }

    /// Extracts from all documents with `workers` tasks, dates those that state no date by linking, and resolves claims.
    /// With `copies`, also what copies are known by. The result does not depend on the number of workers.
    package func extract(
        _ documents: [Document], problems: [Problem] = [], copies: Bool = false, workers: Int,
        progress: (@Sendable (RunProgress) -> Void)? = nil
    ) async -> ExtractedCorpus {
        let parts = await parts(of: documents, copies: copies, workers: workers, progress: progress)
        return corpus(of: documents, parts, problems: problems, copies: copies)
    }

    /// What each document gives alone.
    package func parts(
        of documents: [Document], copies: Bool, workers: Int, progress: (@Sendable (RunProgress) -> Void)? = nil
    ) async -> [ExtractedDocument] {
        await inOrder(documents, workers: workers, progress: progress) { extractor.extract($0, sentences: copies, scratch: $1) }
    }

    /// Joins what the documents give alone: dates those that state no date by linking, and resolves claims.
    package func corpus(
        of documents: [Document], _ extracted: [ExtractedDocument], problems: [Problem] = [], copies: Bool
    ) -> ExtractedCorpus {
        let linking = DateLinking(extracted)
        var claims: [Claim] = []
        var prints: [DocumentPrint] = []
        for document in extracted {
            let date = document.date ?? linking.date(of: document)
            claims += extractor.claims(of: document, date: date)
            if copies { prints.append(document.print(date: date)) }
        }
        return ExtractedCorpus(documents: documents, claims: claims, prints: prints, problems: problems + extracted.flatMap(\.problems))
    }

    /// Applies `body` to all items with a bounded number of tasks; the results are in the order of the items.
    package func inOrder<Item: Sendable, Result: Sendable>(
        _ items: [Item], workers: Int, progress: (@Sendable (RunProgress) -> Void)? = nil,
        _ body: @escaping @Sendable (Item, MatchScratch) -> Result
    ) async -> [Result] {
        let batches = stride(from: 0, to: items.count, by: Self.batch).map { $0..<min($0 + Self.batch, items.count) }
        var results: [[Result]] = Array(repeating: [], count: batches.count)
        await withTaskGroup(of: (Int, [Result]).self) { group in
            var next = 0
            func start() {
                guard next < batches.count else { return }
                let (index, range) = (next, batches[next])
                next += 1
                group.addTask {
                    let scratch = MatchScratch()
                    return (index, items[range].map { body($0, scratch) })
                }
            }
            for _ in 0..<max(1, workers) { start() }
            var done = 0
            for await (index, batch) in group {
                results[index] = batch
                done += batch.count
                progress?(RunProgress(done: done, total: items.count))
                start()
            }
        }
        return results.flatMap { $0 }
    }
}
