import Documents
import Facts

/// Fills the lexicons: word lists, entities, currencies, units and hedges, by language.
struct LexiconLoader {
    let files: [RuleLoader.OpenFile]
    let problems: ProblemList

    /// A row of a lexicon before the kinds of equal forms are joined.
    struct Row {
        let language: String
        let form: String
        let reading: [String]
        let value: LexicalValue
        var caseRule = CaseRule.any
        var afterNumber = false
        var joinsNumbers = false
        var notAfterNumber = false
    }

    /// What must stand, or must not stand, before a form.
    enum After: String, CaseIterable { case number, joinedNumber = "joined-number", noNumber = "no-number" }

    /// What a language's words are written with.
    enum Letters: String, CaseIterable { case ascii, unicode }

    static let neutral = "und"

    func load(into rules: inout RuleSet) {
        var rows: [Row] = []
        for file in files {
            let paradigms = readParadigms(file)
            let forms = FormReader(paradigms: paradigms)
            if let lexicon = file.sections["lexicon"] { readLexicon(lexicon, file.language, forms, &rows) }
            if let hedges = file.sections["hedges"] { readHedges(hedges, file.language, forms, &rows, &rules) }
            if let links = file.sections["hedge-links"] {
                rules.languages[file.language, default: LanguageRules(language: file.language)].hedgeLinks += forms.read(links).map { Array(" \($0) ".utf8) }
            }
            let entities = EntityLoader(forms: forms)
            for item in file.sections["entities"]?.items ?? [] { entities.read(item, &rows) }
            for item in file.sections["ambiguous-entities"]?.items ?? [] { entities.readAmbiguous(item, &rows) }
            ConfusionReader(forms: forms).read(file, into: &rules)
            UnitLoader(forms: forms, problems: problems).read(file.sections, &rows, &rules)
            if let writing = file.sections["writing"] { readWriting(writing, file.language, &rules) }
            if let numbers = file.sections["numbers"] { readNumberFormat(numbers, file.language, &rules) }
        }
        for file in files { rules.languages[file.language, default: LanguageRules(language: file.language)].language = file.language }
        for row in rows where rules.languages[row.language] == nil {
            rules.languages[row.language] = LanguageRules(language: row.language)
        }
        nameForMessages(rows, &rules)
        declareKinds(rows, &rules)
        buildLexicons(rows, &rules)
    }

    private func readParadigms(_ file: RuleLoader.OpenFile) -> [String: [String]] {
        var result: [String: [String]] = [:]
        for (key, value) in file.sections["paradigms"]?.entries ?? [] {
            if let name = key.string { result[name] = value.strings }
        }
        return result
    }

    private func readLexicon(_ section: Section, _ language: String, _ forms: FormReader, _ rows: inout [Row]) {
        for item in section.items {
            let keys = item.keys(.lexicon)
            guard let category = keys["category"]?.string, let values = keys["values"] else { continue }
            var reading = [category]
            if let type = keys["as"]?.string { reading.append(type) }
            let caseRule = keys["case"]?.choice(CaseRule.self) ?? .any
            let after = keys["after"]?.choice(After.self)
            for (key, value) in values.entries {
                guard let text = key.string else { continue }
                let lexical = Int(text).map(LexicalValue.integer) ?? .text(text)
                for form in forms.read(value) {
                    rows.append(Row(
                        language: language, form: form, reading: reading, value: lexical, caseRule: caseRule, afterNumber: after == .number || after == .joinedNumber,
                        joinsNumbers: after == .joinedNumber, notAfterNumber: after == .noNumber))
                }
            }
        }
    }

    private func readHedges(
        _ section: Section, _ language: String, _ forms: FormReader, _ rows: inout [Row], _ rules: inout RuleSet
    ) {
        for item in section.items {
            let keys = item.keys(.hedge)
            guard let id = keys["id"]?.string else { continue }
            func bound(_ key: String) -> ExactDecimal?? {
                guard let section = keys[key], let text = section.string else { return .some(.zero) }
                if text == "unbounded" { return .some(nil) }
                if let value = ExactDecimal(text) { return .some(value) }
                return nil
            }
            guard let below = bound("below"), let above = bound("above") else { continue }
            let hedge = Hedge(id: id, below: below, above: above, strict: keys["strict"]?.bool ?? false)
            if let known = rules.hedges[id], known != hedge {
                item.complain("different-hedge", "The hedge ‘\(id)’ has other bounds elsewhere.", advice: "One id means one thing in all languages.")
            }
            rules.hedges[id] = hedge
            for (key, kind) in [("before", "hedge-before"), ("after", "hedge-after")] {
                for form in keys[key].map(forms.read) ?? [] {
                    rows.append(Row(language: language, form: form, reading: [kind], value: .text(id)))
                }
            }
        }
    }

    private func readWriting(_ section: Section, _ language: String, _ rules: inout RuleSet) {
        let keys = section.keys(.writing)
        _ = keys["letters"]?.choice(Letters.self)
        rules.languages[language, default: LanguageRules(language: language)].isFallback = keys["fallback"]?.bool ?? false
    }

    private func readNumberFormat(_ section: Section, _ language: String, _ rules: inout RuleSet) {
        let keys = section.keys(.numbers)
        var format = NumberFormat()
        if let group = keys["group"] { format.groupSeparators = ByteSet(group.strings.compactMap(\.utf8.first)) }
        if let decimal = keys["decimal"] { format.decimalSeparators = ByteSet(decimal.strings.compactMap(\.utf8.first)) }
        if let loose = keys["loose-decimal"] { format.looseDecimals = ByteSet(loose.strings.compactMap(\.utf8.first)) }
        format.pairGroups = keys["pair-groups"]?.bool ?? false
        format.spaceGroups = keys["space-groups"]?.bool ?? false
        rules.languages[language, default: LanguageRules(language: language)].numberFormat = format
    }

