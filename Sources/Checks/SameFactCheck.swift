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
        /// The documents that state it; copies of one text count once.
        var witnesses: Set<String>
        var documents: Int { witnesses.count }
        /// The claims that leave the least room first, so that the verdict does not depend on the order of the documents.
        var clearest: [Claim] {
            func room(_ claim: Claim) -> (Int, Int, String) {
                (claim.doubts.count, claim.period?.alternatives.count ?? 0, claim.attribution ?? "")
            }
            return claims.enumerated().sorted { room($0.element) == room($1.element) ? $0.offset < $1.offset : room($0.element) < room($1.element) }.map(\.element)
        }
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
                statements[place].witnesses.insert(context.copies.witness(of: claim.document))
            } else if statements.count < Self.maximumValues {
                places[value] = statements.count
                statements.append(Statement(value: value, claims: [claim], witnesses: [context.copies.witness(of: claim.document)]))
            }
        }
        guard statements.count > 1 else { return [] }
        // The most precise first, so that nothing below depends on the order of the documents.
        statements.sort { ($0.value.precision, $0.value.point, $0.value.alternativeUnits.count) < ($1.value.precision, $1.value.point, $1.value.alternativeUnits.count) }
        let standing = standing(among: statements)
        return wrong(statements, against: standing).compactMap { finding($0, against: standing, context) }
    }

    /// The statement that most documents make or agree with; the more precise, then the smaller one among equals.
    private func standing(among statements: [Statement]) -> Statement {
        func support(_ statement: Statement) -> Int {
            statements.reduce(0) { $0 + (statement.value.agreement(with: $1.value) == .agrees ? $1.documents : 0) }
        }
        let supports = statements.map(support)
        return statements[statements.indices.min { (-supports[$0], $0) < (-supports[$1], $1) } ?? 0]
    }

    /// What cannot agree with the standing statement; one value in several wordings ("$17.4 billion", "17.4 billion US
    /// dollars") is one statement.
    private func wrong(_ statements: [Statement], against standing: Statement) -> [Statement] {
        statements.reduce(into: []) { result, statement in
            guard statement.value.agreement(with: standing.value) != .agrees else { return }
            if let place = result.firstIndex(where: { $0.value.agreement(with: statement.value) == .agrees }) {
                result[place].claims += statement.claims
                result[place].witnesses.formUnion(statement.witnesses)
            } else {
                result.append(statement)
            }
        }
    }

    private static func daysApart(_ a: Claim, _ b: Claim) -> Int? {
        guard let one = a.documentDate?.day, let other = b.documentDate?.day else { return nil }
        return abs(one.ordinal - other.ordinal)
    }

    private func finding(_ accused: Statement, against standing: Statement, _ context: CheckContext) -> Finding? {
        let agreement = accused.value.agreement(with: standing.value)
        let (accusedClaims, standingClaims) = (accused.clearest, standing.clearest)
        guard agreement != .agrees, let claim = accusedClaims.first, let other = standingClaims.first else { return nil }
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
        evidence += standingClaims.dropFirst().prefix(3).map { Evidence(.supports, $0, note: "and here") }
        evidence += accusedClaims.dropFirst().prefix(3).map { Evidence(.accused, $0, note: "said here too") }
        return finding(
            context, assumptions.isEmpty ? .definite : .possible,
            "Two values for one fact (\(context.fact(claim))): ‘\(claim.text)’ and ‘\(other.text)’ cannot both be right.",
            evidence, expected: standing.documents > accused.documents ? other.text : nil,
            assumption: assumptions.isEmpty ? nil : assumptions.joined(separator: "; "), accusing: accused.claims)
    }
}
