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

/// A compiled PCRE2 pattern over valid UTF-8. `.` and `$` know only LF as line end; duplicate group names are allowed.
package final class Pattern: @unchecked Sendable {  // the C handle is read-only once compiled (pcre2api, "Thread safety")
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
    /// Group numbers by name, ascending.
    package let groups: [String: [Int]]
    package let groupCount: Int
    let code: OpaquePointer

    package init(_ source: String, options: Options = []) throws(PatternError) {
        self.source = source
        self.options = options
        var flags = UInt32(PCRE2_UTF) | UInt32(PCRE2_NO_UTF_CHECK) | UInt32(PCRE2_NEVER_BACKSLASH_C) | UInt32(PCRE2_DUPNAMES)
        if options.contains(.caseless) { flags |= UInt32(PCRE2_CASELESS) }
        if options.contains(.unicodeClasses) { flags |= UInt32(PCRE2_UCP) }
        let context = pcre2_compile_context_create_8(nil)
        defer { pcre2_compile_context_free_8(context) }
        pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
        pcre2_set_parens_nest_limit_8(context, 100)
        pcre2_set_max_pattern_length_8(context, 200_000)
        var errorCode: Int32 = 0
        var errorOffset = 0
        var copy = source
        let compiled = copy.withUTF8 {
            pcre2_compile_8($0.baseAddress, $0.count, flags, &errorCode, &errorOffset, context)
        }
        guard let compiled else { throw PatternError(message: Self.message(errorCode), offset: errorOffset) }
        code = compiled
        if !options.contains(.withoutJIT) { pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE)) }
        (groups, groupCount) = Self.readGroups(compiled)
    }

    deinit { pcre2_code_free_8(code) }

    private static func readGroups(_ code: OpaquePointer) -> ([String: [Int]], Int) {
        var captures: UInt32 = 0
        var count: UInt32 = 0
        var entrySize: UInt32 = 0
        var table: UnsafePointer<UInt8>?
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &captures)
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &entrySize)
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
        var groups: [String: [Int]] = [:]
        if let table {
            for i in 0..<Int(count) {
                let entry = table + i * Int(entrySize)
                groups[String(cString: entry + 2), default: []].append(Int(entry[0]) << 8 | Int(entry[1]))
            }
        }
        return (groups.mapValues { $0.sorted() }, Int(captures))
    }

    static func message(_ code: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
        return length > 0 ? String(decoding: buffer[..<Int(length)], as: UTF8.self) : "PCRE2 error \(code)"
    }

    /// Finds the first match at or after `start`; its groups are then in `scratch`.
    package func firstMatch(
        in subject: UnsafeBufferPointer<UInt8>, from start: Int, scratch: MatchScratch
    ) throws(MatchError) -> Bool {
        scratch.prepare(groups: groupCount)
        let result = pcre2_match_8(
            code, subject.baseAddress, subject.count, start, UInt32(PCRE2_NO_UTF_CHECK), scratch.data, scratch.context)
        if result >= 0 {
            scratch.matched = Int(result)
            return true
        }
        switch result {
        case PCRE2_ERROR_NOMATCH: return false
        case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT: throw .limit
        case PCRE2_ERROR_JIT_STACKLIMIT, PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_NOMEMORY: throw .memory
        default: throw .failure(code: result, message: Self.message(result))
        }
    }

    /// Calls `body` for each non-empty match, left to right, not overlapping. An empty match is passed over.
    package func eachMatch(
        in subject: UnsafeBufferPointer<UInt8>, from start: Int = 0, scratch: MatchScratch,
        _ body: (MatchScratch) -> Void
    ) throws(MatchError) {
        var position = start
        while position <= subject.count, try firstMatch(in: subject, from: position, scratch: scratch) {
            let (low, high) = scratch.bounds
            if high > low {
                body(scratch)
                position = high
            } else {
                position = high + 1
                while position < subject.count, subject[position] & 0xC0 == 0x80 { position += 1 }
            }
        }
    }
}
