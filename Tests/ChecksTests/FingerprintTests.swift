@testable import Checks
import Facts
import Testing

struct FingerprintTests {
    private func print(_ claims: Claim...) -> String? {
        let found = SameFactCheck.findings(claims)
        return found.count == 1 ? found[0].fingerprint : nil
    }

    @Test("It is versioned, and of one form") func form() {
        var print = Fingerprint()
        print.add("same-fact")
        #expect(print.text.hasPrefix("\(Fingerprint.version):"))
        #expect(print.text.dropFirst(Fingerprint.version.count + 1).count == 32)
        #expect(print.text.allSatisfy { $0.isASCII && !$0.isUppercase })
    }

    @Test("The hash is 128-bit FNV-1a over length-prefixed fields, today and tomorrow: baselines hold it")
    func value() {
        #expect(Fingerprint().text == "v1:6c62272e07bb014262b821756295c58d", "The offset basis.")
        var print = Fingerprint()
        print.add("a")
        // FNV-1a of the bytes "1:a".
        var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
        for byte in "1:a".utf8 { hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B }
        #expect(print.text == "v1:" + String(hash, radix: 16))
    }

    @Test("Fields do not run into each other") func fields() {
        func print(_ fields: String...) -> String { fields.reduce(into: Fingerprint()) { $0.add($1) }.text }
        #expect(print("ab", "c") != print("a", "bc"))
        #expect(print("ab") != print("ab", ""))
        #expect(print("1:a") != print("1", "a"))
    }

    @Test("Moved text keeps the fingerprint")
    func movedSpans() throws {
        let before = try #require(print(figure("17.4e9 USD", in: "a", at: 10), figure("14.7e9 USD", in: "b", at: 900)))
        #expect(print(figure("17.4e9 USD", in: "a", at: 5000), figure("14.7e9 USD", in: "b", at: 1)) == before)
    }

    @Test("So does the order of the documents, a repetition and another witness of what stands")
    func order() throws {
        let before = try #require(print(figure("17.4e9 USD", in: "a"), figure("14.7e9 USD", in: "b"), figure("14.7e9 USD", in: "c")))
        #expect(print(figure("14.7e9 USD", in: "c"), figure("14.7e9 USD", in: "b"), figure("17.4e9 USD", in: "a")) == before)
        #expect(print(figure("17.4e9 USD", in: "a"), figure("17.4e9 USD", in: "a", at: 90), figure("14.7e9 USD", in: "b"), figure("14.7e9 USD", in: "c")) == before)
        #expect(print(figure("14.7e9 USD", in: "0"), figure("17.4e9 USD", in: "a"), figure("14.7e9 USD", in: "b"), figure("14.7e9 USD", in: "c")) == before)
    }

    @Test("Two single texts that contradict each other are one finding in either order")
    func tie() {
        let (one, other) = (figure("17.4e9 USD", in: "a"), figure("14.7e9 USD", in: "b"))
        #expect(print(one, other) == print(other, one))
    }

    @Test("Many accused texts are one finding in any order")
    func manyAccused() {
        let standing = (0..<9).map { figure("14.7e9 USD", in: "s\($0)") }
        let accused = (0..<7).map { figure("17.4e9 USD", in: "x\($0)") }
        let forward = SameFactCheck.findings(standing + accused).map(\.fingerprint)
        #expect(forward.count == 1)
        #expect(SameFactCheck.findings(standing.reversed() + accused.reversed()).map(\.fingerprint) == forward)
    }

    @Test("Another value, fact, document or check is another finding")
    func changes() throws {
        let prints = [
            print(figure("17.4e9 USD", in: "a"), figure("14.7e9 USD", in: "b")), print(figure("17.5e9 USD", in: "a"), figure("14.7e9 USD", in: "b")),
            print(figure("17.4e9 USD", in: "a"), figure("14.8e9 USD", in: "b")), print(figure("17.4e9 USD", in: "x"), figure("14.7e9 USD", in: "b")),
            print(figure("17.4e9 EUR", in: "a"), figure("14.7e9 EUR", in: "b")),
            print(figure("17.4e9 USD", in: "a", entity: ["IND", "VNM"]), figure("14.7e9 USD", in: "b", entity: ["IND", "VNM"])),
            print(figure("17.4e9 USD", in: "a", period: during("2021")), figure("14.7e9 USD", in: "b", period: during("2021"))),
            print(figure("17.4e9 USD", in: "a", dimensions: ["goods": "oil"]), figure("14.7e9 USD", in: "b", dimensions: ["goods": "oil"])),
        ].compactMap { $0 }
        #expect(prints.count == 8 && Set(prints).count == 8)
    }
}
