import Documents
import Facts
import Patterns
import Rules
import Testing

@testable import Extraction

struct TableTotalsTests {
    private func claims(_ text: String, language: String = "en") throws -> [Claim] {
        let document = Document(id: "d", text: text, metadata: DocumentMetadata(language: language))
        let extractor = Extractor(rules: try Shipped.rules())
        let extracted = extractor.extract(document, scratch: MatchScratch())
        return extractor.claims(of: extracted, date: nil).filter { $0.concept == "table.total" }
    }

    private func lines(_ text: String, language: String = "en") throws -> [String] {
        try claims(text, language: language).map { "\($0.text) = " + $0.parts.map { ($0.name == "part" ? "" : $0.name + " ") + $0.text }.joined(separator: " + ") }
    }

    @Test("Columns that stand under each other are a table")
    func plain() throws {
        let text = """
            Plant               2022     2023
            ---------------------------------
            Nordfors (hydro)   4,210    4,310
            Kilen (nuclear)    2,800    2,875
            Total              7,010    7,185
            """
        #expect(try lines(text) == ["7,010 = 4,210 + 2,800", "7,185 = 4,310 + 2,875"])
        #expect(try lines(text.replacing("\n", with: "\r\n")) == ["7,010 = 4,210 + 2,800", "7,185 = 4,310 + 2,875"])
    }

    @Test("So are columns between tabs, and a total may stand in the last column")
    func tabs() throws {
        let text = "Place\tGirls\tBoys\tTotal\nÅlder\t12\t13\t25\nBirk\t10\t11\t21\n中\t1\t2\t3\n"
        #expect(try lines(text) == ["25 = 12 + 13", "21 = 10 + 11", "3 = 1 + 2"])
    }

    @Test("Labels in other languages")
    func languages() throws {
        #expect(try lines("Город      2022   2023\nМосква     10     12\nТверь      5      6\nИтого      15     18\n", language: "ru") == ["15 = 10 + 5", "18 = 12 + 6"])
        #expect(try lines("地区\t数量\n北京\t10\n上海\t20\n合计\t30\n", language: "zh") == ["30 = 10 + 20"])
    }

    @Test("Of-which rows, groups and cells without a figure keep their part in it")
    func roles() throws {
        let text = "Guests            Stays\nAbroad            180\nof which Britain  70\nSubtotal          180\nNorway            –\nSweden            (5)\nTotal             175\n"
        #expect(try lines(text) == ["175 = 180 + within 70 + subtotal 180 + – + (5)"])
    }

    @Test(
        "What is no sum gives no claim",
        arguments: [
            "A\tAverage age\nx\t10\ny\t20\nTotal\t15\n", "A\tChange, %\nx\t10\ny\t20\nTotal\t15\n", "A\tSize\nx\t$10\ny\t20 kg\nTotal\t35\n",
            "A\tSize\nx\t10\nTotal\t10\nz\tno\n", "Prose with  two spaces in 2022.\nMore of  it in 2023.\nTotal of  it all in 2024.\n",
        ])
    func none(text: String) throws { #expect(try lines(text) == []) }

    @Test("Figures are read with their sign, unit and magnitude")
    func figures() throws {
        let claim = try #require(try claims("A\tSize\nx\t$1.2 million\ny\t$0.8 million\nTotal\t$2.0 million\n").first)
        #expect(claim.value?.unit == "USD" && claim.value?.point == ExactDecimal(2_000_000))
        let shares = try #require(try claims("A\tShare\nx\t60.5%\ny\t39.4%\nTotal\t100%\n").first)
        #expect(shares.value?.unit == "percent" && shares.parts.count == 2)
    }

    @Test("A row that fits under no column leaves the whole table unread")
    func ragged() throws {
        #expect(try lines("A          10     20\nB          11     21\nC       15 16 17\nTotal      21     41\nD    1   2    3   4  5\n") == [])
    }
}
