import Documents
import Facts

/// A claim whose value lies outside what a reference table has for the same fact.
package struct ReferenceCheck: Check {
    package static let id = "reference"

    package init() {}

    /// What a row is looked up by; dimensions are compared separately, since a text may leave them unsaid.
    struct Lookup: Hashable {
        let concept: String
        let measure: Measure
        let base: String?
        let entity: [String]
        let period: String
        let unit: String

        init(_ claim: Claim, period: Period) {
            concept = claim.concept
            measure = claim.measure
            base = claim.base
            entity = claim.entity
            self.period = period.value
            unit = claim.value?.unit ?? ""
        }
    }

    struct Row {
        let claim: Claim
        let table: ReferenceFacts
    }

    /// The rows of all tables by what they are looked up by.
    static func rows(of context: CheckContext) -> [Lookup: [Row]] {
        var rows: [Lookup: [Row]] = [:]
        for table in context.references {
            for claim in table.claims {
                if let period = claim.period?.period { rows[Lookup(claim, period: period), default: []].append(Row(claim: claim, table: table)) }
            }
        }
        return rows
    }

    package func findings(in context: CheckContext) -> [Finding] {
        let rows = Self.rows(of: context)
        guard !rows.isEmpty else { return [] }
        return context.claims.compactMap { finding($0, rows, context) }
    }

    private func finding(_ claim: Claim, _ rows: [Lookup: [Row]], _ context: CheckContext) -> Finding? {
        let found = Self.found(for: claim, rows, context)
        guard let value = claim.value, let period = claim.period?.period, let row = found.first, let known = row.claim.value else { return nil }
        let agreements = found.compactMap { $0.claim.value?.agreement(with: value) }
        guard !agreements.contains(.agrees) else { return nil }
        let assumptions = assumptions(claim, row, agreements, rows)
        let label = row.table.labels[row.claim] ?? context.concepts[claim.concept]?.name ?? claim.concept
        let given = "\(row.claim.text)\(known.unit == "percent" ? " percent" : " (\(known.unit))")"
        var evidence = [
            Evidence(.accused, claim, note: "said here"),
            Evidence(.contradicts, row.claim, note: "the table has \(given) for \(label)"),
        ]
        let sibling = sibling(of: claim, value, period, context)
        if let sibling { evidence.append(Evidence(.supports, sibling.row.claim, note: "\(sibling.row.claim.text) is \(sibling.label)")) }
        return finding(
            context, assumptions,
            "‘\(claim.text)’ as the \(context.fact(claim)) contradicts the \(given) in ‘\(row.table.title)’ (\(row.table.publisher)).",
            evidence, expected: given,
            hint: sibling.map { "‘\(claim.text)’ is the figure of \($0.label) in the same period." })
    }

    /// The rows that a claim is held against.
    static func found(for claim: Claim, _ rows: [Lookup: [Row]], _ context: CheckContext) -> [Row] {
        guard claim.modality == .asserted, claim.value != nil, let period = claim.period?.period, period.modifier == nil,
            context.concepts[claim.concept]?.isCompared ?? true
        else { return [] }
        return matching(claim, period, rows)
    }

    /// Rows of the same fact whose dimensions do not contradict those that the claim states.
    private static func matching(_ claim: Claim, _ period: Period, _ rows: [Lookup: [Row]]) -> [Row] {
        (rows[Lookup(claim, period: period)] ?? []).filter { row in
            claim.dimensions.allSatisfy { name, value in row.claim.dimensions[name].map { $0 == value } ?? true }
        }
    }

    private func assumptions(_ claim: Claim, _ row: Row, _ agreements: [Quantity.Agreement], _ rows: [Lookup: [Row]]) -> Assumptions {
        var result = Assumptions(of: claim, against: row.claim, of: row.table, rounding: agreements.contains(.possibleConflict))
        // Another possible date of the document helps only where the table would then agree.
        let others = claim.period?.alternatives ?? []
        if others.contains(where: { period in Self.matching(claim, period, rows).contains { row in claim.value.map { row.claim.value?.agreement(with: $0) == .agrees } ?? false } }) {
            result.add("the document's date is inferred; another year would agree")
        }
        return result
    }

    /// A row of another measure of the same thing, in the same period, that has just this value.
    private func sibling(of claim: Claim, _ value: Quantity, _ period: Period, _ context: CheckContext) -> (row: Row, label: String)? {
        let siblings = context.concepts[claim.concept]?.siblings ?? []
        for table in context.references {
            for row in table.claims where row.measure == claim.measure && row.base == claim.base && siblings.contains(row.concept) {
                guard row.period?.period.value == period.value, Set(row.entity) == Set(claim.entity), let known = row.value,
                    known.unit == value.unit, known.agreement(with: value) == .agrees
                else { continue }
                return (Row(claim: row, table: table), table.labels[row] ?? context.fact(row))
            }
        }
        return nil
    }
}
