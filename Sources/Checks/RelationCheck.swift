import Facts

/// Figures of several facts that cannot all be right by a relation of the rule files: a total that is not the sum of its parts,
/// a part above the whole. Growth rates take part where they tell of a missing level.
package struct RelationCheck: Check {
    package static let id = "relation"

    package init() {}

    package func findings(in context: CheckContext) -> [Finding] {
        guard !context.relations.isEmpty else { return [] }
        let network = context.network
        return RelationSolver(network, context).conflicts().compactMap { conflict in
            guard let first = conflict.instances.first(where: { !network.rules[$0.rule].isGrowth }) else { return nil }
            let rule = network.rules[first.rule]
            let report = ConflictReport(conflict, network, context)
            let why = context.relations.first { $0.id == rule.id }?.summary ?? rule.relation.text
            return finding(
                context, report.assumptions, "\(report.figures) cannot all be right: \(why)", report.evidence,
                expected: report.expected, hint: report.hint, severity: rule.severity)
        }
    }
}
