import Patterns
import Testing

/// All matches as texts.
func matches(_ pattern: Pattern, in text: String, scratch: MatchScratch = MatchScratch()) throws -> [String] {
    let bytes = Array(text.utf8)
    var found: [String] = []
    try bytes.withUnsafeBufferPointer { subject in
        try pattern.eachMatch(in: subject, scratch: scratch) {
            found.append(String(decoding: bytes[$0.bounds.start..<$0.bounds.end], as: UTF8.self))
        }
    }
    return found
}

/// The first match and its groups as byte ranges; nil when there is none.
func first(
    _ pattern: Pattern, in text: String, from start: Int = 0, scratch: MatchScratch = MatchScratch()
) throws(MatchError) -> [Range<Int>?]? {
    let bytes = Array(text.utf8)
    return try bytes.withUnsafeBufferPointer { (subject) throws(MatchError) in
        guard try pattern.firstMatch(in: subject, from: start, scratch: scratch) else { return nil }
        return (0...pattern.groupCount).map { scratch.group($0).map { $0.start..<$0.end } }
    }
}

@Suite struct PatternTests {
    @Test(
        "a pattern that does not compile says where",
        arguments: [("abc(", 4), ("a)b", 1), ("[a-", 3), ("(?<x>a)(?<1y>b)", 10), ("a**", 2), (#"\p{Nonsense}"#, 12), ("é(", 3), (#"\C"#, 2)])
    func compileError(source: String, offset: Int) throws {
        let error = try #require(throws: PatternError.self) { try Pattern(source) }
        #expect(error.offset == offset)
        #expect(!error.message.isEmpty)
        #expect(!error.message.contains("PCRE2 error"))
    }

    @Test func nestingHasALimit() {
        #expect(throws: PatternError.self) {
            try Pattern(String(repeating: "(", count: 200) + "a" + String(repeating: ")", count: 200))
        }
    }

    @Test("groups are named with their numbers, a name used twice with both")
    func groups() throws {
        let pattern = try Pattern("(?<a>x)|(y)(?<b>z)|(?<a>w)")
        #expect(pattern.groups == ["a": [1, 4], "b": [3]])
        #expect(pattern.groupCount == 4)
    }

    @Test("of a name used twice, the group that took part holds the text")
    func duplicateNames() throws {
        let pattern = try Pattern("in (?<year>[0-9]{4})|(?<year>[0-9]{4}):")
        let numbers = try #require(pattern.groups["year"])
        for (text, expected) in [("in 2022", [3..<7, nil]), ("2022:", [nil, 0..<4])] {
            let groups = try #require(try first(pattern, in: text))
            #expect(numbers.map { groups[$0] } == expected)
        }
    }

    @Test func aGroupThatTookNoPartIsNil() throws {
        let scratch = MatchScratch()
        #expect(try first(try Pattern("(a)(b)?"), in: "a", scratch: scratch) == [0..<1, 0..<1, nil])
        #expect(scratch.group(7) == nil)
    }

    @Test(
        "finds all matches in text of more than one byte a character",
        arguments: [
            (#"\p{Lu}\p{Ll}+"#, "Élan et Été à Łódź", ["Élan", "Été", "Łódź"]), ("中.", "中国和中俄", ["中国", "中俄"]),
            (".", "a€😀é", ["a", "€", "😀", "é"]), ("[€£]", "€5, £6", ["€", "£"]), ("b+", "aébb€b", ["bb", "b"]),
        ])
    func multibyte(source: String, text: String, expected: [String]) throws {
        #expect(try matches(try Pattern(source), in: text) == expected)
    }

    @Test("empty matches are passed over and do not loop", arguments: ["x*", "(?=a)", "|a", "^|$", "a*?"])
    func emptyMatches(source: String) throws {
        let pattern = try Pattern(source)
        #expect(try matches(pattern, in: "äbé€😀").isEmpty)
        #expect(try matches(pattern, in: "").isEmpty)
    }

    @Test func nonEmptyMatchesStandBetweenEmptyOnes() throws {
        #expect(try matches(try Pattern("x*"), in: "éxx€x") == ["xx", "x"])
        #expect(try matches(try Pattern("x*"), in: "axbx") == ["x", "x"])
    }

    @Test func matchesDoNotOverlap() throws {
        #expect(try matches(try Pattern("aa"), in: "aaaaa") == ["aa", "aa"])
    }

    @Test("a search starts where it is told, and sees what stands before")
    func startOffset() throws {
        let pattern = try Pattern("(?<=a)b")
        #expect(try first(pattern, in: "abab", from: 1) == [1..<2])
        #expect(try first(pattern, in: "abab", from: 2) == [3..<4])
        #expect(try first(pattern, in: "abab", from: 4) == nil)
    }

    @Test("a pattern that backtracks without end is an error, never ‘no match’", arguments: [Pattern.Options(), .withoutJIT])
    func limit(options: Pattern.Options) throws {
        let pattern = try Pattern("(a+)+$", options: options)
        let hostile = String(repeating: "a", count: 40) + "b"
        #expect(throws: MatchError.limit) { try matches(pattern, in: hostile) }
        #expect(throws: MatchError.limit) { try matches(try Pattern("(a|aa)+$", options: options), in: hostile) }
        #expect(try matches(pattern, in: "aaa") == ["aaa"])
    }

    @Test("a scratch is as good as new after a limit", arguments: [Pattern.Options(), .withoutJIT])
    func scratchAfterLimit(options: Pattern.Options) throws {
        let scratch = MatchScratch()
        let hostile = String(repeating: "a", count: 40) + "b"
        _ = try? matches(try Pattern("(a+)+$", options: options), in: hostile, scratch: scratch)
        #expect(try matches(try Pattern("a+b", options: options), in: hostile, scratch: scratch) == [hostile])
    }

    @Test(
        "with and without JIT the matches are the same",
        arguments: [
            #"\w+"#, #"(?i)straße|STRASSE"#, #"[0-9]+(?:[.,][0-9]+)*"#, #"(?<!\$)\b[0-9]{1,3}\b"#, #"(?:[^\n;])*?US"#, "é|€|中",
            #"(?<a>\p{L}+) (?<b>\p{L}+)"#, #"^.+$"#, "x{e000}|[\\x{e000}-\\x{e0ff}]", #"(a|b|ab)*c"#,
        ])
    func jitMakesNoDifference(source: String) throws {
        let texts = ["Straße STRASSE 1,234.5 $99; US 中国 é€", "abababc\nline two ab", "\u{E001} \u{E0FF} 12 345", ""]
        for options in [Pattern.Options(), .caseless, .unicodeClasses, [.caseless, .unicodeClasses]] {
            let fast = try Pattern(source, options: options)
            let slow = try Pattern(source, options: options.union(.withoutJIT))
            for text in texts {
                #expect(try matches(fast, in: text) == matches(slow, in: text))
            }
        }
    }

    @Test func optionsDecideCaseAndClasses() throws {
        #expect(try matches(try Pattern("été"), in: "ÉTÉ été") == ["été"])
        #expect(try matches(try Pattern("été", options: .caseless), in: "ÉTÉ été") == ["ÉTÉ", "été"])
        #expect(try matches(try Pattern(#"\w+"#), in: "été") == ["t"])
        #expect(try matches(try Pattern(#"\w+"#, options: .unicodeClasses), in: "été") == ["été"])
    }

    @Test("only LF ends a line") func lineEnds() throws {
        #expect(try matches(try Pattern("a.b"), in: "a\rb a\nb") == ["a\rb"])
        #expect(try matches(try Pattern("(?m)^b"), in: "a\rb\nb") == ["b"])
    }

    @Test("a pattern that is known to compile is compiled when it is asked")
    func tested() throws {
        let pattern = Pattern(tested: "(?<a>b)c", options: .caseless)
        #expect(try matches(pattern, in: "bc BC b") == ["bc", "BC"])
        #expect(pattern.groups == ["a": [1]])
        let broken = Pattern(tested: "b(")
        #expect(broken.groups.isEmpty)
        #expect(throws: MatchError.self) { try matches(broken, in: "b") }
    }

    @Test("a match may be asked to begin in a stretch", arguments: [Pattern.Options(), .withoutJIT])
    func startingPlaces(options: Pattern.Options) throws {
        let pattern = try Pattern("b+", options: options).compiled()
        let scratch = MatchScratch()
        func start(from: Int, to last: Int) throws -> Int? {
            try Array("abba bb".utf8).withUnsafeBufferPointer { try pattern.firstMatch(in: $0, from: from, to: last, scratch: scratch) ? scratch.bounds.start : nil }
        }
        #expect(try start(from: 0, to: 0) == nil)
        #expect(try start(from: 0, to: 1) == 1)
        #expect(try start(from: 2, to: 2) == 2)
        #expect(try start(from: 3, to: 4) == nil)
        #expect(try start(from: 3, to: .max) == 5)
    }
}
