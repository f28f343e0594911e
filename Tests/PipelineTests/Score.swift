import Checks
import Facts
@testable import Pipeline

/// A run over a corpus, held against its truth.
struct Score: Sendable {
    /// Planted findings that were not found.
    private(set) var missed: [String] = []
    /// Findings that are not in the truth.
    private(set) var wrong: [String] = []
    /// Asserted claims of total trade that are not in the truth.
    private(set) var extra: [String] = []
    /// Claims of the truth that were found, with period, entity and modality.
    private(set) var claimsFound = 0

    init(_ corpus: TestCorpus) async {
        let run = await Run(corpus.documents, corpus.engine)
        compare(run.findings, corpus)
        let claims = run.corpus.claims
        claimsFound = corpus.truth.claims.count { expected in claims.contains { $0.is(expected) } }
        extra = claims.filter { claim in
            claim.concept == "trade.total" && claim.modality == .asserted && claim.value != nil
                && !corpus.truth.claims.contains { claim.hasFigure(of: $0) }
        }.map { "\(corpus.name)/\($0.document) \($0.measure) \($0.text)" }
    }

    private mutating func compare(_ findings: [Finding], _ corpus: TestCorpus) {
        var open = findings
        for planted in corpus.truth.findings {
            if let place = open.firstIndex(where: { $0.is(planted) }) {
                open.remove(at: place)
            } else {
                missed.append("\(corpus.name)/\(planted.doc) \(planted.check) \(planted.figure)")
            }
        }
        wrong = open.map { "\(corpus.name)/\($0.accused.document) \($0.check) \($0.accused.text)" }
    }
}

/// The id of a document of the truth, which names files.
private func id(_ file: String) -> String {
    [".txt", ".md"].first { file.hasSuffix($0) }.map { String(file.dropLast($0.count)) } ?? file
}

extension Finding {
    /// The same check, and a figure in conflict that is part of the planted words or holds them.
    fileprivate func `is`(_ planted: TestCorpus.Truth.Finding) -> Bool {
        guard check == planted.check || check == planted.check + "-mismatch" else { return false }
        return evidence.contains { item in
            item.role != .supports && item.claim.document == id(planted.doc)
                && (item.claim.text.contains(planted.figure) || planted.figure.contains(item.claim.text))
        }
    }
}

extension Claim {
    fileprivate func hasFigure(of expected: TestCorpus.Truth.Claim) -> Bool {
        guard document == id(expected.doc), concept == expected.concept, measure.rawValue == expected.measure else { return false }
        return expected.value == nil || value == nil || value?.point == ExactDecimal(expected.value!)
    }

    fileprivate func `is`(_ expected: TestCorpus.Truth.Claim) -> Bool {
        hasFigure(of: expected) && (expected.period == nil || period?.period.value == expected.period)
            && (expected.entity.isEmpty || entity.sorted() == expected.entity.sorted())
            && modality.rawValue == expected.modality ?? "asserted"
    }
}
