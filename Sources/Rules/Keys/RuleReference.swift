/// The reference of all keys as Markdown, made from the tables of keys: `docs/rule-reference.md`.
package enum RuleReference {
    package static var text: String {
        var blocks = [
            "# Reference of all keys",
            """
            Made from the same tables as the loader's messages and the [JSON Schema](schema/rules.schema.json) by \
            `crosscheck rules schema --format markdown`; do not edit. What the keys are for is told in [Rule files](rules.md).
            """,
        ]
        for group in RuleSchema.groups { blocks += section(group) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private static func section(_ group: KeyGroup) -> [String] {
        var rows = ["| key | value | means | example |", "| --- | --- | --- | --- |"]
        rows += group.keys.map { key in
            let cells = ["`\(key.name)`" + (key.isRequired ? " *" : ""), key.shape.words, key.summary, key.example.map { "`\($0)`" } ?? ""]
            return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
        }
        if let shape = group.byLanguage {
            rows.append("| `en`, `ru`, … `und` | \(shape.words) | The forms in a language; `und` for all languages. | |")
        }
        let remark = group.keys.contains(where: \.isRequired) ? " Keys with * are required." : ""
        return ["## \(group.name)", group.summary + remark, rows.joined(separator: "\n")]
    }
}
