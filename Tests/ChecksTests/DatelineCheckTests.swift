@testable import Checks
import Facts
import Testing

struct DatelineCheckTests {
    private func dateline(
        _ day: String, _ documentDate: DocumentDate?, stated: String = "dateline", rests: Bool = false
    ) -> Claim {
        figure(
            "1 day", concept: "document.date", entity: [], dimensions: ["stated": stated], period: during(day, source: .pattern, rests: rests),
            dated: documentDate)
    }

    private func findings(_ claims: Claim...) -> [Finding] { DatelineCheck.findings(claims) }

    @Test("A dateline after the document's date cannot be")
    func after() throws {
        let found = findings(dateline("2024-04-03", date("2024-03-04", .metadata)))
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.check == "dateline" && finding.verdict == .definite && finding.assumption == nil)
        #expect(finding.expected == "2024-03-04" && finding.message.contains("2024-04-03"))
    }

    @Test("One long before it is possible: the text may have waited")
    func before() throws {
        let finding = try #require(findings(dateline("2024-02-01", date("2024-03-04", .header))).first)
        #expect(finding.verdict == .possible && finding.assumption != nil)
    }

    @Test("Days between writing and publishing are usual", arguments: ["2024-03-04", "2024-03-03", "2024-02-22", "2024-03-05"])
    func agreement(day: String) { #expect(findings(dateline(day, date("2024-03-04", .metadata))).isEmpty) }

    @Test("How many days are usual is configured")
    func parameters() {
        let claims = [dateline("2024-03-01", date("2024-03-04", .metadata))]
        #expect(DatelineCheck.findings(claims, parameters: ["maximum-days-before": 2]).count == 1)
        #expect(DatelineCheck.findings(claims, parameters: ["maximum-days-before": 3]).isEmpty)
    }

    @Test("A dateline without a year means the nearest such day")
    func nearest() {
        #expect(findings(dateline("2024-12-30", date("2024-01-02", .metadata), rests: true)).isEmpty)
        #expect(findings(dateline("2024-12-30", date("2024-01-02", .metadata))).count == 1)
    }

    @Test("A date found in the same words, a guessed date or none proves nothing")
    func trap() {
        #expect(findings(dateline("2024-04-03", nil)).isEmpty)
        for source in [DateSource.dateline, .inferred, .linked] { #expect(findings(dateline("2024-04-03", date("2024-03-04", source))).isEmpty) }
        #expect(findings(dateline("2024-04", date("2024-03-04", .metadata))).isEmpty, "A month is no dateline.")
        #expect(findings(figure("1 day", concept: "meeting.date", period: during("2024-04-03"), dated: date("2024-03-04", .metadata))).isEmpty)
    }
}
