/// What must hold between quantities: `trade.total = trade.exports + trade.exports@reversed`.
///
/// Two expressions of numbers and terms, and one comparison. A relation says nothing of where the quantities are found: its
/// names are concepts in a file of relations, and slots of one match in a claim rule.
package struct Relation: Hashable, Sendable {
    package enum Comparison: String, Hashable, Sendable, CaseIterable {
        case equal = "="
        case atMost = "<="
        case atLeast = ">="
        case less = "<"
        case more = ">"
    }

    /// A quantity that the relation is about.
    package struct Term: Hashable, Sendable {
        package let name: String
        /// Nil for a level, or where names are not concepts.
        package let measure: Measure?
        /// What a change is measured against.
        package let base: String?
        /// The period that many units before that of the other terms.
        package let shift: Shift?
        /// The ordered pair turned round.
        package let isReversed: Bool

        package init(_ name: String, measure: Measure? = nil, base: String? = nil, shift: Shift? = nil, isReversed: Bool = false) {
            self.name = name
            self.measure = measure
            self.base = base
            self.shift = shift
            self.isReversed = isReversed
        }
    }

    package enum Shift: String, Hashable, Sendable, CaseIterable {
        case previousYear = "previous-year"
        case previousQuarter = "previous-quarter"
        case previousMonth = "previous-month"

        package var unit: CalendarUnit {
            switch self {
            case .previousYear: .year
            case .previousQuarter: .quarter
            case .previousMonth: .month
            }
        }
    }

    package enum Operator: String, Hashable, Sendable { case plus = "+", minus = "-", times = "*", over = "/" }

    package indirect enum Expression: Hashable, Sendable {
        case number(ExactDecimal)
        /// A place in `terms`.
        case term(Int)
        case operation(Operator, Expression, Expression)
    }

    /// Each once, in the order in which they are written.
    package let terms: [Term]
    package let left: Expression
    package let comparison: Comparison
    package let right: Expression
    /// As written.
    package let text: String

    package init(terms: [Term], left: Expression, comparison: Comparison, right: Expression, text: String) {
        self.terms = terms
        self.left = left
        self.comparison = comparison
        self.right = right
        self.text = text
    }

    /// A growth in percent and the two levels that it stands between; free for every concept.
    package static func growth(of concept: String, on shift: Shift) -> Relation {
        let (change, level, earlier) = (Expression.term(0), Expression.term(1), Expression.term(2))
        let hundred = Expression.number(ExactDecimal(100))
        return Relation(
            terms: [Term(concept, measure: .change, base: shift.rawValue), Term(concept), Term(concept, shift: shift)], left: change,
            comparison: .equal, right: .operation(.minus, .operation(.over, .operation(.times, level, hundred), earlier), hundred),
            text: "\(concept):change = \(concept) / \(concept)@\(shift.rawValue) * 100 - 100")
    }
}
