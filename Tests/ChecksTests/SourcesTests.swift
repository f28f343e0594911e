@testable import Checks
import Documents
import Facts
import Testing

struct SourcesTests {
    private func findings(_ claims: [Claim], _ ranks: [SourceRanks.Entry] = [], _ check: any Check.Type = SameFactCheck.self) -> [Finding] {
        check.init().findings(in: CheckContext(claims: claims, concepts: concepts, sources: SourceRanks(ranks)))
    }

    private func said(_ words: String, _ document: String, from source: String? = nil, dated day: String = "2023-01-10") -> Claim {
        figure(words, in: document, from: source, dated: date(day, .metadata))
    }

    @Test("Independent sources are counted and told")
    func counted() throws {
        let found = findings([said("24e8 USD", "a"), said("24e8 USD", "b"), said("24e8 USD", "c"), said("34e8 USD", "d")])
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.accused.document == "d")
        #expect(finding.hint == "3 independent sources say ‘24e8 USD’, 1 says ‘34e8 USD’.")
    }

    @Test("All who quote one source are one, by its longer or shorter name")
    func quoted() throws {
        let quoting = ["a", "b", "c"].map { said("24e8 USD", $0, from: $0 == "a" ? "General Administration of Customs" : "customs") }
        let found = findings(quoting + [said("34e8 USD", "d"), said("34e8 USD", "e")])
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.accused.text == "24e8 USD")
        #expect(finding.hint == "2 independent sources say ‘34e8 USD’, 1 says ‘24e8 USD’.")
    }

    @Test("Where nobody bears anybody out, nothing is said of sources")
    func alone() {
        #expect(findings([said("24e8 USD", "a"), said("34e8 USD", "b")]).map(\.hint) == [nil])
    }

    @Test("The worse rank is accused, whatever the number of texts")
    func ranks() {
        let claims = [said("24e8 USD", "blogs/a"), said("24e8 USD", "blogs/b"), said("34e8 USD", "wire/c")]
        #expect(findings(claims).map(\.accused.document) == ["wire/c"])
        #expect(findings(claims, [.init(match: "blogs/**", rank: 8)]).map(\.accused.text) == ["24e8 USD"])
        #expect(findings(claims, [.init(match: "wire/**", rank: 1)]).map(\.accused.text) == ["24e8 USD"])
        let quoted = [said("24e8 USD", "a"), said("34e8 USD", "blogs/c", from: "the statistics office")]
        #expect(findings(quoted, [.init(match: "blogs/**", rank: 8), .init(match: "Statistics Office", rank: 1)]).map(\.accused.document) == ["a"])
    }

    @Test("A later figure of one source is shown as a chain, and only possible")
    func revisions() throws {
        let claims = [said("24e8 USD", "a", from: "customs"), said("25e8 USD", "b", from: "customs", dated: "2023-04-12")]
        let finding = try #require(findings(claims).first)
        #expect(finding.verdict == .possible)
        #expect(finding.hint == "Figures of one source, perhaps revised: ‘24e8 USD’ (2023-01-10), then ‘25e8 USD’ (2023-04-12).")
        #expect(findings([claims[0], said("25e8 USD", "b", from: "customs", dated: "2023-01-12")]).map(\.hint) == [nil])
        #expect(findings([claims[0], said("25e8 USD", "b", from: "a bank", dated: "2023-04-12")]).map(\.hint) == [nil])
        #expect(findings(claims, [.init(match: "b", rank: 8)]).map(\.hint) == [nil])
    }

    @Test("A record of a better source accuses the figure of a worse one")
    func records() {
        let record = Claim(
            document: "wire/a", span: TextSpan(0, 8), text: "190e9 USD", rule: "test", concept: "trade.total", measure: .level, entity: ["CHN", "RUS"],
            period: during("2022"), value: figure("190e9 USD").value, superlative: Superlative(.highest))
        let other = figure("199e9 USD", in: "blogs/b", period: during("2019"))
        #expect(findings([record, other], [], SuperlativeCheck.self).map(\.accused.document) == ["wire/a"])
        #expect(findings([record, other], [.init(match: "blogs/**", rank: 8)], SuperlativeCheck.self).map(\.accused.document) == ["blogs/b"])
    }
}
