/// A time that the words place only before, at or after the present; the raw value is that of TIMEX3.
package enum TimeReference: String, Hashable, Sendable {
    case past = "PAST_REF", present = "PRESENT_REF", future = "FUTURE_REF"
}

/// Which side of a time a period reaches to, open on the other; the raw value is TIMEX3's `mod`.
package enum PeriodBound: String, Hashable, Sendable {
    /// From the start of the time on: since 2018.
    case since = "ON_OR_AFTER"
    case after = "AFTER"
    case before = "BEFORE"
    /// To the end of the time: by, until, no later than.
    case until = "ON_OR_BEFORE"
}
