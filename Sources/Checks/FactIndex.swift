import Facts

/// Asserted figures by the fact that they state. Each aspect of a key is a number, given once: joins compare integers.
package struct FactIndex: Sendable {
    /// The aspects of a `FactKey` as numbers.
    struct Key: Hashable {
        var concept: Int32
        var measure: Int32
        var base: Int32
        var entity: Int32
        var dimensions: Int32
        var period: Int32
        var unit: Int32
    }

    /// Values by number.
    struct Numbers<Value: Hashable & Sendable>: Sendable {
        private(set) var values: [Value] = []
        private var places: [Value: Int32] = [:]

        mutating func number(_ value: Value) -> Int32 {
            if let known = places[value] { return known }
            places[value] = Int32(values.count)
            values.append(value)
            return Int32(values.count - 1)
        }

        func known(_ value: Value) -> Int32? { places[value] }
    }

    /// No base, no period, no unit.
    static let none: Int32 = -1

    private(set) var keys: [Key] = []
    private var facts: [Key: Int32] = [:]
    private(set) var words = Numbers<String>()
    private var lists = Numbers<[Int32]>()
    private var periodNames = Numbers<String>()
    private var periods: [Period] = []
    /// Claims by fact: those of fact `f` stand in `order` from `starts[f]` on.
    private var order: [Int32] = []
    private var starts: [Int32] = []

    /// Takes the claims that `belongs` admits.
    init(_ claims: [Claim], where belongs: (Claim) -> Bool) {
        var factOf = [Int32](repeating: Self.none, count: claims.count)
        for place in claims.indices where belongs(claims[place]) { factOf[place] = fact(key(of: claims[place])) }
        var counts = [Int32](repeating: 0, count: keys.count + 1)
        for fact in factOf where fact >= 0 { counts[Int(fact) + 1] += 1 }
        for fact in keys.indices { counts[fact + 1] += counts[fact] }
        starts = counts
        order = [Int32](repeating: 0, count: Int(counts[keys.count]))
        for (place, fact) in factOf.enumerated() where fact >= 0 {
            order[Int(counts[Int(fact)])] = Int32(place)
            counts[Int(fact)] += 1
        }
    }

    /// Places of the claims of a fact, in their order; none for a fact that nobody states.
    func claims(of fact: Int32) -> ArraySlice<Int32> {
        let fact = Int(fact)
        return fact + 1 < starts.count ? order[Int(starts[fact])..<Int(starts[fact + 1])] : []
    }

    /// The fact of a key, a new one if need be.
    mutating func fact(_ key: Key) -> Int32 {
        if let known = facts[key] { return known }
        facts[key] = Int32(keys.count)
        keys.append(key)
        return Int32(keys.count - 1)
    }

    /// The fact of a key, if a claim states it.
    func known(_ key: Key) -> Int32? { facts[key] }

    // MARK: keys

    mutating func key(of claim: Claim) -> Key {
        Key(
            concept: words.number(claim.concept), measure: Self.number(claim.measure), base: claim.base.map { words.number($0) } ?? Self.none,
            entity: list(claim.entity.map { $0.lowercased() }), dimensions: claim.dimensions.isEmpty ? list([]) : dimensions(claim.dimensions),
            period: claim.period.map { number($0.period) } ?? Self.none, unit: claim.value.map { words.number($0.unit) } ?? Self.none)
    }

    static func number(_ measure: Measure) -> Int32 {
        switch measure {
        case .level: 0
        case .change: 1
        case .share: 2
        case .ordinal: 3
        case .count: 4
        }
    }

    mutating func word(_ word: String) -> Int32 { words.number(word) }

    mutating func list(_ values: [String]) -> Int32 { lists.number(values.map { words.number($0) }) }

    mutating func dimensions(_ values: [String: String]) -> Int32 {
        list(values.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    }

    func strings(_ list: Int32) -> [String] { lists.values[Int(list)].map { words.values[Int($0)] } }

    func dictionary(_ list: Int32) -> [String: String] {
        let words = strings(list)
        return Dictionary(uniqueKeysWithValues: stride(from: 0, to: words.count, by: 2).map { (words[$0], words[$0 + 1]) })
    }

    mutating func reversed(_ list: Int32) -> Int32 { lists.number(lists.values[Int(list)].reversed()) }

    /// The list in the order of its words.
    mutating func sorted(_ list: Int32) -> Int32 { self.list(strings(list).sorted()) }

    mutating func number(_ period: Period) -> Int32 {
        let number = periodNames.number(period.modifier.map { "\(period.value)~\($0)" } ?? period.value)
        if number == periods.count { periods.append(period) }
        return number
    }

    func period(_ number: Int32) -> Period { periods[Int(number)] }

    /// The period that many units later; none where it cannot be moved.
    mutating func moved(_ number: Int32, by count: Int, _ unit: CalendarUnit) -> Int32? {
        guard number != Self.none, periods[Int(number)].modifier == nil, let moved = periods[Int(number)].shifted(by: count, unit) else { return nil }
        return self.number(moved)
    }
}

/// Claims that state one value in the same way.
struct Statement: Sendable {
    let value: Quantity
    /// Places of the claims.
    var claims: [Int32]

    /// Distinct values of one fact that are compared at most.
    static let maximum = 64

    /// Equal values collapse, so that a thousand claims cost what their distinct values cost. The most precise come first,
    /// so that nothing depends on the order of the documents.
    static func distinct(_ places: ArraySlice<Int32>, in claims: [Claim]) -> [Statement] {
        var result: [Statement] = []
        for place in places {
            guard let value = claims[Int(place)].value else { continue }
            if let known = result.firstIndex(where: { $0.value == value }) {
                result[known].claims.append(place)
            } else if result.count < maximum {
                result.append(Statement(value: value, claims: [place]))
            }
        }
        guard result.count > 1 else { return result }
        return result.sorted {
            let (a, b) = ($0.value, $1.value)
            return (a.precision, a.point, a.alternativeUnits.count) < (b.precision, b.point, b.alternativeUnits.count)
        }
    }
}
