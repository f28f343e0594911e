import Documents
import Foundation

/// Cuts a stream of chunks into lines and holds one line at a time, and none that is longer than its limit.
struct LineReader {
    enum Line {
        case line([UInt8])
        /// The last line, which no line end follows.
        case unended([UInt8])
        /// A line above the limit; its bytes are gone.
        case tooLong
    }

    private let limit: Int
    private let chunks: () throws(Problem) -> [UInt8]
    private var buffer: [UInt8]
    /// Where the next line begins.
    private var start = 0
    /// How far no line end was found.
    private var searched = 0
    private var ended = false

    /// - Parameter pending: Bytes that were already taken from the stream.
    init(limit: Int, pending: [UInt8] = [], chunks: @escaping () throws(Problem) -> [UInt8]) {
        self.limit = limit
        self.buffer = pending
        self.chunks = chunks
    }

    /// The next line without its line feed, nil at the end.
    mutating func next() throws(Problem) -> Line? {
        var isTooLong = false
        while true {
            if let end = lineEnd() {
                let line = buffer[start..<end]
                start = end + 1
                searched = start
                return isTooLong || line.count > limit ? .tooLong : .line(Array(line))
            }
            if ended {
                let rest = buffer[start...]
                start = buffer.count
                searched = start
                if isTooLong { return .tooLong }
                return rest.isEmpty ? nil : .unended(Array(rest))
            }
            if buffer.count - start > limit {
                isTooLong = true
                start = buffer.count
            }
            try fill()
        }
    }

    private mutating func fill() throws(Problem) {
        buffer.removeSubrange(..<start)
        start = 0
        searched = buffer.count
        let chunk = try chunks()
        ended = chunk.isEmpty
        buffer += chunk
    }

    private func lineEnd() -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard searched < bytes.count, let base = bytes.baseAddress,
                let found = memchr(base + searched, 0x0A, bytes.count - searched)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }
}
