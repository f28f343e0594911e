/// Stable identity of a finding, over what it says and not where: check, fact, values and documents.
///
/// 128-bit FNV-1a (Fowler, Noll, Vo; parameters of the IETF draft draft-eastlake-fnv) over length-prefixed fields, with a
/// version in front: a baseline written by another version of the scheme is refused, not misread.
package struct Fingerprint {
    package static let version = "v1"

    private var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

    package init() {}

    package mutating func add(_ field: String) {
        for byte in "\(field.utf8.count):\(field)".utf8 {
            hash ^= UInt128(byte)
            hash &*= 0x0000_0000_0100_0000_0000_0000_0000_013B
        }
    }

    package var text: String {
        let digits = String(hash, radix: 16)
        return "\(Self.version):" + String(repeating: "0", count: 32 - digits.count) + digits
    }
}
