import Checks
import Documents
import Facts
import Pipeline
import Reports
import Testing

struct LedgerTests {
    private func ledger(_ texts: String...) async -> CoverageLedger {
        let documents = texts.enumerated().map { Document(id: "\($0.offset)", text: $0.element, metadata: DocumentMetadata(date: "2022-12-30")) }
        return await Engine.builtin.ledger(of: await Engine.builtin.extract(documents, copies: true, workers: 1), workers: 1)
    }

    @Test("A figure is counted once, by what became of it; times are counted apart", arguments: [
        ("There were 57 boats and 12 tonnes of fish in May.", FigureFate.noRule, 2, 1),
        ("Trade between Kenya and Uganda rose to $1.2 billion in 2021.", .alone, 1, 1),
        ("Trade between Kenya and Uganda is expected to reach $1.2 billion in 2024.", .notAsserted, 1, 1),
    ])
    func fates(text: String, fate: FigureFate, count: Int, times: Int) async {
        let total = await ledger(text).total
        #expect(total.fates == [fate: count] && total.seen == count && total.times == times, "\(total)")
    }

    @Test("A claim that meets another is compared, and its document says so")
    func compared() async {
        let ledger = await ledger(
            "Trade between Kenya and Uganda rose to $1.2 billion in 2021.", "In 2021 trade between Kenya and Uganda reached $1.3 billion. There were 57 boats.")
        #expect(ledger.rows.map(\.counts.compared) == [1, 1] && ledger.rows.map(\.counts.keyed) == [1, 1])
        #expect(ledger.total.seen == 3 && ledger.total.typed == 2 && ledger.total.fates == [.compared: 2, .noRule: 1])
    }

    @Test("A row of a table is something to compare with")
    func reference() async {
        let total = await ledger("Trade between China and Russia reached $172.4 billion in January-November 2022.").total
        #expect(total.compared == 1)
    }

    @Test("Figures of copies are counted, with a claim or without")
    func copied() async {
        let story = "Thieves took 31 paintings from the museum on the hill last night and nobody knows where they are."
        let total = await ledger(story, story).total
        #expect(total.copied == 2 && total.compared == 2)
        #expect(await ledger(story).total.compared == 0)
    }

    @Test(
        "What is held against the words beside it is compared",
        arguments: [
            ("The pact has four members: Chile, Peru, Mexico and Colombia.", "list-count"),
            ("The tunnel is 10 miles (16 km) long.", "restated-amount"),
        ])
    func within(text: String, check: String) async {
        let document = Document(id: "a", text: text, metadata: DocumentMetadata(date: "2022-12-30"))
        let corpus = await Engine.builtin.extract([document], copies: true, workers: 1)
        let coverage = Coverage(corpus, engine: .builtin)
        #expect(coverage.comparisons.meetings.filter { $0.claims.contains { $0.document == "a" } }.map(\.check) == [check])
    }

    @Test("Seen is the sum of all fates, over the seeds")
    func sum() async {
        let run = await Run.seeds.value
        let ledger = await Engine.builtin.ledger(of: run.corpus, workers: 2)
        #expect(ledger.rows.allSatisfy { $0.counts.seen == $0.counts.fates.values.reduce(0, +) })
        #expect(ledger.total.compared > 0 && ledger.rows.count == run.corpus.documents.count)
    }
}
