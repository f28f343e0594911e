import CPCRE2

/// Match data, limits and JIT stack of one worker. Not shared: each worker makes its own and reuses it for every match.
///
/// Its properties are read and written for every match, one after the other: nothing of it is passed `inout`, so the run-time
/// check of exclusive access (`@exclusivity`) would find nothing and is left out.
package final class MatchScratch {
    /// Backtracking steps per start position before a match is given up as `MatchError.limit`.
    package static let defaultMatchLimit: UInt32 = 20_000

    let context: OpaquePointer?
    @exclusivity(unchecked) private(set) var data: OpaquePointer?
    private let stack: OpaquePointer?
    @exclusivity(unchecked) private var capacity = 0
    @exclusivity(unchecked) var matched = 0
    /// Memory that the worker uses again for each text.
    package var buffer: [UInt8] = []

    package init(matchLimit: UInt32 = defaultMatchLimit) {
        context = pcre2_match_context_create_8(nil)
        pcre2_set_match_limit_8(context, matchLimit)
        pcre2_set_depth_limit_8(context, matchLimit)
        pcre2_set_heap_limit_8(context, 65_536)
        stack = pcre2_jit_stack_create_8(32 * 1024, 1024 * 1024, nil)
        pcre2_jit_stack_assign_8(context, nil, stack.map { UnsafeMutableRawPointer($0) })
    }

    deinit {
        pcre2_match_data_free_8(data)
        pcre2_match_context_free_8(context)
        pcre2_jit_stack_free_8(stack)
    }

    func prepare(groups: Int) {
        guard groups + 1 > capacity || data == nil else { return }
        pcre2_match_data_free_8(data)
        capacity = max(32, groups + 1)
        data = pcre2_match_data_create_8(UInt32(capacity), nil)
    }

    @exclusivity(unchecked) private var lastStart = Int.max

    /// Sets where matches may begin at the latest.
    func limitStart(to last: Int) {
        guard last != lastStart else { return }
        lastStart = last
        // PCRE2_UNSET has all bits set.
        pcre2_set_offset_limit_8(context, last == .max ? -1 : last)
    }

    /// Byte offsets of the whole last match.
    package var bounds: (start: Int, end: Int) {
        let vector = pcre2_get_ovector_pointer_8(data)!
        return (vector[0], vector[1])
    }

    /// Byte offsets of a group of the last match; nil when the group took no part in it.
    package func group(_ index: Int) -> (start: Int, end: Int)? {
        guard index < matched else { return nil }
        let vector = pcre2_get_ovector_pointer_8(data)!
        let (start, end) = (vector[2 * index], vector[2 * index + 1])
        return start == Int.max || start == -1 || start > end ? nil : (start, end)
    }
}
