/// Finds what somebody may have meant.
package enum Suggestion {
    private static let longestWord = 64
    private static let mostCandidates = 1000

    /// The candidate with the fewest typing errors, the first of several; nil when none is near, or for input that
    /// would take long to compare.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        guard word.utf8.count <= longestWord, candidates.count <= mostCandidates else { return nil }
        let limit = max(1, word.utf8.count / 3)
        let near = candidates.map { (candidate: $0, errors: distance(word.lowercased(), $0.lowercased())) }
        return near.filter { $0.errors <= limit }.min { $0.errors < $1.errors }?.candidate
    }

    /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment), in bytes.
    private static func distance(_ left: String, _ right: String) -> Int {
        let a = Array(left.utf8)
        let b = Array(right.utf8)
        var rows = [Array(0...b.count)]
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
