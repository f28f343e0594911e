import Corpus
import Documents
import Testing

@Suite struct RecordReaderTests {
    let folder = Folder()

    private func read(_ lines: String..., limits: CorpusReader.Limits = .default) -> Run {
        Run([folder.write("a.jsonl", lines.joined(separator: "\n"))], limits: limits)
    }

    @Test func aRecordIsADocument() throws {
        let run = read(
            #"{"id":"r/1","text":"Привет \u4e16\ud83c\udf0d \"q\" \\ \/ \b\f\n\r\t","date":"2022-12-30","source":"Xinhua","#
                + #""language":"en","url":"u","title":"t","more":{"a":[1,-2.5e3,true,null,{"b":"\u0000"}],"c":{}}}"#, ""
        )
        #expect(run.problems.isEmpty)
        let document = try #require(run.documents.first)
        #expect(document.id == "r/1" && document.origin == folder["a.jsonl"] && document.bodyStart == 0)
        #expect(run.texts == ["Привет 世🌍 \"q\" \\ / \u{8}\u{C}\n\r\t"])
        #expect(
            document.metadata
                == DocumentMetadata(date: "2022-12-30", source: "Xinhua", title: "t", language: "en", url: "u"))
    }

    @Test func blankLinesMarksAndLineEndsDoNotMatter() {
        let run = read("\u{FEFF} {\"id\" : \"1\" , \"text\" : \"a\"} \r", "", " \t\r", "{\"text\":\"b\",\"id\":2}")
        #expect(run.ids == ["1", "2"] && run.texts == ["a", "b"] && run.problems.isEmpty)
    }

    @Test(
        "a bad line is a problem and the rest is read",
        arguments: [
            (#"{"id":"x"}"#, "no-text", "a.jsonl:2:1"), (#"{"id":"x","text":null}"#, "no-text", "a.jsonl:2:1"),
            (#"{"id":"x","text":["a"]}"#, "no-text", "a.jsonl:2:1"), (#"{"id":"x","text":""}"#, "empty", "a.jsonl:2"),
            (#"{"id":"x","text":"a\u0000b"}"#, "binary", "a.jsonl:2"), (#"["a"]"#, "not-json", "a.jsonl:2:1"),
            (#"{"id":"é","text":"a"} x"#, "not-json", "a.jsonl:2:23"),
            (#"{"id":"x","text":"a"#, "not-json", "a.jsonl:2:20"),
            (#"{"id":"x",}"#, "not-json", "a.jsonl:2:11"), (#"{"text":"\ud83c"}"#, "not-json", "a.jsonl:2:11"),
            (#"{"text":"\x"}"#, "not-json", "a.jsonl:2:11"), (#"{"text":"\u+123"}"#, "not-json", "a.jsonl:2:11"),
            ("{\"text\":\"a\tb\"}", "not-json", "a.jsonl:2:11"), (#"{"text" "a"}"#, "not-json", "a.jsonl:2:9"),
            (#"{"text":tru}"#, "not-json", "a.jsonl:2:9"), ("plain text", "not-json", "a.jsonl:2:1"),
        ])
    func badLines(line: String, code: String, place: String) {
        let run = read(#"{"id":"1","text":"a"}"#, line, #"{"id":"3","text":"c"}"#, "")
        #expect(run.ids == ["1", "3"])
        #expect(run.codes == [code] && run.problems[0].kind == .input)
        #expect(run.place(code) == place)
    }

    @Test func aTruncatedLastLineIsSaidToBe() {
        let run = read(#"{"id":"1","text":"a"}"#, #"{"id":"2","te"#)
        #expect(run.ids == ["1"])
        #expect(run.place("truncated") == "a.jsonl:2")
    }

    @Test func recordsWithoutIdAreNamedByTheirLine() {
        let run = read(#"{"text":"a"}"#, #"{"id":"","text":"b","date":[1]}"#, #"{"id":true,"text":"c"}"#)
        #expect(run.ids == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3"])
        #expect(
            run.problems.map(\.message) == [
                "No `id`, so file and line make one: 3 records, the first one here.",
                "The `date` is no text and is not used: 1 record, the first one here.",
                "The `id` is no text and is not used: 1 record, the first one here.",
            ])
        #expect(run.problems.allSatisfy { $0.kind == .notice })
    }

    @Test func duplicateIdsNameBothPlaces() {
        let run = read(#"{"id":"x","text":"a"}"#, #"{"id":"x","text":"b"}"#)
        #expect(run.ids == ["x", "x#2"])
        #expect(run.problem("duplicate-id")?.places.map(\.line) == [2, 1])
    }

    @Test func anOverlongRecordIsSkipped() {
        var limits = CorpusReader.Limits.default
        limits.record = 100
        let long = #"{"id":"2","text":""# + String(repeating: "x", count: 3 << 20) + #""}"#
        let run = read(#"{"id":"1","text":"a"}"#, long, #"{"id":"3","text":"c"}"#, long, limits: limits)
        #expect(run.ids == ["1", "3"])
        #expect(run.codes == ["too-large", "too-large"])
        #expect(run.problems.map { $0.places[0].line } == [2, 4])
    }

    @Test func lettersThatAreNotUTF8AreALineProblem() {
        let bytes = Array(#"{"id":"1","text":"caf"#.utf8) + [0xE9] + Array("\"}\n{\"id\":\"2\",\"text\":\"b\"}\n".utf8)
        let run = Run([folder.write("a.ndjson", bytes: bytes)])
        #expect(run.ids == ["2"])
        #expect(run.place("not-utf8") == "a.ndjson:1:22")
    }

    @Test func aFileInUTF16IsOneProblem() {
        let bytes: [UInt8] = [0xFF, 0xFE] + "{}\n{}\n{}\n".utf8.flatMap { [$0, 0] as [UInt8] }
        #expect(Run([folder.write("a.jsonl", bytes: bytes)]).codes == ["not-utf8"])
    }

    @Test func manyBadLinesAreSummedUp() {
        var limits = CorpusReader.Limits.default
        limits.problems = 3
        let run = read("x", "x", "x", "x", "x", #"{"id":"6","text":"c"}"#, limits: limits)
        #expect(run.ids == ["6"])
        #expect(run.codes == ["not-json", "not-json", "not-json", "more-problems"])
        #expect(run.problems.last?.message == "2 more lines are no records.")
    }

    @Test func nestingIsBounded() {
        let run = read(#"{"id":"1","text":"a","x":"# + String(repeating: "[", count: 100_000) + "}")
        #expect(run.codes == ["not-json"])
    }

    @Test func everyCutOfARecordIsHandled() {
        let line = Array(#"{"id":"1","text":"é\u00e9\ud83c\udf0d","x":[1,{"a":null}]}"#.utf8)
        for end in 1..<line.count {
            let run = Run([folder.write("a.jsonl", bytes: Array(line[..<end]))])
            #expect(run.documents.isEmpty && (run.codes == ["truncated"] || line[end - 1] == UInt8(ascii: "}")))
        }
    }
}
