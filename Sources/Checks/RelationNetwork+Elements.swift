import Facts

extension RelationNetwork {
    /// What is stated of a fact: one value, or all of its values where they contradict each other already.
    struct Element {
        let fact: Int32
        let value: Quantity
        let interval: Interval
        /// With truncation and coarser rounding.
        let generous: Interval
        let claims: [Int32]
    }

    /// Agreeing values of one fact that are told apart.
    private static let maximumStatements = 8

    /// What a relation has to take as said of a fact.
    func elements(of fact: Int32) -> [Element] {
        let statements = statements(of: fact)
        guard let first = statements.first else { return [] }
        let agree = statements.count <= Self.maximumStatements && statements.indices.allSatisfy { place in
            statements[..<place].allSatisfy { $0.value.agreement(with: statements[place].value) == .agrees }
        }
        if agree {
            return statements.map {
                Element(fact: fact, value: $0.value, interval: $0.value.interval, generous: $0.value.generousInterval, claims: $0.claims)
            }
        }
        // Another check tells that these contradict each other; here any of them may be right.
        return [
            Element(
                fact: fact, value: first.value, interval: statements.map(\.value.interval).reduce(first.value.interval) { $0.hull($1) },
                generous: statements.map(\.value.generousInterval).reduce(first.value.generousInterval) { $0.hull($1) },
                claims: statements.flatMap(\.claims))
        ]
    }
}
