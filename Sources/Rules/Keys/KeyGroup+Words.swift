import Facts

extension KeyGroup {
    static let lexicon = KeyGroup(
        "lexicon", "a lexicon", "Words of one category with their meanings.",
        [
            Key("category", .text, required: true, "The kind of the tokens.", example: "month"),
            Key("as", .text, "A second kind of all rows.", example: "ordinal"),
            Key("case", .choice(names(CaseRule.self)), "When a form counts as found.", example: "capitalised"),
            Key("after", .choice(names(LexiconLoader.After.self)), "Reads the rows only behind a number (joined: between two as well), or not there.", example: "number"),
            Key("values", .table(.oneOrMore(.text)), required: true, "Meanings, each with its surface forms.", example: "{ 1: [January, Jan] }"),
        ])

    static let numbers = KeyGroup(
        "numbers", "‘numbers’", "How figures are written.",
        [
            Key("group", .oneOrMore(.sign), "Signs between groups of three digits.", example: "[',']"),
            Key("decimal", .oneOrMore(.sign), "Signs before decimals.", example: "['.']"),
            Key("loose-decimal", .oneOrMore(.sign), "Group signs that some writers use for decimals."),
            Key("space-groups", .truthValue, "Whether spaces group digits."),
            Key("pair-groups", .truthValue, "Whether groups of two may stand before the last of three."),
        ])

    static let writing = KeyGroup(
        "writing", "‘writing’", "How a language is written.",
        [
            Key("letters", .choice(names(LexiconLoader.Letters.self)), "Which letters `\\w`, `\\b` and case folding in patterns know.", example: "ascii"),
            Key("fallback", .truthValue, "Whether texts are read in this language when nothing tells another.", example: "true"),
        ])

    static let hedge = KeyGroup(
        "hedge", "a hedge", "Words that say how far the value may lie from the figure.",
        [
            Key("id", .text, required: true, "A name; the same in all languages.", example: "nearly"),
            Key("below", .bound, "How far below, as a fraction of the figure.", example: "0.05"),
            Key("above", .bound, "How far above.", example: "unbounded"),
            Key("strict", .truthValue, "Whether the figure itself is left out."),
            Key("before", .oneOrMore(.text), "Words that stand before the figure.", example: "[nearly, almost]"),
            Key("after", .oneOrMore(.text), "Words that stand behind it.", example: "[or so]"),
        ])

    static let confusion = KeyGroup(
        "confusion", "a confusion", "Words that people write for each other: what `rules stress` changes, and what copies of a text are told apart by.",
        [
            Key("kind", .text, required: true, "What is taken for what.", example: "magnitude"),
            Key("words", .list(.oneOrMore(.text)), required: true, "Two sides or more; a word is written for the one at the same place of another side.", example: "[[million, mln], [billion, bln]]"),
            Key("opposite", .truthValue, "Whether the sides turn a sentence round, so that copies which differ in them say different things."),
        ])

    static let forms = KeyGroup(
        "forms", "forms of an entity", "Surface forms by what they are used for.",
        EntityLoader.formKeys.map { Key($0.key, .oneOrMore(.text), $0.summary) })

    static let entity = KeyGroup(
        "entity", "an entity", "Whom claims are about, with its names by language.", byLanguage: .keys(forms),
        [
            Key("id", .text, required: true, "Names it in claims.", example: "louvre"),
            Key("kind", .text, required: true, "A word of your choice; `{{entity:museum}}` takes entities of the kind `museum`.", example: "museum"),
        ])

    static let ambiguousEntity = KeyGroup(
        "ambiguous-entity", "an ambiguous entity", "Words that name more than one entity.", byLanguage: .keys(forms),
        [
            Key("id", .text, "A name of its own."),
            Key("default", .text, "The usual reading; without one the words name nobody.", example: "KOR"),
            Key("candidates", .oneOrMore(.text), "All readings.", example: "[KOR, PRK]"),
        ])

