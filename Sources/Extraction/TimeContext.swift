import Facts
import Resolution

/// The period that a text speaks of while it is read: what "the quarter" and "a year earlier" go back to.
struct TimeContext {
    /// The last period that was named, and the last of each unit.
    private var last: TimeExpression?
    private var lastOf: [CalendarUnit: TimeExpression] = [:]

    /// Puts the periods that were named before in place of those that mentions only point at, in the order of the text.
    mutating func bind(_ result: inout MentionFinder.Result) {
        for token in result.tokens {
            guard case .mention(let index) = token.content, case .time(let expression) = result.mentions[index].value else { continue }
            if expression.needsContext {
                let bound = expression.bound { unit in unit.map { lastOf[$0] } ?? last }
                result.mentions[index].value = .time(bound)
                // "The quarter" is what the text speaks of from there on; "a year earlier" is what it only compares with.
                if case .context = expression, !bound.needsContext { last = bound }
            } else if expression.isManyMonths {
                last = expression
            } else if let unit = expression.namedUnit {
                if unit >= .month, !expression.isLastYear { last = expression }
                if !expression.isComingYear { lastOf[unit] = expression }
                // “In June 1998 … later that year”; a full date is often only where a year ends.
                if unit != .day, unit < .year, let year = expression.fields?.year { lastOf[.year] = .calendar(CalendarFields(year: year)) }
            }
        }
    }
}

extension TimeExpression {
    /// Nine months: what "a year earlier" goes back from, though it is no unit.
    fileprivate var isManyMonths: Bool {
        switch self {
        case .length(let length): length.granularity == .month && length.parts.count == 1 && (2...11).contains(length.counts?.first?.count ?? 0)
        case .run(let count, .month, _, _), .stretch(let count, .month, _, _): count > 1
        default: false
        }
    }

    /// "The year" behind "next year" is not the coming one.
    fileprivate var isComingYear: Bool {
        if case .relative(let shift, .year) = self { shift > 0 } else { false }
    }

    /// "Last year" is what a text compares with, not what it speaks of.
    fileprivate var isLastYear: Bool {
        if case .relative(let shift, .year) = self { shift < 0 } else { false }
    }

    /// The unit of a period that is named by itself; nil for lengths, lasting and vague times.
    fileprivate var namedUnit: CalendarUnit? {
        switch self {
        case .calendar(let fields), .inside(let fields, _):
            if fields.isFiscal { return nil }
            if fields.day != nil || fields.weekday != nil || fields.annual != nil { return .day }
            if fields.quarter != nil { return .quarter }
            if fields.half != nil { return .half }
            if fields.month != nil { return .month }
            return fields.year != nil ? .year : nil
        case .recent(_, let base), .called(_, let base): return base.namedUnit
        case .named(let fields, _): return TimeExpression.calendar(fields).namedUnit
        case .relative(_, let unit): return unit <= .year ? unit : nil
        case .relativeWeekday: return .day
        case .stretch(1, let unit, _, _), .nth(_, let unit, _): return unit >= .month && unit <= .year ? unit : nil
        default: return nil
        }
    }
}
