import Facts

/// Claims of one fact whose values cannot all be right.
///
/// Equal statements collapse first, so that a thousand claims of one fact cost what their distinct values cost. The value
/// that most documents give stands; each distinct value that cannot agree with it is one finding.
package struct SameFactCheck: Check {
    package static let id = "same-fact"

    package init() {}

    /// A value with those who state it, in the order of the documents.
    private struct Position {
        let value: Quantity
        var claims: [Claim]
        /// The documents that state it; copies of one text count once.
        var witnesses: Set<String>
        var documents: Int { witnesses.count }
    }

    package func findings(in context: CheckContext) -> [Finding] {
        context.index.stated.filter(context.index.isStatedVariously).flatMap { conflicts(over: $0, context) }
    }

    /// Whether claims with the key of this one are held against each other.
    static func isComparable(_ claim: Claim, _ context: CheckContext) -> Bool {
        guard claim.measure != .ordinal else { return false }
        let type = context.concepts[claim.concept]?.periodType
        return type != .running && (claim.period != nil || type == .forever)
    }

    private func conflicts(over fact: Int32, _ context: CheckContext) -> [Finding] {
        let places = context.index.claims(of: fact)
        guard let first = places.first, Self.isComparable(context.claims[Int(first)], context) else { return [] }
        let statements = context.index.statements(of: fact, in: context.claims)
        guard statements.count > 1 else { return [] }
        let positions = statements.map { statement in
            let claims = statement.claims.map { context.claims[Int($0)] }
            return Position(value: statement.value, claims: claims, witnesses: Set(claims.map { context.copies.witness(of: $0.document) }))
        }
        let standing = standing(among: positions, context)
        return wrong(positions, against: standing).compactMap { finding($0, against: standing, context) }
    }

    /// The statement of the most trusted source, then that which most sources, then documents, make or agree with; the more
    /// precise, then the smaller one among equals.
    private func standing(among statements: [Position], _ context: CheckContext) -> Position {
        let supports = statements.map { statement -> (rank: Int, sources: Int, documents: Int) in
            let agreeing = statements.filter { statement.value.agreement(with: $0.value) == .agrees }
            return (
                context.sources.best(of: statement.claims), -context.independentSources(of: agreeing.flatMap(\.claims)),
                -agreeing.reduce(0) { $0 + $1.documents }
            )
        }
        return statements[statements.indices.min { a, b in
            let (left, right) = (supports[a], supports[b])
            return (left.rank, left.sources, left.documents, a) < (right.rank, right.sources, right.documents, b)
        } ?? 0]
    }

    /// What cannot agree with the standing statement; one value in several wordings ("$17.4 billion", "17.4 billion US
    /// dollars") is one statement.
    private func wrong(_ statements: [Position], against standing: Position) -> [Position] {
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

    private func finding(_ accused: Position, against standing: Position, _ context: CheckContext) -> Finding? {
        let agreement = accused.value.agreement(with: standing.value)
        let (accusedClaims, standingClaims) = (accused.claims.clearestFirst, standing.claims.clearestFirst)
        guard agreement != .agrees, let claim = accusedClaims.first, let other = standingClaims.first else { return nil }
        let assumptions = Assumptions(about: [claim, other], rounding: agreement == .possibleConflict, in: context)
        let said = [context.witnesses(for: standingClaims, against: accusedClaims), context.revisions(among: accusedClaims + standingClaims)].compactMap(\.self)
        let hint = said.isEmpty ? nil : said.joined(separator: " ")
        var evidence = [Evidence(.accused, claim, note: "said here")]
        evidence.append(Evidence(.contradicts, other, note: "but here"))
        evidence += standingClaims.dropFirst().prefix(3).map { Evidence(.supports, $0, note: "and here") }
        evidence += accusedClaims.dropFirst().prefix(3).map { Evidence(.accused, $0, note: "said here too") }
        return finding(
            context, assumptions,
            "Two values for one fact (\(context.fact(claim))): ‘\(claim.text)’ and ‘\(other.text)’ cannot both be right.",
            evidence, expected: standing.documents > accused.documents ? other.text : nil, hint: hint,
            accusing: accused.claims)
    }
}

extension [Claim] {
    /// The claims that leave the least room first, so that a verdict does not depend on the order of the documents.
    var clearestFirst: [Claim] {
        func room(_ claim: Claim) -> (Int, Int, String) { (claim.doubts.count, claim.period?.alternatives.count ?? 0, claim.attribution ?? "") }
        return enumerated().sorted { room($0.element) == room($1.element) ? $0.offset < $1.offset : room($0.element) < room($1.element) }.map(\.element)
    }
}
