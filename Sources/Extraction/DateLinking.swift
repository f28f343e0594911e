import Facts
import Resolution

/// Dates documents that state none: one that tells of an event on "Dec 30", with the same people, has the year of a dated
/// document that tells of it too.
package struct DateLinking {
    /// An event without a year: what happened, who took part, which day of the year.
    private struct Event: Hashable {
        let concept: String
        let entity: [String]
        let month: Int
        let day: Int
    }

    private let years: [Event: Set<Day>]

    /// `dated` are documents with their date; undated ones among them are passed over.
    package init(_ dated: [ExtractedDocument]) {
        var years: [Event: Set<Day>] = [:]
        for document in dated {
            guard let date = document.date else { continue }
            for draft in document.drafts {
                guard draft.modality == .asserted, let time = draft.time,
                    let period = TimeResolver(anchor: date.day, direction: draft.direction).period(of: time), period.isDay,
                    let event = Self.event(draft, month: period.start.month, day: period.start.components.day)
                else { continue }
                years[event, default: []].insert(period.start)
            }
        }
        self.years = years
    }

    private static func event(_ draft: DraftClaim, month: Int, day: Int) -> Event? {
        // One participant meets many: only two or more make an event that can be told from others.
        guard draft.value == nil, draft.entity.count >= 2 else { return nil }
        return Event(concept: draft.concept, entity: draft.entity.sorted(), month: month, day: day)
    }

    /// The date of an undated document; nil when no event links it, or when links disagree.
    package func date(of document: ExtractedDocument) -> DocumentDate? {
        var found = Set<Day>()
        for draft in document.drafts {
            guard let fields = draft.time?.fields, fields.year == nil, let month = fields.month, let day = fields.day,
                let event = Self.event(draft, month: month, day: day)
            else { continue }
            found.formUnion(years[event] ?? [])
        }
        guard let latest = found.max(), Set(found.map(\.year)).count == 1 else { return nil }
        return DocumentDate(day: latest, source: .linked)
    }
}
