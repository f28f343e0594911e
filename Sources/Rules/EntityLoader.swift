import Facts

/// Reads the rows of entities: one row an entity, its forms by language and by what they are used for.
struct EntityLoader {
    let forms: FormReader

    /// Key of a row → the kind of its forms and how they are compared.
    private static let formKeys: [(key: String, suffix: String, caseRule: CaseRule)] = [
        ("name", "-name", .any), ("exact", "-name", .exact), ("adjective", "-adjective", .any),
        ("exact-adjective", "-adjective", .exact), ("capital", "-capital", .capitalised), ("exact-capital", "-capital", .exact), ("metonym", "-capital", .capitalised),
        ("prefix", "-prefix", .any), ("short", "-short", .any),
    ]

    func read(_ item: Section, _ rows: inout [LexiconLoader.Row]) {
        let languages = languages(of: item)
        let keys = item.keys(["id", "kind"] + languages)
        guard let id = keys["id"]?.string, let kind = keys["kind"]?.string else {
            item.complain("incomplete-entity", "An entity needs ‘id’ and ‘kind’.")
            return
        }
        readForms(keys, languages, id: id, kind: kind, &rows)
    }

    /// Words that name more than one country: the usual one, or none where no reading is usual.
    func readAmbiguous(_ item: Section, _ rows: inout [LexiconLoader.Row]) {
        let languages = languages(of: item)
        let keys = item.keys(["id", "default", "candidates"] + languages)
        let usual = keys["default"]?.string
        readForms(keys, languages, id: usual ?? "", kind: usual == nil ? Self.decoy : "country", &rows)
    }

    /// A row of this kind, or of kind `region`, only keeps its words from being read as a country.
    private static let decoy = "none"

    private func languages(of item: Section) -> [String] {
        item.node.mapping?.keys.compactMap(\.string).filter { $0.count == 2 && $0 != "id" || $0 == LexiconLoader.neutral } ?? []
    }

    private func readForms(
        _ keys: [String: Section], _ languages: [String], id: String, kind: String, _ rows: inout [LexiconLoader.Row]
    ) {
        for language in languages {
            guard let lists = keys[language]?.keys(Self.formKeys.map(\.key)) else { continue }
            for (key, suffix, caseRule) in Self.formKeys {
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
