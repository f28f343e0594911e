import Checks
import Documents
import Facts
@testable import Pipeline
import Reports
import Testing

/// What must not change the answer.
struct InvariantTests {
    private struct Order: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let apply: @Sendable ([Document]) -> [Document]
        static let all = [
            Order(testDescription: "reversed") { $0.reversed() }, Order(testDescription: "rotated") { Array($0.dropFirst(2) + $0.prefix(2)) },
            Order(testDescription: "every second one first") { d in [1, 0].flatMap { rest in d.indices.filter { $0 % 2 == rest }.map { d[$0] } } },
        ]
    }

    @Test("The order of the documents changes neither claims nor findings", arguments: Order.all)
    private func order(_ order: Order) async {
        let (run, other) = (await Run.all.value, await Run(order.apply(Texts.all)))
        #expect(Set(other.corpus.claims) == Set(run.corpus.claims))
        #expect(other.fingerprints == run.fingerprints && other.accusations == run.accusations)
        #expect(run.findings.count > 5)
    }

    @Test("One worker and four give the same bytes")
    func workers() async {
        let documents = (0..<3).flatMap { round in Texts.all.map { $0.changed(id: "\(round)-\($0.id)") } }
        #expect(await Run(documents, workers: 1).json == Run(documents, workers: 4).json)
    }

    @Test("Interpreted patterns give the same bytes as compiled ones")
    func interpreted() async {
        let (run, other) = (await Run.all.value, await Run(Texts.all, .withoutJIT))
        #expect(run.corpus.claims == other.corpus.claims && run.json == other.json)
    }

    @Test("Copies of all documents contradict nothing that was not contradicted before")
    func copies() async {
        for documents in [Texts.seeds] + TestCorpus.all.map(\.documents) {
            let run = await Run(documents)
            let twice = await Run(documents + documents.map { $0.changed(id: $0.id + "-copy") })
            #expect(twice.accusations == run.accusations)
            #expect(twice.findings.count <= 2 * run.findings.count)
        }
    }

    @Test("CR LF at line ends keeps findings and fingerprints")
    func lineEnds() async {
        let (run, other) = (await Run.all.value, await Run(Texts.all.map(\.withCRLF)))
        #expect(other.fingerprints == run.fingerprints)
        #expect(other.findings.map(\.message) == run.findings.map(\.message))
    }

    @Test("A paragraph that moves all lines and offsets keeps findings and fingerprints")
    func movedLines() async {
        let (run, other) = (await Run.all.value, await Run(Texts.all.map(\.moved)))
        #expect(other.fingerprints == run.fingerprints && other.accusations == run.accusations)
        #expect(other.findings.map(\.accused.span) != run.findings.map(\.accused.span))
    }

    @Test("Spans of claims are the bytes that they name")
    func spans() async {
        for documents in [Texts.all, Texts.all.map(\.moved), Texts.all.map(\.withCRLF)] {
            let texts = Dictionary(uniqueKeysWithValues: documents.map { ($0.id, $0) })
            for claim in await Run(documents).corpus.claims {
                let source = texts[claim.document]?.text(claim.span) ?? ""
                #expect(source.split(whereSeparator: \.isWhitespace) == claim.text.split(whereSeparator: \.isWhitespace), "\(claim.document) \(claim.rule)")
            }
        }
    }

    @Test("Other ids of the documents change ids, and nothing else")
    func ids() async {
        let (run, other) = (await Run.all.value, await Run(Texts.all.map { $0.changed(id: "renamed/" + $0.id) }))
        func renamed(_ id: String) -> String { id.hasPrefix("reference:") ? id : "renamed/" + id }
        #expect(other.corpus.claims.map { [$0.document, $0.text, "\($0.span)", "\($0.key)"] } == run.corpus.claims.map { [renamed($0.document), $0.text, "\($0.span)", "\($0.key)"] })
        #expect(
            other.findings.map { [$0.message, $0.check, "\($0.verdict)"] + $0.evidence.map { "\($0.role) \($0.claim.document) \($0.claim.span)" } }
                == run.findings.map { [$0.message, $0.check, "\($0.verdict)"] + $0.evidence.map { "\($0.role) \(renamed($0.claim.document)) \($0.claim.span)" } })
        #expect(other.fingerprints.isDisjoint(with: run.fingerprints), "Documents are part of what a finding is.")
    }

    @Test("Claims that went through lines of JSON give the same findings, byte for byte")
    func lines() async throws {
        let run = await Run.all.value
        let (claims, problems) = ClaimLines.read(ClaimLines.write(run.corpus.claims), origin: "claims.jsonl")
        #expect(problems.isEmpty && claims == run.corpus.claims)
        let result = Engine.builtin.audit(ExtractedCorpus(documents: Texts.all, claims: claims, problems: []))
        #expect(String(decoding: JSONReport().report(result), as: UTF8.self) == run.json)
    }

    @Test("A document that nothing links to changes no other's claims")
    func stranger() async {
        let stranger = Document(id: "stranger", text: "The orchestra rehearsed all evening.\n")
        let (run, other) = (await Run.seeds.value, await Run([stranger] + Texts.seeds))
        #expect(other.corpus.claims == run.corpus.claims && other.findings == run.findings)
    }
}
