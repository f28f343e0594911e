import Documents
import Facts

/// How far sources are trusted, as rule files say: 1 is best, 9 is worst, and who is not named stands in the middle.
package struct SourceRanks: Sendable {
    package struct Entry: Sendable {
        /// A glob of document ids, or the name of who is quoted.
        package let match: String
        package let rank: Int

        package init(match: String, rank: Int) {
            self.match = match
            self.rank = rank
        }
    }

    static let middle = 5

    private let entries: [(glob: Glob, name: String, rank: Int)]

    package init(_ entries: [Entry] = []) { self.entries = entries.map { (Glob($0.match), $0.match.lowercased(), $0.rank) } }

    /// The rank of who states a claim: a figure that is quoted is that of who is quoted. The first entry that matches counts.
    func rank(of claim: Claim) -> Int {
        if let quoted = claim.attribution?.lowercased(), let entry = entries.first(where: { quoted.contains($0.name) }) { return entry.rank }
        return entries.first { $0.glob.matches(claim.document) }?.rank ?? Self.middle
    }

    /// The best rank of some who state one thing.
    func best(of claims: [Claim]) -> Int { claims.map(rank).min() ?? Self.middle }
}

extension CheckContext {
    /// How many sources state some claims independently: copies of one text are one, and so are all who quote the same.
    func independentSources(of claims: [Claim]) -> Int {
        let quoted = Set(claims.compactMap { $0.attribution?.lowercased() })
        let longest = quoted.filter { name in !quoted.contains { $0 != name && $0.contains(name) } }
        return longest.count + Set(claims.filter { $0.attribution == nil }.map { copies.witness(of: $0.document) }).count
    }

    /// “3 independent sources say ‘A’, 1 says ‘B’”; nil where nobody bears anybody out.
    func witnesses(for standing: [Claim], against accused: [Claim]) -> String? {
        let (many, few) = (independentSources(of: standing), independentSources(of: accused))
        guard max(many, few) > 1, let first = standing.first, let other = accused.first else { return nil }
        return "\(many) independent \(many == 1 ? "source says" : "sources say") ‘\(first.text)’, \(few) \(few == 1 ? "says" : "say") ‘\(other.text)’."
    }

    /// The figures of one source in the order of their days, where the later may be revisions of the earlier: they lie far
    /// enough apart, and who speaks later is trusted no less.
    func revisions(among claims: [Claim]) -> String? {
        let dated = claims.filter { $0.documentDate != nil }.enumerated()
            .sorted { (day($0.element), $0.offset) < (day($1.element), $1.offset) }.map(\.element)
        guard let first = dated.first, let last = dated.last, dated.count == claims.count, first.attribution != nil,
            dated.allSatisfy({ $0.hasSource(like: first.attribution) && first.hasSource(like: $0.attribution) && sources.rank(of: $0) <= sources.rank(of: first) }),
            day(last) - day(first) > parameter("revision-days", of: SameFactCheck.id, default: 45)
        else { return nil }
        var steps: [Claim] = []
        for claim in dated {
            if let known = steps.last?.value, let value = claim.value, known.agreement(with: value) == .agrees { continue }
            // A figure that is taken back to an earlier one is no chain.
            if steps.contains(where: { step in step.value.map { claim.value?.agreement(with: $0) == .agrees } ?? true }) { return nil }
            steps.append(claim)
        }
        guard steps.count > 1 else { return nil }
        return "Figures of one source, perhaps revised: " + steps.map { "‘\($0.text)’ (\($0.documentDate?.day.iso ?? ""))" }.joined(separator: ", then ") + "."
    }

    private func day(_ claim: Claim) -> Int { claim.documentDate?.day.ordinal ?? 0 }
}
