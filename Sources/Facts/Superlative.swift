/// What a text says of a figure among the others of its series: "a record", "the lowest since 2014", "above 100 for the
/// first time in ten years".
package struct Superlative: Hashable, Sendable {
    /// `highest` of two figures is the greater one; of losses told as figures below zero the words are turned round before.
    package enum Order: String, Hashable, Sendable, CaseIterable { case highest, lowest }

    package let order: Order
    /// "Since 2014": the figure of that time may have been as far out, those between were not.
    package let since: Period?
    /// "In eight years": the first day of the stretch in which no figure goes further.
    package let from: Day?
    /// "For the first time above 100 billion": what no earlier figure passed. Nil where the figure itself is the mark.
    package let threshold: Quantity?
    /// "Its best November": said among the same months or quarters of other years only.
    package let isOfSeason: Bool

    package init(_ order: Order, since: Period? = nil, from: Day? = nil, threshold: Quantity? = nil, isOfSeason: Bool = false) {
        self.order = order
        self.since = since
        self.from = from
        self.threshold = threshold
        self.isOfSeason = isOfSeason
    }
}

extension Period {
    /// Whether figures of the two stand in one series: a year and a year, a month and a month, but eleven months only with
    /// the same eleven. With `season` only the same part of another year.
    package func isInSeries(with other: Period, ofSeason season: Bool = false) -> Bool {
        guard modifier == nil, other.modifier == nil, granularity == other.granularity else { return false }
        guard granularity.months != nil else { return granularity == .day ? isDay && other.isDay : length == other.length && !season }
        let (mine, others) = (start.components, other.start.components)
        guard mine.day == 1, others.day == 1, let months, months == other.months else { return false }
        let isUnit = months == granularity.months && (mine.month - 1) % months == 0
        return isUnit && !season && (others.month - 1) % months == 0 || mine.month == others.month
    }

    private var length: Int { end.ordinal - start.ordinal }

    /// Whole months from the first day of a month; nil for other stretches.
    private var months: Int? {
        let (from, to) = (start.components, end.components)
        return to.day == 1 ? (to.year - from.year) * 12 + to.month - from.month : nil
    }
}
