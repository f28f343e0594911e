import Authoring
import Foundation
import Pipeline
import Reports
import Testing

struct TrialTests {
    private func draw(_ text: String, dated: String? = "2022-12-30", language: String? = nil, width: Int = 80, color: Bool = false) -> String {
        let trial = Trial(text, dated: dated, language: language, engine: .builtin)
        return plain(TrialDrawing(context: ReportContext(width: width, color: color)).draw(trial))
    }

    @Test("Mentions and claims are drawn under the text")
    func english() {
        #expect(
            draw("Trade between Kenya and Uganda rose to $1.24 billion in 2021.") == """
                language en, dated 2022-12-30 (metadata)

                3 mentions
                  Trade between Kenya and Uganda rose to $1.24 billion in
                                ----------------         -------------
                                entity KEN UGA           money 1.24e9 USD

                  2021.
                  ----
                  period 2021

                1 claim
                  Trade between Kenya and Uganda rose to $1.24 billion in
                                                         =============
                                                         trade.total = 1.24e9 USD
                                                         KEN, UGA, 2021 (from the pattern)
                                                         rule trade-total-value

                  2021.

                no findings

                """)
    }

    @Test("Wide characters are underlined in full, and labels do not cover each other")
    func chinese() {
        #expect(
            draw("2022年前11个月，中俄贸易额达1724.06亿美元。", language: "zh").contains(
                """
                  2022年前11个月，中俄贸易额达1724.06亿美元。
                  --------------  ----        -------------
                  |               |           money 172.406e9 USD
                  |               entity CHN RUS
                  period 2022-01/2022-11
                """))
    }

    @Test("Cyrillic letters take one column each")
    func russian() {
        #expect(
            draw("Товарооборот вырос до 190 млрд долларов.").contains(
                """
                  Товарооборот вырос до 190 млрд долларов.
                                        -----------------
                                        money 190e9 USD
                """))
    }

    @Test("No line is wider than the terminal, however long the text", arguments: [40, 60, 100])
    func width(width: Int) {
        let text = String(repeating: "Trade between Kenya and Uganda rose to $1.24 billion in 2021, up 4.5 percent on the year. ", count: 5)
        let drawing = draw(text, width: width)
        let rows = drawing.split(separator: "no findings")[0].split(separator: "\n").dropFirst()
        #expect(rows.allSatisfy { $0.count <= width })
        #expect(drawing.contains("20 mentions"))
    }

    @Test("Colours come only when asked for, and a hostile text cannot bring its own")
    func colours() {
        let text = "It cost \u{1B}[31m$5 million.\u{7}"
        #expect(!draw(text).contains("\u{1B}"))
        #expect(draw(text).contains("\\u{1B}[31m"))
        #expect(draw(text, color: true).contains("\u{1B}[1;36m"))
    }

    @Test("What is not compared says so")
    func modality() {
        #expect(draw("Trade between Kenya and Uganda is expected to have reached $1.24 billion in 2022.").contains("projected: not compared"))
    }

    @Test("An empty text has nothing, and says so")
    func empty() { #expect(draw("").hasSuffix("\nno mentions\n\nno claims\n\nno findings\n")) }

    @Test("JSON has mentions, claims and findings by byte")
    func json() throws {
        let text = "The price was 1.8 billion euros (EUR 2.3 billion)."
        let trial = Trial(text, dated: nil, language: nil, engine: .builtin)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(trial.json)) as? [String: Any])
        #expect(json["schema"] as? String == "crosscheck/try/1")
        #expect((json["mentions"] as? [[String: Any]])?.contains { $0["type"] as? String == "money" && $0["start"] as? Int == 14 } == true)
        #expect((json["claims"] as? [[String: Any]])?.map { $0["rule"] as? String } == ["en-restated-money"])
        #expect((json["findings"] as? [Any])?.count == 1)
    }
}
