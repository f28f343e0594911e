import Documents
import Foundation

/// Says once for all whether bytes are UTF-8 text, and if not, what they are likely to be.
enum TextEncoding {
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// How many bytes a guess looks at.
    private static let sampleSize = 1 << 16

    /// The reason why `bytes` are no UTF-8 text, nil when they are. `line` says where they stand in a file of records.
    static func problem(in bytes: [UInt8], of file: String, line: Int? = nil) -> Problem? {
        let zero = firstZero(in: bytes)
        if zero != nil || bytes.first ?? 0 >= 0xFE, let wide = wideEncoding(of: bytes) {
            return .notUTF8(file, line ?? 1, 1, "It looks like \(wide).", advice: iconv(from: wide, file))
        }
        if let zero {
            let place = LineIndex(bytes).place(of: zero, in: bytes)
            return .binary(file, line ?? place.line, place.column, "there is a NUL byte at offset \(zero)")
        }
        guard let offset = firstInvalid(in: bytes) else { return nil }
        if isMostlyControls(bytes) { return .binary(file, line ?? 1, 1, "it is full of control characters") }
        let place = LineIndex(bytes).place(of: offset, in: bytes)
        let (guess, advice) = legacyGuess(bytes, firstInvalid: offset, file)
        let hex = String(bytes[offset], radix: 16, uppercase: true)
        return .notUTF8(
            file, line ?? place.line, place.column, "Byte 0x\(hex) at offset \(offset). \(guess)", advice: advice)
    }

    /// Where the first NUL byte is: valid UTF-8, but no text.
    static func firstZero(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress, let zero = memchr(start, 0, buffer.count) else { return nil }
            return UnsafeRawPointer(zero) - start
        }
    }

    /// The one validation in a document's life: 1.3 GB/s on Cyrillic and Chinese, 10 GB/s on ASCII.
    private static func firstInvalid(in bytes: [UInt8]) -> Int? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }

    /// UTF-16 and UTF-32 by their byte order mark, UTF-16 also by the NUL bytes of its Latin letters and spaces.
    static func wideEncoding(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        let sample = bytes.prefix(4096)
        var zeros = [0, 0]
        for (i, byte) in sample.enumerated() where byte == 0 { zeros[i % 2] += 1 }
        let (few, many) = (min(zeros[0], zeros[1]), max(zeros[0], zeros[1]))
        guard many >= 4, many * 20 > sample.count, few * 20 < many else { return nil }
        return zeros[0] > zeros[1] ? "UTF-16BE" : "UTF-16LE"
    }

    /// Texts hold line ends, tabs and now and then an escape, and hardly any other control character.
    private static func isMostlyControls(_ bytes: [UInt8]) -> Bool {
        let sample = bytes.prefix(sampleSize)
        let controls = sample.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
        return controls * 20 > sample.count
    }

    private static func legacyGuess(
        _ bytes: [UInt8], firstInvalid: Int, _ file: String
    ) -> (guess: String, advice: String) {
        if bytes[..<firstInvalid].count(where: { $0 >= 0x80 }) >= 6 {
            return (
                "It looks like UTF-8 with damaged bytes.",
                "Fetch the text again, or drop the damage: iconv -c -f UTF-8 -t UTF-8 \(file.shellQuoted) > FIXED"
            )
        }
        let encoding = LegacyEncoding.guess(bytes[firstInvalid...].prefix(sampleSize)).rawValue
        return ("It looks like \(encoding).", iconv(from: encoding, file))
    }

    private static func iconv(from encoding: String, _ file: String) -> String {
        "Convert it: iconv -f \(encoding) -t UTF-8 \(file.shellQuoted) > CONVERTED"
    }
}

extension String {
    /// As one word for a shell.
    fileprivate var shellQuoted: String { "'" + replacing("'", with: #"'\''"#) + "'" }
}

extension Problem {
    fileprivate static func notUTF8(
        _ file: String, _ line: Int, _ column: Int, _ detail: String, advice: String
    ) -> Problem {
        .input("not-utf8", "The text is not UTF-8. \(detail)", in: file, line: line, column: column, advice: advice)
    }

    /// Bytes that are no text at all.
    static func binary(_ file: String, _ line: Int, _ column: Int?, _ reason: String) -> Problem {
        .input(
            "binary", "This is no text: \(reason).", in: file, line: line, column: column,
            advice: "Extract the text first, or leave the file out.")
    }
}
