import Facts

/// A count that grows as reports come in and is smaller in a later one: a toll that “rose to 41” after it was 47.
///
/// Only for concepts of the period type `running` that rule files call `cumulative`: totals of one event. A report that says that it revises or corrects may go down.
package struct RunningCountCheck: Check {
    package static let id = "running-count"

    package init() {}

    /// Days between two reports that may still speak of one event.
    private static let maximumDays = 30

    /// One event: all of the key but the period, and whether a figure is called revised.
    private struct Event: Hashable {
        let concept: String
        let measure: Measure
        let entity: [String]
        let dimensions: [String: String]
        let unit: String?

        init(_ claim: Claim) {
            (concept, measure, entity, unit) = (claim.concept, claim.measure, claim.entity, claim.value?.unit)
            dimensions = claim.dimensions.filter { $0.key != Claim.statusDimension }
        }
    }

    package func findings(in context: CheckContext) -> [Finding] { Self.events(in: context).flatMap { findings(in: $0, context) } }

    /// The counts of each event.
    static func events(in context: CheckContext) -> [[Claim]] {
        var order: [Event] = []
        var events: [Event: [Claim]] = [:]
        let concepts = context.kinds.names.filter { context.concepts[$0].map { $0.periodType == .running && $0.isCumulative } ?? false }
        for claim in context.claims(at: concepts.flatMap(context.kinds.claims).sorted()) {
            guard claim.modality == .asserted, claim.value != nil, claim.documentDate != nil, claim.measure == .level || claim.measure == .count,
                !claim.entity.isEmpty || !claim.dimensions.isEmpty
            else { continue }
            let event = Event(claim)
            if events[event] == nil { order.append(event) }
            events[event, default: []].append(claim)
        }
        return order.compactMap { events[$0] }
    }

    /// In the order of the reports: each against the highest count before it that nobody took back.
    private func findings(in claims: [Claim], _ context: CheckContext) -> [Finding] {
        let maximum = context.parameter("maximum-days", of: Self.id, default: Self.maximumDays)
        let sorted = claims.enumerated().sorted { (day($0.element), $0.offset) < (day($1.element), $1.offset) }.map(\.element)
        var highest: Claim?
        var result: [Finding] = []
        for claim in sorted {
            guard let value = claim.value?.interval else { continue }
            if let other = highest, day(claim) - day(other) <= maximum, claim.dimensions[Claim.statusDimension] == nil, let least = other.value?.interval.low {
                if day(other) < day(claim), let most = value.high, most < least {
                    result.append(finding(claim, after: other, context))
                } else if (value.low ?? .zero) > least {
                    highest = claim
                }
            } else {
                highest = claim
            }
        }
        return result
    }

    private func day(_ claim: Claim) -> Int { claim.documentDate?.day.ordinal ?? 0 }

    private func finding(_ claim: Claim, after other: Claim, _ context: CheckContext) -> Finding {
        var assumptions = Assumptions(about: [claim, other], in: context)
        if claim.attribution == nil || other.attribution == nil { assumptions.add("who counts is not said of both, and others may count differently") }
        if [claim, other].contains(where: { $0.documentDate?.source == .inferred || $0.documentDate?.source == .linked }) {
            assumptions.add("a document's date is inferred")
        }
        let (now, then) = (claim.documentDate?.day.iso ?? "", other.documentDate?.day.iso ?? "")
        return finding(
            context, assumptions,
            "‘\(claim.text)’ as the \(context.fact(claim)) of a report of \(now) is less than ‘\(other.text)’ of \(then), and is not called a correction.",
            [Evidence(.accused, claim, note: "reported on \(now)"), Evidence(.contradicts, other, note: "reported before, on \(then)")])
    }
}
