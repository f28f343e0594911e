@testable import Checks
import Facts
import Testing

struct CheckRunTests {
    private static let row = growth("32.0", in: "reference:t")
    private static let sibling = growth("47.5", in: "reference:t", at: 20, concept: "trade.exports", entity: ["RUS", "CHN"])
    private static let table = ReferenceFacts(title: "Table", publisher: "Customs", claims: [row, sibling], labels: [sibling: "the growth of imports"])

    private func findings(_ claims: [Claim], references: [ReferenceFacts] = [], options: [String: CheckOptions] = [:]) -> [Finding] {
        CheckRun(CheckContext(claims: claims, references: references, concepts: concepts, options: options)).findings()
    }

    @Test("A figure that a table and another text contradict is one finding, with all its evidence", arguments: [false, true])
    func merged(turned: Bool) throws {
        let claims = [growth("47.5", in: "wrong"), growth("32.0", in: "right")]
        let found = findings(turned ? claims.reversed() : claims, references: [Self.table])
        let finding = try #require(found.first)
        #expect(found.count == 1)
        #expect(finding.check == "reference" && finding.accused.document == "wrong" && finding.verdict == .definite)
        #expect(Set(finding.documents(.contradicts)) == ["reference:t", "right"])
        #expect(finding.hint?.contains("the growth of imports") == true)
    }

    @Test("A second proof without doubt makes a possible finding definite")
    func strengthened() throws {
        let claims = [growth("47.5", in: "a", from: "Ministry"), growth("32.0", in: "b", from: "Ministry")]
        #expect(findings([claims[0]], references: [Self.table]).map(\.verdict) == [.possible])
        let finding = try #require(findings(claims, references: [Self.table]).first)
        #expect(finding.verdict == .definite && finding.assumption == nil)
    }

    @Test("Two different wrong figures stay two findings")
    func separate() {
        let found = findings([growth("47.5", in: "a"), growth("41.1", in: "b"), growth("32.0", in: "c")], references: [Self.table])
        #expect(found.map(\.accused.document) == ["a", "b"])
        #expect(Set(found.map(\.fingerprint)).count == 2)
    }

    @Test("Findings come in the order of the documents as given, then of the places")
    func order() {
        func claims(_ document: String) -> [Claim] {
            [figure("5 weekday", in: document, at: 300, concept: "calendar.weekday", measure: .ordinal, entity: [], period: during("2022-04-16")), growth("47.5", in: document, at: 100)]
        }
        #expect(findings(claims("z") + claims("a"), references: [Self.table]).map { "\($0.accused.document)\($0.accused.span.start)" } == ["z100", "z300", "a100", "a300"])
    }

    @Test("A check that is switched off finds nothing; severity is as configured")
    func options() {
        let claims = [growth("47.5")]
        #expect(findings(claims, references: [Self.table], options: ["reference": CheckOptions(enabled: false)]).isEmpty)
        #expect(findings(claims, references: [Self.table], options: ["reference": CheckOptions(severity: .warning)]).map(\.severity) == [.warning])
        #expect(findings(claims, references: [Self.table]).map(\.severity) == [.error])
    }

    @Test("Every finding has its accused figure first, a message, and an assumption exactly when it is possible")
    func shape() {
        let claims = [
            growth("47.5", in: "a"), growth("12.0", in: "b", from: "Ministry"), ordinal(13, during("2022"), in: "a", at: 50),
            ordinal(12, during("2023"), in: "b", at: 50), figure("17.4e9 USD", in: "a", at: 90), figure("14.7e9 USD", in: "b", at: 90, doubts: ["a doubt"]),
        ]
        let found = findings(claims, references: [Self.table])
        #expect(Set(found.map(\.check)) == ["reference", "ordinal-sequence", "same-fact"])
        for finding in found {
            #expect(finding.evidence[0].role == .accused && finding.evidence.contains { $0.role == .contradicts })
            #expect(!finding.message.isEmpty && (finding.assumption != nil) == (finding.verdict == .possible))
        }
    }

    @Test("Nothing to check, nothing found") func empty() { #expect(findings([]).isEmpty && findings([], references: [Self.table]).isEmpty) }

    @Test("Ids of checks are unique and stable")
    func ids() {
        #expect(Set(CheckRun.ids).count == CheckRun.ids.count)
        #expect(Set(CheckRun.ids).isSuperset(of: ["reference", "restated-amount", "same-fact", "weekday-mismatch", "ordinal-sequence", "dateline"]))
    }
}
