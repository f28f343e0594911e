import CPCRE2

/// The compiled form of a pattern; immutable.
final class CompiledPattern: @unchecked Sendable {  // the C handle is read-only once compiled (pcre2api, "Thread safety")
    let code: OpaquePointer
    let isJIT: Bool
    /// Group numbers by name, ascending.
    let groups: [String: [Int]]
    let groupCount: Int

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
        isJIT = !options.contains(.withoutJIT) && pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE)) == 0
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
}
