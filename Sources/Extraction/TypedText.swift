import Rules

/// Normal text in which each token is one private-use code point, so that a pattern takes it in one step.
struct TypedText {
    private(set) var bytes: [UInt8] = []
    /// Kinds of all tokens in it.
    private(set) var kinds = KindSet()
    /// Typed offset and index of each token, ascending.
    private var places: [(typed: Int, normal: Int, token: Int)] = []
    private let tokens: [Token]
    private let normalCount: Int

    static let tokenWidth = 3

    /// `tokens` are ascending and do not overlap; those for which `shows` is false stay text.
    init(_ text: NormalText, _ tokens: [Token], _ table: KindTable, shows: (Token) -> Bool = { _ in true }) {
        self.tokens = tokens
        normalCount = text.bytes.count
        bytes.reserveCapacity(text.bytes.count + 16)
        var position = 0
        for (index, token) in tokens.enumerated() where shows(token) {
            bytes.append(contentsOf: text.bytes[position..<token.start])
            places.append((bytes.count, token.start, index))
            let scalar = KindTable.firstCodePoint + token.code
            bytes.append(0xE0 | UInt8(scalar >> 12))
            bytes.append(0x80 | UInt8(scalar >> 6 & 0x3F))
            bytes.append(0x80 | UInt8(scalar & 0x3F))
            kinds = kinds.union(table.sets[token.code])
            position = token.end
        }
        bytes.append(contentsOf: text.bytes[position...])
    }

    private func lastPlace(at typed: Int) -> Int {
        var low = -1
        var high = places.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if places[middle].typed <= typed { low = middle } else { high = middle }
        }
        return low
    }

    /// The token that begins at a typed offset.
    func token(at typed: Int) -> Int? {
        let place = lastPlace(at: typed)
        return place >= 0 && places[place].typed == typed ? places[place].token : nil
    }

    /// Offset in normal text of a typed offset; inside a token, the token's start.
    func normal(_ typed: Int) -> Int {
        let place = lastPlace(at: typed)
        guard place >= 0 else { return typed }
        let token = tokens[places[place].token]
        let behind = typed - places[place].typed
        return behind < Self.tokenWidth ? token.start : token.end + behind - Self.tokenWidth
    }

    /// Indices of the tokens inside a typed range.
    func tokens(in range: Range<Int>) -> [Int] {
        let first = lastPlace(at: range.lowerBound)
        let from = first >= 0 && places[first].typed >= range.lowerBound ? first : first + 1
        return places[from...].prefix { $0.typed < range.upperBound }.map(\.token)
    }
}
