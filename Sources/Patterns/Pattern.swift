// Patterns: PCRE2, wrapped thinly.
//
// Principal types: `Pattern` (compiled, immutable, shared between workers), `MatchScratch` (match data, limits and JIT
// stack of one worker, reused for every match) and the two closed errors `PatternError` and `MatchError`.
//
// It refuses to know what is matched: bytes in, byte offsets out. It never validates UTF-8: subjects are valid by contract.
//
//     let pattern = try Pattern("(?<year>[0-9]{4})", options: .caseless)
//     if try pattern.firstMatch(in: bytes, from: 0, scratch: scratch) { scratch.group(0) }

import CPCRE2
import Synchronization

/// Why a pattern does not compile.
package struct PatternError: Error, Hashable, Sendable {
    package let message: String
    /// Byte offset into the pattern, where the error was noticed.
    package let offset: Int
}

/// Why a match was given up. Never the same as "no match".
package enum MatchError: Error, Hashable, Sendable {
    /// A match or depth limit was hit: the pattern backtracks too much on this subject.
    case limit
    /// The JIT stack or the heap limit was exhausted.
    case memory
    /// Any other code of PCRE2.
    case failure(code: Int32, message: String)
}

/// A PCRE2 pattern over valid UTF-8. `.` and `$` know only LF as line end; duplicate group names are allowed.
///
/// It is compiled at once, or, when it is known to compile, before its first match: most built-in patterns are never asked.
package final class Pattern: Sendable {
    package struct Options: OptionSet, Hashable, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }
        package static let caseless = Options(rawValue: 1)
        /// Unicode classes for `\w`, `\d`, `\b`; costs 22–33 % of matching speed.
        package static let unicodeClasses = Options(rawValue: 2)
        /// Interpret instead of compiling to machine code; the results are the same.
        package static let withoutJIT = Options(rawValue: 4)
    }

    package let source: String
    package let options: Options
    private let lazily = AtomicLazyReference<CompiledPattern>()

    package init(_ source: String, options: Options = []) throws(PatternError) {
        self.source = source
        self.options = options
        _ = lazily.storeIfNil(try CompiledPattern(source, options))
    }

    /// A pattern that compiles, as a test has shown.
    package init(tested source: String, options: Options = []) {
        self.source = source
        self.options = options
    }

    /// The names of the groups as they are written, `(?<name>…)`, without compiling the pattern.
    package func writtenGroups() -> Set<String> {
        var result = Set<String>()
        let bytes = Array(source.utf8)
        for start in bytes.indices where bytes[start] == UInt8(ascii: "(") && bytes[start...].starts(with: Self.groupStart) {
            let name = bytes[(start + Self.groupStart.count)...].prefix { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: ")") }
            guard let first = name.first, first != UInt8(ascii: "="), first != UInt8(ascii: "!") else { continue }
            result.insert(String(decoding: name, as: UTF8.self))
        }
        return result
    }

    private static let groupStart = Array("(?<".utf8)

    /// Group numbers by name, ascending; none of a pattern that does not compile after all.
    package var groups: [String: [Int]] { (try? compiled())?.groups ?? [:] }
    package var groupCount: Int { (try? compiled())?.groupCount ?? 0 }

    /// For loops over many short matches, which save asking whether it is compiled.
    package func compiled() throws(MatchError) -> CompiledPattern {
        if let known = lazily.load() { return known }
        do {
            return lazily.storeIfNil(try CompiledPattern(source, options))
        } catch {
            throw .failure(code: 0, message: error.message)
        }
    }

    /// Finds the first match that begins at or after `start`; its groups are then in `scratch`.
    package func firstMatch(in subject: UnsafeBufferPointer<UInt8>, from start: Int, scratch: MatchScratch) throws(MatchError) -> Bool {
        try compiled().firstMatch(in: subject, from: start, scratch: scratch)
    }

    /// Calls `body` for each non-empty match, left to right, not overlapping. An empty match is passed over.
    package func eachMatch(
        in subject: UnsafeBufferPointer<UInt8>, from start: Int = 0, scratch: MatchScratch, _ body: (MatchScratch) -> Void
    ) throws(MatchError) {
        try compiled().eachMatch(in: subject, from: start, scratch: scratch, body)
    }
}
