import Facts

/// Which documents of a corpus are copies of one text, so that a wire story printed by ten papers is one witness.
///
/// Two documents are copies when most of the words of the shorter one stand in sentences that the other one has too, figures
/// aside, and when nearly all figures of these sentences agree: a bulletin of the next month has the same sentences with
/// other figures. Candidates come from an index of sentences, so that no pair is looked at that shares none.
package struct Copies: Sendable {
    /// Documents that are copies of each other, each group in the order of the ids.
    let groups: [[DocumentPrint]]
    private let witnesses: [String: String]

    /// Share of the words of the shorter text that the shared sentences must hold.
    private static let minimumShare = 0.7
    /// Words that the shared sentences must hold at least.
    private static let minimumWords = 12
    /// Of the figures of the shared sentences one in this many may differ, or one in all.
    private static let figuresToOneDifferent = 4
    /// The same for texts of different days, where a bulletin may be brought up to date; further apart, none may differ.
    private static let figuresOfAnotherDay = 8
    private static let maximumDaysApart = 3
    /// A text that shares so many words is no bulletin: one of its figures may differ, however few they are.
    private static let wordsOfArticle = 100
    /// A run of sentences with this many words makes two documents candidates; mostly one sentence is enough.
    private static let wordsOfCandidate = 6
    /// Documents with one sentence that each is held against, in the order of their ids.
    private static let window = 8

    package static let none = Copies([])

    package init(_ prints: [DocumentPrint]) {
        let documents = prints.sorted { $0.document < $1.document }.map(SortedPrint.init)
        var forest = UnionFind(count: documents.count)
        for pair in Self.candidates(documents) where Self.areCopies(documents[pair.0], documents[pair.1]) { forest.join(pair.0, pair.1) }
        var members: [Int: [DocumentPrint]] = [:]
        var order: [Int] = []
        for index in documents.indices {
            let root = forest.root(index)
            if members[root] == nil { order.append(root) }
            members[root, default: []].append(documents[index].print)
        }
        groups = order.compactMap { members[$0] }.filter { $0.count > 1 }
        var witnesses: [String: String] = [:]
        for group in groups { for print in group { witnesses[print.document] = group[0].document } }
        self.witnesses = witnesses
    }

    /// The document that stands for all copies of this one.
    func witness(of document: String) -> String { witnesses[document] ?? document }

    /// Pairs that share a run of sentences; of a run that many documents have, neighbours only.
    private static func candidates(_ documents: [SortedPrint]) -> [(Int, Int)] {
        var index: [UInt64: [Int32]] = [:]
        for (place, document) in documents.enumerated() {
            for run in document.print.runs(ofWords: wordsOfCandidate) where index[run]?.last != Int32(place) {
                index[run, default: []].append(Int32(place))
            }
        }
        var pairs = Set<UInt64>()
        for places in index.values where places.count > 1 {
            for (i, first) in places.enumerated() {
                for second in places[(i + 1)...].prefix(window) { pairs.insert(UInt64(first) << 32 | UInt64(second)) }
            }
        }
        return pairs.sorted().map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
    }

    private static func areCopies(_ a: SortedPrint, _ b: SortedPrint) -> Bool {
        var (words, figures, different) = (0, 0, 0)
        a.eachShared(with: b) { one, other in
            words += one.words
            for (x, y) in zip(one.figures, other.figures) {
                figures += 1
                if !x.agrees(with: y) { different += 1 }
            }
        }
        return words >= minimumWords && Double(words) >= minimumShare * Double(min(a.print.words, b.print.words))
            && different <= allowed(of: figures, among: words, a.print.date, b.print.date)
    }

    /// How many of the figures may differ between copies of these days.
    private static func allowed(of figures: Int, among words: Int, _ a: DocumentDate?, _ b: DocumentDate?) -> Int {
        guard let a, let b, a.day != b.day else { return max(1, figures / figuresToOneDifferent) }
        guard abs(a.day.ordinal - b.day.ordinal) <= maximumDaysApart else { return 0 }
        return max(words < wordsOfArticle ? 0 : 1, figures / figuresOfAnotherDay)
    }
}

extension DocumentPrint {
    /// A hash of the sentences from each one on that together have so many words: tables are made of short lines.
    fileprivate func runs(ofWords minimum: Int) -> [UInt64] {
        sentences.indices.compactMap { start in
            var (words, run) = (0, UInt64(0))
            for sentence in sentences[start...] {
                words += sentence.words
                run = run.joined(sentence.skeleton)
                if words >= minimum { return run }
            }
            return nil
        }
    }
}

extension UInt64 {
    /// A hash of two hashes in their order (FNV-1a over words of 64 bits).
    func joined(_ other: UInt64) -> UInt64 { (self ^ other) &* 0x100_0000_01b3 &+ (other >> 32) }
}

/// The sentences of a document in the order of their skeletons, equal ones in that of the text.
private struct SortedPrint {
    let print: DocumentPrint
    let sentences: [SentencePrint]

    init(_ print: DocumentPrint) {
        self.print = print
        sentences = print.sentences.enumerated().sorted { ($0.element.skeleton, $0.offset) < ($1.element.skeleton, $1.offset) }.map(\.element)
    }

    /// Sentences that both documents have, the first with the first where one stands twice.
    func eachShared(with other: SortedPrint, _ body: (SentencePrint, SentencePrint) -> Void) {
        var (i, j) = (0, 0)
        while i < sentences.count, j < other.sentences.count {
            let (a, b) = (sentences[i], other.sentences[j])
            if a.skeleton == b.skeleton {
                body(a, b)
                i += 1
                j += 1
            } else if a.skeleton < b.skeleton {
                i += 1
            } else {
                j += 1
            }
        }
    }
}
