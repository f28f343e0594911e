import Facts

extension KeyGroup {
    /// A whole rule file.
    package static let file = KeyGroup(
        "file", "a rule file", "A rule file is a mapping with these keys, each at most once.",
        [
            Key("crosscheck", .wholeNumber(1...1), required: true, "The format of the file. A newer format is refused.", example: "1"),
            Key("language", .text, "Two letters; without it the file holds for all languages (`und`).", example: "en"),
            Key("fragments", .table(.pattern), "Pieces of patterns by name, used as `{{name}}`.", example: "{ up: '(?:rose|grew)' }"),
            Key("concepts", .list(.keys(.concept)), "What is measured."),
            Key("rules", .list(.keys(.claimRule)), "How claims are found."),
            Key("mentions", .list(.keys(.mention)), "How words and numbers join to dates, amounts and other mentions."),
            Key("lexicon", .list(.keys(.lexicon)), "Words and what they mean."),
            Key("paradigms", .table(.oneOrMore(.text)), "Endings by name, for forms such as `Кита<ru-m-j>`.", example: "{ noun: ['', s] }"),
            Key("numbers", .keys(.numbers), "How figures are written in the language."),
            Key("writing", .keys(.writing), "How the language is written."),
            Key("hedges", .list(.keys(.hedge)), "Words that make a figure less exact."),
            Key("hedge-links", .oneOrMore(.text), "Words that may stand between a hedge and its figure.", example: "[в, на]"),
            Key("confusions", .list(.keys(.confusion)), "Words that people write for each other."),
            Key("entities", .list(.keys(.entity)), "Whom claims are about."),
            Key("ambiguous-entities", .list(.keys(.ambiguousEntity)), "Words that name more than one entity."),
            Key("currencies", .list(.keys(.currency)), "Currencies."),
            Key("ambiguous", .list(.keys(.ambiguousCurrency)), "Names and signs of more than one currency."),
            Key("minor", .list(.keys(.minorUnit)), "Parts and multiples of currencies."),
            Key("units", .list(.keys(.unit)), "Units of measurement."),
            Key("calendars", .list(.keys(.calendar)), "Fiscal years that do not begin in January."),
            Key("attributions", .list(.keys(.attribution)), "Who says something."),
            Key("marks", .list(.keys(.mark)), "What a figure is compared with."),
            Key("superlatives", .list(.keys(.superlative)), "What is said of a figure among the others of its series."),
            Key("document-dates", .list(.keys(.documentDate)), "When a text was written."),
            Key("references", .list(.keys(.reference)), "Tables of trusted figures."),
            Key("relations", .list(.keys(.relation)), "What must hold between concepts."),
            Key("checks", .list(.keys(.check)), "Which checks run, and how."),
            Key("sources", .list(.keys(.source)), "How far sources are trusted."),
            Key("filters", .list(.keys(.filter)), "Accepted exceptions."),
        ])

    static let concept = KeyGroup(
        "concept", "a concept", "What is measured: it decides which claims are of one fact.",
        [
            Key("id", .text, required: true, "Dotted, general first.", example: "company.revenue"),
            Key("name", .text, "For messages; the id when left out.", example: "revenue"),
            Key("summary", .text, "For people."),
            Key("period-type", .choice(names(PeriodType.self)), "How it lives in time: over a period (default), on a day, growing as reports come in, or without a period.", example: "instant"),
            Key("entity", .choice(names(Concept.EntityShape.self)), "Whom it is about: nobody, one, two in any order, two in order (slots `from` and `to`), or whatever the slots hold (default).", example: "one"),
            Key("entity-kind", .text, "The kind of its entity: where a pattern names none, the only one of it that the document names is meant.", example: "company"),
            Key("siblings", .oneOrMore(.text), "Concepts whose figures are easily taken for this one's.", example: "[company.net-profit]"),
            Key("cumulative", .truthValue, "Whether it is a flow that cannot be negative: over a longer period of the same start it is no smaller.", example: "true"),
            Key("deflated", .truthValue, "Whether its growth is told in constant prices, so that it does not follow from its levels."),
            Key("compared", .truthValue, "Whether its claims are held against each other; they are when left out.", example: "false"),
            Key("revised-by", .positive, "By how much figures of a later day may be a revision, as is usual with it: percent of an amount, points of a percentage.", example: "2"),
            Key("sides-differ-by", .positive, "By how many percent the figures of its two parties usually differ, each of which has statistics of its own.", example: "25"),
            Key("calendar", .text, "The calendar of its fiscal years and quarters, or `of-entity` for that of the entity.", example: "of-entity"),
        ])

    static let relation = KeyGroup(
        "relation", "a relation", "What must hold between concepts of one entity, period, unit and set of dimensions.", incomplete: "incomplete-relation",
        [
            Key("id", .text, required: true, "A name of its own.", example: "trade-sum"),
            Key("holds", .text, required: true, "Quantities, + - * /, parentheses and one comparison.", example: "'trade.total = trade.exports + trade.exports@reversed'"),
            Key("severity", .choice(severities), "How loud its findings are.", example: "warning"),
            Key("summary", .text, "For people; the relation when left out."),
        ])

    static let check = KeyGroup(
        "check", "a check", "Whether and how a check runs.",
        [
            Key("id", .text, required: true, "The check.", example: "same-fact"),
            Key("severity", .choice(severities), "How loud its findings are.", example: "warning"),
            Key("enabled", .truthValue, "Whether it runs; it does when left out.", example: "false"),
            Key("summary", .text, "For people."),
            Key("parameters", .table(.wholeNumber(Int.min...Int.max)), "Numbers that the check knows by name.", example: "{ revision-days: 45 }"),
            Key("paths", .oneOrMore(.text), "Globs of the documents whose claims it sees.", example: "['handbook/**']"),
            Key("except-paths", .oneOrMore(.text), "Globs of documents whose claims it does not see.", example: "'archive/**'"),
        ])

    static let source = KeyGroup(
        "source", "a source", "How far a source is trusted: of two that contradict each other, the less trusted one is accused.",
        [
            Key("match", .oneOrMore(.text), required: true, "Globs of document ids, or names of who is quoted.", example: "['wire/**', statistics office]"),
            Key("rank", .wholeNumber(1...9), required: true, "1 is best; 5 is everybody who is not named.", example: "1"),
        ])

    /// What a change can be measured against.
    static let bases = ["previous-day", "previous-week", "previous-month", "previous-quarter", "previous-half", "previous-year"]

    static let severities = ["error", "warning", "info"]

    static func names<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> [String] where Choice.RawValue == String {
        type.allCases.map(\.rawValue)
    }
}
