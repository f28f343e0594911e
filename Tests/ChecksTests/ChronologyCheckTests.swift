@testable import Checks
import Documents
import Facts
import Testing

struct ChronologyCheckTests {
    private static let holds = [
        "age": ["count <= died - born", "count > died - born - 1"], "anniversary": ["count = now - founded"], "past": ["event <= written"],
        "ends": ["from <= to"],
    ].mapValues { $0.map { try! Relation(parsing: $0) } }

    /// A claim of times by name, with a number of years if there is one.
    private func times(
        _ rule: String, _ times: [(String, String)], count: String? = nil, hedge: Hedge? = nil, modality: Modality = .asserted,
        concept: String = "event.past", dated date: DocumentDate? = nil
    ) -> Claim {
        let number = count.map { figure("\($0) year", measure: .count, hedge: hedge) }
        let parts = times.enumerated().map { place, entry in
            ClaimPart(name: entry.0, span: TextSpan(20 * place + 20, 20 * place + 30), text: entry.1, value: Period(iso: entry.1)!.calendarYears, kind: .time)
        }
        let counted = number.map { [ClaimPart(name: "count", span: $0.span, text: $0.text, value: $0.value!)] } ?? []
        return Claim(
            document: "a", span: TextSpan(0, 10), text: "event", rule: rule, concept: concept, measure: .count, value: number?.value, modality: modality,
            documentDate: date, parts: counted + parts)
    }

    private func findings(_ claims: Claim...) -> [Finding] { ChronologyCheck.findings(claims, holds: Self.holds) }

    @Test("An age that lies not between birth and death, and the one that does")
    func age() throws {
        let found = findings(times("age", [("born", "1950-05-12"), ("died", "2021-04-03")], count: "72"))
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.check == "chronology" && finding.verdict == .definite && finding.expected == "70")
        #expect(finding.texts(.accused) == ["72 year"] && finding.texts(.contradicts) == ["1950-05-12", "2021-04-03"])
    }

    @Test(
        "Ages to the day, with either birthday of a year that is not told to the day",
        arguments: [
            ("1950-05-12", "2021-05-11", 70...70), ("1950-05-12", "2021-05-12", 71...71), ("1931", "2019", 87...88), ("1934-06", "1999-05-01", 64...64),
            ("2000-02-29", "2021-02-28", 20...20), ("1950-05", "2021-05", 70...71),
        ])
    func ages(born: String, died: String, right: ClosedRange<Int>) {
        for age in right.lowerBound - 2...right.upperBound + 2 {
            let found = findings(times("age", [("born", born), ("died", died)], count: String(age)))
            #expect(found.isEmpty == right.contains(age), "\(age)")
        }
    }

    @Test("An anniversary falls into the year that is so many years after the founding")
    func anniversary() throws {
        let finding = try #require(findings(times("anniversary", [("now", "2024"), ("founded", "1884")], count: "150")).first)
        #expect(finding.verdict == .definite && finding.expected == "140")
        for founded in ["1884", "1884-01-01", "1884-12"] {
            #expect(findings(times("anniversary", [("now", "2024"), ("founded", founded)], count: "140")).isEmpty, "\(founded)")
        }
        #expect(findings(times("anniversary", [("now", "2024"), ("founded", "1884")], count: "145", hedge: about)).isEmpty)
    }

    @Test("An event told as past lies after the date of the text")
    func past() throws {
        let found = findings(times("past", [("event", "2023-05-20")], dated: date("2023-04-12", .metadata)))
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.verdict == .definite && finding.texts(.accused) == ["2023-05-20"])
        #expect(finding.message.contains("2023-04-12"))
    }

    @Test("The day of the text, the day after it by another clock, what is planned, and texts that do not say their date")
    func pastTraps() {
        for day in ["2023-04-11", "2023-04-12", "2023-04-13", "2023-04", "2023"] {
            #expect(findings(times("past", [("event", day)], dated: date("2023-04-12", .header))).isEmpty, "\(day)")
        }
        let later = [("event", "2023-05-20")]
        #expect(findings(times("past", later, modality: .projected, dated: date("2023-04-12", .metadata))).isEmpty)
        #expect(findings(times("past", later, dated: date("2023-04-12", .inferred)), times("past", later)).isEmpty)
    }

    @Test("An end before the start")
    func ends() throws {
        let finding = try #require(findings(times("ends", [("from", "2024-06-14"), ("to", "2024-06-09")], modality: .projected)).first)
        #expect(finding.texts(.accused) == ["2024-06-14"] && finding.texts(.contradicts) == ["2024-06-09"])
        #expect(findings(times("ends", [("from", "2024-06-14"), ("to", "2024-06-14")])).isEmpty)
        #expect(findings(times("ends", [("from", "2024-06"), ("to", "2024")])).isEmpty)
    }

    @Test("A stretch that one mention states needs no rule")
    func stretch() {
        let backwards = times("en-range", [("from", "2024-06-14"), ("to", "2024-06-09")], concept: "calendar.range")
        #expect(findings(backwards).map(\.verdict) == [.definite])
        #expect(findings(times("en-range", [("from", "2024-06-09"), ("to", "2024-06-14")], concept: "calendar.range")).isEmpty)
    }

    @Test("Amounts are the business of another check")
    func arithmetic() {
        #expect(ChronologyCheck.findings([parts("value 12 USD", "by 5 USD")], holds: ["test": [try! Relation(parsing: "value <= by")]]).isEmpty)
    }
}
