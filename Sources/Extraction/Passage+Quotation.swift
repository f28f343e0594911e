/// What stands between quotation marks. Normal text has `"` for the curly ones, which opens and closes in turn.
extension Passage {
    private static let pairs: [[UInt8]: [UInt8]] = [
        Array("\"".utf8): Array("\"".utf8), Array("«".utf8): Array("»".utf8), Array("「".utf8): Array("」".utf8), Array("``".utf8): Array("''".utf8),
    ]

    /// The quotation that holds a place, with its marks; up to the end of the paragraph when it is not closed there.
    func quotation(at place: Int) -> Range<Int>? {
        let bytes = text.bytes
        var open: (start: Int, close: [UInt8])?
        var index = 0
        while index < bytes.count {
            if let quotation = open {
                guard bytes[index...].starts(with: quotation.close) else {
                    index += 1
                    continue
                }
                index += quotation.close.count
                if (quotation.start..<index).contains(place) { return quotation.start..<index }
                open = nil
            } else {
                if index > place { return nil }
                if let (mark, close) = Self.pairs.first(where: { bytes[index...].starts(with: $0.key) }) {
                    open = (index, close)
                    index += mark.count
                } else {
                    index += 1
                }
            }
        }
        guard let open, open.start <= place else { return nil }
        return open.start..<bytes.count
    }
}
