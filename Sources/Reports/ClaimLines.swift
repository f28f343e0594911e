import Facts

/// Claims as JSON Lines, the contract of `crosscheck extract` and `crosscheck check` (`docs/schema/claim.schema.json`).
///
/// What is written reads back as an equal claim, so that checks over lines give what checks over the corpus give.
package enum ClaimLines {
    /// A line a claim, each ending in a line feed.
    package static func write(_ claims: [Claim]) -> [UInt8] {
        var writer = JSONWriter()
        for claim in claims {
            writer.object { $0.members(of: claim) }
            writer.endLine()
        }
        return writer.bytes
    }
}

extension JSONWriter {
    /// The members of a claim, in the order of the contract.
    package mutating func members(of claim: Claim) {
        member("doc", claim.document)
        member("start", claim.span.start)
        member("end", claim.span.end)
        member("text", claim.text)
        member("rule", claim.rule)
        member("concept", claim.concept)
        member("measure", claim.measure.rawValue)
        optional("base", claim.base)
        strings("entity", claim.entity)
        object("dimensions") { writer in
            for (key, value) in claim.dimensions.sorted(by: { $0.key < $1.key }) { writer.member(key, value) }
        }
        period(claim.period)
        value(claim.value)
        member("modality", claim.modality.rawValue)
        optional("attribution", claim.attribution)
        date(claim.documentDate)
        if !claim.doubts.isEmpty { strings("doubts", claim.doubts) }
        parts(claim.parts)
        superlative(claim.superlative)
    }

    private mutating func strings(_ key: String, _ values: [String]) {
        array(key) { writer in for value in values { writer.element(value) } }
    }

    private mutating func period(_ claimed: ClaimPeriod?) {
        guard let claimed else { return null("period") }
        object("period") { writer in
            let period = claimed.period
            writer.bounds(of: period)
            writer.member("source", claimed.source.rawValue)
            writer.qualifiers(of: period)
            if claimed.restsOnDocumentDate { writer.member("restsOnDocumentDate", true) }
            guard !claimed.alternatives.isEmpty else { return }
            writer.array("alternatives") { writer in
                for other in claimed.alternatives {
                    writer.object {
                        $0.bounds(of: other)
                        $0.qualifiers(of: other)
                    }
                }
            }
        }
    }

    private mutating func bounds(of period: Period) {
        member("value", period.value)
        member("start", period.start.iso)
        member("end", period.end.iso)
    }

    private mutating func qualifiers(of period: Period) {
        optional("mod", period.modifier)
        if period.granularity != CalendarUnit(impliedBy: period.value) {
            member("granularity", period.granularity.rawValue)
        }
    }

    private mutating func value(_ quantity: Quantity?) {
        guard let quantity else { return null("value") }
        object("value") { writer in
            writer.member("point", quantity.point.description)
            writer.nullable("low", quantity.interval.low?.description)
            writer.nullable("high", quantity.interval.high?.description)
            writer.member("lowOpen", quantity.interval.lowOpen)
            writer.member("highOpen", quantity.interval.highOpen)
            writer.member("unit", quantity.unit)
            writer.nullable("hedge", quantity.hedge?.id)
            writer.member("precision", quantity.precision.description)
            if quantity.coarsePrecision != Quantity.coarsePrecision(of: quantity.point, quantity.precision) {
                writer.member("coarsePrecision", quantity.coarsePrecision.description)
            }
            if let hedge = quantity.hedge {
                writer.object("hedgeBounds") {
                    $0.nullable("below", hedge.below?.description)
                    $0.nullable("above", hedge.above?.description)
                    $0.member("strict", hedge.strict)
                }
            }
            if !quantity.alternativeUnits.isEmpty { writer.strings("alternativeUnits", quantity.alternativeUnits) }
        }
    }

    private mutating func parts(_ parts: [ClaimPart]) {
        guard !parts.isEmpty else { return }
        array("parts") { writer in
            for part in parts {
                writer.object {
                    $0.member("name", part.name)
                    $0.member("start", part.span.start)
                    $0.member("end", part.span.end)
                    $0.member("text", part.text)
                    if part.kind != .quantity { $0.member("kind", part.kind.rawValue) }
                    $0.value(part.value)
                }
            }
        }
    }

    private mutating func superlative(_ superlative: Superlative?) {
        guard let superlative else { return }
        object("superlative") { writer in
            writer.member("order", superlative.order.rawValue)
            if let since = superlative.since {
                writer.object("since") {
                    $0.bounds(of: since)
                    $0.qualifiers(of: since)
                }
            }
            writer.optional("from", superlative.from?.iso)
            if let threshold = superlative.threshold { writer.object("first") { $0.value(threshold) } }
            if superlative.isOfSeason { writer.member("ofSeason", true) }
        }
    }

    private mutating func date(_ date: DocumentDate?) {
        guard let date else { return null("documentDate") }
        object("documentDate") { writer in
            writer.member("value", date.day.iso)
            writer.member("source", date.source.rawValue)
            if !date.alternatives.isEmpty { writer.strings("alternatives", date.alternatives.map(\.iso)) }
        }
    }
}

extension CalendarUnit {
    /// The unit that the form of an ISO 8601 or TIMEX3 value tells: `2022-Q4` is a quarter, `2022-01/2022-11` months.
    init?(impliedBy value: String) {
        guard let fields = value.split(separator: "/").last?.split(separator: "-"), let last = fields.last else {
            return nil
        }
        switch (fields.count, last.first, last.count) {
        case (1, _, 4): self = .year
        case (1, _, 3): self = .decade
        case (1, _, 2): self = .century
        case (2, "Q", _): self = .quarter
        case (2, "H", _): self = .half
        case (2, "W", _): self = .week
        case (2, _, _): self = .month
        case (3, "W", _): self = .weekend
        case (3, _, _): self = .day
        default: return nil
        }
    }
}
