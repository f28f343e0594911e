@testable import Checks
import Facts
import Testing

struct SameFactCheckTests {
    private func findings(_ claims: Claim...) -> [Finding] { SameFactCheck.findings(claims) }

    // MARK: what conflicts

    @Test("Two values for one fact are one definite finding that shows both")
    func conflict() throws {
        let found = findings(figure("17.4e9 USD", in: "a"), figure("14.7e9 USD", in: "b"))
        let finding = try #require(found.first)
        #expect(found.count == 1)
        #expect(finding.check == "same-fact" && finding.verdict == .definite && finding.assumption == nil)
        #expect(Set(finding.texts(.accused) + finding.texts(.contradicts)) == ["17.4e9 USD", "14.7e9 USD"])
        #expect(finding.evidence.first?.role == .accused)
        #expect(finding.expected == nil, "Neither of two single texts is the better one.")
    }

    @Test("The value that most documents give stands, wherever the other one comes in the order", arguments: 0..<4)
    func majority(place: Int) throws {
        var claims = ["b", "c", "d"].map { figure("14.7e9 USD", in: $0) }
        claims.insert(figure("17.4e9 USD", in: "a"), at: place)
        let found = SameFactCheck.findings(claims)
        #expect(found.count == 1)
        let finding = try #require(found.first)
        #expect(finding.texts(.accused) == ["17.4e9 USD"])
        #expect(finding.expected == "14.7e9 USD")
        #expect(finding.texts(.supports).allSatisfy { $0 == "14.7e9 USD" })
    }

    @Test("One text that repeats itself does not outvote two others")
    func repetitionIsNoMajority() {
        let found = SameFactCheck.findings(
            (0..<5).map { figure("17.4e9 USD", in: "a", at: $0 * 100) } + [figure("14.7e9 USD", in: "b"), figure("14.7e9 USD", in: "c")])
        #expect(found.map(\.accused.text) == ["17.4e9 USD"])
    }

    @Test("Each wrong value is one finding, however many texts give it")
    func oneFindingPerValue() {
        let standing = ["a", "b", "c", "d"].map { figure("14.7e9 USD", in: $0) }
        let found = SameFactCheck.findings(
            standing + [figure("17.4e9 USD", in: "e"), figure("17.4e9 USD", in: "f"), figure("15.9e9 USD", in: "g")])
        #expect(found.map(\.accused.text).sorted() == ["15.9e9 USD", "17.4e9 USD"])
        #expect(found.first { $0.accused.text == "17.4e9 USD" }?.documents(.accused) == ["e", "f"])
    }

    @Test("A wrong value in two wordings of one amount is one finding")
    func wordings() {
        let standing = ["a", "b", "c"].map { figure("14.7e9 USD", in: $0) }
        let found = SameFactCheck.findings(
            standing + [figure("17.4e9 USD", in: "d"), figure("17.4e9 USD", in: "e", orUnits: ["AUD"])])
        #expect(found.count == 1)
    }

    @Test("Further copies of a document add no finding")
    func duplicates() {
        let claims = [figure("14.7e9 USD", in: "a"), figure("17.4e9 USD", in: "b"), growth("3.1", in: "a", at: 50), growth("3.1", in: "b", at: 50)]
        let copies = claims.map { figure($0.text, in: $0.document + "-copy", at: $0.span.start, measure: $0.measure, base: $0.base) }
        #expect(SameFactCheck.findings(claims).count == 1)
        #expect(SameFactCheck.findings(claims + copies).count == 1)
    }

    @Test("A thousand equal claims cost one value and a few lines of evidence")
    func collapse() throws {
        let claims = (0..<1000).map { figure("14.7e9 USD", in: "doc\($0)") }
        #expect(SameFactCheck.findings(claims).isEmpty)
        let found = SameFactCheck.findings(claims + [figure("17.4e9 USD", in: "other")])
        #expect(found.count == 1)
        #expect(try #require(found.first).evidence.count <= 10)
        #expect(found.first?.expected == "14.7e9 USD")
    }

