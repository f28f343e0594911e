/// Half-open range of UTF-8 byte offsets into a document's own text.
package struct TextSpan: Hashable, Sendable, Comparable {
    package var start: Int
    package var end: Int

    @inlinable
    package init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    @inlinable package var count: Int { end - start }
    @inlinable package var range: Range<Int> { start..<end }

    package func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }
    package func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

    package static func < (left: TextSpan, right: TextSpan) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }
}