    static let moneyForms = KeyGroup(
        "money-forms", "forms of a currency or unit", "Surface forms by how they are written.",
        [
            Key("names", .oneOrMore(.text), "Words.", example: "['dollar{s,}']"),
            Key("symbols", .oneOrMore(.text), "Signs, in any case.", example: "[$]"),
            Key("exact", .oneOrMore(.text), "Signs, as they are written.", example: "[USD]"),
        ])

    static let currency = KeyGroup(
        "currency", "a currency", "A currency with its forms by language.", byLanguage: .keys(moneyForms),
        [
            Key("id", .text, required: true, "The ISO 4217 code.", example: "USD"),
            Key("name", .text, "For messages."),
            Key("country", .text, "Whose money it is."),
            Key("minor", .text, "Its smallest part."),
        ])

    static let ambiguousCurrency = KeyGroup(
        "ambiguous-currency", "an ambiguous currency", "A name or sign of several currencies.", incomplete: "incomplete-currency", byLanguage: .keys(moneyForms),
        [
            Key("id", .text, required: true, "A name of its own.", example: "dollar-sign"),
            Key("default", .text, "The usual reading.", example: "USD"),
            Key("candidates", .oneOrMore(.text), required: true, "All readings.", example: "[USD, CAD]"),
        ])

    static let minorUnit = KeyGroup(
        "minor-unit", "a minor unit", "A part or a multiple of a currency.", incomplete: "incomplete-currency", byLanguage: .keys(moneyForms),
        [
            Key("id", .text, required: true, "A name of its own.", example: "cent"),
            Key("of", .text, required: true, "The currency.", example: "USD"),
            Key("factor", .positive, required: true, "How much of the currency one is.", example: "0.01"),
            Key("sign", .truthValue, "Whether it stands where a currency sign would (MUSD)."),
        ])

    static let unit = KeyGroup(
        "unit", "a unit", "A unit of measurement with its forms by language.", byLanguage: .keys(moneyForms),
        [
            Key("id", .text, required: true, "A name of its own.", example: "km"),
            Key("name", .text, "For messages."),
            Key("ucum", .text, "The code in UCUM."),
            Key("dimension", .text, required: true, "What it measures; units of one dimension can be compared.", example: "length"),
            Key("factor", .ratio, "How much of the base of the dimension one is.", example: "1397/75000"),
            Key("offset", .ratio, "Where its zero lies, for temperatures."),
        ])

    static let reference = KeyGroup(
        "reference", "a reference table", "Trusted figures in a CSV file beside the rule file.",
        [
            Key("id", .text, required: true, "A name of its own.", example: "louvre-visitors"),
            Key("file", .text, required: true, "The CSV file.", example: "louvre.csv"),
            Key("title", .text, "For messages."),
            Key("publisher", .text, "Who publishes the figures."),
            Key("provenance", .text, "Where they were taken from."),
            Key("period", .text, "The column with the period; `period` when left out.", example: "year"),
            Key("columns", .list(.keys(.column)), required: true, "What the columns of figures mean."),
            Key("dimension-columns", .table(.text), "Dimensions of changes and shares, each with its column.", example: "{ basis: basis }"),
        ])

    static let column = KeyGroup(
        "column", "a column", "What a column of figures means.", incomplete: "incomplete-reference",
        [
            Key("column", .text, required: true, "Its heading.", example: "visitors"),
            Key("concept", .text, required: true, "What it measures.", example: "museum.visitors"),
            Key("measure", .choice(names(Measure.self)), "What kind of figures they are."),
            Key("base", .choice(bases), "What changes are measured against.", example: "previous-year"),
            Key("entity", .oneOrMore(.text), "Whom they are about.", example: "[louvre]"),
            Key("unit", .text, "Their unit.", example: "USD"),
            Key("unit-column", .text, "The column with their unit.", example: "currency"),
            Key("scale", .positive, "The factor of the figures.", example: "1e9"),
            Key("label", .text, "For messages."),
            Key("dimensions", .table(.text), "Dimensions of all its figures.", example: "{ basis: USD }"),
        ])
}
