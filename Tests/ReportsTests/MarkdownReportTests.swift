import Checks
import Documents
import Testing

@testable import Reports

@Suite struct MarkdownReportTests {
    @Test func page() {
        #expect(Samples.text(MarkdownReport(), Samples.result([Samples.wrongGrowth, Samples.twoTotals])) == #"""
                # Crosscheck report

                Figures that cannot all be right, with the words that say so.

                |  | count |
                | --- | --- |
                | Documents | 5 |
                | Claims | 42 |
                | Findings, definite | 1 |
                | Findings, possible | 1 |
                | Accepted by filters | 2 |
                | In the baseline | 0 |
                | Problems | 0 |
                | Complete | yes |
                | Written by | crosscheck 0.1.0 |

                ## Findings

                ### 1. two-way trade of China and Russia grew by 47.5 percent here, by 32.0 percent in the table

                **definite error** of check reference, rule trade-total

                > “Trade between China and Russia increased to <b>172.4 billion U.S. dollars</b> in the first 11 months of this year, up <b>47.5 percent</b> from a year earlier, the General Administration of Customs said.”\
                > <b>172.4 billion U.S. dollars</b>: the total agrees\
                > <b>47.5 percent</b>: said here\
                > — seeds/003\_51c8.txt:3:112

                > “<b>2022-01/2022-11,172.4,32.0</b>”\
                > <b>2022-01/2022-11,172.4,32.0</b>: the table has 32.0 percent\
                > — rules/reference/customs.csv:2:1

                | role | document | line | figure | concept | period | period from | document date |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                | accused | seeds/003\_51c8.txt | 3 | 47.5 percent | trade.total, change against previous-year, CHN RUS | 2022-01/2022-11 | sentence | 2022-12-30 (linked) |
                | contradicts | rules/reference/customs.csv | 2 | 2022-01/2022-11,172.4,32.0 | trade.total, change against previous-year, CHN RUS | 2022-01/2022-11 | sentence | 2022-12-30 (linked) |
                | supports | seeds/003\_51c8.txt | 3 | 172.4 billion U.S. dollars | trade.total, CHN RUS | 2022-01/2022-11 | sentence | 2022-12-30 (linked) |

                - Expected: 32.0 percent
                - Help: 47.5 percent is the growth of imports from Russia
                - Fingerprint: v1:0123456789abcdef

                ### 2. two totals for one period

                **possible warning** of check same-fact, rule trade-total

                > “Trade between China and Russia increased to <b>172.4 billion U.S. dollars</b> in the first 11 months of this year, up 47.5 percent from a year earlier, the General Administration of Customs said.”\
                > <b>172.4 billion U.S. dollars</b>: said here\
                > “The total of <b>172.5 billion U.S. dollars</b> is a record.”\
                > <b>172.5 billion U.S. dollars</b>: the other figure\
                > — seeds/003\_51c8.txt:5:14

                | role | document | line | figure | concept | period | period from | document date |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                | accused | seeds/003\_51c8.txt | 5 | 172.5 billion U.S. dollars | trade.total, CHN RUS | 2022-01/2022-11 | sentence | 2022-12-30 (linked) |
                | contradicts | seeds/003\_51c8.txt | 3 | 172.4 billion U.S. dollars | trade.total, CHN RUS | 2022-01/2022-11 | sentence | 2022-12-30 (linked) |

                - Possible because: the second figure may be cut off instead of rounded
                - Fingerprint: v1:fedcba9876543210

                """#)
    }

    @Test("Text of documents is neither Markdown nor HTML, and ends no table cell.")
    func hostile() {
        let document = Document(id: "a|b", text: "<script>`x`</script> | *5* [percent](u) \u{1B}&amp; $1$ # end\\")
        let finding = Samples.finding(document, accused: "*5* [percent](u)", "a | b")
        let page = Samples.text(MarkdownReport(), Samples.result([finding], texts: [document]))
        #expect(
            page.contains(
                ##"> “&lt;script&gt;\`x\`&lt;/script&gt; \| <b>\*5\* \[percent\](u)</b> \\u{1B}&amp;amp; \$1\$ \# end\\”\"##))
        #expect(page.contains(#"| accused | a\|b | 1 | \*5\* \[percent\](u) | "#))
        #expect(!page.contains("<script"))
    }

    @Test func problems() {
        let problem = Problem(
            .input, "not-utf8", "byte 3 is no UTF-8", at: [.init(file: "a_b.txt", line: 3, note: "here")], advice: "convert it")
        let page = Samples.text(MarkdownReport(), Samples.result([], problems: [problem], complete: false))
        #expect(page.contains("Nothing to compare. **The audit is incomplete:**"))
        #expect(
            page.hasSuffix(
                "## Problems\n\n- **input** not-utf8: byte 3 is no UTF-8\n  - a\\_b.txt:3: here\n  - Help: convert it\n"))
    }
}
