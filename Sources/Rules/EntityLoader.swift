import Facts

/// Reads the rows of entities: one row an entity, its forms by language and by what they are used for.
struct EntityLoader {
    let forms: FormReader

    /// Key of a row → the kind of its forms and how they are compared.
    private static let formKeys: [(key: String, suffix: String, caseRule: CaseRule)] = [
        ("name", "-name", .any), ("exact", "-name", .exact), ("adjective", "-adjective", .any),
        ("exact-adjective", "-adjective", .exact), ("capital", "-capital", .capitalised), ("metonym", "-capital", .capitalised),
        ("prefix", "-prefix", .any), ("short", "-short", .any),
    ]

    func read(_ section: Section, _ rows: inout [LexiconLoader.Row]) {
        for item in section.items {
            guard let mapping = item.node.mapping else {
                item.complain("not-a-mapping", "An entity is a mapping: {id, kind, en: {name: […]}}.")
                continue
            }
            let languages = mapping.keys.compactMap(\.string).filter { $0.count == 2 && $0 != "id" || $0 == LexiconLoader.neutral }
            let keys = item.keys(["id", "kind"] + languages)
            guard let id = keys["id"]?.string, let kind = keys["kind"]?.string else {
                item.complain("incomplete-entity", "An entity needs ‘id’ and ‘kind’.")
                continue
            }
            for language in languages {
                guard let section = keys[language] else { continue }
                let lists = section.keys(Self.formKeys.map(\.key))
                for (key, suffix, caseRule) in Self.formKeys {
                    guard let list = lists[key] else { continue }
                    // "Chinese" and "China" name the country; a capital or a prefix only stands for it.
                    // A row of kind `none` only keeps its words from being read as another entity.
                    guard kind != "none" else {
                        rows += forms.read(list).map {
                            LexiconLoader.Row(language: language, form: $0, reading: ["no-entity"], value: .text(id), caseRule: caseRule)
                        }
                        continue
                    }
                    var reading = [kind + suffix]
                    if suffix == "-name" || suffix == "-adjective" { reading += [kind, "entity"] }
                    if suffix == "-capital" { reading += ["entity"] }
                    for form in forms.read(list) {
                        rows.append(LexiconLoader.Row(language: language, form: form, reading: reading, value: .text(id), caseRule: caseRule))
                    }
                }
            }
        }
    }
}
