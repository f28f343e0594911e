import Facts
import Resolution
import Rules

/// What a text goes on about: the claim of a related concept before a place, in its paragraph or the one before.
struct Topic {
    private let claim: DraftClaim
    /// Whether the claim stands in the paragraph before.
    private let isBefore: Bool
    /// Whether its sentence speaks of other concepts too.
    private let isOneOfSeveral: Bool

    init?(_ told: [DraftClaim], before place: Int, in passage: Passage, of concept: Concept) {
        let start = passage.text.documentSpan(place, place + 1).start
        let last = told.reversed().prefix { $0.passage >= passage.index - 1 }.first {
            !$0.isAside && $0.span.end <= start && ($0.concept == concept.id || concept.siblings.contains($0.concept))
        }
        guard let last else { return nil }
        claim = last
        isBefore = last.passage < passage.index
        isOneOfSeveral = false
    }

    /// What a sentence goes on about without naming it (“It was up 5 percent”): the subject of the sentence before, or of the words before in its own.
    /// Nil where that sentence speaks of several and none of them stands above the others.
    init?(_ told: [DraftClaim], followedAt place: Int, in passage: Passage, by rule: ClaimRule) {
        let start = passage.text.documentSpan(place, place + 1).start
        let eligible = told.filter {
            $0.passage >= passage.index - 1 && $0.span.end <= start && rule.follows.contains($0.concept) && [.level, .change, .count].contains($0.measure)
                && !(rule.isReversed && $0.isTurned)
        }.sorted { $0.span < $1.span }
        guard let last = eligible.last else { return nil }
        let sentence = passage.sentence(at: place)
        isBefore = last.passage < passage.index
        let isNear = isBefore ? sentence.lowerBound == 0 : last.sentence >= passage.sentence(at: max(0, sentence.lowerBound - 1)).lowerBound
        guard isNear else { return nil }
        let subjects = eligible.filter { $0.passage == last.passage && $0.sentence == last.sentence }
        let first = subjects[0]
        let others = subjects.filter { $0.concept != first.concept || $0.entity != first.entity }
        guard others.allSatisfy({ $0.concept != first.concept }) else { return nil }
        isOneOfSeveral = !others.isEmpty
        claim = subjects.first { !$0.isAside } ?? first
    }

    /// What is taken from another paragraph, or from a sentence about several things, is taken on trust.
    var doubts: [String] {
        (isBefore ? ["who and when is told in the paragraph before"] : []) + (isOneOfSeveral ? ["the sentence before speaks of more than one thing"] : [])
    }

    var concept: String { claim.concept }
    /// What tells its fact apart, but for how one figure was counted and published.
    var dimensions: [String: String] { claim.dimensions.filter { $0.key != "basis" && $0.key != "status" } }
    var unit: String? { claim.value?.unit }
    var parties: [String] { claim.entity }
    var teller: String? { claim.teller }
    var isTellerAssumed: Bool { claim.isTellerAssumed }
    /// Of “trade between A and B” A is taken to tell what is said of exports behind it.
    var tellerDoubts: [String] { isTellerAssumed ? ["of the two the one named first is taken to be the seller or buyer that is left out"] : [] }
    /// No time of what is only planned: what has come has another.
    var time: TimeExpression? { claim.modality == .asserted ? claim.time : nil }
    var source: SlotSource { isBefore ? .document : .paragraph }

    /// The other one of the two that the claim is about.
    func other(than party: String) -> String? {
        parties.count == 2 && parties.contains(party) ? parties.first { $0 != party } : nil
    }
}
