import Checks
import Documents
import Extraction
import Facts
import Reports

/// What became of each figure of a corpus.
package struct Coverage: Sendable {
    /// A figure with its fate.
    package struct Figure: Sendable {
        package let seen: SeenFigure
        package let fate: FigureFate
        /// The rule of its claim, or the one whose match was lost.
        package let rule: String?
        let isTyped: Bool
        let isKeyed: Bool
    }

    package let comparisons: Comparisons
    private let concepts: [String: ConceptFacts]
    private let claims: [Comparisons.Place: [Claim]]
    /// How many claims that can be compared have a key.
    private let keys: [FactKey: Int]

    package init(_ corpus: ExtractedCorpus, engine: Engine) {
        let context = engine.checkContext(corpus.claims, prints: corpus.prints)
        comparisons = Comparisons(context)
        concepts = context.concepts
        var claims: [Comparisons.Place: [Claim]] = [:]
        var keys: [FactKey: Int] = [:]
        for claim in corpus.claims where claim.value != nil {
            for span in Set([claim.span] + claim.parts.map(\.span)) {
                claims[Comparisons.Place(document: claim.document, span: span), default: []].append(claim)
            }
            if claim.modality == .asserted { keys[claim.key, default: 0] += 1 }
        }
        self.claims = claims
        self.keys = keys
    }

    package func figure(_ seen: SeenFigure, of document: String) -> Figure {
        let own = claims[Comparisons.Place(document: document, span: seen.span)] ?? []
        let furthest = own.max { fate(of: $0) < fate(of: $1) }
        let isTyped = seen.type != "number" || own.contains { $0.value?.unit.isEmpty == false }
        let isCopied = comparisons.isCopied(Comparisons.Place(document: document, span: seen.span))
        return Figure(
            seen: seen, fate: isCopied ? .compared : furthest.map(fate) ?? seen.loss ?? .noBase, rule: furthest?.rule ?? seen.rule, isTyped: isTyped,
            isKeyed: own.contains(where: hasKey))
    }

    private func hasKey(_ claim: Claim) -> Bool { claim.period != nil || concepts[claim.concept]?.periodType == .forever }

    private func fate(of claim: Claim) -> FigureFate {
        if !comparisons.meetings(of: claim).isEmpty { return .compared }
        if claim.modality != .asserted { return .notAsserted }
        if !(concepts[claim.concept]?.isCompared ?? true) { return .conceptNotCompared }
        if !hasKey(claim) { return .noPeriod }
        return keys[claim.key, default: 0] > 1 ? .unchecked : .alone
    }

    func counts(_ figures: [SeenFigure], of document: String) -> CoverageLedger.Counts {
        var counts = CoverageLedger.Counts()
        for seen in figures {
            guard seen.isFigure else {
                counts.times += 1
                continue
            }
            let figure = figure(seen, of: document)
            counts.seen += 1
            counts.typed += figure.isTyped ? 1 : 0
            counts.keyed += figure.isKeyed ? 1 : 0
            counts.compared += figure.fate == .compared ? 1 : 0
            counts.copied += comparisons.isCopied(Comparisons.Place(document: document, span: seen.span)) ? 1 : 0
            counts.fates[figure.fate, default: 0] += 1
        }
        return counts
    }
}

extension Engine {
    /// The coverage ledger of a corpus. Reads the figures of all texts once more.
    package func ledger(of corpus: ExtractedCorpus, workers: Int) async -> CoverageLedger {
        let coverage = Coverage(corpus, engine: self)
        let counts = await inOrder(corpus.documents, workers: workers) { document, scratch in
            coverage.counts(extractor.figures(of: document, scratch: scratch), of: document.id)
        }
        return CoverageLedger(rows: zip(corpus.documents, counts).map { CoverageLedger.Row(document: $0.id, counts: $1) })
    }
}
