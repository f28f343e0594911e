import Documents
import Facts
import Foundation

extension ClaimLines {
    /// A longer line is refused: no claim needs more, hostile input may have it.
    static let maximumLineBytes = 1 << 20
    /// Bad lines are told one by one up to here, the rest as a number.
    static let maximumProblems = 100

    /// Reads claims back, each line for itself: a bad line becomes a problem, the others are still read.
    ///
    /// - Parameter origin: the file, for messages.
    package static func read(_ bytes: [UInt8], origin: String) -> (claims: [Claim], problems: [Problem]) {
        let decoder = JSONDecoder()
        var claims: [Claim] = []
        var problems: [Problem] = []
        var refused = 0
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            do throws(Refusal) {
                claims.append(try claim(line, decoder))
            } catch {
                refused += 1
                guard refused <= maximumProblems else { continue }
                problems.append(problem(error.reason, at: .init(file: origin, line: index + 1)))
            }
        }
        if refused > maximumProblems {
            let message = "\(refused - maximumProblems) more lines are no claims"
            problems.append(problem(message, at: .init(file: origin)))
        }
        return (claims, problems)
    }

    /// Why a line is no claim.
    private struct Refusal: Error { let reason: String }

    private static func claim(_ line: ArraySlice<UInt8>, _ decoder: JSONDecoder) throws(Refusal) -> Claim {
        guard line.count <= maximumLineBytes else {
            throw Refusal(reason: "the line is longer than \(maximumLineBytes) bytes")
        }
        do {
            return try decoder.decode(ClaimRecord.self, from: Data(line)).claim
        } catch {
            throw Refusal(reason: reason(error))
        }
    }

    private static func problem(_ message: String, at place: Problem.Label) -> Problem {
        Problem(
            .input, "bad-claim-line", message, at: [place],
            advice: "write one claim a line, as `crosscheck extract` does (docs/schema/claim.schema.json)")
    }

    private static func reason(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, let context): "`\(path(context.codingPath + [key]))` is missing"
        case .valueNotFound(_, let context): "`\(path(context.codingPath))` must not be null"
        case .typeMismatch(_, let context) where context.codingPath.isEmpty: "the line is no JSON object"
        case .typeMismatch(_, let context): "`\(path(context.codingPath))` has the wrong type"
        case .dataCorrupted(let context) where context.codingPath.isEmpty: "the line is no valid JSON"
        case .dataCorrupted(let context): "`\(path(context.codingPath))`: \(context.debugDescription)"
        default: "the line cannot be read"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}
