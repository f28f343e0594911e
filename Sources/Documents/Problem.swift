/// Something wrong with a rule, the configuration or an input. Never a finding about the user's texts.
package struct Problem: Error, Hashable, Sendable {
    /// What a problem means for the run, and so for the exit code.
    package enum Kind: String, Sendable, CaseIterable {
        /// A rule file, a baseline or an option is wrong: nothing can be trusted (exit code 2).
        case configuration
        /// An input could not be read, or a limit cut it short: the result is incomplete (exit code 3).
        case input
        /// Worth saying, nothing is lost.
        case notice
    }

    /// A place that the message speaks of, with what is to be seen there.
    package struct Label: Hashable, Sendable {
        package let file: String
        package let line: Int?
        package let column: Int?
        package let note: String?
        package init(file: String, line: Int? = nil, column: Int? = nil, note: String? = nil) {
            self.file = file
            self.line = line
            self.column = column
            self.note = note
        }
    }

    package let kind: Kind
    /// Stable identifier, kebab-case: `unknown-key`, `not-utf8`.
    package let code: String
    package let message: String
    /// The main place first.
    package let places: [Label]
    package let advice: String?

    package init(_ kind: Kind, _ code: String, _ message: String, at places: [Label] = [], advice: String? = nil) {
        self.kind = kind
        self.code = code
        self.message = message
        self.places = places
        self.advice = advice
    }
}
