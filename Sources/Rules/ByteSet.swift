/// A set of ASCII characters, one bit each: asked for every digit of a text.
package struct ByteSet: Hashable, Sendable, ExpressibleByArrayLiteral {
    @usableFromInline package var bits: UInt128 = 0

    package init(_ bytes: some Sequence<UInt8>) {
        for byte in bytes where byte < 128 { bits |= 1 << UInt128(byte) }
    }

    package init(arrayLiteral bytes: UInt8...) { self.init(bytes) }

    @inlinable package func contains(_ byte: UInt8) -> Bool { byte < 128 && bits >> UInt128(truncatingIfNeeded: byte) & 1 == 1 }
}
