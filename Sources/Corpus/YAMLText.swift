import Documents
import Yams

/// A short YAML text from a stranger: composed with bounds, and with the place of what is wrong in it.
struct YAMLText {
    /// Why a text is no YAML, and where: line and column count from one in the text.
    struct Failure: Error {
        let reason: String
        let line: Int?
        let column: Int?
    }

    /// Aliases multiply when they point at each other ("billion laughs"); nothing written for a corpus needs many.
    private static let aliasLimit = 16

    /// The node of a text, nil when the text is empty. Timestamps and numbers keep their spelling in `scalar.string`.
    static func compose(_ bytes: ArraySlice<UInt8>) throws(Failure) -> Node? {
        if names(after: "&", in: bytes) > 0, names(after: "*", in: bytes) > aliasLimit {
            throw Failure(reason: "more than \(aliasLimit) aliases (`*name`)", line: nil, column: nil)
        }
        do {
            return try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw Failure(error)
        }
    }

    /// How often `sign` may begin an anchor or an alias: not inside a word, and before one.
    private static func names(after sign: Unicode.Scalar, in bytes: ArraySlice<UInt8>) -> Int {
        var previous: UInt8 = 0x20
        return zip(bytes, bytes.dropFirst()).count { byte, next in
            defer { previous = byte }
            return byte == UInt8(ascii: sign) && next > 0x20 && (previous <= 0x20 || "[{,".utf8.contains(previous))
        }
    }
}

extension YAMLText.Failure {
    fileprivate init(_ error: any Error) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(reason: problem, line: mark.line, column: mark.column)
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.sorted().map { "`\($0)`" }.joined(separator: ", ")
            self.init(reason: "\(names) stands there twice", line: context.mark.line, column: context.mark.column)
        case .reader(let problem, _, _, _):
            self.init(reason: problem, line: nil, column: nil)
        default:
            self.init(reason: "\(error)", line: nil, column: nil)
        }
    }
}

extension Node {
    /// The text of a scalar as written; nil for null, lists and mappings.
    var text: String? { isNull ? nil : scalar?.string }

    /// `key:` with nothing after it, `~` or `null`.
    var isNull: Bool { scalar != nil && tag == Tag(.null) }
}
