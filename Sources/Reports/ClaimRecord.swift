import Documents
import Facts

/// A claim as it stands in a line of JSON: the shape of `docs/schema/claim.schema.json`.
///
/// Keys that the contract always writes must be there, be it as null; unknown keys are left to newer versions.
/// `precision` may be missing in lines of other programs.
struct ClaimRecord: Decodable {
    let claim: Claim

    private enum Key: String, CodingKey {
        case doc, start, end, text, rule, concept, measure, base, entity, dimensions, period, value, modality
        case attribution, documentDate, doubts, parts, superlative
    }

    init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: Key.self)
        let span = try record.span(.start, .end)
        claim = Claim(
            document: try record.decode(String.self, forKey: .doc), span: span,
            text: try record.decode(String.self, forKey: .text),
            rule: try record.decode(String.self, forKey: .rule),
            concept: try record.decode(String.self, forKey: .concept),
            measure: try record.name(.measure),
            base: try record.decodeIfPresent(String.self, forKey: .base),
            entity: try record.decode([String].self, forKey: .entity),
            dimensions: try record.decode([String: String].self, forKey: .dimensions),
            period: try record.nullable(PeriodRecord.self, .period)?.claimed,
            value: try record.nullable(ValueRecord.self, .value)?.quantity,
            modality: try record.name(.modality),
            attribution: try record.decodeIfPresent(String.self, forKey: .attribution),
            documentDate: try record.nullable(DateRecord.self, .documentDate)?.date,
            doubts: try record.decodeIfPresent([String].self, forKey: .doubts) ?? [],
            parts: try record.decodeIfPresent([PartRecord].self, forKey: .parts)?.map(\.part) ?? [],
            superlative: try record.decodeIfPresent(SuperlativeRecord.self, forKey: .superlative)?.superlative)
    }
}

private struct SuperlativeRecord: Decodable {
    let superlative: Superlative

    private struct First: Decodable { let value: ValueRecord }
    private enum Key: String, CodingKey { case order, since, from, first, ofSeason }

    init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: Key.self)
        superlative = Superlative(
            try record.name(.order), since: try record.decodeIfPresent(StretchRecord.self, forKey: .since)?.period,
            from: record.contains(.from) ? try record.day(.from) : nil,
            threshold: try record.decodeIfPresent(First.self, forKey: .first)?.value.quantity,
            isOfSeason: try record.decodeIfPresent(Bool.self, forKey: .ofSeason) ?? false)
    }
}

private struct PeriodRecord: Decodable {
    let claimed: ClaimPeriod

    private enum Key: String, CodingKey { case source, restsOnDocumentDate, alternatives }

    init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: Key.self)
        claimed = ClaimPeriod(
            period: try StretchRecord(from: decoder).period, source: try record.name(.source),
            restsOnDocumentDate: try record.decodeIfPresent(Bool.self, forKey: .restsOnDocumentDate) ?? false,
            alternatives: try record.decodeIfPresent([StretchRecord].self, forKey: .alternatives)?.map(\.period) ?? [])
    }
}

private struct StretchRecord: Decodable {
    let period: Period

    private enum Key: String, CodingKey { case value, start, end, mod, granularity }

    init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: Key.self)
        let value = try record.decode(String.self, forKey: .value)
        let (start, end) = (try record.day(.start), try record.day(.end))
        guard start < end else { throw record.refusal(.end, "the period ends before it starts") }
        let implied = record.contains(.granularity) ? try record.name(.granularity) : CalendarUnit(impliedBy: value)
        guard let granularity = implied else { throw record.refusal(.value, "‘\(value)’ is no ISO 8601 period") }
        period = Period(
            value: value, start: start, end: end, granularity: granularity,
            modifier: try record.decodeIfPresent(String.self, forKey: .mod))
    }
}

private struct ValueRecord: Decodable {
    let quantity: Quantity

    private enum Key: String, CodingKey {
        case point, low, high, lowOpen, highOpen, unit, hedge, precision, coarsePrecision, hedgeBounds, alternativeUnits
    }

