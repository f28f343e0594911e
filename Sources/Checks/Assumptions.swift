import Facts

/// What could explain a conflict away. Without any it is definite; with some it is possible, and they are said.
///
/// All checks ask here, so that one doubt makes every kind of conflict possible in the same words.
package struct Assumptions {
    package private(set) var reasons: [String] = []

    private static let revision = "the later figure may be a revision of the earlier one"
    private static let otherCount = "the figures stand in different documents, which may count differently"

    private static let usualRevision = "first figures of this kind are revised, and the later figure may be a revision of the earlier one"
    private static let otherSide = "each of the two sides has statistics of its own, and the texts do not both say whose they give"

    static let rounding = "truncation or coarser rounding would explain the difference"

    package init() {}

    /// - Parameters:
    ///   - claims: all that take part in the conflict, the accused first.
    ///   - rounding: whether truncation or coarser rounding would make them agree.
    ///   - otherSource: whether figures of different sources may count differently.
    package init(about claims: [Claim], rounding: Bool = false, in context: CheckContext) {
        let days = context.parameter("revision-days", of: SameFactCheck.id, default: 45)
        self.init(about: claims, rounding: rounding, mayBeRevised: Self.daysApart(claims) > days)
        guard let first = claims.first, let concept = context.concepts[first.concept] else { return }
        let others = claims.dropFirst().filter { $0.key == first.key && $0.document != first.document }
        if let limit = concept.revisedBy, others.contains(where: { Self.daysApart([first, $0]) > 0 && first.isWithin(limit, of: $0) }) {
            add(reasons.contains(Self.revision) ? Self.revision : Self.usualRevision)
        }
        if let limit = concept.sidesDifferBy, others.contains(where: { Self.areOfUnknownSides(first, $0) && first.isWithin(limit, of: $0) }) {
            add(Self.otherSide)
        }
    }

    /// Whether two figures may be of two statistics: not both texts say whose they are.
    private static func areOfUnknownSides(_ one: Claim, _ other: Claim) -> Bool { one.attribution == nil || other.attribution == nil }

    private init(about claims: [Claim], rounding: Bool, mayBeRevised: Bool) {
        for claim in claims { claim.doubts.forEach { add($0) } }
        if rounding { add(Self.rounding) }
        if Self.haveOtherSources(claims) { add("the two figures may come from different sources") }
        let readings = Dictionary(grouping: claims.compactMap(\.value), by: \.unit).values
        if readings.contains(where: { Set($0.map(\.alternativeUnits)).count > 1 }) { add("the currency sign may mean another currency") }
        if mayBeRevised { add(Self.revision) }
        if claims.contains(where: { $0.period?.alternatives.isEmpty == false }) { add("the document's date is inferred, and another one is possible") }
    }

    /// Of figures that stand in a relation: what is counted in one document need not be what another counts.
    package init(relating claims: [Claim], rounding: Bool, in context: CheckContext) {
        self.init(about: claims, rounding: rounding, in: context)
        let sources = Set(claims.map { $0.attribution?.lowercased() })
        if Set(claims.map(\.document)).count > 1, sources.count > 1 || sources.contains(nil) { add(Self.otherCount) }
        for claim in claims where claim.measure == .change {
            guard claims.contains(where: { $0.measure == .level && $0.document != claim.document }) else { continue }
            add("the growth may be counted from a level that was revised since")
        }
    }

    /// Of a figure and one of another time that goes further than it: reports of different years are the rule, and a
    /// revision explains only what is near.
    package init(ordering claim: Claim, _ other: Claim, rounding: Bool, in context: CheckContext) {
        self.init(about: [claim, other], rounding: rounding, mayBeRevised: false)
        guard claim.document != other.document else { return }
        if claim.attribution == nil || other.attribution == nil { add(Self.otherCount) }
        let days = context.parameter("revision-days", of: SameFactCheck.id, default: 45)
        guard Self.daysApart([claim, other]) > days, let (mine, others) = claim.value.flatMap({ mine in other.value.map { (mine.point, $0.point) } }) else { return }
        let percent = ExactDecimal(context.parameter("revision-percent", of: SuperlativeCheck.id, default: 3))
        if (others - mine).magnitude * ExactDecimal(100) <= mine.magnitude * percent { add(Self.revision) }
    }

    /// Of a figure and the row of a table. The row is of no text: only what a table and a text differ in by nature is asked.
    package init(of claim: Claim, against row: Claim, of table: ReferenceFacts, rounding: Bool) {
        claim.doubts.forEach { add($0) }
        if rounding { add(Self.rounding) }
        if let source = claim.attribution, !claim.hasSource(like: table.publisher), !claim.hasSource(like: row.attribution) {
            add("the text gives the figure as that of ‘\(source)’, which may count differently")
        }
        if let value = claim.value, !value.alternativeUnits.isEmpty { add("the currency sign is read as \(value.unit)") }
    }

    package mutating func add(_ reason: String) {
        if !reasons.contains(reason) { reasons.append(reason) }
    }

    package var verdict: Verdict { reasons.isEmpty ? .definite : .possible }
    package var text: String? { reasons.isEmpty ? nil : reasons.joined(separator: "; ") }

    /// Whether some two are attributed to sources of which neither name contains the other.
    private static func haveOtherSources(_ claims: [Claim]) -> Bool {
        claims.indices.contains { i in
            claims[..<i].contains { !$0.hasSource(like: claims[i].attribution) || !claims[i].hasSource(like: $0.attribution) }
        }
    }

    /// Days between the first and the last document; 0 where too few are dated.
    private static func daysApart(_ claims: [Claim]) -> Int {
        let days = claims.compactMap { $0.documentDate?.day.ordinal }
        return (days.max() ?? 0) - (days.min() ?? 0)
    }
}

extension Claim {
    /// Whether another figure is no further away than so many percent of this one, or points where they are percentages.
    fileprivate func isWithin(_ limit: ExactDecimal, of other: Claim) -> Bool {
        guard let mine = value?.point, let others = other.value?.point else { return false }
        let distance = (others - mine).magnitude
        return value?.unit == "percent" ? distance <= limit : distance * ExactDecimal(100) <= max(mine.magnitude, others.magnitude) * limit
    }
}
