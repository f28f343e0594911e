import Patterns
import Rules

/// Runs patterns over the typed text of passages.
struct PassageMatcher {
    let scratch: MatchScratch
    let onLimit: (String) -> Void

    /// A match of a pattern, in normal text.
    struct Match {
        let range: Range<Int>
        /// Named groups that took part: where they stand.
        let groups: [String: [Range<Int>]]
        /// Kinds of the token that a group can hold.
        let kinds: [String: [Int]]
    }

    /// All matches of a pattern; an error of PCRE2 is told, never taken for "no match".
    func matches(_ pattern: SlotPattern, in passage: Passage) -> [Match] {
        guard passage.canHold(pattern) else { return [] }
        var result: [Match] = []
        let typed = passage.typed
        do {
            try typed.bytes.withUnsafeBufferPointer { subject in
                try pattern.pattern.eachMatch(in: subject, scratch: scratch) { match in
                    var groups: [String: [Range<Int>]] = [:]
                    for (name, indices) in pattern.pattern.groups {
                        for index in indices {
                            if let (start, end) = match.group(index), end > start {
                                groups[name, default: []].append(typed.normal(start)..<typed.normal(end))
                            }
                        }
                    }
                    let (start, end) = match.bounds
                    result.append(Match(range: typed.normal(start)..<typed.normal(end), groups: groups, kinds: pattern.slotKinds))
                }
            }
        } catch {
            onLimit("pattern ‘\(pattern.pattern.source.prefix(60))’ at \(pattern.place.file):\(pattern.place.line ?? 0)")
        }
        return result
    }
}
