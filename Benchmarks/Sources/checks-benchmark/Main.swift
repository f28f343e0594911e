// Times the checks alone, in seconds of one core, over generated claims: series of levels with the sums and growth rates that belong to them, a few
// of them wrong.
//
//     swift run -c release checks-benchmark [CLAIMS] [FACTS]

import Checks
import Documents
import Facts
import Foundation

/// Trade of pairs of countries by month: both directions, their total and its growth, each said by several documents. A few
/// figures differ in one of the documents, a few do not fit the others of their month in any.
struct GeneratedClaims {
    let claims: [Claim]

    private static let perPeriod = 4
    private static let differsOneIn = 10_007
    private static let wrongOneIn = 20_011

    init(count: Int, facts: Int) {
        let periods = (0..<120).compactMap { Day(2010 + $0 / 12, $0 % 12 + 1, 1).flatMap { start in start.advanced(months: 1).map { Period.covering(start, $0) } } }
        // One document after the other, as a corpus has them: claims of one fact stand far apart.
        claims = (0..<count).map { place in
            let (copy, fact) = (place / facts, place % facts)
            let (pair, month) = (fact / Self.perPeriod / periods.count, fact / Self.perPeriod % periods.count)
            let isWrong = copy == 0 && fact % Self.differsOneIn == 1 || fact % Self.wrongOneIn == 7
            return Self.claim(fact % Self.perPeriod, pair: pair, month: month, periods[month], at: place, isWrong: isWrong)
        }
    }

    private static func claim(_ kind: Int, pair: Int, month: Int, _ period: Period, at place: Int, isWrong: Bool) -> Claim {
        let (seller, buyer) = ("A\(pair)", "B\(pair)")
        let sold = 1000 + pair % 500 + month
        let bought = 2000 + pair % 300 + 2 * month
        let now = sold + bought
        let (concept, entity, value) = switch kind {
        case 0: ("trade.exports", [seller, buyer], sold)
        case 1: ("trade.exports", [buyer, seller], bought)
        default: ("trade.total", [seller, buyer], now)
        }
        let factor = isWrong ? 2 : 1
        let quantity = kind == 3
            ? Quantity(point: ExactDecimal((36_000 + (now - 36) / 2) / (now - 36) * factor, exponent: -1), precision: .powerOfTen(-1), unit: "percent")
            : Quantity(point: ExactDecimal(value * factor), precision: ExactDecimal(1), unit: "USD")
        return Claim(
            document: "document-\(place / 10)", span: TextSpan(place % 10 * 100, place % 10 * 100 + 10), text: "\(value)", rule: "generated",
            concept: concept, measure: kind == 3 ? .change : .level, base: kind == 3 ? "previous-year" : nil, entity: entity,
            period: ClaimPeriod(period: period, source: .clause), value: quantity)
    }
}

@main struct ChecksBenchmark {
    /// Time that the processor spends, whatever else the machine does.
    private static func seconds(_ work: () -> Void) -> String {
        let start = clock()
        work()
        return String(format: "%.3f s", Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let (count, facts) = (arguments.first ?? 1_000_000, arguments.dropFirst().first ?? 200_000)
        let generated = GeneratedClaims(count: count, facts: facts)
        let relation = try Relation(parsing: "trade.total = trade.exports + trade.exports@reversed")
        let concepts = [
            "trade.total": ConceptFacts(name: "total trade", periodType: .duration, siblings: [], isCumulative: true, isPair: true),
            "trade.exports": ConceptFacts(name: "exports", periodType: .duration, siblings: [], isCumulative: true),
        ]
        var context: CheckContext?
        let indexing = seconds {
            context = CheckContext(claims: generated.claims, concepts: concepts, relations: [RelationFacts(id: "sum", relation: relation)])
        }
        guard let context else { return }
        print("\(context.claims.count) claims of \(facts) facts")
        print("index: \(indexing)")
        for check in CheckRun.ids {
            let only = Dictionary(uniqueKeysWithValues: CheckRun.ids.map { ($0, CheckOptions(enabled: $0 == check)) })
            var found = 0
            let time = seconds { found = CheckRun(context.with(options: only)).findings().count }
            print("\(check): \(time), \(found) findings")
        }
        var findings: [Finding] = []
        let checking = seconds { findings = CheckRun(context).findings() }
        var digest = Fingerprint()
        findings.forEach { digest.add("\($0.fingerprint) \($0.verdict) \($0.message) \($0.hint ?? "")") }
        print("all checks: \(checking), \(findings.count) findings, fingerprint \(digest.text)")
    }
}
