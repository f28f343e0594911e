import Facts

/// A dateline or date line that does not fit the date its document has.
package struct DatelineCheck: Check {
    package static let id = "dateline"

    package init() {}

    package func findings(in context: CheckContext) -> [Finding] {
        let before = context.parameter("maximum-days-before", of: Self.id, default: 14)
        let after = context.parameter("maximum-days-after", of: Self.id, default: 1)
        return context.claims(at: context.kinds.claims(of: "document.date")).compactMap { claim in
            guard let date = claim.documentDate, let period = claim.period?.period, period.isDay,
                date.source == .metadata || date.source == .header, claim.dimensions["stated"] != date.source.rawValue || date.source == .metadata
            else { return nil }
            let stated = nearest(period.start, to: date.day, yearGiven: !(claim.period?.restsOnDocumentDate ?? true))
            let distance = stated.ordinal - date.day.ordinal
            guard distance > after || -distance > before else { return nil }
            let words = distance > 0 ? "\(distance) days after" : "\(-distance) days before"
            return finding(
                context, distance > 0 ? .definite : .possible,
                "The text is dated ‘\(claim.text)’ (\(stated.iso)), \(words) the document's date \(date.day.iso) (\(date.source.rawValue)).",
                [Evidence(.accused, claim, note: "\(words) \(date.day.iso)")], expected: date.day.iso,
                assumption: distance > 0 ? nil : "the text was published long after it was written")
        }
    }

    /// A dateline without a year means the day nearest to the document's date.
    private func nearest(_ day: Day, to date: Day, yearGiven: Bool) -> Day {
        guard !yearGiven else { return day }
        return [day, day.advanced(months: 12), day.advanced(months: -12)].compactMap { $0 }
            .min { abs($0.ordinal - date.ordinal) < abs($1.ordinal - date.ordinal) } ?? day
    }
}
