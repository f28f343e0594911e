import Documents
import Pipeline
import Reports
import Testing

@testable import Authoring

struct FindingExplanationTests {
    private static let documents = [
        Document(id: "a.txt", text: "Filler.\nThe City Museum had 412 visitors in 2021."), Document(id: "b.txt", text: "In 2021 the City Museum welcomed 500 visitors."),
    ]

    private func result() async -> AuditResult { Engine.museum.audit(await Engine.museum.extract(Self.documents, workers: 1)) }

    @Test("A finding is drawn from the words to the verdict")
    func drawn() async throws {
        let result = await result()
        let fingerprint = try #require(result.findings.first?.fingerprint)
        let text = plain(FindingExplanationDrawing(context: .plain).draw(try FindingExplanation(String(fingerprint.prefix(12)), in: result, engine: .museum)))
        for part in [
            "definite error[same-fact]", "a.txt:2:21", "b.txt:1:34", "rule       museum-visitors, my-rules/a.yml:9", "matches    ‘City Museum had 412 visitors’",
            "entity     City Museum, from the pattern", "period     2021, from 2021-01-01 to before 2022-01-01, from the clause",
            "1 and 2    have no value in common", "Verdict", "definite   no doubt was left open",
        ] { #expect(text.contains(part), "‘\(part)’ is not in\n\(text)") }
    }

    @Test("A saved report is explained as the audit that wrote it; what is no report is refused")
    func saved() async throws {
        let result = await result()
        let fingerprint = try #require(result.findings.first?.fingerprint)
        let report = JSONReport().report(result)
        let drawing = FindingExplanationDrawing(context: .plain)
        let again = try FindingExplanation(fingerprint, report: report, texts: result.texts, engine: .museum)
        #expect(plain(drawing.draw(again)) == plain(drawing.draw(try FindingExplanation(fingerprint, in: result, engine: .museum))))
        #expect(plain(drawing.draw(try FindingExplanation(fingerprint, report: report, texts: [:], engine: .museum))).contains("no value in common"))
        #expect(throws: FindingExplanation.Failure.noReport) { try FindingExplanation(fingerprint, report: Array("{}".utf8), texts: [:], engine: .museum) }
    }

    @Test("Without its version a prefix is enough; too short, unknown and ambiguous ones are refused")
    func prefixes() async throws {
        let result = await result()
        let fingerprint = try #require(result.findings.first?.fingerprint)
        let digits = fingerprint.drop { $0 != ":" }.dropFirst()
        #expect(try FindingExplanation(String(digits.prefix(6)), in: result, engine: .museum).finding.fingerprint == fingerprint)
        #expect(throws: FindingExplanation.Failure.tooShort(minimum: 6)) { try FindingExplanation(String(digits.prefix(5)), in: result, engine: .museum) }
        #expect(throws: FindingExplanation.Failure.tooShort(minimum: 6)) { try FindingExplanation("v1:" + digits.prefix(5), in: result, engine: .museum) }
        #expect(throws: FindingExplanation.Failure.unknown(count: 1)) { try FindingExplanation("zzzzzz", in: result, engine: .museum) }
    }
}

struct ComparisonExplanationTests {
    private static let documents = [
        Document(id: "folder/a.txt", text: "Filler.\nThe City Museum had 412 visitors in 2021.\nThe City Museum had 300 visitors in 2020. It has 57 boats."),
        Document(id: "b.txt", text: "In 2021 the City Museum welcomed 500 visitors.\nNo number."),
        Document(id: "c.txt", text: "The City Museum had 500 visitors."),
    ]

    private func explain(_ left: String, _ right: String) async throws -> String {
        let corpus = await Engine.museum.extract(Self.documents, copies: true, workers: 1)
        let explanation = try ComparisonExplanation(try #require(LineReference(left)), try #require(LineReference(right)), in: corpus, engine: .museum)
        return plain(ComparisonExplanationDrawing(context: .plain).draw(explanation))
    }

    @Test("Figures that met: the check, its result and the finding")
    func compared() async throws {
        let text = try await explain("folder/a.txt:2", "b.txt:1")
        #expect(text.contains("Compared by same-fact: ") && text.contains(" cannot agree.") && text.contains("definite same-fact v1:"), "\(text)")
        #expect(text.contains("= period      2021") && !text.contains("≠"))
    }

    @Test("Keys that differ: the aspect that keeps them apart")
    func apart() async throws {
        let text = try await explain("a.txt:2", "a.txt:3")
        #expect(text.contains("≠ period      2021") && text.contains("Not compared: their keys differ in period."), "\(text)")
        #expect(text.contains("no claim: no claim rule matches them"))
    }

    @Test("A claim without a period, and lines without claims")
    func open() async throws {
        #expect(try await explain("a.txt:2", "c.txt:1").contains("Not compared: ‘500’ has no period"))
        #expect(try await explain("a.txt:2", "b.txt:2").contains("no figure stands here"))
    }

    @Test("What is not there is refused")
    func refused() async throws {
        await #expect(throws: ComparisonExplanation.Failure.noLine(LineReference("b.txt:9")!, lines: 2)) { try await explain("a.txt:2", "b.txt:9") }
        await #expect(throws: ComparisonExplanation.Failure.unknownDocument("d.txt", suggestion: "b.txt")) { try await explain("d.txt:2", "b.txt:1") }
        #expect(LineReference("a.txt") == nil && LineReference("a.txt:0") == nil && LineReference(":3") == nil)
        #expect(LineReference("x:y:3") == LineReference("x:y:3") && LineReference("x:y:3")?.document == "x:y")
    }
}
