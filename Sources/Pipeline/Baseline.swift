import Checks
import Documents
import Foundation

/// Findings that are accepted, by fingerprint: a file that people read and commit.
package struct Baseline: Sendable {
    /// Format of the file.
    private static let format = 1

    private struct Row: Codable {
        let fingerprint: String
        let check: String
        let document: String
        let message: String
    }

    private struct File: Codable {
        let crosscheckBaseline: Int
        let fingerprints: String
        let accepted: [Row]
    }

    private let accepted: Set<String>
    private let rows: [Row]

    package init(accepting findings: [Finding]) {
        rows = findings.map {
            Row(fingerprint: $0.fingerprint, check: $0.check, document: $0.accused.document, message: $0.message)
        }.sorted { ($0.document, $0.check, $0.fingerprint) < ($1.document, $1.check, $1.fingerprint) }
        accepted = Set(rows.map(\.fingerprint))
    }

    package var count: Int { accepted.count }

    /// Messages of accepted findings that are not among these any more: they were mended, or their texts are gone.
    package func settled(among findings: [Finding]) -> [String] {
        let present = Set(findings.map(\.fingerprint))
        return rows.filter { !present.contains($0.fingerprint) }.map { "\($0.document): \($0.message)" }
    }

    package func accepts(_ finding: Finding) -> Bool { accepted.contains(finding.fingerprint) }

    /// Reads a file that `data` wrote. Throws a `Problem` that says what is wrong with it.
    package init(_ data: Data, path: String) throws(Problem) {
        let file: File
        do { file = try JSONDecoder().decode(File.self, from: data) } catch {
            throw Problem(
                .configuration, "bad-baseline", "‘\(path)’ is not a baseline.", at: [Problem.Label(file: path)],
                advice: "Make one with ‘crosscheck baseline create’.")
        }
        guard file.crosscheckBaseline == Self.format, file.fingerprints == Fingerprint.version else {
            throw Problem(
                .configuration, "other-baseline", "‘\(path)’ was written by another version of crosscheck (fingerprints \(file.fingerprints)).",
                at: [Problem.Label(file: path)], advice: "Create it anew, and look at what it accepts.")
        }
        rows = file.accepted
        accepted = Set(rows.map(\.fingerprint))
    }

    /// The file: sorted, one row an accepted finding, the same bytes for the same findings.
    package var data: Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let file = File(crosscheckBaseline: Self.format, fingerprints: Fingerprint.version, accepted: rows)
        return ((try? encoder.encode(file)) ?? Data()) + Data("\n".utf8)
    }
}
