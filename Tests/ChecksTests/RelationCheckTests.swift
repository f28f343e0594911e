@testable import Checks
import Facts
import Testing

/// Trade of China and Russia: what each sells to the other makes up the total.
private let sum = RelationFacts(id: "trade-sum", summary: "Total trade is the sum.", relation: try! Relation(parsing: "trade.total = trade.exports + trade.exports@reversed"))
private let share = RelationFacts(id: "share", summary: "A share is a part of the whole.", relation: try! Relation(parsing: "trade.exports:share = trade.exports / trade.total * 100"))

private let flows = Dictionary(
    uniqueKeysWithValues: [
        ("trade.total", ConceptFacts(name: "total trade", periodType: .duration, siblings: [], isCumulative: true, isPair: true)),
        ("trade.exports", ConceptFacts(name: "exports", periodType: .duration, siblings: [], isCumulative: true)),
    ])

private func total(_ words: String, in document: String = "a", at place: Int = 0, from source: String? = nil) -> Claim {
    figure(words, in: document, at: place, from: source)
}

private func exports(_ words: String, _ seller: String, in document: String = "a", at place: Int = 0, from source: String? = nil) -> Claim {
    figure(words, in: document, at: place, concept: "trade.exports", entity: seller == "CHN" ? ["CHN", "RUS"] : ["RUS", "CHN"], from: source)
}

struct RelationCheckTests {
    private func findings(_ claims: [Claim], references: [ReferenceFacts] = []) -> [Finding] {
        RelationCheck.findings(claims, references: references, relations: [sum, share], concepts: flows)
    }

    @Test("A total that is not the sum of its parts is one finding with all three figures and their repairs")
    func conflict() throws {
        let found = findings([total("180.4e9 USD"), exports("67.3e9 USD", "CHN", at: 50), exports("105.1e9 USD", "RUS", at: 100)])
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.check == "relation" && finding.verdict == .definite)
        #expect(Set(finding.evidence.map(\.claim.text)) == ["180.4e9 USD", "67.3e9 USD", "105.1e9 USD"])
        for repair in ["172.4 billion USD", "75.3 billion USD", "113.1 billion USD"] { #expect(finding.hint?.contains(repair) == true, "\(repair)") }
        #expect(finding.message.contains("Total trade is the sum."))
    }

    @Test("Sums of rounded figures agree as far as their rounding goes", arguments: [("172.4e9 USD", true), ("172.5e9 USD", true), ("172.3e9 USD", true), ("172.6e9 USD", false)])
    func rounding(words: String, agrees: Bool) {
        #expect(findings([total(words), exports("67.3e9 USD", "CHN", at: 50), exports("105.1e9 USD", "RUS", at: 100)]).isEmpty == agrees)
    }

    @Test("A missing part makes it one-sided: a part is no more than the whole")
    func oneSided() throws {
        let finding = try #require(findings([total("60.1e9 USD"), exports("67.3e9 USD", "CHN", at: 50)]).first)
        #expect(finding.hint?.contains("at least") == true || finding.hint?.contains("at most") == true)
        #expect(findings([total("172.4e9 USD"), exports("67.3e9 USD", "CHN", at: 50)]).isEmpty)
    }

    @Test("A share must be the part of the whole")
    func shares() {
        let claim = figure("39.0 percent", at: 90, concept: "trade.exports", measure: .share)
        let wrong = figure("93.0 percent", at: 90, concept: "trade.exports", measure: .share)
        let levels = [total("172.4e9 USD"), exports("67.3e9 USD", "CHN", at: 50)]
        #expect(findings(levels + [claim]).isEmpty)
        #expect(findings(levels + [wrong]).count == 1)
    }

