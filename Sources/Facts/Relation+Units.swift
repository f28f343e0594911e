extension Relation {
    /// What kind of number an expression gives.
    private enum Kind: Equatable {
        /// A number of the relation itself, which takes the kind of what it meets.
        case plain
        /// A percentage, or one amount over another.
        case ratio
        case amount(String)
    }

    /// Whether terms of these units can be put together so: dollars are added to dollars only.
    package func suits(units: [String]) -> Bool {
        guard let one = kind(of: left, units), let other = kind(of: right, units) else { return false }
        return Self.joined(one, other) != nil
    }

    private func kind(of expression: Expression, _ units: [String]) -> Kind? {
        switch expression {
        case .number: return .plain
        case .term(let index): return ["percent", "percentage-points"].contains(units[index]) ? .ratio : .amount(units[index])
        case .operation(let sign, let a, let b):
            guard let x = kind(of: a, units), let y = kind(of: b, units) else { return nil }
            switch sign {
            case .plus, .minus: return Self.joined(x, y)
            case .times: return Self.product(x, y)
            case .over: return Self.quotient(x, y)
            }
        }
    }

    private static func joined(_ a: Kind, _ b: Kind) -> Kind? {
        if a == .plain { return b }
        return b == .plain || a == b ? a : nil
    }

    private static func product(_ a: Kind, _ b: Kind) -> Kind? {
        switch (a, b) {
        case (.amount, .amount): nil
        case (.amount, _): a
        case (_, .amount): b
        default: a == .plain ? b : a
        }
    }

    private static func quotient(_ a: Kind, _ b: Kind) -> Kind? {
        switch (a, b) {
        case (.amount, .amount): a == b ? .ratio : nil
        case (_, .amount): nil
        default: a == .plain ? b : a
        }
    }
}
