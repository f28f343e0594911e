import Rules
import Synchronization

/// The finders of the languages that documents have come in, each made when the first such document comes.
final class MentionFinders: Sendable {
    private let rules: RuleSet
    private let finders = Mutex<[String: MentionFinder]>([:])

    init(rules: RuleSet) { self.rules = rules }

    /// Nil when there are no rules of any language.
    func finder(for name: String) -> MentionFinder? {
        guard let language = rules.rules(for: name) else { return nil }
        return finders.withLock { finders in
            if let known = finders[language.language] { return known }
            let finder = MentionFinder(language: language, rules: rules)
            finders[language.language] = finder
            return finder
        }
    }
}
