@testable import Checks
import Facts
import Testing

/// Random sets of claims in random orders: the findings are a set.
struct OrderTests {
    /// Numbers that are the same on each run (Steele, Lea, Flood: SplitMix64).
    private struct SplitMix: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static let rows = [growth("32.0", in: "reference:t"), figure("172.4e9 USD", in: "reference:t", at: 20)]
    private static let table = ReferenceFacts(title: "Table", publisher: "Customs", claims: rows, labels: [:])

    private func claims(_ random: inout SplitMix) -> [Claim] {
        (0..<14).map { place in
            let document = ["a", "b", "c", "d", "e"].randomElement(using: &random)!
            let source = [nil, nil, "Customs", "Ministry"].randomElement(using: &random)!
            switch Int.random(in: 0..<3, using: &random) {
            case 0:
                return figure(
                    ["172.4e9 USD", "170e9 USD", "190.1e9 USD", "172.46e9 USD", "201.5e9 USD"].randomElement(using: &random)!, in: document,
                    at: place * 50, from: source, doubts: Bool.random(using: &random) ? [] : ["a doubt"])
            case 1: return growth(["32.0", "47.5", "32", "41.1"].randomElement(using: &random)!, in: document, at: place * 50, from: source)
            default:
                return ordinal(Int.random(in: 25...28, using: &random), during("202\(Int.random(in: 0...3, using: &random))"), in: document, at: place * 50)
            }
        }
    }

    private func findings(_ claims: [Claim]) -> Set<String> {
        let context = CheckContext(claims: claims, references: [Self.table], concepts: concepts)
        return Set(CheckRun(context).findings().map { "\($0.fingerprint) \($0.check) \($0.verdict)" })
    }

    @Test("Any order of the claims gives the same findings with the same verdicts", arguments: UInt64(0)..<100)
    func order(seed: UInt64) {
        var random = SplitMix(state: seed)
        let claims = claims(&random)
        let expected = findings(claims)
        for _ in 0..<4 { #expect(findings(claims.shuffled(using: &random)) == expected) }
    }
}
