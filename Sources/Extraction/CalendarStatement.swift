import Documents
import Facts
import Resolution

/// What a mention of a time says of the calendar by itself, without any claim rule.
struct CalendarStatement {
    let draft: DraftClaim

    /// Nil for a time that can be nothing but right.
    init?(_ mention: Mention, in passage: Passage, of document: Document) {
        guard case .time(let expression) = mention.value else { return nil }
        let span = passage.text.documentSpan(mention.start, mention.end)
        var draft = DraftClaim(
            span: span, text: document.text(span), rule: mention.rule, concept: "", measure: .ordinal, base: nil, entity: [],
            dimensions: [:], time: expression, timeSource: .pattern, direction: .past, value: nil, modality: .asserted,
            attribution: nil, doubts: [])
        if let weekday = expression.datedWeekday {
            draft.concept = "calendar.weekday"
            draft.value = Quantity(point: ExactDecimal(weekday), precision: .zero, unit: "weekday")
        } else if let (from, to) = expression.backwardEnds(said: draft.text) {
            draft.concept = "calendar.range"
            draft.measure = .level
            draft.moments = [("from", from), ("to", to)].map { DraftClaim.Moment(name: $0.0, span: span, text: draft.text, expression: $0.1) }
        } else {
            return nil
        }
        self.draft = draft
    }
}

extension TimeExpression {
    /// The weekday that stands with a day and a month.
    fileprivate var datedWeekday: Int? {
        let stated = if case .inside(let fields, _) = self { fields } else { fields }
        guard let stated, stated.month != nil, stated.day != nil else { return nil }
        return stated.weekday
    }

    /// Both ends of a stretch of days that ends before it starts, however the words are read.
    ///
    /// A year that is said once for two months may belong to the second: “28 December to 6 January 2024”. Two numbers that only a
    /// dash joins may be anything.
    fileprivate func backwardEnds(said text: String) -> (TimeExpression, TimeExpression)? {
        guard case .range(let from, let to) = self, let one = from.fields, let other = to.fields, let year = one.year, let last = other.year,
            let month = one.month, let end = other.month, let day = one.day, let lastDay = other.day, (year, month, day) > (last, end, lastDay)
        else { return nil }
        let saysBothYears = text.split(separator: String(last), omittingEmptySubsequences: false).count > (year == last ? 2 : 1)
        let isDashed = text.contains { $0 == "-" || $0 == "–" || $0 == "—" }
        return saysBothYears && (year == last || text.contains(String(year))) || month == end && year == last && !isDashed ? (from, to) : nil
    }
}

extension DraftClaim.Moment {
    /// The time as a part of a claim; nil where the words leave the year open, or rest on a date that is only inferred.
    func part(_ date: DocumentDate?) -> ClaimPart? {
        let stands = date.map { $0.source != .inferred && $0.source != .linked && $0.alternatives.isEmpty } ?? false
        // "Until 9 May" names the day that it runs up to.
        let expression = if case .open(_, let day) = expression { day } else { expression }
        guard expression.isAbsolute || (expression.isOwnYear && stands), let period = TimeResolver(anchor: date?.day).period(of: expression),
            period.modifier == nil
        else { return nil }
        return ClaimPart(name: name, span: span, text: text, value: period.calendarYears, kind: .time)
    }
}

extension TimeExpression {
    /// This year, last year: the date of the document tells which.
    fileprivate var isOwnYear: Bool {
        if case .relative(_, .year) = self { true } else { false }
    }
}
