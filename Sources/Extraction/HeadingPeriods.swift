import Facts

/// A heading gives a figure without its period (“Trade tops $7 billion”), which the text below it tells with the exact figure.
struct HeadingPeriods {
    /// The drafts, those of a heading with the period of the first figure below it that is the same fact and agrees with it. A figure
    /// that agrees with none keeps no period: it may be of another.
    static func filled(_ drafts: [DraftClaim]) -> [DraftClaim] {
        drafts.map { heading in
            guard heading.passage == 0, heading.time == nil, let value = heading.value else { return heading }
            let exact = drafts.first { below in
                below.passage > 0 && below.time != nil && !below.isAside && below.modality == .asserted && isSameFact(below, heading)
                    && below.value.map { $0.unit == value.unit && value.agreement(with: $0) != .conflict } == true
            }
            guard let exact else { return heading }
            var result = heading
            result.time = exact.time
            result.timeSource = .document
            result.fiscal = exact.fiscal
            return result
        }
    }

    private static func isSameFact(_ a: DraftClaim, _ b: DraftClaim) -> Bool {
        a.concept == b.concept && a.entity == b.entity && a.measure == b.measure && a.base == b.base && a.dimensions == b.dimensions
    }
}
