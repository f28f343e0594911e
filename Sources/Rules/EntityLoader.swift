import Facts

/// Reads the rows of entities: one row an entity, its forms by language and by what they are used for.
struct EntityLoader {
    let forms: FormReader

    /// Key of a row → the kind of its forms and how they are compared.
    static let formKeys: [(key: String, suffix: String, caseRule: CaseRule, summary: String)] = [
        ("name", "-name", .any, "Names, in any case."), ("exact", "-name", .exact, "Names, as they are written."),
        ("adjective", "-adjective", .any, "Adjectives, in any case."), ("exact-adjective", "-adjective", .exact, "Adjectives, as they are written."),
        ("capital", "-capital", .capitalised, "Its capital, with a capital letter."), ("exact-capital", "-capital", .exact, "Its capital, as it is written."),
        ("metonym", "-capital", .capitalised, "What stands for it, such as a seat of government."),
        ("prefix", "-prefix", .any, "What is put before another name (“Sino-”)."), ("short", "-short", .any, "Abbreviations that need more around them."),
    ]

    func read(_ item: Section, _ rows: inout [LexiconLoader.Row]) {
        let languages = item.languages(.entity)
        let keys = item.keys(.entity)
        guard let id = keys["id"]?.string, let kind = keys["kind"]?.string else { return }
        readForms(keys, languages, id: id, kind: kind, &rows)
    }

    /// Words that name more than one country: the usual one, or none where no reading is usual.
    func readAmbiguous(_ item: Section, _ rows: inout [LexiconLoader.Row]) {
        let languages = item.languages(.ambiguousEntity)
        let keys = item.keys(.ambiguousEntity)
        let usual = keys["default"]?.string
        readForms(keys, languages, id: usual ?? "", kind: usual == nil ? Self.decoy : "country", &rows)
    }

    /// A row of this kind, or of kind `region`, only keeps its words from being read as a country.
    private static let decoy = "none"

    private func readForms(
        _ keys: [String: Section], _ languages: [String], id: String, kind: String, _ rows: inout [LexiconLoader.Row]
    ) {
        for language in languages {
            guard let lists = keys[language]?.keys(.forms) else { continue }
            for (key, suffix, caseRule, _) in Self.formKeys {
                guard let list = lists[key] else { continue }
                for form in forms.read(list) {
                    rows.append(
                        LexiconLoader.Row(
                            language: language, form: form, reading: reading(kind, suffix), value: .text(id), caseRule: caseRule))
                }
            }
        }
    }

    /// "Chinese" and "China" name the country; a capital, a prefix or an abbreviation only stands for it.
    private func reading(_ kind: String, _ suffix: String) -> [String] {
        if kind == Self.decoy || kind == "region" { return ["decoy"] }
        switch suffix {
        case "-name", "-adjective": return [kind + suffix, kind, "entity"]
        case "-capital": return [kind + suffix, "entity"]
        default: return [kind + suffix]
        }
    }
}
