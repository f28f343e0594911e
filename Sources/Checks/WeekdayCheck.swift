import Facts

/// A weekday that stands with a date on which it does not fall.
package struct WeekdayCheck: Check {
    package static let id = "weekday-mismatch"

    package init() {}

    /// Dates before are left alone: they may be told by the Julian calendar, which the last country left in 1923.
    private static let earliestYear = 1924

    package func findings(in context: CheckContext) -> [Finding] {
        let earliest = context.parameter("earliest-year", of: Self.id, default: Self.earliestYear)
        return context.claims(at: context.kinds.claims(of: "calendar.weekday")).compactMap { claim in
            guard let stated = claim.value?.point.int, let period = claim.period?.period,
                period.isDay, period.start.year >= earliest, period.start.weekday != stated
            else { return nil }
            let actual = context.weekdayName(period.start.weekday)
            // Without a year in the text, the year is the document's: certain only if the document states its date.
            let rests = claim.period?.restsOnDocumentDate ?? false
            let stands = claim.documentDate.map { $0.source == .inferred || $0.source == .linked } ?? false
            return finding(
                context, rests && stands ? .possible : .definite,
                "‘\(claim.text)’: \(period.start.iso) was a \(actual), not a \(context.weekdayName(stated)).",
                [Evidence(.accused, claim, note: "\(period.start.iso) is a \(actual)")], expected: actual,
                assumption: rests && stands ? "the year is that of the document's inferred date" : nil)
        }
    }
}
