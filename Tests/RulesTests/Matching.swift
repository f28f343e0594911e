import Patterns
import Rules
import Testing

/// Whether the first pattern of an English claim rule matches a text.
func matches(_ id: String, _ text: String, _ rules: RuleSet) throws -> Bool {
    let rule = try #require(rules.languages["en"]?.claimRules.first { $0.id == id })
    return try matches(try #require(rule.patterns.first).pattern, text)
}

func matches(_ pattern: Pattern, _ text: String) throws(MatchError) -> Bool {
    let bytes = Array(text.utf8)
    return try bytes.withUnsafeBufferPointer { (subject) throws(MatchError) in
        try pattern.firstMatch(in: subject, from: 0, scratch: MatchScratch())
    }
}
