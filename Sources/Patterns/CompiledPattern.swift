import CPCRE2
import Synchronization

/// The compiled form of a pattern; immutable.
///
/// It is interpreted at first, and made machine code of once it has been asked often: for most patterns of a short run that
/// would cost more than it saves.
package final class CompiledPattern: @unchecked Sendable {  // the C handle is read-only once compiled (pcre2api, "Thread safety")
    let code: OpaquePointer
    private let mayBeJIT: Bool
    private let matches = Atomic(0)
    /// A copy of `code` with machine code; nil until it is worth while.
    private let machineCode = Atomic<OpaquePointer?>(nil)

    /// Matches of a pattern before machine code is worth its price, about 0.5 ms: interpreted, a paragraph takes some 30 µs.
    private static let matchesBeforeJIT = 12

    /// The pattern with machine code, once it is worth while.
    private var fast: OpaquePointer? {
        if let known = machineCode.load(ordering: .acquiring) { return known }
        guard mayBeJIT, matches.wrappingAdd(1, ordering: .relaxed).newValue > Self.matchesBeforeJIT else { return nil }
        return madeFast()
    }

    /// Nil where PCRE2 cannot make machine code of it, which is then not tried again soon.
    private func madeFast() -> OpaquePointer? {
        let copy = pcre2_code_copy_8(code)
        guard let copy, pcre2_jit_compile_8(copy, UInt32(PCRE2_JIT_COMPLETE)) == 0 else {
            pcre2_code_free_8(copy)
            matches.store(.min, ordering: .relaxed)
            return nil
        }
        let (isFirst, known) = machineCode.compareExchange(expected: nil, desired: copy, ordering: .acquiringAndReleasing)
        guard !isFirst else { return copy }
        pcre2_code_free_8(copy)
        return known
    }

    /// Group numbers by name, ascending.
    package let groups: [String: [Int]]
    package let groupCount: Int

    init(_ source: String, _ options: Pattern.Options) throws(PatternError) {
        var flags = UInt32(PCRE2_UTF) | UInt32(PCRE2_NO_UTF_CHECK) | UInt32(PCRE2_NEVER_BACKSLASH_C) | UInt32(PCRE2_DUPNAMES)
            | UInt32(PCRE2_USE_OFFSET_LIMIT)
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
        mayBeJIT = !options.contains(.withoutJIT)
        (groups, groupCount) = Self.readGroups(compiled)
    }

    deinit {
        pcre2_code_free_8(code)
        if let fast = machineCode.load(ordering: .acquiring) { pcre2_code_free_8(fast) }
    }

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

    /// Finds the first match that begins at or after `start`, and not behind `last`; its groups are then in `scratch`. Both are
    /// bounds of characters.
    package func firstMatch(
        in subject: UnsafeBufferPointer<UInt8>, from start: Int, to last: Int = .max, scratch: MatchScratch
    ) throws(MatchError) -> Bool {
        scratch.prepare(groups: groupCount)
        scratch.limitStart(to: last)
        // The JIT entry does without checks of options that are always the same here.
        let result = match(subject, from: start, scratch)
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

    /// The code of PCRE2. Where interpreting hits a limit, machine code decides: which of the two runs must change nothing.
    private func match(_ subject: UnsafeBufferPointer<UInt8>, from start: Int, _ scratch: MatchScratch) -> Int32 {
        // The JIT entry does without checks of options that are always the same here.
        func run(_ code: OpaquePointer) -> Int32 {
            pcre2_jit_match_8(code, subject.baseAddress, subject.count, start, 0, scratch.data, scratch.context)
        }
        if let fast { return run(fast) }
        let result = pcre2_match_8(code, subject.baseAddress, subject.count, start, UInt32(PCRE2_NO_UTF_CHECK), scratch.data, scratch.context)
        guard mayBeJIT, result < PCRE2_ERROR_NOMATCH, let fast = madeFast() else { return result }
        return run(fast)
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
