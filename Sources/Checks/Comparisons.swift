import Documents
import Facts

/// What the checks hold against what, whether or not anything comes of it: for the ledger, and to say why two figures met.
package struct Comparisons: Sendable {
    /// Claims that one check holds against each other, or against rows of a table.
    package struct Meeting: Sendable {
        package let check: String
        /// The relation, where a rule file states it.
        package let relation: String?
        package let claims: [Claim]
    }

    /// A figure of a document.
    package struct Place: Hashable, Sendable {
        package let document: String
        package let span: TextSpan

        package init(document: String, span: TextSpan) {
            self.document = document
            self.span = span
        }
    }

    package private(set) var meetings: [Meeting] = []
    /// Figures that stand at one place of a sentence that copies share, with the number of that place.
    private var copies: [Place: Int] = [:]
    private var byClaim: [Claim: [Int]] = [:]

    package init(_ context: CheckContext) {
        for meeting in Self.meetings(in: context) where context.options[meeting.check]?.enabled ?? true {
            for claim in Set(meeting.claims) { byClaim[claim, default: []].append(meetings.count) }
            meetings.append(meeting)
        }
        guard context.options[CopyDriftCheck.id]?.enabled ?? true else { return }
        for (number, aligned) in CopyDriftCheck.alignments(in: context).enumerated() where aligned.count > 1 {
            for copy in aligned { copies[Place(document: copy.print.document, span: copy.figure.span)] = number }
        }
    }

    /// The meetings that a claim takes part in, in the order of the checks.
    package func meetings(of claim: Claim) -> [Meeting] { (byClaim[claim] ?? []).map { meetings[$0] } }

    /// Those in which both take part.
    package func meetings(of claim: Claim, and other: Claim) -> [Meeting] {
        let known = Set(byClaim[other] ?? [])
        return (byClaim[claim] ?? []).filter(known.contains).map { meetings[$0] }
    }

    /// Whether a figure, a claim or not, is held against that of a copy.
    package func isCopied(_ place: Place) -> Bool { copies[place] != nil }

    /// Whether two figures stand at one place of a sentence that copies share.
    package func areCopies(_ one: Place, _ other: Place) -> Bool { one != other && copies[one].map { $0 == copies[other] } ?? false }

    // MARK: by check

    private static func meetings(in context: CheckContext) -> [Meeting] {
        references(context) + withinClaims(context) + sameFacts(context) + relations(context) + series(context)
    }

    private static func sameFacts(_ context: CheckContext) -> [Meeting] {
        context.index.stated.compactMap { fact in
            let claims = claims(of: fact, context)
            guard claims.count > 1, SameFactCheck.isComparable(claims[0], context) else { return nil }
            return Meeting(check: SameFactCheck.id, relation: nil, claims: claims)
        }
    }

    private static func references(_ context: CheckContext) -> [Meeting] {
        let rows = ReferenceCheck.rows(of: context)
        return context.claims.compactMap { claim in
            let found = ReferenceCheck.found(for: claim, rows, context)
            return found.isEmpty ? nil : Meeting(check: ReferenceCheck.id, relation: nil, claims: [claim] + found.map(\.claim))
        }
    }

    /// Claims whose own quantities are held against each other.
    private static func withinClaims(_ context: CheckContext) -> [Meeting] {
        context.claims(at: context.kinds.withParts).filter { $0.parts.count > 1 }.compactMap { claim in
            guard context.holds[claim.rule] == nil || (claim.modality != .negated && claim.modality != .hypothetical) else { return nil }
            return Meeting(check: check(within: claim, context), relation: nil, claims: [claim])
        }
    }

    /// The check that holds the quantities of one claim against each other.
    private static func check(within claim: Claim, _ context: CheckContext) -> String {
        if claim.concept == TableTotalCheck.concept { return TableTotalCheck.id }
        if claim.parts.contains(where: { $0.kind == .tally }) { return ListCountCheck.id }
        if claim.parts.contains(where: { $0.kind == .time }) { return ChronologyCheck.id }
        return context.holds[claim.rule] == nil ? RestatedAmountCheck.id : ArithmeticCheck.id
    }

    /// A growth tells something only where both levels are known; a sum bounds its parts with some of them missing.
    private static func relations(_ context: CheckContext) -> [Meeting] {
        let network = context.network
        return network.instances.compactMap { instance in
            let rule = network.rules[instance.rule]
            let stated = instance.facts.map { network.statements(of: $0).flatMap(\.claims).map { network.claims[Int($0)] } }
            guard !rule.isGrowth || stated.allSatisfy({ !$0.isEmpty }) else { return nil }
            return Meeting(check: rule.isGrowth ? GrowthCheck.id : RelationCheck.id, relation: rule.isGrowth ? nil : rule.id, claims: stated.flatMap { $0 })
        }
    }

    private static func series(_ context: CheckContext) -> [Meeting] {
        let ordinals = OrdinalSequenceCheck.series(in: context).map { Meeting(check: OrdinalSequenceCheck.id, relation: nil, claims: $0) }
        let flows = CumulativeCheck.series(in: context).filter { $0.count > 1 }.map { facts in
            Meeting(check: CumulativeCheck.id, relation: nil, claims: facts.flatMap { claims(of: $0, context) })
        }
        let counts = RunningCountCheck.events(in: context).map { Meeting(check: RunningCountCheck.id, relation: nil, claims: $0) }
        let figures = SuperlativeCheck.Series(context)
        let superlatives = SuperlativeCheck.said(in: context).map { claim in
            Meeting(check: SuperlativeCheck.id, relation: nil, claims: [claim] + figures.rivals(of: claim).flatMap { $0.statements.flatMap(\.claims) })
        }
        return (ordinals + flows + counts + superlatives).filter { $0.claims.count > 1 }
    }

    private static func claims(of fact: Int32, _ context: CheckContext) -> [Claim] {
        context.index.claims(of: fact).map { context.claims[Int($0)] }
    }
}
