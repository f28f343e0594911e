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

        /// Two numbers at a time: hashing is most of what a join costs.
        func hash(into hasher: inout Hasher) {
            hasher.combine(Int64(concept) << 32 | Int64(UInt32(bitPattern: period)))
            hasher.combine(Int64(entity) << 32 | Int64(UInt32(bitPattern: dimensions)))
            hasher.combine(Int64(unit) << 32 | Int64(measure) << 24 ^ Int64(UInt32(bitPattern: base)))
        }
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
    /// What was worked out once of lists and periods.
    private var reversals: [Int32: Int32] = [:]
    private var sortings: [Int32: Int32] = [:]
    private var steps: [Step: Int32] = [:]
    private var entities: [[String]: Int32] = [:]

    private struct Step: Hashable {
        let period: Int32
        let count: Int
        let unit: CalendarUnit

        func hash(into hasher: inout Hasher) { hasher.combine(period) }
    }

    /// The list of nothing.
    private let empty: Int32
    /// Claims by fact: those of fact `f` stand in `order` from `starts[f]` on.
    private var order: [Int32] = []
    private var starts: [Int32] = []
    /// The first claim of each fact, and whether another one states it otherwise.
    private var firsts: [Int32] = []
    private var differs: [Bool] = []

    /// Takes the asserted figures of the concepts that are compared. A claim is large: only the fields that are asked for are touched.
    init(_ claims: [Claim], ofConcepts isCompared: (String) -> Bool) {
        empty = lists.number([])
        var factOf = [Int32](repeating: Self.none, count: claims.count)
        var compared: [Int32: Bool] = [:]
        for place in claims.indices where claims[place].modality == .asserted && claims[place].value != nil {
            let concept = words.number(claims[place].concept)
            if compared[concept] == nil { compared[concept] = isCompared(claims[place].concept) }
            guard compared[concept] == true else { continue }
            let fact = fact(
                Key(
                    concept: concept, measure: Self.number(claims[place].measure), base: claims[place].base.map { words.number($0) } ?? Self.none,
                    entity: entity(claims[place].entity), dimensions: dimensions(claims[place].dimensions),
                    period: claims[place].period.map { number($0.period) } ?? Self.none, unit: claims[place].value.map { words.number($0.unit) } ?? Self.none))
            factOf[place] = fact
            if Int(fact) == firsts.count {
                firsts.append(Int32(place))
                differs.append(false)
            } else if !differs[Int(fact)] {
                differs[Int(fact)] = claims[Int(firsts[Int(fact)])].value != claims[place].value
            }
        }
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

    /// The facts that somebody states; behind them stand those that only tables or relations know.
    var stated: Range<Int32> { 0..<Int32(firsts.count) }

    /// Whether claims state a fact in more than one way.
    func isStatedVariously(_ fact: Int32) -> Bool { Int(fact) < differs.count && differs[Int(fact)] }

    /// Distinct values that claims state of a fact.
    func statements(of fact: Int32, in claims: [Claim]) -> [Statement] {
        let places = self.claims(of: fact)
        guard let first = places.first, !isStatedVariously(fact) else { return Statement.distinct(places, in: claims) }
        return claims[Int(first)].value.map { [Statement(value: $0, claims: Array(places))] } ?? []
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
            entity: entity(claim.entity), dimensions: dimensions(claim.dimensions),
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

    private mutating func entity(_ names: [String]) -> Int32 {
        if let known = entities[names] { return known }
        let number = list(names.map { $0.lowercased() })
        entities[names] = number
        return number
    }

    mutating func dimensions(_ values: [String: String]) -> Int32 {
        values.isEmpty ? empty : list(values.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    }

    func strings(_ list: Int32) -> [String] { lists.values[Int(list)].map { words.values[Int($0)] } }

    func dictionary(_ list: Int32) -> [String: String] {
        let words = strings(list)
        return Dictionary(uniqueKeysWithValues: stride(from: 0, to: words.count, by: 2).map { (words[$0], words[$0 + 1]) })
    }

    /// The word that a list of dimensions has for a name.
    func dimension(_ name: String, of list: Int32) -> Int32? {
        guard list != empty, let name = words.known(name) else { return nil }
        let pairs = lists.values[Int(list)]
        return stride(from: 0, to: pairs.count, by: 2).first { pairs[$0] == name }.map { pairs[$0 + 1] }
    }

    /// The list of dimensions with one left out.
    mutating func dimensions(_ list: Int32, without name: String) -> Int32 {
        guard dimension(name, of: list) != nil else { return list }
        return dimensions(dictionary(list).filter { $0.key != name })
    }

    mutating func reversed(_ list: Int32) -> Int32 {
        if let known = reversals[list] { return known }
        let reversed = lists.number(lists.values[Int(list)].reversed())
        reversals[list] = reversed
        return reversed
    }

    /// The list in the order of its words.
    mutating func sorted(_ list: Int32) -> Int32 {
        if let known = sortings[list] { return known }
        let sorted = self.list(strings(list).sorted())
        sortings[list] = sorted
        return sorted
    }

    mutating func number(_ period: Period) -> Int32 {
        let number = periodNames.number(period.modifier.map { "\(period.value)~\($0)" } ?? period.value)
        if number == periods.count { periods.append(period) }
        return number
    }

    func period(_ number: Int32) -> Period { periods[Int(number)] }

    /// The period that many units later; none where it cannot be moved.
    mutating func moved(_ number: Int32, by count: Int, _ unit: CalendarUnit) -> Int32? {
        guard number != Self.none, periods[Int(number)].modifier == nil else { return nil }
        let step = Step(period: number, count: count, unit: unit)
        if let known = steps[step] { return known == Self.none ? nil : known }
        let moved = periods[Int(number)].shifted(by: count, unit).map { self.number($0) }
        steps[step] = moved ?? Self.none
        return moved
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
