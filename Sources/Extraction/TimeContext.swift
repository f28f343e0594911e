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
            } else if let unit = expression.namedUnit {
                if unit >= .month { last = expression }
                lastOf[unit] = expression
            }
        }
    }
}

extension TimeExpression {
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
        case .recent(_, let base): return base.namedUnit
        case .named(let fields, _): return TimeExpression.calendar(fields).namedUnit
        case .relative(_, let unit): return unit <= .year ? unit : nil
        case .relativeWeekday: return .day
        case .stretch(1, let unit, _, _), .nth(_, let unit, _): return unit >= .month && unit <= .year ? unit : nil
        default: return nil
        }
    }
}
