import Facts

/// A share of more than the whole.
package struct ShareCheck: Check {
    package static let id = "share"

    package init() {}

    private static let whole = Interval(low: .zero, high: ExactDecimal(100))

    package func findings(in context: CheckContext) -> [Finding] {
        context.claims(at: context.kinds.shares).compactMap { claim in
            guard claim.modality == .asserted, let value = claim.value, value.unit == "percent",
                !value.interval.meets(Self.whole)
            else { return nil }
            let words = value.point.isNegative ? "less than nothing" : "more than the whole"
            return finding(
                context, Assumptions(about: [claim], rounding: value.generousInterval.meets(Self.whole), in: context),
                "‘\(claim.text)’ as the \(context.fact(claim)) is \(words).", [Evidence(.accused, claim, note: words)])
        }
    }
}
