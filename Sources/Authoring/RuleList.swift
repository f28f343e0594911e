import Pipeline
import Reports
import Rules

/// The claim rules, one a row, for people (columns) and programs (JSON).
package struct RuleList {
    private let rules: [ClaimRule]

    package init(engine: Engine) {
        rules = engine.rules.listedRules
    }

    /// Columns with a head, the last of them as long as it is.
    package func text(context: ReportContext) -> String {
        let paint = Paint(color: context.color)
        let head = ["id", "language", "status", "concept", "examples", "tags", "summary"]
        let rows = rules.map { rule in
            [rule.id, rule.language, rule.status.rawValue, rule.concept, examples(rule), rule.tags.isEmpty ? "-" : rule.tags.joined(separator: ","), rule.summary]
                .map(printable)
        }
        let widths = head.indices.map { column in ([head] + rows).map { Cell.cells(of: $0[column]).width }.max() ?? 0 }
        func line(_ row: [String]) -> String {
            let cells = row.enumerated().map { column, text in
                column == row.count - 1 ? text : text + String(repeating: " ", count: widths[column] - Cell.cells(of: text).width)
            }
            return cells.joined(separator: "  ")
        }
        return ([paint(.bold, line(head))] + rows.map(line)).joined(separator: "\n") + "\n"
    }

    /// `8+3`: positive and negative examples.
    private func examples(_ rule: ClaimRule) -> String {
        let positive = rule.examples.count { !$0.claims.isEmpty }
        return "\(positive)+\(rule.examples.count - positive)"
    }

    /// One JSON object on one line.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "crosscheck/rules/1")
            writer.array("rules") { writer in
                for rule in rules {
                    writer.object { writer in
                        writer.member("id", rule.id)
                        writer.member("language", rule.language)
                        writer.member("status", rule.status.rawValue)
                        writer.member("severity", rule.severity)
                        writer.member("concept", rule.concept)
                        let positive = rule.examples.count { !$0.claims.isEmpty }
                        writer.object("examples") { writer in
                            writer.member("positive", positive)
                            writer.member("negative", rule.examples.count - positive)
                        }
                        writer.array("tags") { writer in for tag in rule.tags { writer.element(tag) } }
                        writer.member("summary", rule.summary)
                        writer.member("file", rule.place.file)
                        writer.member("line", rule.place.line ?? 0)
                    }
                }
            }
        }
        writer.endLine()
        return writer.bytes
    }
}

extension RuleSet {
    /// Each claim rule once, by language and id.
    var listedRules: [ClaimRule] {
        languages.values.flatMap { language in language.claimRules.filter { $0.language == language.language } }
            .sorted { ($0.language, $0.id) < ($1.language, $1.id) }
    }
}
