import Checks
import Facts
import Foundation

/// A finding as it stands in a report for programs: the shape of `docs/schema/audit.schema.json`.
private struct FindingRecord: Decodable {
    let finding: Finding

    private enum Key: String, CodingKey { case fingerprint, check, verdict, severity, message, evidence, expected, assumption, hint }

    init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: Key.self)
        let evidence = try record.decode([EvidenceRecord].self, forKey: .evidence).map(\.evidence)
        guard !evidence.isEmpty else { throw DecodingError.dataCorruptedError(forKey: .evidence, in: record, debugDescription: "A finding has evidence.") }
        finding = Finding(
            fingerprint: try record.decode(String.self, forKey: .fingerprint), check: try record.decode(String.self, forKey: .check),
            verdict: try record.name(.verdict), severity: try record.name(.severity), message: try record.decode(String.self, forKey: .message),
            evidence: evidence, expected: try record.decodeIfPresent(String.self, forKey: .expected),
            assumption: try record.decodeIfPresent(String.self, forKey: .assumption), hint: try record.decodeIfPresent(String.self, forKey: .hint))
    }
}

private struct EvidenceRecord: Decodable {
    let evidence: Evidence

    private enum Key: String, CodingKey { case role, claim, note }

    init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: Key.self)
        evidence = Evidence(
            try record.name(.role), try record.decode(ClaimRecord.self, forKey: .claim).claim, note: try record.decode(String.self, forKey: .note))
    }
}

extension JSONReport {
    private struct Record: Decodable {
        let schema: String
        let findings: [FindingRecord]
    }

    /// The findings of a report that was saved; nil where the bytes are none, or one of another version.
    package static func findings(in bytes: [UInt8]) -> [Finding]? {
        guard let record = try? JSONDecoder().decode(Record.self, from: Data(bytes)), record.schema == schema else { return nil }
        return record.findings.map(\.finding)
    }
}
