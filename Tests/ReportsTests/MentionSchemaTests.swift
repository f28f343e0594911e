import Testing

@testable import Reports

/// The contract of `crosscheck mentions`, which other programs score, and the validator that holds it.
@Suite struct MentionSchemaTests {
    @Test(
        "Mentions of every shape in the contract.",
        arguments: [
            #"{"doc":"a","start":0,"end":4,"text":"$1.2","type":"money","value":"1.2","currency":"USD","hedge":null}"#,
            #"{"doc":"a","start":0,"end":4,"text":"Nov.","type":"period","interval":{"start":"2022-11-01","end":"2022-12-01"},"timex":{"type":"DATE","value":"2022-11","mod":null}}"#,
            #"{"doc":"a","start":0,"end":4,"text":"then","type":"date","interval":null}"#,
            #"{"doc":"a","start":0,"end":5,"text":"10 km","type":"quantity","value":"10","unit":"km","hedge":"about"}"#,
            #"{"doc":"a","start":0,"end":9,"text":"3 to 5 km","type":"quantity","value":"3","upper":"5","unit":"km"}"#,
            #"{"doc":"a","start":0,"end":2,"text":"50","type":"number","value":"50","within":"money"}"#,
            #"{"doc":"a","start":0,"end":5,"text":"China","type":"entity","entity":"CHN"}"#,
        ])
    func follows(_ line: String) throws {
        #expect(try JSONSchema("mention.schema.json").violations(JSONValue(parsing: line)) == [])
    }

    @Test(arguments: [
        (#"{"doc":"a","start":0,"end":4,"text":"x","type":"amount"}"#, "$.type: none of the names"),
        (#"{"doc":"a","start":0,"end":4,"text":"x","type":"number","value":1.2}"#, "$.value: is number"),
        (#"{"doc":"a","start":0,"end":4,"text":"x","type":"money","currency":"$"}"#, "$.currency: pattern"),
        (#"{"doc":"a","start":0,"end":4,"text":"x","type":"date","interval":{"start":"2022-11-01"}}"#, "$.interval: end is missing"),
        (#"{"doc":"a","start":0,"end":4,"text":"x","type":"date","value_":"1"}"#, "$.value_: not allowed"),
    ])
    func refuses(_ line: String, _ violation: String) throws {
        #expect(try JSONSchema("mention.schema.json").violations(JSONValue(parsing: line)) == [violation])
    }

    @Test("A keyword that the validator does not know fails, wherever it stands.")
    func unknownKeyword() throws {
        for schema in [#"{"format":"date"}"#, #"{"properties":{"a":{"maxLength":3}}}"#, #"{"pattern":3}"#] {
            #expect(throws: JSONSchema.Unsupported.self) { try JSONSchema(text: schema).violations(JSONValue(parsing: #"{"a":"b"}"#)) }
        }
    }
}
