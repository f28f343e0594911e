import Facts
import Resolution
import Rules

/// What a text goes on about: the claim of a related concept before a place, in its paragraph or the one before.
struct Topic {
    private let claim: DraftClaim
    /// Whether the claim stands in the paragraph before.
    private let isBefore: Bool

    init?(_ told: [DraftClaim], before place: Int, in passage: Passage, of concept: Concept) {
        let start = passage.text.documentSpan(place, place + 1).start
        let last = told.reversed().prefix { $0.passage >= passage.index - 1 }.first {
            !$0.isAside && $0.span.end <= start && ($0.concept == concept.id || concept.siblings.contains($0.concept))
        }
        guard let last else { return nil }
        claim = last
        isBefore = last.passage < passage.index
    }

    /// What is taken from another paragraph is taken on trust.
    var doubts: [String] { isBefore ? ["who and when is told in the paragraph before"] : [] }

    var parties: [String] { claim.entity }
    var teller: String? { claim.teller }
    var time: TimeExpression? { claim.time }
    var source: SlotSource { isBefore ? .document : .paragraph }

    /// The other one of the two that the claim is about.
    func other(than party: String) -> String? {
        parties.count == 2 && parties.contains(party) ? parties.first { $0 != party } : nil
    }
}
