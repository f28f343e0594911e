@testable import Checks
import Facts
import Testing

struct RunningCountCheckTests {
    private func findings(_ claims: [Claim]) -> [Finding] {
        let toll = ConceptFacts(name: "death toll", periodType: .running, siblings: [], isCumulative: true)
        let deaths = ConceptFacts(name: "deaths of a day", periodType: .running, siblings: [])
        return RunningCountCheck.findings(claims, concepts: ["casualties.death-toll": toll, "casualties.dead": deaths])
    }

    /// A toll as a report of a day gives it.
    private func toll(
        _ number: String, on day: String, in document: String, event: String = "floods in the dera valley", from source: String? = "agency", concept: String = "casualties.death-toll", hedge: Hedge? = nil,
        modality: Modality = .asserted, status: String? = nil, dateFrom: DateSource = .metadata
    ) -> Claim {
        var dimensions = ["event": event]
        dimensions["status"] = status
        return figure(
            "\(number) person", in: document, concept: concept, measure: .count, entity: [], dimensions: dimensions, period: nil, hedge: hedge,
            modality: modality, from: source, dated: date(day, dateFrom))
    }

    @Test("A toll that is lower a day later accuses the later report")
    func conflict() throws {
        let claims = [toll("41", on: "2022-07-13", in: "b"), toll("47", on: "2022-07-12", in: "a")]
        for order in [claims, claims.reversed()] {
            let found = findings(order)
            let finding = try #require(found.first)
            #expect(found.count == 1 && finding.check == "running-count" && finding.verdict == .definite && finding.assumption == nil)
            #expect(finding.texts(.accused) == ["41 person"] && finding.texts(.contradicts) == ["47 person"])
        }
    }

    @Test("Growing, the same, of one day, hedged below, of another event or long after: none of it falls")
    func agreement() {
        func alone(_ earlier: Claim, _ later: Claim) -> Bool { findings([earlier, later]).isEmpty }
        let first = toll("47", on: "2022-07-12", in: "a")
        #expect(alone(first, toll("52", on: "2022-07-13", in: "b")) && alone(first, toll("47", on: "2022-07-13", in: "b")))
        #expect(alone(first, toll("41", on: "2022-07-12", in: "b")))
        #expect(alone(first, toll("40", on: "2022-07-13", in: "b", hedge: Hedge(id: "over", below: .zero, above: nil, strict: true))))
        #expect(alone(first, toll("41", on: "2022-07-13", in: "b", event: "floods in oruna")))
        #expect(alone(first, toll("41", on: "2022-09-13", in: "b")))
        #expect(alone(first, toll("41", on: "2022-07-13", in: "b", modality: .hypothetical)))
    }

    @Test("A count that is called corrected may go down, and what follows is held against it")
    func corrected() {
        let claims = [
            toll("47", on: "2022-07-12", in: "a"), toll("41", on: "2022-07-13", in: "b", status: "revised"), toll("43", on: "2022-07-14", in: "c"),
            toll("42", on: "2022-07-15", in: "d"),
        ]
        #expect(findings(claims).map(\.accused.text) == ["42 person"])
    }

    @Test("Another source, no source and an inferred date make it possible, and say so")
    func possible() {
        let first = toll("47", on: "2022-07-12", in: "a")
        for later in [
            toll("41", on: "2022-07-13", in: "b", from: "ministry"), toll("41", on: "2022-07-13", in: "b", from: nil),
            toll("41", on: "2022-07-13", in: "b", dateFrom: .inferred),
        ] {
            let found = findings([first, later])
            #expect(found.map(\.verdict) == [.possible] && found.first?.assumption != nil)
        }
    }

    @Test("Other concepts are none of its business")
    func others() {
        let claims = ["47", "41"].enumerated().map { figure("\($1) USD", in: "\($0)", dated: date("2022-07-1\($0)", .metadata)) }
        #expect(findings(claims).isEmpty)
        #expect(findings([toll("47", on: "2022-07-12", in: "a", concept: "casualties.dead"), toll("41", on: "2022-07-13", in: "b", concept: "casualties.dead")]).isEmpty)
    }
}
