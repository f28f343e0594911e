import Facts

/// What became of the numbers of a corpus: how many were seen, typed, keyed and compared, and why the rest were not.
package struct CoverageLedger: Hashable, Sendable {
    /// The counts of one document, or of all.
    package struct Counts: Hashable, Sendable {
        /// Figures that are no part of a larger mention: numbers, ordinals, percentages, amounts, quantities.
        package var seen = 0
        /// Of them those with a unit: what their words say, or what the rule of their claim says is counted.
        package var typed = 0
        /// Figures of a claim that has all aspects of its key.
        package var keyed = 0
        /// Figures that were held against something: by their claim against another claim, a row of a table, a relation or what
        /// stands beside them; or as they stand against those of a copy.
        package var compared = 0
        /// Figures, claims or not, that stand in a sentence that a copy of the text has too.
        package var copied = 0
        /// Dates, periods and other times: seen, but no figures.
        package var times = 0
        /// Figures by what became of them.
        package var fates: [FigureFate: Int] = [:]

        package init() {}

        package static func += (left: inout Counts, right: Counts) {
            left.seen += right.seen
            left.typed += right.typed
            left.keyed += right.keyed
            left.compared += right.compared
            left.copied += right.copied
            left.times += right.times
            left.fates.merge(right.fates, uniquingKeysWith: +)
        }
    }

    package struct Row: Hashable, Sendable {
        package let document: String
        package let counts: Counts

        package init(document: String, counts: Counts) {
            self.document = document
            self.counts = counts
        }
    }

    /// In the order of the inputs.
    package let rows: [Row]
    package let total: Counts

    package init(rows: [Row]) {
        self.rows = rows
        total = rows.reduce(into: Counts()) { $0 += $1.counts }
    }
}

extension JSONWriter {
    /// The member `ledger` of the contract.
    package mutating func ledger(_ ledger: CoverageLedger) {
        object("ledger") { writer in
            writer.object("total") { $0.members(of: ledger.total) }
            writer.array("documents") { writer in
                for row in ledger.rows {
                    writer.object { writer in
                        writer.member("doc", row.document)
                        writer.members(of: row.counts)
                    }
                }
            }
        }
    }

    private mutating func members(of counts: CoverageLedger.Counts) {
        member("seen", counts.seen)
        member("typed", counts.typed)
        member("keyed", counts.keyed)
        member("compared", counts.compared)
        member("copied", counts.copied)
        member("times", counts.times)
        object("rest") { writer in
            for fate in FigureFate.allCases where fate != .compared {
                if let count = counts.fates[fate] { writer.member(fate.rawValue, count) }
            }
        }
    }
}
