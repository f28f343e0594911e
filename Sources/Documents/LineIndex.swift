/// Line starts of a text, to turn byte offsets into places for people. Lines end at LF, CR LF or a lone CR.
package struct LineIndex: Sendable {
    /// One-based line and column; the column counts Unicode scalars.
    package struct Place: Hashable, Sendable {
        package let line: Int
        package let column: Int
        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    package let starts: [Int]
    package let count: Int

    package init(_ bytes: [UInt8]) {
        var starts = [0]
        var i = 0
        while i < bytes.count {
            if bytes[i] == 0x0A {
                starts.append(i + 1)
            } else if bytes[i] == 0x0D {
                if i + 1 < bytes.count, bytes[i + 1] == 0x0A { i += 1 }
                starts.append(i + 1)
            }
            i += 1
        }
        self.starts = starts
        self.count = bytes.count
    }

    /// Zero-based index of the line that holds `offset`.
    package func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    package func place(of offset: Int, in bytes: [UInt8]) -> Place {
        let line = line(at: offset)
        var column = 1
        for i in starts[line]..<min(offset, bytes.count) where bytes[i] & 0xC0 != 0x80 { column += 1 }
        return Place(line: line + 1, column: column)
    }

    /// The bytes of a zero-based line, without its line end.
    package func span(ofLine line: Int, in bytes: [UInt8]) -> TextSpan {
        let start = starts[line]
        var end = line + 1 < starts.count ? starts[line + 1] : count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return TextSpan(start, end)
    }
}
