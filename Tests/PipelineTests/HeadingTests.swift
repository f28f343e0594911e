import Documents
import Facts
@testable import Pipeline
import Testing

/// What a heading says for the lines below it, and whom "the company" means.
@Suite("Headings and the only entity")
struct HeadingTests {
    private func claims(_ text: String, _ date: String) async -> [String] {
        let document = Document(id: "d", text: text, metadata: DocumentMetadata(date: date, language: "en"))
        return await Run([document]).corpus.claims.filter { $0.concept.hasPrefix("company.") }.map { claim in
            "\(claim.entity.joined()) \(claim.period?.period.value ?? "-") \(claim.value?.point.description ?? "-")"
        }
    }

    @Test("company and period come from the heading; the figure behind ‘vs’ is a year older")
    func table() async {
        let found = await claims("OAK TOOL INC <OAKT> 4TH QTR NET\n\nBOSTON, March 10 - Revs 14 mln vs 12 mln\n    Year\n    Revs 52 mln vs 47 mln\n", "1987-03-10")
        #expect(found == ["OAK TOOL 1986-Q4 14000000", "OAK TOOL 1985-Q4 12000000", "OAK TOOL 1986 52000000", "OAK TOOL 1985 47000000"])
    }

    @Test("a quarter that did not end lately is one of a business year that nobody states")
    func businessYear() async {
        let found = await claims("OAK TOOL INC <OAKT> 2ND QTR NET\n\nBOSTON, March 10 - Revs 14 mln vs 12 mln\n", "1987-03-10")
        #expect(found == ["OAK TOOL - 14000000", "OAK TOOL - 12000000"])
    }

    @Test(
        "the company is the only one that is named",
        arguments: [("Oak Tool Inc grew. The company had revenue of $14 million in 2022.", 1), ("Oak Tool Inc bought Elm Corp. The company had revenue of $14 million in 2022.", 0)])
    func onlyCompany(text: String, count: Int) async {
        #expect(await claims(text, "2023-03-10").count == count)
    }

    @Test("a heading in capitals and a name in the text are one company")
    func capitals() async {
        let heading = Document(id: "a", text: "OAK TOOL INC <OAKT> YEAR NET\n\nBOSTON, March 10 - Revs 14.0 mln dlrs vs 12.0 mln dlrs\n", metadata: DocumentMetadata(date: "1987-03-10", language: "en"))
        let prose = Document(id: "b", text: "Oak Tool Inc had 1986 revenue of 19.0 mln dlrs.", metadata: DocumentMetadata(date: "1987-03-11", language: "en"))
        #expect(await Run([heading, prose]).findings.map(\.check) == ["same-fact"])
    }

    @Test(
        "a line that a text has twice may stand under a heading of its own, a sentence may not",
        arguments: [
            ("OAK TOOL INC <OAKT> YEAR NET\n\nBOSTON, March 10 - World group\n    Revs 52.0 mln\n    Parent company\n    Revs 40.0 mln\n", "possible"),
            ("Oak Tool Inc had revenue of 52.0 mln dlrs in 1986.\n\nOak Tool Inc had revenue of 40.0 mln dlrs in 1986.\n", "definite"),
        ])
    func repeatedLines(text: String, verdict: String) async {
        let document = Document(id: "d", text: text, metadata: DocumentMetadata(date: "1987-03-10", language: "en"))
        #expect(await Run([document]).findings.map(\.verdict.rawValue) == [verdict])
    }
}