    init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: Key.self)
        let interval = Interval(
            low: try record.nullable(ExactDecimal.self, .low), high: try record.nullable(ExactDecimal.self, .high),
            lowOpen: try record.decode(Bool.self, forKey: .lowOpen),
            highOpen: try record.decode(Bool.self, forKey: .highOpen))
        if let low = interval.low, let high = interval.high, high < low {
            throw record.refusal(.high, "the interval ends below its start")
        }
        let point = try record.decode(ExactDecimal.self, forKey: .point)
        let bounds = try record.decodeIfPresent(HedgeRecord.self, forKey: .hedgeBounds)
        let hedge = try record.nullable(String.self, .hedge).map {
            Hedge(id: $0, below: bounds?.below, above: bounds?.above, strict: bounds?.strict ?? false)
        }
        quantity = Quantity(
            point: point,
            precision: try record.decodeIfPresent(ExactDecimal.self, forKey: .precision)
                ?? Self.precision(of: point, in: interval, hedged: hedge != nil),
            unit: try record.decode(String.self, forKey: .unit), hedge: hedge, interval: interval,
            coarsePrecision: try record.decodeIfPresent(ExactDecimal.self, forKey: .coarsePrecision),
            alternativeUnits: try record.decodeIfPresent([String].self, forKey: .alternativeUnits) ?? [])
    }

    /// The precision of a line that does not give it: an unhedged interval is as wide as the last digit written; of a
    /// hedged one only the digits of the point tell.
    private static func precision(of point: ExactDecimal, in interval: Interval, hedged: Bool) -> ExactDecimal {
        if !hedged, let low = interval.low, let high = interval.high { return high - low }
        return .powerOfTen(point.exponent)
    }
}

private struct PartRecord: Decodable {
    let part: ClaimPart

    private enum Key: String, CodingKey { case name, start, end, text, kind, value }

    init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: Key.self)
        part = ClaimPart(
            name: try record.decode(String.self, forKey: .name), span: try record.span(.start, .end),
            text: try record.decode(String.self, forKey: .text), value: try record.decode(ValueRecord.self, forKey: .value).quantity,
            kind: record.contains(.kind) ? try record.name(.kind) : .quantity)
    }
}

private struct HedgeRecord: Decodable {
    let below: ExactDecimal?
    let above: ExactDecimal?
    let strict: Bool
}

private struct DateRecord: Decodable {
    let date: DocumentDate

    private enum Key: String, CodingKey { case value, source, alternatives }

    init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: Key.self)
        date = DocumentDate(
            day: try record.day(.value), source: try record.name(.source),
            alternatives: record.contains(.alternatives) ? try record.days(.alternatives) : [])
    }
}

extension KeyedDecodingContainer {
    fileprivate func refusal(_ key: Key, _ reason: String) -> DecodingError {
        .dataCorruptedError(forKey: key, in: self, debugDescription: reason)
    }

    /// A member that must be there, but may be null.
    fileprivate func nullable<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value? {
        try decodeNil(forKey: key) ? nil : try decode(type, forKey: key)
    }

    /// One of the names of a closed set.
    func name<Name: RawRepresentable<String> & CaseIterable>(_ key: Key) throws -> Name {
        let text = try decode(String.self, forKey: key)
        if let name = Name(rawValue: text) { return name }
        let names = Name.allCases.map(\.rawValue).joined(separator: ", ")
        throw refusal(key, "‘\(text)’ is none of \(names)")
    }

    fileprivate func day(_ key: Key) throws -> Day { try day(try decode(String.self, forKey: key), key) }

    fileprivate func span(_ start: Key, _ end: Key) throws -> TextSpan {
        let span = TextSpan(try decode(Int.self, forKey: start), try decode(Int.self, forKey: end))
        guard 0 <= span.start, span.start <= span.end else { throw refusal(start, "the span \(span.start)..<\(span.end) is none") }
        return span
    }

    fileprivate func days(_ key: Key) throws -> [Day] { try decode([String].self, forKey: key).map { try day($0, key) } }

    private func day(_ text: String, _ key: Key) throws -> Day {
        guard let day = Day(iso: text) else { throw refusal(key, "‘\(text)’ is no day like 2022-12-30") }
        return day
    }
}
