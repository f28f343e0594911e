import Documents
import Facts

/// Reads currencies and units of measurement.
struct UnitLoader {
    let forms: FormReader
    let problems: ProblemList

    func read(_ sections: [String: Section], _ rows: inout [LexiconLoader.Row], _ rules: inout RuleSet) {
        for item in sections["currencies"]?.items ?? [] { readCurrency(item, &rows, &rules) }
        for item in sections["ambiguous"]?.items ?? [] { readAmbiguous(item, &rows, &rules) }
        for item in sections["minor"]?.items ?? [] { readMinor(item, &rows, &rules) }
        for item in sections["units"]?.items ?? [] { readUnit(item, &rows, &rules) }
    }

    private func readForms(
        _ keys: [String: Section], _ languages: [String], id: String, name: String, sign: String, afterNumber: Bool,
        _ rows: inout [LexiconLoader.Row]
    ) {
        for language in languages {
            guard let lists = keys[language]?.keys(.moneyForms) else { continue }
            for (key, kind, caseRule) in [("names", name, CaseRule.any), ("symbols", sign, .any), ("exact", sign, .exact)] {
                for form in lists[key].map(forms.read) ?? [] {
                    rows.append(
                        LexiconLoader.Row(
                            language: language, form: form, reading: [kind], value: .text(id), caseRule: caseRule,
                            afterNumber: afterNumber))
                }
            }
        }
    }

    private func readCurrency(_ item: Section, _ rows: inout [LexiconLoader.Row], _ rules: inout RuleSet) {
        let (keys, languages) = (item.keys(.currency), item.languages(.currency))
        guard let id = keys["id"]?.string else { return }
        rules.currencies[id] = Currency(
            id: id, name: keys["name"]?.string ?? id, candidates: [id], isOpen: false, country: keys["country"]?.string, factor: ExactDecimal(1))
        readForms(keys, languages, id: id, name: "currency-name", sign: "currency-sign", afterNumber: false, &rows)
    }

    private func readAmbiguous(_ item: Section, _ rows: inout [LexiconLoader.Row], _ rules: inout RuleSet) {
        let (keys, languages) = (item.keys(.ambiguousCurrency), item.languages(.ambiguousCurrency))
        guard let id = keys["id"]?.string, let candidates = keys["candidates"]?.strings, !candidates.isEmpty else { return }
        let usual = keys["default"]?.string
        let ordered = (usual.map { [$0] } ?? []) + candidates.filter { $0 != usual }
        rules.currencies[id] = Currency(id: id, name: id, candidates: ordered, isOpen: usual == nil, factor: ExactDecimal(1))
        readForms(keys, languages, id: id, name: "currency-name", sign: "currency-sign", afterNumber: false, &rows)
    }

    private func readMinor(_ item: Section, _ rows: inout [LexiconLoader.Row], _ rules: inout RuleSet) {
        let (keys, languages) = (item.keys(.minorUnit), item.languages(.minorUnit))
        guard let id = keys["id"]?.string, let of = keys["of"], let name = of.string, let factor = keys["factor"]?.decimal else { return }
        guard let whole = rules.currencies[name] else {
            of.complain(
                "unknown-currency", "No file before this one declares the currency ‘\(name)’.",
                advice: Suggestion.nearest(to: name, among: rules.currencies.keys.sorted()).map { "Did you mean ‘\($0)’?" } ?? "Declare it under ‘currencies:’.")
            return
        }
        rules.currencies[id] = Currency(id: id, name: id, candidates: whole.candidates, isOpen: whole.isOpen, factor: factor)
        // MUSD is a million dollars, and stands where USD would.
        let isSign = keys["sign"]?.bool ?? false
        let kind = isSign ? "currency-sign" : "currency-minor"
        readForms(keys, languages, id: id, name: kind, sign: kind, afterNumber: !isSign, &rows)
    }

    private func readUnit(_ item: Section, _ rows: inout [LexiconLoader.Row], _ rules: inout RuleSet) {
        let (keys, languages) = (item.keys(.unit), item.languages(.unit))
        guard let id = keys["id"]?.string, let dimension = keys["dimension"]?.string else { return }
        rules.units[id] = Unit(
            id: id, name: keys["name"]?.string ?? id, dimension: dimension,
            factor: keys["factor"]?.string.flatMap { ExactDecimal($0) }, hasOffset: keys["offset"] != nil)
        readForms(keys, languages, id: id, name: "unit", sign: "unit", afterNumber: true, &rows)
    }
}
