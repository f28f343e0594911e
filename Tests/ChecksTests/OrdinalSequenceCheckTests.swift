@testable import Checks
import Facts
import Testing

struct OrdinalSequenceCheckTests {
    private func findings(_ claims: Claim...) -> [Finding] { OrdinalSequenceCheck.findings(claims) }

    @Test("A later meeting with a lower number")
    func conflict() throws {
        let found = findings(ordinal(13, during("2022-11-24")), ordinal(12, during("2023-10-19"), in: "b"))
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.check == "ordinal-sequence" && finding.verdict == .definite && finding.assumption == nil)
        #expect(Set(finding.texts(.accused) + finding.texts(.contradicts)) == ["13 meeting", "12 meeting"])
    }

    @Test("The number that stands alone is accused, wherever it comes in the order", arguments: 0..<4)
    func smallestSet(place: Int) {
        var claims = [ordinal(13, during("2022-11"), in: "a"), ordinal(15, during("2024-05"), in: "c"), ordinal(16, during("2025-05"), in: "d")]
        claims.insert(ordinal(12, during("2023-10"), in: "b"), at: place)
        #expect(OrdinalSequenceCheck.findings(claims).map(\.accused.text) == ["12 meeting"])
        #expect(OrdinalSequenceCheck.findings(claims.reversed()).map(\.accused.text) == ["12 meeting"])
    }

    @Test("Numbers that grow with time, with gaps, are in order")
    func agreement() {
        #expect(findings(ordinal(25, during("2020-12")), ordinal(26, during("2021-11")), ordinal(27, during("2022-12")), ordinal(29, during("2024"))).isEmpty)
    }

    @Test("One meeting may be dated roughly in one text and to the day in another")
    func overlap() {
        #expect(findings(ordinal(27, during("2022-12")), ordinal(27, during("2022-12-05"), in: "b"), ordinal(28, during("2022"), in: "c")).isEmpty)
    }

    @Test("One number at two times is one event only within the tolerance")
    func tolerance() {
        #expect(findings(ordinal(27, during("2022-12")), ordinal(27, during("2023-02"), in: "b")).isEmpty)
        #expect(findings(ordinal(27, during("2021-12")), ordinal(27, during("2022-12"), in: "b")).count == 1)
        let claims = [ordinal(27, during("2022-12")), ordinal(27, during("2023-02"), in: "b")]
        #expect(OrdinalSequenceCheck.findings(claims, parameters: ["tolerance-days": 10]).count == 1)
    }

    @Test("Series are kept apart by entity and by name")
    func series() {
        #expect(findings(ordinal(13, during("2022")), ordinal(12, during("2023"), in: "b", entity: ["CHN", "IND"])).isEmpty)
        #expect(findings(ordinal(13, during("2022")), ordinal(12, during("2023"), in: "b", series: "economic forum")).isEmpty)
    }

    @Test(
        "What is not sure to be of the series, of the time or of the past does not accuse",
        arguments: [
            ordinal(12, nil, in: "b"), ordinal(12, during("2023", source: .document), in: "b"), ordinal(12, during("2023", source: .paragraph), in: "b"),
            ordinal(12, during("2023"), in: "b", entity: []), ordinal(12, during("2023"), in: "b", modality: .projected),
            ordinal(12, during("2023"), in: "b", doubts: ["two periods stand in the clause"]),
        ])
    func trap(claim: Claim) {
        #expect(OrdinalSequenceCheck.findings([ordinal(13, during("2022"), entity: claim.entity), claim]).isEmpty)
    }

    @Test("Repeating a claim adds nothing")
    func duplicates() {
        let claims = [ordinal(13, during("2022-11")), ordinal(12, during("2023-10"), in: "b")]
        let copies = [ordinal(13, during("2022-11"), in: "c"), ordinal(12, during("2023-10"), in: "d")]
        #expect(OrdinalSequenceCheck.findings(claims + copies).count == 1)
    }

    @Test("A time that rests on an inferred date makes it possible")
    func inferred() throws {
        let claim = ordinal(12, during("2023-10", rests: true), in: "b", dated: date("2023-11-02", .inferred))
        let finding = try #require(findings(ordinal(13, during("2022-11")), claim).first)
        #expect(finding.verdict == .possible && finding.assumption != nil)
    }

    /// A meeting of a series that is held once a year.
    private func annual(_ number: Int, _ day: String, in document: String) -> Claim {
        figure(
            "\(number) meeting", in: document, concept: "meeting.annual", measure: .ordinal, entity: ["Lithium Forum"], dimensions: ["cadence": "year"],
            period: during(day))
    }

    @Test("A number that an annual series leaves out is possible; one more or fewer a year is right")
    func skipped() throws {
        let finding = try #require(findings(annual(5, "2022-09-15", in: "a"), annual(7, "2023-09-14", in: "b")).first)
        #expect(finding.verdict == .possible && finding.assumption != nil && finding.texts(.accused) == ["7 meeting"])
        #expect(findings(annual(5, "2022-09-15", in: "a"), annual(6, "2023-09-14", in: "b"), annual(7, "2026-09-14", in: "c")).isEmpty)
        #expect(findings(ordinal(5, during("2022-09-15")), ordinal(7, during("2023-09-14"), in: "b")).isEmpty, "Nobody says that it is annual.")
    }

    @Test("A series that counts anew each year is out of order only within one")
    func resets() {
        func visit(_ number: Int, _ day: String, _ document: String) -> Claim {
            figure("\(number) visit", in: document, measure: .ordinal, entity: ["Aldo Renz", "JPN"], dimensions: ["resets": "year"], period: during(day))
        }
        #expect(findings(visit(3, "2023-06-07", "a"), visit(2, "2023-10-04", "b")).count == 1)
        #expect(findings(visit(3, "2022-06-07", "a"), visit(2, "2023-10-04", "b")).isEmpty)
    }
}
