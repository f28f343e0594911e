import Checks
import Documents
import Testing

@testable import Reports

/// Golden pages: what a person sees.
@Suite struct TerminalReportTests {
    private func page(_ result: AuditResult, width: Int = 100, color: Bool = false) -> String {
        Samples.text(TerminalReport(context: ReportContext(width: width, color: color)), result)
    }

    private func page(_ document: Document, _ finding: Finding, width: Int) -> String {
        page(Samples.result([finding], texts: [document]), width: width)
    }

    @Test func wide() {
        #expect(page(Samples.result([Samples.wrongGrowth])) == #"""
                definite error[reference]: two-way trade of China and Russia grew by 47.5 percent here, by 32.0
                    percent in the table
                 --> seeds/003_51c8.txt:3:112
                  |
                3 | …increased to 172.4 billion U.S. dollars in the first…year, up 47.5 percent from a year…
                  |               --------------------------                       ^^^^^^^^^^^^ said here
                  |               |
                  |               the total agrees
                  |
                 ::: rules/reference/customs.csv:2:1
                  |
                2 | 2022-01/2022-11,172.4,32.0
                  | -------------------------- the table has 32.0 percent
                  |
                  = expected: 32.0 percent
                  = help: 47.5 percent is the growth of imports from Russia
                  = rule trade-total, v1:0123456789abcdef

                5 documents, 42 claims, 1 finding (1 definite, 0 possible), 2 accepted by filters.
                The audit is complete.

                """#)
    }

    @Test("A narrow page gives each figure a row of its own; neighbouring lines share an excerpt.")
    func narrow() {
        let result = Samples.result([Samples.wrongGrowth, Samples.twoTotals])
        #expect(page(result, width: 48) == #"""
                definite error[reference]: two-way trade of
                    China and Russia grew by 47.5 percent here,
                    by 32.0 percent in the table
                 --> seeds/003_51c8.txt:3:112
                  |
                3 | …to 172.4 billion U.S. dollars in the…
                  |     --------------------------
                  |     |
                  |     the total agrees
                3 | …this year, up 47.5 percent from a year…
                  |                ^^^^^^^^^^^^ said here
                  |
                 ::: rules/reference/customs.csv:2:1
                  |
                2 | 2022-01/2022-11,172.4,32.0
                  | --------------------------
                  | |
                  | the table has 32.0 percent
                  |
                  = expected: 32.0 percent
                  = help: 47.5 percent is the growth of imports
                    from Russia
                  = rule trade-total, v1:0123456789abcdef

                possible warning[same-fact]: two totals for one
                    period
                 --> seeds/003_51c8.txt:5:14
                  |
                3 | …to 172.4 billion U.S. dollars in the…
                  |     -------------------------- said here
                4 |
                5 | …of 172.5 billion U.S. dollars is a…
                  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^
                  |     |
                  |     the other figure
                  |
                  = possible because the second figure may be
                    cut off instead of rounded
                  = rule trade-total, v1:fedcba9876543210

                5 documents, 42 claims, 2 findings (1 definite,
                1 possible), 2 accepted by filters.
                The audit is complete.

                """#)
    }

    @Test func coloured() {
        #expect(page(Samples.result([Samples.twoTotals]), color: true) == #"""
                \#u{1B}[1;33mpossible warning[same-fact]\#u{1B}[0m\#u{1B}[1m: \#u{1B}[0m\#u{1B}[1mtwo totals for one period\#u{1B}[0m
                 \#u{1B}[1;34m-->\#u{1B}[0m seeds/003_51c8.txt:5:14
                \#u{1B}[1;34m  |\#u{1B}[0m
                \#u{1B}[1;34m3 |\#u{1B}[0m …China and Russia increased to 172.4 billion U.S. dollars in the first 11 months of this…
                \#u{1B}[1;34m  |\#u{1B}[0m                                \#u{1B}[1;34m--------------------------\#u{1B}[0m \#u{1B}[1;34msaid here\#u{1B}[0m
                \#u{1B}[1;34m4 |\#u{1B}[0m
                \#u{1B}[1;34m5 |\#u{1B}[0m The total of 172.5 billion U.S. dollars is a record.
                \#u{1B}[1;34m  |\#u{1B}[0m              \#u{1B}[1;33m^^^^^^^^^^^^^^^^^^^^^^^^^^\#u{1B}[0m \#u{1B}[1;33mthe other figure\#u{1B}[0m
                \#u{1B}[1;34m  |\#u{1B}[0m
                  \#u{1B}[1;34m=\#u{1B}[0m \#u{1B}[1mpossible because \#u{1B}[0mthe second figure may be cut off instead of rounded
                  \#u{1B}[1;34m=\#u{1B}[0m \#u{1B}[2mrule trade-total, v1:fedcba9876543210\#u{1B}[0m

                \#u{1B}[1m5 documents, 42 claims, 1 finding (0 definite, 1 possible), 2 accepted by filters.\#u{1B}[0m
                \#u{1B}[2mThe audit is complete.\#u{1B}[0m

                """#)
    }

    private static let chinese = Document(
        id: "zh", text: "海关总署：前11个月，中俄双边贸易额达1724亿美元，同比增长47.5％，其中自俄进口增长32.0％，e\u{301}te\u{301} 2022 👨‍👩‍👧 🇨🇳 47.6％。")

    @Test("Wide characters take two columns, accents and joined emoji none of their own.")
    func chinese() {
        let finding = Samples.finding(
            Self.chinese, accused: "47.5％", "同比增长", others: [("1724亿美元", "总额"), ("2022", "after accents"), ("47.6％", "after emoji")])
        #expect(page(Self.chinese, finding, width: 120) == #"""
                definite error[same-fact]: they differ
                 --> zh:1:32
                  |
                1 | 海关总署：前11个月，中俄双边贸易额达1724亿美元，同比增长47.5％，其中自俄进口增长32.0％，été 2022 👨‍👩‍👧 🇨🇳 47.6％。
                  |                                     ----------          ^^^^^^                              ----       ------
                  |                                     |                   |                                   |          |
                  |                                     |                   |                                   |          after emoji
                  |                                     |                   |                                   after accents
                  |                                     |                   同比增长
                  |                                     总额
                  |
                  = rule trade-total, v1:0

                5 documents, 42 claims, 1 finding (1 definite, 0 possible), 2 accepted by filters.
                The audit is complete.

                """#)
        #expect(page(Self.chinese, finding, width: 40) == #"""
                definite error[same-fact]: they differ
                 --> zh:1:32
                  |
                1 | …双边贸易额达1724亿美元，同比增长…
                  |              ---------- 总额
                1 | …美元，同比增长47.5％，其中自俄进口…
                  |                ^^^^^^ 同比增长
                1 | …增长32.0％，été 2022 👨‍👩‍👧 🇨🇳 47.6％。
                  |                  ----       ------
                  |                  |          |
                  |                  |          after
                  |                  |          emoji
                  |                  after accents
                  |
                  = rule trade-total, v1:0

                5 documents, 42 claims, 1 finding (1
                definite, 0 possible), 2 accepted by
                filters.
                The audit is complete.

                """#)
    }

    @Test("What a document says cannot steer the terminal.")
    func hostile() {
        let text = "a\tb \u{1B}[31mred\u{1B}[0m 5\u{202E}7 percent\u{7} \u{200B}\u{E0041}\u{85} | end"
        let document = Document(id: "evil\u{1B}]0;title\u{7}", text: text)
        let finding = Samples.finding(document, accused: "7 percent", "no\u{202E}te\nnext")
        #expect(page(document, finding, width: 120) == #"""
                definite error[same-fact]: they differ
                 --> evil\u{1B}]0;title\u{7}:1:20
                  |
                1 | a    b \u{1B}[31mred\u{1B}[0m 5\u{202E}7 percent\u{7} \u{200B}\u{E0041}\u{85} | end
                  |                                        ^^^^^^^^^ no\u{202E}te next
                  |
                  = rule trade-total, v1:0

                5 documents, 42 claims, 1 finding (1 definite, 0 possible), 2 accepted by filters.
                The audit is complete.

                """#)
    }

    @Test("Without the text, the words of the figure are shown.")
    func unread() {
        #expect(page(Samples.result([Samples.twoTotals], texts: []), width: 80) == #"""
                possible warning[same-fact]: two totals for one period
                 --> 003_51c8, bytes 242 to 268
                  |
                  | 172.5 billion U.S. dollars
                  | ^^^^^^^^^^^^^^^^^^^^^^^^^^ the other figure
                  |
                 ::: 003_51c8, bytes 83 to 109
                  |
                  | 172.4 billion U.S. dollars
                  | -------------------------- said here
                  |
                  = possible because the second figure may be cut off instead of rounded
                  = rule trade-total, v1:fedcba9876543210

                5 documents, 42 claims, 1 finding (0 definite, 1 possible), 2 accepted by
                filters.
                The audit is complete.

                """#)
    }

    @Test func records() {
        let record = Document(id: "17", bytes: Array("It rose 5 percent.".utf8), origin: "corpus/all.jsonl")
        let lines = page(record, Samples.finding(record, accused: "5 percent"), width: 80).split(separator: "\n")
        #expect(lines[1] == " --> 17 (corpus/all.jsonl):1:9")
    }

    @Test func problems() {
        let problems = [
            Problem(
                .configuration, "duplicate-rule", "rule ‘trade-total’ is defined twice",
                at: [.init(file: "rules/a.yml", line: 3, column: 5, note: "said here"), .init(file: "rules/b\u{1B}.yml", line: 9)],
                advice: "rename one of them: findings and suppressions name rules by their id"),
            Problem(.input, "not-utf8", "the text is no UTF-8", at: [.init(file: "seeds/x.txt")]),
            Problem(.notice, "slow-rule", "rule ‘a’ takes half of the time"),
        ]
        #expect(page(Samples.result([], problems: problems, complete: false), width: 60) == #"""
                configuration error[duplicate-rule]: rule ‘trade-total’ is
                    defined twice
                 --> rules/a.yml:3:5: said here
                 ::: rules/b\u{1B}.yml:9
                  = help: rename one of them: findings and suppressions name
                    rules by their id

                input problem[not-utf8]: the text is no UTF-8
                 --> seeds/x.txt

                notice[slow-rule]: rule ‘a’ takes half of the time

                5 documents, 0 claims, 0 findings, 3 problems, 2 accepted by
                filters.
                INCOMPLETE: not all of the input could be read or checked.

                """#)
    }

    @Test func nothingFound() {
        let all = AuditResult(tool: "crosscheck", complete: true, documentCount: 1, claimCount: 7, findings: [])
        #expect(page(all) == #"""
                No contradiction found.
                1 document, 7 claims, 0 findings.
                The audit is complete.

                """#)
        #expect(page(Samples.result([])).hasPrefix("Nothing to compare.\n"))
    }

    @Test("Every line keeps to the width, and every figure is underlined as wide as it is.", arguments: 40...130)
    func fits(width: Int) {
        let long = Document(
            id: "long", text: String(repeating: "貿易 trade 12.5 of ", count: 200) + "47.5 percent" + String(repeating: " x", count: 300)
                + " 9 percent" + String(repeating: "y", count: 900))
        let finding = Samples.finding(long, accused: "47.5 percent", others: [("9 percent", "a note that is longer than most notes are")])
        for line in page(long, finding, width: width).split(separator: "\n") {
            #expect(Cell.cells(of: String(line)).width <= width)
        }
        let underlines = page(long, finding, width: width).split(separator: "\n").map { $0.count { $0 == "^" } }
        #expect(underlines.max() == 12)
    }

    @Test("A line of megabytes costs no more than what is shown of it.", .timeLimit(.minutes(1)))
    func hugeLine() {
        let huge = Document(id: "huge", text: String(repeating: "figures, ", count: 100_000) + "47.5 percent")
        let findings = [Finding](repeating: Samples.finding(huge, accused: "47.5 percent"), count: 20)
        #expect(page(Samples.result(findings, texts: [huge])).contains("…figures, figures,"))
    }

    @Test("A span that is not of this text is shown without it.")
    func wrongText() {
        let short = Document(id: Samples.article.id, text: "short")
        #expect(page(Samples.result([Samples.twoTotals], texts: [short])).contains("bytes 83 to 109"))
    }
}
