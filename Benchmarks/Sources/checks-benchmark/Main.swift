// Times the checks alone over generated claims: series of levels with the sums and growth rates that belong to them, a few
// of them wrong.
//
//     swift run -c release checks-benchmark [CLAIMS] [FACTS]

import Checks
import Documents
import Facts

/// Trade of pairs of countries by month: both directions, their total and its growth, each said by several documents.
struct GeneratedClaims {
    let claims: [Claim]

    private static let perPeriod = 4
    private static let wrongOneIn = 10_007

    init(count: Int, facts: Int) {
        let periods = (0..<120).compactMap { Day(2010 + $0 / 12, $0 % 12 + 1, 1).flatMap { start in start.advanced(months: 1).map { Period.covering(start, $0) } } }
        let copies = max(1, count / facts)
        var claims: [Claim] = []
        claims.reserveCapacity(count)
        var fact = 0
        while claims.count < count {
            let (pair, month) = (fact / Self.perPeriod / periods.count, fact / Self.perPeriod % periods.count)
            for copy in 0..<copies {
                let isWrong = copy == 0 && fact % Self.wrongOneIn == 1
                claims.append(Self.claim(fact % Self.perPeriod, pair: pair, month: month, periods[month], copy: copy, at: claims.count, isWrong: isWrong))
            }
            fact += 1
        }
        self.claims = claims
    }

    private static func claim(_ kind: Int, pair: Int, month: Int, _ period: Period, copy: Int, at place: Int, isWrong: Bool) -> Claim {
        let (seller, buyer) = ("A\(pair)", "B\(pair)")
        let sold = 1000 + pair % 500 + month
        let bought = 2000 + pair % 300 + 2 * month
        let now = sold + bought
        let (concept, entity, value) = switch kind {
        case 0: ("trade.exports", [seller, buyer], sold)
        case 1: ("trade.exports", [buyer, seller], bought)
        default: ("trade.total", [seller, buyer], now)
        }
        let growth = ExactDecimal(36 * 100_000 / (now - 36)).rounded(to: ExactDecimal(100)) * .powerOfTen(-3)
        let quantity = kind == 3
            ? Quantity(point: growth, precision: .powerOfTen(-1), unit: "percent")
            : Quantity(point: ExactDecimal(isWrong ? value * 2 : value), precision: ExactDecimal(1), unit: "USD")
        return Claim(
            document: "document-\(place / 10)", span: TextSpan(place % 10 * 100, place % 10 * 100 + 10), text: "\(value)", rule: "generated",
            concept: concept, measure: kind == 3 ? .change : .level, base: kind == 3 ? "previous-year" : nil, entity: entity,
            period: ClaimPeriod(period: period, source: .clause), value: quantity)
    }
}

@main struct ChecksBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let (count, facts) = (arguments.first ?? 1_000_000, arguments.dropFirst().first ?? 200_000)
        let generated = GeneratedClaims(count: count, facts: facts)
        let relation = try Relation(parsing: "trade.total = trade.exports + trade.exports@reversed")
        let concepts = [
            "trade.total": ConceptFacts(name: "total trade", periodType: .duration, siblings: [], isCumulative: true, isPair: true),
            "trade.exports": ConceptFacts(name: "exports", periodType: .duration, siblings: [], isCumulative: true),
        ]
        let clock = ContinuousClock()
        var context: CheckContext?
        let indexing = clock.measure {
            context = CheckContext(claims: generated.claims, concepts: concepts, relations: [RelationFacts(id: "sum", relation: relation)])
        }
        guard let context else { return }
        print("\(context.claims.count) claims of \(facts) facts")
        print("index: \(indexing)")
        for check in CheckRun.ids {
            let only = Dictionary(uniqueKeysWithValues: CheckRun.ids.map { ($0, CheckOptions(enabled: $0 == check)) })
            var found = 0
            let time = clock.measure { found = CheckRun(context.with(options: only)).findings().count }
            print("\(check): \(time), \(found) findings")
        }
    }
}
