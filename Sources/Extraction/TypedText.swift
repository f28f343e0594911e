import Rules

/// Normal text in which each token is one private-use code point, so that a pattern takes it in one step.
struct TypedText {
    private(set) var bytes: [UInt8] = []
    /// Kinds of all tokens in it.
    private(set) var kinds = KindSet()
    /// The tokens that are shown, ascending.
    private var places: [Place] = []
    private var tokens: [Token] = []

    static let tokenWidth = 3

    /// Where a token stands in typed text.
    struct Place {
        let typed: Int
        /// Its index among all tokens.
        let token: Int
        let kinds: KindSet
    }

    init() {}

    /// `tokens` are ascending and do not overlap; those for which `shows` is false stay text.
    init(_ text: NormalText, _ tokens: [Token], _ table: KindTable, shows: (Token) -> Bool = { _ in true }) {
        fill(text, tokens, table, shows: shows)
    }

    /// Writes another text in place of this one.
    mutating func fill(_ text: NormalText, _ tokens: [Token], _ table: KindTable, shows: (Token) -> Bool = { _ in true }) {
        self.tokens = tokens
        bytes.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        bytes.reserveCapacity(text.bytes.count + tokens.count * Self.tokenWidth)
        kinds = KindSet()
        text.bytes.withUnsafeBufferPointer { source in
            var position = 0
            for (index, token) in tokens.enumerated() where shows(token) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[position..<token.start]))
                let set = table.sets[token.code]
                places.append(Place(typed: bytes.count, token: index, kinds: set))
                let scalar = KindTable.firstCodePoint + token.code
                bytes.append(0xE0 | UInt8(scalar >> 12))
                bytes.append(0x80 | UInt8(scalar >> 6 & 0x3F))
                bytes.append(0x80 | UInt8(scalar & 0x3F))
                kinds.formUnion(set)
                position = token.end
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[position...]))
        }
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

    /// The bytes and the places of the tokens, for loops that must be fast.
    func withPlaces<Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<Place>) throws(Failure) -> Void
    ) throws(Failure) {
        try bytes.withUnsafeBufferPointer { bytes throws(Failure) in
            try places.withUnsafeBufferPointer { places throws(Failure) in try body(bytes, places) }
        }
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

    /// The tokens inside a typed range, counted among those that are shown.
    func places(in range: Range<Int>) -> Range<Int> {
        let first = firstPlace(from: range.lowerBound)
        return first..<max(first, firstPlace(from: range.upperBound))
    }

    private func firstPlace(from typed: Int) -> Int {
        let last = lastPlace(at: typed)
        return last >= 0 && places[last].typed == typed ? last : last + 1
    }

    /// Indices of the tokens inside a typed range.
    func tokens(in range: Range<Int>) -> [Int] { places[places(in: range)].map(\.token) }
}