    @Test("An event without a period is compared where its concept holds for ever")
    func forever() {
        let claims = ["7.8 Mw", "7.5 Mw"].map { figure($0, in: $0, concept: "earthquake.magnitude", entity: ["quake"], period: nil) }
        #expect(SameFactCheck.findings(claims).count == 1)
    }

    // MARK: what agrees

    @Test(
        "Values agree up to the edge of what rounding explains",
        arguments: [
            ("172.4e9", "172.4e9", nil), ("172.4e9", "172.406e9", nil), ("172.4e9", "172.35e9", nil), ("172.4e9", "172.45e9", nil),
            ("172.4e9", "172.46e9", .possible), ("172.4e9", "172.51e9", .definite), ("172.4e9", "172.349e9", .definite),
            ("170e9", "172.4e9", .possible), ("170e9", "168e9", .possible), ("170e9", "176e9", .definite), ("172.4e9", "172.5e9", .possible), ("172.4e9", "172.6e9", .definite),
        ] as [(String, String, Verdict?)])
    func edge(one: String, other: String, verdict: Verdict?) {
        let claims = [figure("\(one) USD", in: "a"), figure("\(other) USD", in: "b")]
        for found in [SameFactCheck.findings(claims), SameFactCheck.findings(claims.reversed())] {
            #expect(found.map(\.verdict) == (verdict.map { [$0] } ?? []))
            #expect(found.allSatisfy { ($0.assumption == nil) == ($0.verdict == .definite) })
        }
    }

    @Test("A hedge widens a figure on the side that it names")
    func hedges() {
        #expect(findings(figure("170e9 USD", hedge: about), figure("172.4e9 USD", in: "b")).isEmpty)
        #expect(findings(figure("170e9 USD", hedge: moreThan), figure("172.4e9 USD", in: "b")).isEmpty)
        #expect(findings(figure("170.0e9 USD", hedge: moreThan), figure("165.0e9 USD", in: "b")).count == 1)
        #expect(findings(figure("170e9 USD", hedge: about), figure("200.1e9 USD", in: "b")).count == 1)
    }

    // MARK: what never meets

    @Test(
        "Claims that differ in one aspect of the key speak of different facts",
        arguments: [
            figure("17.4e9 USD", in: "b", period: during("2021")), figure("17.4e9 USD", in: "b", period: during("2022-01/2022-11")),
            figure("17.4e9 USD", in: "b", period: during("2022", modifier: "START")), figure("17.4e9 USD", in: "b", entity: ["CHN", "IND"]),
            figure("17.4e9 EUR", in: "b"), figure("17.4e9 USD", in: "b", concept: "trade.exports"),
            figure("17.4e9 USD", in: "b", dimensions: ["goods": "oil"]), figure("17.4e9 USD", in: "b", measure: .change, base: "previous-year"),
            figure("17.4e9 USD", in: "b", period: nil),
        ])
    func different(other: Claim) {
        #expect(findings(figure("14.7e9 USD"), other).isEmpty)
        #expect(findings(other, figure("14.7e9 USD")).isEmpty)
    }

    @Test("Growth on the year before is not growth on the month before")
    func base() {
        let monthly = figure("2.1 percent", in: "b", measure: .change, base: "previous-month")
        #expect(findings(growth("9.9"), monthly).isEmpty)
        #expect(findings(growth("9.9"), growth("2.1", in: "b")).count == 1)
    }

    @Test("What is not stated as a fact is not compared", arguments: [Modality.projected, .negated, .hypothetical])
    func modality(_ modality: Modality) {
        #expect(findings(figure("14.7e9 USD"), figure("200e9 USD", in: "b", modality: modality)).isEmpty)
    }

    @Test("A count that grows with the reports, an ordinal and a restated amount are for other checks")
    func otherChecks() {
        #expect(findings(figure("5 people", concept: "casualties.dead", measure: .count), figure("9 people", in: "b", concept: "casualties.dead", measure: .count)).isEmpty)
        #expect(findings(ordinal(27, during("2022")), ordinal(28, during("2022"), in: "b")).isEmpty)
        #expect(findings(figure("1.8e9 EUR", concept: "amount.stated", period: nil), figure("2.3e9 EUR", at: 30, concept: "amount.stated", period: nil)).isEmpty)
    }