    /// Whether a form is a better name for messages than the one so far: the first, unless a later one is exact and no
    /// abbreviation ("China" after "People's Republic of China").
    private static func reads(_ row: Row, betterThan known: String?) -> Bool {
        known == nil || (row.caseRule == .exact && row.form.count >= 4 && row.form.count < known!.count && row.form != row.form.uppercased())
    }

    private func nameForMessages(_ rows: [Row], _ rules: inout RuleSet) {
        for row in rows where row.language == "en" {
            if row.reading.contains("entity"), row.reading[0].hasSuffix("-name"), Self.reads(row, betterThan: rules.entityNames[row.value.text]) {
                rules.entityNames[row.value.text] = row.form
            }
            if row.reading[0] == "weekday", let number = row.value.integer, row.form.count > rules.weekdayNames[number]?.count ?? 0 {
                rules.weekdayNames[number] = row.form
            }
        }
    }

    private func declareKinds(_ rows: [Row], _ rules: inout RuleSet) {
        var names = CoreKind.publicKinds + CoreKind.digitKinds
        names += Set(rows.flatMap(\.reading)).subtracting(names).sorted()
        for file in files {
            for item in file.sections["mentions"]?.node.sequence ?? [] {
                if let type = item.mapping?["type"]?.string { names.append(type) }
                for kind in item.mapping?["kinds"]?.sequence ?? [] { if let name = kind.string { names.append(name) } }
            }
        }
        for name in names where rules.kinds.declare(name) == nil {
            problems.add("too-many-kinds", "There are more than \(KindTable.maximumKinds) kinds of tokens.", at: [])
            return
        }
        rules.publicKinds = rules.kinds.set(CoreKind.publicKinds)
    }

    private func buildLexicons(_ rows: [Row], _ rules: inout RuleSet) {
        let own = Dictionary(grouping: rows, by: \.language)
        for language in rules.languages.keys.sorted() {
            var lexicon = Lexicon()
            for row in (own[Self.neutral] ?? []) + (language == Self.neutral ? [] : own[language] ?? []) {
                let form = Array(row.form.utf8)
                for name in row.reading.prefix(1) {
                    guard let kind = rules.kinds.kind(name) else { continue }
                    lexicon.insert(
                        folded: CaseFolding.fold(form),
                        Reading(kind: kind, value: row.value, caseRule: row.caseRule, afterNumber: row.afterNumber, joinsNumbers: row.joinsNumbers, notAfterNumber: row.notAfterNumber,
                        form: form))
                }
                for extra in row.reading.dropFirst() { rules.kinds.imply(row.reading[0], extra) }
            }
            lexicon.freeze()
            rules.languages[language]?.lexicon = lexicon
        }
        allocateCodes(&rules)
    }

    /// Every combination of kinds that scanning can produce gets its code now: classes in patterns list them.
    private func allocateCodes(_ rules: inout RuleSet) {
        var sets = Set<KindSet>()
        for language in rules.languages.values {
            for lexeme in language.lexicon.lexemes { sets.formUnion(rules.kinds.combinations(of: lexeme)) }
        }
        sets.formUnion(rules.kinds.digitSets())
        // Those of lines that are read off tables.
        sets.formUnion([CoreKind.cell, "period"].map { rules.kinds.set([$0]) })
        for set in sets.sorted() where rules.kinds.code(for: set) == nil {
            problems.add("too-many-codes", "The lexicons combine kinds in more than \(KindTable.maximumCodes) ways.", at: [])
            return
        }
    }
}

/// Reads lists of surface forms: braces `{a,b}` are alternatives, `<name>` the endings of a paradigm.
struct FormReader {
    let paradigms: [String: [String]]

    func read(_ section: Section) -> [String] {
        var result: [String] = []
        for text in section.strings {
            // Most forms are written out.
            if text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "<") }) {
                result += expand(text, section).map(Self.normalised)
            } else {
                result.append(Self.normalised(text))
            }
        }
        return result.filter { !$0.isEmpty }
    }

    /// One space between words and a straight apostrophe, as in normal text.
    private static func normalised(_ form: String) -> String {
        var last: UInt8 = 0x20
        var isNormal = true
        for byte in form.utf8 {
            if byte == 0xE2 || (byte == 0x20 && last == 0x20) { isNormal = false }
            last = byte
        }
        if isNormal, last != 0x20 { return form }
        return form.split(separator: " ").joined(separator: " ").replacing("’", with: "'")
    }

    private func expand(_ text: String, _ section: Section) -> [String] {
        let utf8 = text.utf8
        guard let open = utf8.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "<") }) else { return [text] }
        let isBrace = utf8[open] == UInt8(ascii: "{")
        guard let close = utf8[open...].firstIndex(of: isBrace ? UInt8(ascii: "}") : UInt8(ascii: ">")) else {
            return expand(String(text[text.index(after: open)...]), section).map { text[...open] + $0 }
        }
        let inner = text[text.index(after: open)..<close]
        let choices = isBrace
            ? inner.split(separator: ",", omittingEmptySubsequences: false).map(String.init) : endings(String(inner), section)
        let tail = expand(String(text[text.index(after: close)...]), section)
        return choices.flatMap { choice in tail.map { text[..<open] + choice + $0 } }
    }

    private func endings(_ name: String, _ section: Section) -> [String] {
        if let endings = paradigms[name] { return endings }
        section.complain(
            "unknown-paradigm", "There is no paradigm ‘\(name)’ in this file.",
            advice: Suggestion.nearest(to: name, among: paradigms.keys.sorted()).map { "Did you mean ‘\($0)’?" })
        return []
    }
}
