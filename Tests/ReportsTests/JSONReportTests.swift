import Documents
import Testing

@testable import Reports

@Suite struct JSONReportTests {
    private static let problem = Problem(
        .configuration, "unknown-key", "‘extrakt’ is no key", at: [.init(file: "a.yml", line: 3, column: 1, note: "here"), .init(file: "b.yml")])

    private func json(_ result: AuditResult) throws -> JSONValue { try JSONValue(parsing: Samples.text(JSONReport(), result)) }

    @Test func golden() {
        let result = AuditResult(
            tool: "crosscheck 0.1.0", complete: false, documentCount: 1, claimCount: 2,
            findings: [Samples.finding(Samples.article, accused: "47.5 percent")], problems: [Self.problem], baselinedCount: 3,
            texts: [Samples.article.id: Samples.article])
        let claim = String(decoding: ClaimLines.write([Samples.claim("47.5 percent", in: Samples.article)]), as: UTF8.self)
        let expected = """
            {"schema":"crosscheck/audit/1","tool":"crosscheck 0.1.0","complete":false,"documents":1,"claims":2,"baselined":3,\
            "findings":[{"fingerprint":"v1:0","check":"same-fact","rule":"trade-total","verdict":"definite","severity":"error",\
            "message":"they differ","evidence":[{"role":"accused","doc":"003_51c8","start":150,"end":162,"line":3,"column":112,\
            "text":"47.5 percent","note":"said here","claim":\(claim.dropLast())}]}],"problems":[{"kind":"configuration",\
            "code":"unknown-key","message":"‘extrakt’ is no key","places":[{"file":"a.yml","line":3,"column":1,"note":"here"},\
            {"file":"b.yml"}],"advice":null}]}

            """
        #expect(Samples.text(JSONReport(), result) == expected)
    }

    @Test("Real output follows the published schema, with and without the texts.", arguments: [[], [Samples.article, Samples.table]])
    func followsSchema(texts: [Document]) throws {
        let result = Samples.result([Samples.wrongGrowth, Samples.twoTotals], problems: [Self.problem], texts: texts)
        #expect(try JSONSchema("audit.schema.json").violations(json(result)) == [])
        #expect(try JSONSchema("audit.schema.json").violations(json(Samples.result([]))) == [])
    }

    @Test func withoutTexts() throws {
        let evidence = try json(Samples.result([Samples.twoTotals], texts: []))["findings"]?[0]?["evidence"]?[0]
        #expect(evidence?["line"] == .null)
        #expect(evidence?["column"] == .null)
    }

    @Test("The schema refuses what is not in the contract.")
    func refusals() throws {
        let schema = try JSONSchema("audit.schema.json")
        let good = try json(Samples.result([Samples.wrongGrowth], problems: [Self.problem]))
        func violations(_ change: (inout JSONValue) -> Void) throws -> [String] {
            var value = good
            change(&value)
            return try schema.violations(value)
        }
        #expect(try violations { $0["complete"] = nil } == ["$: complete is missing"])
        #expect(try violations { $0["schema"] = .string("crosscheck/audit/2") } == ["$.schema: not the constant"])
        #expect(try violations { $0["extra"] = .null } == ["$.extra: not allowed"])
        #expect(try violations { $0["claims"] = .number(1.5) } == ["$.claims: is number"])
        #expect(try violations { $0["documents"] = .number(-1) } == ["$.documents: minimum"])
        #expect(try violations { $0["findings"]?[0]?["evidence"] = .array([]) } == ["$.findings[0].evidence: minItems"])
        #expect(try violations { $0["findings"]?[0]?["verdict"] = .string("likely") } == ["$.findings[0].verdict: none of the names"])
        #expect(try violations { $0["problems"]?[0]?["code"] = .string("Bad Code") } == ["$.problems[0].code: pattern"])
        #expect(
            try violations { $0["findings"]?[0]?["evidence"]?[0]?["claim"]?["value"]?["point"] = .number(47.5) }
                == ["$.findings[0].evidence[0].claim.value.point: is number"])
        #expect(
            try violations { $0["findings"]?[0]?["evidence"]?[0]?["claim"]?["value"]?["low"] = .string("47,45") }
                == ["$.findings[0].evidence[0].claim.value.low: pattern"])
    }
}
