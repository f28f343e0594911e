/// A guess at the 8-bit encoding of a text, good enough for advice and for nothing else.
enum LegacyEncoding: String {
    case windows1251 = "WINDOWS-1251"
    case windows1252 = "WINDOWS-1252"
    case gb18030 = "GB18030"

    /// Western texts have single high bytes among ASCII letters. Cyrillic words are runs of high bytes, most of them
    /// small letters (0xE0...0xFF). Chinese is pairs, hardly any of them in the upper rows.
    static func guess(_ bytes: ArraySlice<UInt8>) -> LegacyEncoding {
        var high = 0
        var inRuns = 0
        var small = 0
        var previous: UInt8 = 0
        for byte in bytes {
            if byte >= 0x80 {
                high += 1
                if previous >= 0x80 { inRuns += 1 }
                if byte >= 0xE0 { small += 1 }
            }
            previous = byte
        }
        if inRuns * 3 < high { return .windows1252 }
        if small * 2 < high, isGB18030(bytes) { return .gb18030 }
        return .windows1251
    }

    /// Whether every high byte is part of a two-byte or four-byte code (GB 18030-2005, section 6).
    private static func isGB18030(_ bytes: ArraySlice<UInt8>) -> Bool {
        var i = bytes.startIndex
        while i < bytes.endIndex {
            guard bytes[i] >= 0x80 else {
                i += 1
                continue
            }
            guard i + 1 < bytes.endIndex else { return true }
            guard (0x81...0xFE).contains(bytes[i]) else { return false }
            if (0x30...0x39).contains(bytes[i + 1]) {
                i += 4
            } else {
                guard (0x40...0xFE).contains(bytes[i + 1]), bytes[i + 1] != 0x7F else { return false }
                i += 2
            }
        }
        return true
    }
}
