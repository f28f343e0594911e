import Documents
import Facts

/// A text with the mention that a rule must find in it.
package struct MentionExample: Sendable {
    package let text: String
    package let dated: Day?
    /// The mention's text, or nil when none of this rule may be found.
    package let finds: String?
    package let value: String?
    package let place: Problem.Label
}

/// A text with the claims that a rule must find in it.
package struct ClaimExample: Sendable {
    package struct Expected: Sendable {
        package let concept: String?
        package let measure: String?
        package let entity: [String]?
        package let period: String?
        package let value: String?
        package let unit: String?
        package let modality: String?
    }
    package let text: String
    package let dated: Day?
    package let claims: [Expected]
    package let place: Problem.Label
}
