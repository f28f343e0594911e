import Corpus
import Documents
import Foundation
import Testing

@Suite struct TextEncodingTests {
    let folder = Folder()

    static let russian = "Товарооборот между Россией и Китаем вырос за год на 29,3 процента и достиг рекорда.\n"
    /// "据海关统计，今年前十一个月中俄贸易额达到1724亿美元，同比增长47.5%。" in GB 18030, which Foundation does not write here.
    static let chinese: [UInt8] = [
        0xBE, 0xDD, 0xBA, 0xA3, 0xB9, 0xD8, 0xCD, 0xB3, 0xBC, 0xC6, 0xA3, 0xAC, 0xBD, 0xF1, 0xC4, 0xEA, 0xC7, 0xB0,
        0xCA, 0xAE,
        0xD2, 0xBB, 0xB8, 0xF6, 0xD4, 0xC2, 0xD6, 0xD0, 0xB6, 0xED, 0xC3, 0xB3, 0xD2, 0xD7, 0xB6, 0xEE, 0xB4, 0xEF,
        0xB5, 0xBD,
        0x31, 0x37, 0x32, 0x34, 0xD2, 0xDA, 0xC3, 0xC0, 0xD4, 0xAA, 0xA3, 0xAC, 0xCD, 0xAC, 0xB1, 0xC8, 0xD4, 0xF6,
        0xB3, 0xA4,
        0x34, 0x37, 0x2E, 0x35, 0x25, 0xA1, 0xA3, 0x0A,
    ]
    static let french = "Le commerce a progressé de 29,3 % l’année dernière, a annoncé le ministère à Pékin.\n"

    @Test(
        "an encoding is recognised and the advice names it",
        arguments: [
            ("UTF-16LE", mixed(.utf16LittleEndian)), ("UTF-16BE", mixed(.utf16BigEndian)),
            ("UTF-16", Array(russian.data(using: .utf16)!)), ("UTF-32", Array(russian.data(using: .utf32)!)),
            ("WINDOWS-1251", Array(russian.data(using: .windowsCP1251)!)),
            ("WINDOWS-1252", Array(french.data(using: .windowsCP1252)!)), ("GB18030", chinese),
        ])
    func recognised(name: String, bytes: [UInt8]) throws {
        let run = Run([folder.write("it's.txt", bytes: bytes)])
        let problem = try #require(run.problem("not-utf8"))
        #expect(run.documents.isEmpty)
        #expect(problem.message.hasSuffix("It looks like \(name)."))
        #expect(problem.advice?.contains("iconv -f \(name) -t UTF-8 '") == true)
        #expect(problem.advice?.contains(#"it'\''s.txt'"#) == true)
    }

    private static func mixed(_ encoding: String.Encoding) -> [UInt8] {
        Array(("Trade with China, Торговля с Китаем 2022.\n").data(using: encoding)!)
    }

    @Test func theFirstBadByteIsPlaced() {
        let run = Run([folder.write("a.txt", bytes: Array("é one\ntwo é".utf8) + [0xE9, 0x20])])
        #expect(run.place("not-utf8") == "a.txt:2:6")
        #expect(run.problem("not-utf8")?.message.contains("Byte 0xE9 at offset 13.") == true)
    }

    @Test func damagedUTF8IsNotTakenForAnotherEncoding() {
        let run = Run([folder.write("a.txt", bytes: Array(Self.russian.utf8) + [0xD0])])
        #expect(run.problem("not-utf8")?.message.hasSuffix("It looks like UTF-8 with damaged bytes.") == true)
    }

    @Test(
        "what is no text is called binary",
        arguments: [
            [0x61, 0x0A, 0x00, 0x62], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D],
            [0x1F, 0x8B, 0x08, 0x01, 0x02],
        ] as [[UInt8]])
    func binary(bytes: [UInt8]) {
        let run = Run([folder.write("a.txt", bytes: bytes)])
        #expect(run.codes == ["binary"] && run.documents.isEmpty)
    }

    @Test func surrogatesAndOverlongFormsAreNotUTF8() {
        for bytes: [UInt8] in [[0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xB8]] {
            #expect(Run([folder.write("a.txt", bytes: bytes)]).codes == ["not-utf8"])
        }
    }
}
