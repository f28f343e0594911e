import Facts

/// A conflict of several facts as people read it.
struct ConflictReport {
    let assumptions: Assumptions
    /// The accused first, then the rest in the order of the documents.
    let evidence: [Evidence]
    /// "‘172.4’ (total trade, 2022), ‘67.3’ (exports, 2022) and …".
    let figures: String
    let expected: String?
    let hint: String?

    /// Further witnesses of one figure that are shown.
    private static let maximumWitnesses = 3

    init(_ conflict: RelationSolver.Conflict, _ network: RelationNetwork, _ context: CheckContext) {
        let stated = conflict.elements.map { element in element.claims.map { network.claims[Int($0)] }.clearestFirst }
        let leads = stated.compactMap(\.first)
        assumptions = Assumptions(relating: leads, rounding: conflict.byRounding, in: context)
        let names = leads.map { "‘\($0.text)’ (\(context.fact($0)))" }
        figures = (names.dropLast().joined(separator: ", ")) + (names.count > 1 ? " and " : "") + (names.last ?? "")
        let values = zip(conflict.elements, conflict.repairs).map { element, repair in repair.flatMap { $0.words(like: element.value) } }
        evidence = leads.enumerated().map { place, claim in
            Evidence(place == 0 ? .accused : .contradicts, claim, note: place == 0 ? "does not fit the others" : context.fact(claim))
        } + stated.flatMap { $0.dropFirst().prefix(Self.maximumWitnesses) }.map { Evidence(.supports, $0, note: "said here too") }
        expected = conflict.isClear ? values.first ?? nil : nil
        let repairs = zip(leads, values).compactMap { claim, value in value.map { "\($0) in place of ‘\(claim.text)’" } }
        hint = repairs.isEmpty ? nil : "It would fit with " + repairs.joined(separator: ", or ") + "."
    }
}
