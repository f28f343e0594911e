import Facts

/// Claims of one fact whose values cannot all be right.
///
/// Equal statements collapse first, so that a thousand claims of one fact cost what their distinct values cost. The value
/// that most documents give stands; each distinct value that cannot agree with it is one finding.
package struct SameFactCheck: Check {
    package static let id = "same-fact"

    package init() {}

    /// Distinct values of one fact that are compared at most.
    private static let maximumValues = 64

    /// Claims that state one value in the same way.
    private struct Statement {
        let value: Quantity
        var claims: [Claim]
        var documents: Int { Set(claims.map(\.document)).count }
    }

    package func findings(in context: CheckContext) -> [Finding] {
        var order: [FactKey] = []
        var groups: [FactKey: [Claim]] = [:]
        for claim in context.claims where isComparable(claim, context) {
            if groups[claim.key] == nil { order.append(claim.key) }
            groups[claim.key, default: []].append(claim)
        }
        return order.flatMap { conflicts(in: groups[$0] ?? [], context) }
    }

    private func isComparable(_ claim: Claim, _ context: CheckContext) -> Bool {
        guard claim.modality == .asserted, claim.value != nil, claim.dimensions[Claim.statementDimension] == nil,
            claim.measure != .ordinal
        else { return false }
        let type = context.concepts[claim.concept]?.periodType
        return type != .running && (claim.period != nil || type == .forever)
    }

    private func conflicts(in claims: [Claim], _ context: CheckContext) -> [Finding] {
        var statements: [Statement] = []
        var places: [Quantity: Int] = [:]
        for claim in claims {
            guard let value = claim.value else { continue }
            if let place = places[value] {
                statements[place].claims.append(claim)
            } else if statements.count < Self.maximumValues {
                places[value] = statements.count
                statements.append(Statement(value: value, claims: [claim]))
            }
        }
        guard statements.count > 1 else { return [] }
        let standing = standing(among: statements)
        return statements.indices.compactMap { index in
            index == standing ? nil : finding(statements[index], against: statements[standing], context)
        }
    }

    /// The statement that most documents make or agree with; the more precise, then the earlier one among equals.
    private func standing(among statements: [Statement]) -> Int {
        func support(_ index: Int) -> Int {
            statements.reduce(0) { $0 + (statements[index].value.agreement(with: $1.value) == .agrees ? $1.documents : 0) }
        }
        let supports = statements.indices.map(support)
        return statements.indices.min {
            (-supports[$0], statements[$0].value.precision, $0) < (-supports[$1], statements[$1].value.precision, $1)
        } ?? 0
    }

    private static func daysApart(_ a: Claim, _ b: Claim) -> Int? {
        guard let one = a.documentDate?.day, let other = b.documentDate?.day else { return nil }
        return abs(one.ordinal - other.ordinal)
    }

    private func finding(_ accused: Statement, against standing: Statement, _ context: CheckContext) -> Finding? {
        let agreement = accused.value.agreement(with: standing.value)
        guard agreement != .agrees, let claim = accused.claims.first, let other = standing.claims.first else { return nil }
        var assumptions = claim.doubts + other.doubts
        if agreement == .possibleConflict { assumptions.append("truncation or coarser rounding would explain the difference") }
        if !claim.hasSource(like: other.attribution) || !other.hasSource(like: claim.attribution) {
            assumptions.append("the two figures may come from different sources")
        }
        if claim.value?.alternativeUnits != other.value?.alternativeUnits { assumptions.append("the currency sign may mean another currency") }
        if let days = Self.daysApart(claim, other), days > context.parameter("revision-days", of: Self.id, default: 45) {
            assumptions.append("the later figure may be a revision of the earlier one")
        }
        if [claim, other].contains(where: { $0.period?.alternatives.isEmpty == false }) { assumptions.append("the document's date is inferred, and another one is possible") }
        var evidence = [Evidence(.accused, claim, note: "said here")]
        evidence.append(Evidence(.contradicts, other, note: "but here"))
        evidence += standing.claims.dropFirst().prefix(3).map { Evidence(.supports, $0, note: "and here") }
        evidence += accused.claims.dropFirst().prefix(3).map { Evidence(.accused, $0, note: "said here too") }
        return finding(
            context, assumptions.isEmpty ? .definite : .possible,
            "Two values for one fact (\(context.fact(claim))): ‘\(claim.text)’ and ‘\(other.text)’ cannot both be right.",
            evidence, expected: standing.documents > accused.documents ? other.text : nil,
            assumption: assumptions.isEmpty ? nil : assumptions.joined(separator: "; "))
    }
}
