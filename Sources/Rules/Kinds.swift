/// A set of kinds, one bit a kind of a `KindTable`. Inlined everywhere: sets are compared for every pattern and paragraph.
package struct KindSet: Hashable, Comparable, Sendable {
    /// Kind 0 is the lowest bit of the first.
    @usableFromInline package var bits = SIMD8<UInt64>()
    static let capacity = SIMD8<UInt64>.scalarCount * UInt64.bitWidth

    @inlinable package init() {}

    @inlinable package var isEmpty: Bool { bits == .zero }
    @inlinable @inline(__always) package func contains(_ kind: Int) -> Bool { bits[kind >> 6] >> UInt64(kind & 63) & 1 == 1 }
    package mutating func insert(_ kind: Int) { bits[kind >> 6] |= 1 << UInt64(kind & 63) }
    @inlinable @inline(__always) package func intersects(_ other: KindSet) -> Bool { bits & other.bits != .zero }
    @inlinable @inline(__always) package func isSuperset(of other: KindSet) -> Bool { bits & other.bits == other.bits }
    @inlinable @inline(__always) package mutating func formUnion(_ other: KindSet) { bits |= other.bits }
    package func union(_ other: KindSet) -> KindSet {
        var result = self
        result.formUnion(other)
        return result
    }

    func subtracting(_ other: KindSet) -> KindSet {
        var result = self
        result.bits &= ~other.bits
        return result
    }

    package func intersection(_ other: KindSet) -> KindSet {
        var result = self
        result.bits &= other.bits
        return result
    }

    /// An order without meaning, for output that is the same in every run.
    package static func < (left: KindSet, right: KindSet) -> Bool {
        for index in left.bits.indices.reversed() where left.bits[index] != right.bits[index] { return left.bits[index] < right.bits[index] }
        return false
    }
}

/// The kinds of tokens (`money`, `month`, `currency` …), and the code point that stands for each combination of kinds that
/// one token can have.
///
/// In typed text a token is one private-use code point, U+E000 + code, so that `{{money}}` is one character class. A word
/// with two readings ("second": an ordinal, a unit of time) has the code of the set of both.
package struct KindTable: Sendable {
    package static let firstCodePoint = 0xE000
    package static let maximumCodes = 0x1900
    static let maximumKinds = KindSet.capacity

    package private(set) var names: [String] = []
    private var index: [String: Int] = [:]
    package private(set) var sets: [KindSet] = []
    private var codes: [KindSet: Int] = [:]
    /// Each kind with the kinds that it brings with it.
    private var closures: [KindSet] = []

    /// Nil when there are already as many kinds as a set can hold.
    mutating func declare(_ name: String) -> Int? {
        if let known = index[name] { return known }
        guard names.count < Self.maximumKinds else { return nil }
        index[name] = names.count
        names.append(name)
        var own = KindSet()
        own.insert(names.count - 1)
        closures.append(own)
        return names.count - 1
    }

    package func kind(_ name: String) -> Int? { index[name] }

    /// Kinds that a kind brings with it: a country name is an entity, "first" is an ordinal.
    mutating func imply(_ kind: String, _ other: String) {
        guard let a = declare(kind), let b = declare(other) else { return }
        closures[a].insert(b)
    }

    /// A kind with those that it brings with it.
    package func closure(of kind: Int) -> KindSet { closures[kind] }

    package func set(ofReadings kinds: some Sequence<Int>) -> KindSet {
        kinds.reduce(into: KindSet()) { $0.formUnion(closures[$1]) }
    }

    /// The set of the kinds among `names` that are declared.
    package func set(_ names: [String]) -> KindSet {
        var result = KindSet()
        for name in names { if let kind = index[name] { result.insert(kind) } }
        return result
    }

    mutating func code(for set: KindSet) -> Int? {
        if let known = codes[set] { return known }
        guard sets.count < Self.maximumCodes else { return nil }
        codes[set] = sets.count
        sets.append(set)
        return sets.count - 1
    }

    package func code(of set: KindSet) -> Int? { codes[set] }

    /// The codes of all combinations that hold `kind`.
    package func codes(holding kind: Int) -> [Int] { sets.indices.filter { sets[$0].contains(kind) } }

    /// For each kind, a PCRE2 class that matches one token of it; nil for a kind that nothing produces.
    func characterClasses() -> [String?] {
        names.indices.map { kind in
            let codes = codes(holding: kind)
            return codes.isEmpty ? nil : "[" + Self.runs(codes).map(Self.characters).joined() + "]"
        }
    }

    /// Ascending codes as runs without gaps.
    private static func runs(_ codes: [Int]) -> [ClosedRange<Int>] {
        codes.reduce(into: []) { runs, code in
            if let last = runs.last, last.upperBound == code - 1 {
                runs[runs.count - 1] = last.lowerBound...code
            } else {
                runs.append(code...code)
            }
        }
    }

    private static func characters(_ codes: ClosedRange<Int>) -> String {
        func character(_ code: Int) -> String { "\\x{\(String(firstCodePoint + code, radix: 16))}" }
        return codes.count == 1 ? character(codes.lowerBound) : character(codes.lowerBound) + "-" + character(codes.upperBound)
    }
}

/// The kinds that the engine itself makes; all others come from lexicons and mention rules.
package enum CoreKind {
    /// Types of mentions in the order of design section 8; public in claim rules.
    package static let mentionTypes = [
        "number", "ordinal", "percent", "percentage-points", "money", "quantity", "date", "period", "time", "duration",
        "set", "entity",
    ]
    /// What ends a cell in a line that is read off a table; public in claim rules.
    package static let cell = "cell"
    /// What claim rules see as tokens.
    static let publicKinds = mentionTypes + [cell]
    /// Readings of a number in digits, finer than `number`.
    package static let digitKinds = ["integer", "plain", "year", "day-number", "month-number", "two-digits", "dotted", "zero-led", "eight-digits"]
}

extension Reading {
    /// Whether it holds wherever the other does, and nowhere else.
    fileprivate func hasCondition(of other: Reading) -> Bool {
        caseRule == other.caseRule && afterNumber == other.afterNumber && joinsNumbers == other.joinsNumbers && notAfterNumber == other.notAfterNumber
            && (caseRule != .exact || form == other.form)
    }
}

extension KindTable {
    private static let maximumConditions = 10

    /// The sets of kinds that a lexeme can have in a text: case and neighbours decide which of its readings count.
    func combinations(of lexeme: Lexeme) -> Set<KindSet> {
        // Readings of one condition come and go together.
        var groups: [(condition: Reading, kinds: KindSet)] = []
        for reading in lexeme.readings {
            if let known = groups.firstIndex(where: { $0.condition.hasCondition(of: reading) }) {
                groups[known].kinds.formUnion(closure(of: reading.kind))
            } else if groups.count < Self.maximumConditions {
                groups.append((reading, closure(of: reading.kind)))
            }
        }
        var result = Set<KindSet>()
        for choice in 1..<(1 << groups.count) {
            var set = KindSet()
            for index in groups.indices where choice >> index & 1 == 1 { set.formUnion(groups[index].kinds) }
            result.insert(set)
        }
        return result
    }

    /// The sets of kinds of a number in digits.
    func digitSets() -> Set<KindSet> {
        let names = CoreKind.digitKinds
        var result = Set<KindSet>()
        for choice in 0..<(1 << names.count) {
            result.insert(set(["number"] + names.indices.filter { choice >> $0 & 1 == 1 }.map { names[$0] }))
        }
        return result
    }
}
