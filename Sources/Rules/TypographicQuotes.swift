/// Quotation marks of print are read as those of a keyboard, in texts and so in patterns.
package enum TypographicQuotes {
    /// ‘ ’ ʼ
    @inlinable package static func isSingle(_ scalar: UInt32) -> Bool { scalar == 0x2018 || scalar == 0x2019 || scalar == 0x02BC }
    /// “ ” „
    @inlinable package static func isDouble(_ scalar: UInt32) -> Bool { scalar == 0x201C || scalar == 0x201D || scalar == 0x201E }

    static func plain(_ text: some StringProtocol) -> String {
        guard text.utf8.contains(where: { $0 == 0xE2 || $0 == 0xCA }) else { return String(text) }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isSingle($0.value) ? "'" : isDouble($0.value) ? "\"" : $0 }))
    }
}
