import Documents
import Facts
import Resolution

/// A claim whose time is still words: what the text alone can tell.
struct DraftClaim {
    /// A named time beside the figure.
    struct Moment {
        let name: String
        let span: TextSpan
        let text: String
        let expression: TimeExpression
    }

    var span: TextSpan
    var text: String
    var rule: String
    var concept: String
    var measure: Measure
    var base: String?
    var entity: [String]
    var dimensions: [String: String]
    var time: TimeExpression?
    var timeSource: SlotSource
    var direction: TimeDirection
    var value: Quantity?
    var modality: Modality
    var attribution: String?
    var doubts: [String]
    var parts: [ClaimPart] = []
    /// Parts that are times, to be counted from the date of the document.
    var moments: [Moment] = []
    /// Index of the paragraph.
    var passage = 0
    /// Where its sentence begins in the paragraph.
    var sentence = 0
    /// Of two parties the one whose figures these are: the one that is named first.
    var teller: String?
    /// Whether it is only taken to be the teller.
    var isTellerAssumed = false
    /// Whether its parties are those of the claim before, turned round.
    var isTurned = false
    /// The time that a change is said to be measured against.
    var baseTime: TimeExpression?
    /// A figure of another time beside the one that is told.
    var isAside = false
    /// How its fiscal years are reckoned.
    var fiscal: FiscalReading?
    /// What is said of the figure among the others of its series.
    var superlative: DraftSuperlative?
}

extension DraftClaim {
    /// The claim, its time counted from the document's date; nil when a change is measured against a time that has no name.
    func claim(document: String, date: DocumentDate?) -> Claim? {
        let period = period(date)
        var base = base
        if measure == .change, let period, let baseTime, let against = resolved(baseTime.counted(from: time), date) {
            guard let known = Self.base(of: period.period, against) else { return nil }
            base = known
        }
        return Claim(
            document: document, span: span, text: text, rule: rule, concept: concept, measure: measure, base: base,
            entity: entity, dimensions: dimensions, period: period, value: value, modality: modality,
            attribution: attribution, documentDate: date, doubts: doubts, parts: parts + moments.compactMap { $0.part(date) },
            superlative: superlative?.superlative(of: period?.period, resolved: { resolved($0, date) }))
    }

    /// “In August, up from July”: the month before. “In March, more than in 2020”: some say the year and mean its March.
    private static func base(of period: Period, _ against: Period) -> String? {
        if let before = period.shifted(by: -1, .year), against.start <= before.start, before.end <= against.end { return "previous-year" }
        let units: [(CalendarUnit, String)] = [(.month, "previous-month"), (.quarter, "previous-quarter")]
        return units.first { period.granularity == $0.0 && period.shifted(by: -1, $0.0) == against }?.1
    }

    private func resolved(_ expression: TimeExpression?, _ date: DocumentDate?) -> Period? {
        expression.flatMap { TimeResolver(anchor: date?.day, direction: direction, fiscal: fiscal).period(of: $0) }
    }

    private func period(_ date: DocumentDate?) -> ClaimPeriod? {
        guard let time, let period = resolved(time, date) else { return nil }
        let rests = !time.isAbsolute
        let alternatives = rests ? (date?.alternatives ?? []).compactMap { TimeResolver(anchor: $0, direction: direction, fiscal: fiscal).period(of: time) } : []
        return ClaimPeriod(period: period, source: timeSource, restsOnDocumentDate: rests, alternatives: alternatives.filter { $0 != period })
    }
}

extension TimeExpression {
    /// “A year earlier”, “the previous month” beside a figure are counted from the time of the figure.
    func counted(from time: TimeExpression?) -> TimeExpression {
        guard let time else { return self }
        switch self {
        case .relative(let shift, let unit) where shift < 0 && unit >= .month: return .moved(shift, unit, time)
        case .moved(let shift, let unit, _) where shift < 0: return .moved(shift, unit, time)
        default: return self
        }
    }

    /// Whether it is a fiscal year, or lies in one.
    var isFiscal: Bool {
        switch self {
        case .calendar(let fields): fields.isFiscal
        case .run(_, _, _, let whole), .nth(_, _, let whole), .part(_, let whole), .inside(_, let whole), .moved(_, _, let whole): whole.isFiscal
        default: false
        }
    }

    /// A time of which a figure is no figure of a year, a quarter or a month: “over the past decade”, “since 2013”.
    var isManyYears: Bool {
        switch self {
        case .calendar(let fields): fields.decade != nil || fields.century != nil
        case .relative(_, let unit): unit > .year
        case .rolling(let count, let unit): unit > .year || (unit == .year && abs(count) > 1)
        // “Since this year began” is the year to date.
        case .open(_, .relative(0, _)), .open(_, .part(.start, .relative(0, _))): false
        case .open: true
        default: false
        }
    }
}