    // MARK: what leaves room

    @Test(
        "Where the evidence leaves room, the finding is possible and says what decides",
        arguments: [
            figure("14.7e9 USD", in: "b", from: "Statistics Poland"), figure("14.7e9 USD", in: "b", orUnits: ["AUD", "CAD"]),
            figure("14.7e9 USD", in: "b", period: during("2022", rests: true, or: ["2021"])),
            figure("14.7e9 USD", in: "b", doubts: ["two periods stand in the sentence"]),
        ])
    func possible(other: Claim) throws {
        for found in [findings(figure("17.4e9 USD"), other), findings(other, figure("17.4e9 USD"))] {
            #expect(found.map(\.verdict) == [.possible])
            #expect(try #require(found.first).assumption?.isEmpty == false)
        }
    }

    @Test("One source that says two things contradicts itself, also under a longer name")
    func sameSource() {
        let found = findings(
            figure("17.4e9 USD", from: "General Administration of Customs"),
            figure("14.7e9 USD", in: "b", from: "China's General Administration of Customs"))
        #expect(found.map(\.verdict) == [.definite])
    }

    // MARK: figures that are revised, and statistics of two sides

    private func told(_ words: String, in document: String, _ day: String, from source: String? = nil) -> Claim {
        figure(words, in: document, concept: "economy.gdp", measure: words.hasSuffix("percent") ? .change : .level, entity: ["USA"], from: source, dated: date(day, .metadata))
    }

    private func found(_ claims: Claim..., revisedBy: Int? = nil, sidesDifferBy: Int? = nil) -> [Finding] {
        let concept = ConceptFacts(
            name: "output", periodType: .duration, siblings: [], revisedBy: revisedBy.map { ExactDecimal($0) }, sidesDifferBy: sidesDifferBy.map { ExactDecimal($0) })
        return SameFactCheck.findings(claims, concepts: ["economy.gdp": concept])
    }

    @Test(
        "A figure of a later day within what is usually revised is a possible conflict that says so",
        arguments: [("1.3 percent", "1.1 percent"), ("1.3 percent", "3.3 percent"), ("100.5e9 USD", "102.1e9 USD")])
    func revised(first: String, later: String) {
        let finding = found(told(first, in: "a", "2023-02-14"), told(later, in: "b", "2023-02-15"), revisedBy: 2).first
        #expect(finding?.verdict == .possible && finding?.assumption?.contains("revis") == true)
    }

    @Test("What is too far off for a revision, or of the same day, stays definite", arguments: [("1.3 percent", "13 percent", "15"), ("1.3 percent", "1.1 percent", "14")])
    func notRevised(first: String, later: String, day: String) {
        let finding = found(told(first, in: "a", "2023-02-14"), told(later, in: "b", "2023-02-\(day)"), revisedBy: 2).first
        #expect(finding?.verdict == .definite)
    }

    @Test("Revised figures that agree are none")
    func revisedAgreement() {
        #expect(found(told("1.3 percent", in: "a", "2023-02-14"), told("1.3 percent", in: "b", "2023-02-15"), revisedBy: 2).isEmpty)
    }

    @Test("Statistics of two sides may differ where not both texts say whose they give")
    func sides() {
        let (one, other) = (told("59.1e9 USD", in: "a", "2023-02-14"), told("51.5e9 USD", in: "b", "2023-02-14"))
        #expect(found(one, other, sidesDifferBy: 25).first?.assumption?.contains("statistics of its own") == true)
        let far = told("5.9e9 USD", in: "c", "2023-02-14")
        #expect(found(one, far, sidesDifferBy: 25).first?.verdict == .definite, "No statistics differ by so much.")
        let (named, again) = (told("59.1e9 USD", in: "a", "2023-02-14", from: "Customs"), told("51.5e9 USD", in: "b", "2023-02-14", from: "Customs"))
        #expect(found(named, again, sidesDifferBy: 25).first?.verdict == .definite)
        #expect(found(one, told("59.1e9 USD", in: "b", "2023-02-14"), sidesDifferBy: 25).isEmpty)
    }
}
