import Checks
import Documents
import Facts
@testable import Reports

/// Hand-made results that the tests report.
enum Samples {
    static let article = Document(
        id: "003_51c8", bytes: Array(
            """
            BEIJING, Dec. 20 -- Trade is growing.

            Trade between China and Russia increased to 172.4 billion U.S. dollars in the first 11 months of this year, \
            up 47.5 percent from a year earlier, the General Administration of Customs said.

            The total of 172.5 billion U.S. dollars is a record.
            """.utf8), origin: "seeds/003_51c8.txt")

    static let table = Document(
        id: "reference:customs",
        bytes: Array("period,total,growth\n2022-01/2022-11,172.4,32.0\n".utf8), origin: "rules/reference/customs.csv")

    static let total = claim("172.4 billion U.S. dollars", in: article, point: "172.4e9", precision: "1e8", unit: "USD")
    static let growth = claim(
        "47.5 percent", in: article, measure: .change, base: "previous-year", point: "47.5", precision: "0.1",
        unit: "percent")
    static let reference = claim(
        "2022-01/2022-11,172.4,32.0", in: table, measure: .change, base: "previous-year", point: "32.0",
        precision: "0.1", unit: "percent")

    /// A figure against a reference table, with everything a finding can say.
    static let wrongGrowth = Finding(
        fingerprint: "v1:0123456789abcdef", check: "reference", verdict: .definite, severity: .error,
        message: "two-way trade of China and Russia grew by 47.5 percent here, by 32.0 percent in the table",
        evidence: [
            Evidence(.accused, growth, note: "said here"),
            Evidence(.contradicts, reference, note: "the table has 32.0 percent"),
            Evidence(.supports, total, note: "the total agrees"),
        ],
        expected: "32.0 percent", hint: "47.5 percent is the growth of imports from Russia")

    /// A possible finding in neighbouring lines, with its assumption.
    static let twoTotals = Finding(
        fingerprint: "v1:fedcba9876543210", check: "same-fact", verdict: .possible, severity: .warning,
        message: "two totals for one period",
        evidence: [
            Evidence(
                .accused, claim("172.5 billion U.S. dollars", in: article, point: "172.5e9", precision: "1e8", unit: "USD"),
                note: "the other figure"),
            Evidence(.contradicts, total, note: "said here"),
        ],
        assumption: "the second figure may be cut off instead of rounded")

    static func result(
        _ findings: [Finding], problems: [Problem] = [], complete: Bool = true, texts: [Document] = [article, table]
    ) -> AuditResult {
        AuditResult(
            tool: "crosscheck 0.1.0", complete: complete, documentCount: 5, claimCount: findings.isEmpty ? 0 : 42,
            findings: findings, problems: problems, suppressedCount: 2, baselinedCount: 0,
            texts: Dictionary(uniqueKeysWithValues: texts.map { ($0.id, $0) }))
    }

    /// A finding that accuses some words of a text, and contradicts them with others of it.
    static func finding(_ document: Document, accused: String, _ note: String = "said here", others: [(String, String)] = [])
        -> Finding
    {
        Finding(
            fingerprint: "v1:0", check: "same-fact", verdict: .definite, severity: .error, message: "they differ",
            evidence: [Evidence(.accused, claim(accused, in: document), note: note)]
                + others.map { Evidence(.contradicts, claim($0.0, in: document), note: $0.1) })
    }

    /// A claim about the first place of `words` in a document.
    static func claim(
        _ words: String, in document: Document, measure: Measure = .level, base: String? = nil, point: String = "1",
        precision: String = "0", unit: String = "USD"
    ) -> Claim {
        let start = document.bytes.firstRange(of: Array(words.utf8))?.lowerBound ?? 0
        let period = Period.covering(Day(2022, 1, 1)!, Day(2022, 12, 1)!)
        return Claim(
            document: document.id, span: TextSpan(start, start + words.utf8.count), text: words,
            rule: "trade-total", concept: "trade.total", measure: measure, base: base, entity: ["CHN", "RUS"],
            period: ClaimPeriod(period: period, source: .sentence),
            value: Quantity(point: ExactDecimal(point)!, precision: ExactDecimal(precision)!, unit: unit),
            attribution: "General Administration of Customs",
            documentDate: DocumentDate(day: Day(2022, 12, 30)!, source: .linked))
    }

    /// The report as text.
    static func text(_ reporter: some Reporter, _ result: AuditResult) -> String {
        String(decoding: reporter.report(result), as: UTF8.self)
    }
}
