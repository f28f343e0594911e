import Documents
import Facts

/// A table of trusted figures, as claims that cite their row.
package struct ReferenceTable: Sendable {
    package let id: String
    package let title: String
    package let publisher: String
    /// The table as a document, so that a row can be shown like any evidence.
    package let document: Document
    package let claims: [Claim]
    /// Words for a figure's column, by claim: "imports from Russia".
    package let labels: [Claim: String]
}