    @Test("What stands alone is accused, and the others say what it should be")
    func accused() throws {
        let found = findings([
            total("172.4e9 USD", in: "a"), exports("67.3e9 USD", "CHN", in: "a", at: 50), total("172.4e9 USD", in: "b"),
            exports("67.3e9 USD", "CHN", in: "b", at: 50), exports("150.1e9 USD", "RUS", in: "c"),
        ])
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.accused.document == "c" && finding.expected == "105.1 billion USD")
        #expect(finding.verdict == .possible && finding.assumption?.contains("different documents") == true)
    }

    @Test("Figures of one source in several documents leave no room")
    func oneSource() {
        let claims = [total("180.4e9 USD", in: "a", from: "Customs"), exports("67.3e9 USD", "CHN", in: "b", from: "Customs"), exports("105.1e9 USD", "RUS", in: "c", from: "Customs")]
        #expect(findings(claims).map(\.verdict) == [.definite])
    }

    @Test("A conflict through a total that nobody states is found with all that leads to it, and nothing else")
    func propagation() throws {
        let found = findings([
            exports("67.3e9 USD", "CHN"), exports("105.1e9 USD", "RUS", at: 50), growth("90.0", at: 100), figure("130.4e9 USD", at: 150, period: during("2021")),
            figure("115.0e9 USD", at: 200, period: during("2020")),
        ])
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.evidence.count == 4)
        #expect(!finding.evidence.contains { $0.claim.text == "115.0e9 USD" })
    }

    @Test("Tables take part, and are not accused")
    func tables() throws {
        let rows = [figure("67.3e9 USD", in: "reference:t", concept: "trade.exports"), figure("105.1e9 USD", in: "reference:t", at: 30, concept: "trade.exports", entity: ["RUS", "CHN"])]
        let table = ReferenceFacts(title: "Table", publisher: "Customs", claims: rows, labels: [:])
        let finding = try #require(findings([total("180.4e9 USD")], references: [table]).first)
        #expect(finding.accused.document == "a" && finding.expected == "172.4 billion USD")
        let odd = ReferenceFacts(title: "Table", publisher: "Customs", claims: rows + [figure("199.9e9 USD", in: "reference:t", at: 60)], labels: [:])
        #expect(findings([], references: [odd]).isEmpty)
    }

    @Test(
        "Figures of another period, currency, party or kind are no part of the sum",
        arguments: [
            exports("999.1e9 USD", "CHN", at: 50).with(period: during("2021")), exports("999.1e9 CNY", "CHN", at: 50),
            figure("999.1e9 USD", at: 50, concept: "trade.exports", entity: ["CHN", "IND"]),
            figure("999.1e9 USD", at: 50, concept: "trade.exports", dimensions: ["good": "coal"]),
            figure("999.1e9 USD", at: 50, concept: "trade.exports", period: during("2022", modifier: "START")),
            figure("999.1e9 USD", at: 50, concept: "trade.exports", modality: .projected),
        ])
    func trap(claim: Claim) { #expect(findings([total("172.4e9 USD"), claim]).isEmpty) }

    @Test("Where a fact has two values and one of them fits, the other check tells of the two")
    func disputed() {
        #expect(findings([total("172.4e9 USD"), total("190.1e9 USD", in: "b"), exports("67.3e9 USD", "CHN", at: 50), exports("105.1e9 USD", "RUS", at: 100)]).isEmpty)
    }

    @Test("Ten thousand copies are one witness of each value, and add no finding")
    func copies() {
        let claims = [total("180.4e9 USD"), exports("67.3e9 USD", "CHN", at: 50), exports("105.1e9 USD", "RUS", at: 100)]
        let many = (0..<1000).flatMap { copy in [total("180.4e9 USD", in: "d\(copy)"), exports("67.3e9 USD", "CHN", in: "d\(copy)", at: 50)] }
        #expect(findings(claims + many).count == 1)
    }
}

extension Claim {
    fileprivate func with(period: ClaimPeriod) -> Claim {
        Claim(document: document, span: span, text: text, rule: rule, concept: concept, measure: measure, base: base, entity: entity, period: period, value: value)
    }
}
