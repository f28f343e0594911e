import Patterns
import Testing

@Suite struct MatchScratchTests {
    @Test("one scratch serves patterns with few and with many groups")
    func grows() throws {
        let scratch = MatchScratch()
        let many = try Pattern((0..<60).map { _ in "(a)" }.joined())
        #expect(try matches(try Pattern("a"), in: "aa", scratch: scratch) == ["a", "a"])
        let text = String(repeating: "a", count: 60)
        #expect(try first(many, in: text, scratch: scratch)?.last == 59..<60)
        #expect(try matches(try Pattern("a"), in: "aa", scratch: scratch) == ["a", "a"])
    }

    @Test("groups of an earlier match do not show through")
    func groupsAreOfTheLastMatch() throws {
        let scratch = MatchScratch()
        #expect(try first(try Pattern("(a)(b)"), in: "ab", scratch: scratch)?.last == 1..<2)
        #expect(try first(try Pattern("(a)"), in: "ab", scratch: scratch) != nil)
        #expect(scratch.group(2) == nil)
    }

    @Test("the limit is the scratch's own", arguments: [Pattern.Options(), .withoutJIT])
    func ownLimit(options: Pattern.Options) throws {
        let pattern = try Pattern("(a+)+$", options: options)
        let text = String(repeating: "a", count: 12) + "b"
        #expect(throws: MatchError.limit) { try matches(pattern, in: text, scratch: MatchScratch(matchLimit: 50)) }
        #expect(try matches(pattern, in: text, scratch: MatchScratch(matchLimit: 10_000_000)).isEmpty)
    }
}
