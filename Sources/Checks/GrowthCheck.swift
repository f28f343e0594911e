import Facts

/// A growth rate that does not fit the levels of its period and of the one it is counted from. No rule is needed for it.
package struct GrowthCheck: Check {
    package static let id = "growth"

    package init() {}

    package func findings(in context: CheckContext) -> [Finding] {
        let network = context.network
        return RelationSolver(network, context).conflicts { network.rules[$0.rule].isGrowth }.map { conflict in
            let report = ConflictReport(conflict, network, context)
            return finding(
                context, report.assumptions, "\(report.figures) do not fit each other: the growth does not lead from one level to the other.",
                report.evidence, expected: report.expected, hint: report.hint)
        }
    }
}
