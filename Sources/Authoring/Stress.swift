import Checks
import Documents
import Extraction
import Facts
import Patterns
import Pipeline

/// What share of mistakes a corpus, its rules and the checks notice: one mistake at a time is made in a copy of a document,
/// that document alone is read again, and a finding that was not there before and cites it has caught the mistake.
package struct Stress: Sendable {
    package struct Options: Sendable {
        package var seed: UInt64 = 1
        /// How many of all possible mistakes are made.
        package var limit = 1000
        /// Whether each document stands beside an unchanged copy of it, and nothing else.
        package var copies = false

        package init(seed: UInt64 = 1, limit: Int = 1000, copies: Bool = false) {
            self.seed = seed
            self.limit = limit
            self.copies = copies
        }
    }

    /// A mistake with what caught it.
    package struct Outcome: Sendable {
        package let mistake: Mistake
        package let document: String
        /// The words as they were.
        package let original: String
        /// The rule of the claim that holds the words; nil when they are in no claim.
        package let rule: String?
        /// The first finding that was not there before.
        package let finding: Finding?
    }

    package let options: Options
    package let documents: Int
    /// Mistakes that could be made in the corpus.
    package let possible: Int
    package let outcomes: [Outcome]
    /// Findings between unchanged copies: false alarms, all of them. Nil without copies.
    package let falseFindings: [Finding]?
    package let isComplete: Bool

    package init(_ documents: [Document], problems: [Problem], engine: Engine, options: Options, workers: Int) async {
        self.options = options
        self.documents = documents.count
        let figures = await engine.inOrder(documents, workers: workers) { engine.extractor.figures(of: $0, scratch: $1) }
        let maker = MistakeMaker(confusions: engine.rules.confusions)
        var random = SeededRandom(seed: options.seed)
        var all: [Mistake] = []
        for (place, document) in documents.enumerated() { all += maker.mistakes(in: document, at: place, figures: figures[place], random: &random) }
        possible = all.count
        let made = random.sample(all, options.limit)
        isComplete = !problems.contains { $0.kind == .input }
        if options.copies {
            let bench = await CopyBench(documents, engine, workers)
            falseFindings = bench.falseFindings
            outcomes = await engine.inOrder(made, workers: workers) { bench.outcome(of: $0, scratch: $1) }
        } else {
            let bench = await CorpusBench(documents, engine, workers)
            falseFindings = nil
            outcomes = await engine.inOrder(made, workers: workers) { bench.outcome(of: $0, scratch: $1) }
        }
    }
}

/// A corpus in which one document after another is changed.
private struct CorpusBench: Sendable {
    private let engine: Engine
    private let documents: [Document]
    private let parts: [ExtractedDocument]
    private let known: Set<String>
    private let claims: [String: [Claim]]

    init(_ documents: [Document], _ engine: Engine, _ workers: Int) async {
        self.engine = engine
        self.documents = documents
        parts = await engine.parts(of: documents, copies: true, workers: workers)
        let corpus = engine.corpus(of: documents, parts, copies: true)
        known = Set(engine.audit(corpus).findings.map(\.fingerprint))
        claims = Dictionary(grouping: corpus.claims, by: \.document)
    }

    func outcome(of mistake: Mistake, scratch: MatchScratch) -> Stress.Outcome {
        let original = documents[mistake.document]
        var (documents, parts) = (documents, parts)
        documents[mistake.document] = mistake.made(in: original)
        parts[mistake.document] = engine.extractor.extract(documents[mistake.document], sentences: true, scratch: scratch)
        let findings = engine.audit(engine.corpus(of: documents, parts, copies: true)).findings
        return Stress.Outcome(mistake, original, claims[original.id] ?? [], findings.first { isNew($0, original.id) })
    }

    private func isNew(_ finding: Finding, _ document: String) -> Bool {
        !known.contains(finding.fingerprint) && finding.evidence.contains { $0.claim.document == document }
    }
}

/// Each document beside a copy of it.
private struct CopyBench: Sendable {
    /// A document, its copy and what the two say unchanged.
    private struct Pair: Sendable {
        let original: ExtractedDocument
        let copy: Document
        let findings: [Finding]
        /// What is found only because there are two of it.
        let falseFindings: [Finding]
        let claims: [Claim]
    }

    private let engine: Engine
    private let documents: [Document]
    private let pairs: [Pair]

    init(_ documents: [Document], _ engine: Engine, _ workers: Int) async {
        self.engine = engine
        self.documents = documents
        pairs = await engine.inOrder(documents, workers: workers) { document, scratch in
            let copy = Document(
                id: document.id + ".copy", bytes: document.bytes, bodyStart: document.bodyStart, metadata: document.metadata, origin: document.origin,
                markup: document.markup)
            let original = engine.extractor.extract(document, sentences: true, scratch: scratch)
            let corpus = engine.corpus(of: [document, copy], [original, engine.extractor.extract(copy, sentences: true, scratch: scratch)], copies: true)
            let findings = engine.audit(corpus).findings
            let alone = Set(engine.audit(engine.corpus(of: [document], [original], copies: true)).findings.map(\.message))
            return Pair(
                original: original, copy: copy, findings: findings, falseFindings: findings.filter { !alone.contains($0.message) },
                claims: corpus.claims.filter { $0.document == document.id })
        }
    }

    var falseFindings: [Finding] { pairs.flatMap(\.falseFindings) }

    func outcome(of mistake: Mistake, scratch: MatchScratch) -> Stress.Outcome {
        let (original, pair) = (documents[mistake.document], pairs[mistake.document])
        let changed = mistake.made(in: pair.copy)
        let corpus = engine.corpus(
            of: [original, changed], [pair.original, engine.extractor.extract(changed, sentences: true, scratch: scratch)], copies: true)
        let known = Set(pair.findings.map(\.fingerprint))
        let found = engine.audit(corpus).findings.first { finding in
            !known.contains(finding.fingerprint) && finding.evidence.contains { $0.claim.document == changed.id }
        }
        return Stress.Outcome(mistake, original, pair.claims, found)
    }
}

extension Stress.Outcome {
    fileprivate init(_ mistake: Mistake, _ document: Document, _ claims: [Claim], _ finding: Finding?) {
        self.mistake = mistake
        self.document = document.id
        original = document.text(mistake.span)
        rule = claims.first { $0.value != nil && $0.span.overlaps(mistake.span) }?.rule
        self.finding = finding
    }
}
