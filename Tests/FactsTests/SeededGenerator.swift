import Facts

/// SplitMix64: the same numbers on every run, so that a property that fails once fails again.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func decimal() -> ExactDecimal {
        ExactDecimal(Int.random(in: -99_999...99_999, using: &self)) * .powerOfTen(Int.random(in: -6...6, using: &self))
    }

    /// Small bounds, so that ends often touch; each may be open or missing. Never empty.
    mutating func interval() -> Interval {
        let a = Int.random(in: -4...4, using: &self)
        let b = Int.random(in: -4...4, using: &self)
        let isPoint = a == b
        return Interval(
            low: Int.random(in: 0..<6, using: &self) == 0 ? nil : ExactDecimal(min(a, b)),
            high: Int.random(in: 0..<6, using: &self) == 0 ? nil : ExactDecimal(max(a, b)),
            lowOpen: !isPoint && Bool.random(using: &self), highOpen: !isPoint && Bool.random(using: &self))
    }
}

/// A decimal that the test itself writes.
func decimal(_ text: String) -> ExactDecimal { ExactDecimal(text)! }
