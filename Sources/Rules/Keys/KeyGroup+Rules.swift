import Facts

extension KeyGroup {
    static let claimRule = KeyGroup(
        "rule", "a rule", "Finds claims of one concept.",
        [
            Key("id", .text, required: true, "A name of its own, never reused.", example: "company-revenue"),
            Key("version", .wholeNumber(0...Int.max), "Counts the changes of the rule; for people.", example: "1"),
            Key("status", .choice(names(ClaimRule.Status.self)), "How far it is trusted: a stable rule needs both kinds of examples, a deprecated one is not run.", example: "stable"),
            Key("severity", .choice(severities), "How loud its findings are.", example: "warning"),
            Key("summary", .text, "What it finds, in a sentence."),
            Key("tags", .oneOrMore(.text), "Words to group rules by.", example: "[trade, news]"),
            Key("paths", .oneOrMore(.text), "Globs of the documents in which it is looked for.", example: "['handbook/**']"),
            Key("except-paths", .oneOrMore(.text), "Globs of documents in which it is not looked for.", example: "'archive/**'"),
            Key("inherits", .text, "The rule, as a rule of another language, from which it takes the aspects of its fact that it does not say itself.", example: "company-revenue"),
            Key("extract", .keys(.extract), required: true, "What it finds, and where."),
            Key("examples", .list(.keys(.example)), "Texts with the claims that the rule must find in them."),
        ])

    static let extract = KeyGroup(
        "extract", "‘extract’", "The patterns of a rule and the aspects of its claims.", incomplete: "incomplete-rule",
        [
            Key("concept", .text, "The concept of the claim; required, unless the rule inherits it or has ‘follows’.", example: "company.revenue"),
            Key(
                "follows", .oneOrMore(.text),
                "In place of ‘concept’: the rule finds sentences that go on about a claim of one of these concepts (“It was up 5 percent”); concept and entities are those of that claim.",
                example: "[trade.total, trade.exports]"),
            Key("reverse", .truthValue, "With ‘follows’: turns the two entities of the claim before round (“in the opposite direction”).", example: "true"),
            Key("any", .oneOrMore(.pattern), required: true, "A list of patterns; each match is a claim.", example: "['revenue (?:of|was) {{value:money}}']"),
            Key("not", .oneOrMore(.pattern), "Patterns; a match that overlaps the claim's match removes it.", example: "['{{value:money}} target']"),
            Key("also", .list(.keys(.also)), "Further claims beside the first."),
            Key("measure", .choice(names(Measure.self)), "What kind of figure it is.", example: "change"),
            Key("base", .choice(bases), "What a change is measured against.", example: "previous-year"),
            Key("unit", .text, "The unit of a plain number or ordinal.", example: "visitor"),
            Key("modality", .choice(names(Modality.self)), "Overrides what cues in the text say.", example: "asserted"),
            Key("exact", .truthValue, "Whether its figures mean what they say: up to 25 MB is a limit of 25 MB."),
            Key("dimensions", .either(.list(.text), .table(.text)), "Slots whose text tells facts apart, or constants.", example: "{ basis: CNY }"),
            Key("entity", .choice(names(Concept.EntityShape.self)), "A shape of entity other than the concept's.", example: "any"),
            Key("calendar", .text, "A calendar other than the concept's.", example: "usa-government"),
            Key("case", .choice(names(PatternCase.self)), "Whether upper and lower case matter.", example: "exact"),
            Key("holds", .oneOrMore(.text), "What must hold between the figures in the slots of one match.", example: "['value = previous + by']"),
            Key("lists", .table(.pattern), "Slots that hold a list, each with what stands between two items; in ‘holds’ their value is the number of items.", example: "{ items: ', (?:and )?| and ' }"),
        ])

    static let also = KeyGroup(
        "also", "an entry of ‘also’",
        "A further claim of the same sentence: found by a pattern of its own near the first, or held by a slot of the first match (lists with “respectively”). Entity, dimensions and period are those of the first claim unless said.",
        [
            Key("pattern", .pattern, "Finds the figure; not together with `value`.", example: "'(?:up|a rise of) {{change:percent}}'"),
            Key("not", .oneOrMore(.pattern), "With `pattern`: what may not overlap it or stand between it and the first claim."),
            Key("within", .wholeNumber(0...Int.max), "With `pattern`: the most bytes between the two; 80 when left out, 0 for overlapping.", example: "30"),
            Key("earlier", .choice(names(CalendarUnit.self)), "With `pattern`: the unit by which its period lies before that of the first claim.", example: "year"),
            Key("value", .text, "The slot of the first match that holds the figure.", example: "second"),
            Key("entity", .oneOrMore(.text), "With `value`: slots that hold its entities.", example: "[b]"),
            Key("period", .text, "With `value`: the slot that holds its period.", example: "then"),
            Key("reverse", .truthValue, "With `value`: turns `from` and `to` round.", example: "true"),
            Key("concept", .text, "A concept other than the first claim's.", example: "trade.balance"),
            Key("measure", .choice(names(Measure.self)), "`change` with a `pattern`, that of the rule with a `value`, when left out.", example: "share"),
            Key("base", .choice(bases), "What a change is measured against.", example: "previous-year"),
        ])

    static let example = KeyGroup(
        "example", "an example", "A text with what the rule must find in it.",
        [
            Key("text", .text, required: true, "The text.", example: "Acme had revenue of $2 billion."),
            Key("dated", .day, "The day from which relative words count.", example: "2022-12-31"),
            Key("claims", .list(.keys(.expected)), required: true, "What must be found; `[]` when nothing may be.", example: "[]"),
        ])

    static let expected = KeyGroup(
        "expected-claim", "an expected claim", "Aspects that a claim must have; what is left out may be anything.",
        [
            Key("concept", .text, "The concept; that of the rule when left out."),
            Key("measure", .choice(names(Measure.self)), "The measure."),
            Key("entity", .oneOrMore(.text), "The entities, in any order.", example: "[CHN, RUS]"),
            Key("period", .text, "The period.", example: "2022-01/2022-11"),
            Key("value", .decimal, "The figure as a plain decimal.", example: "15.2e9"),
            Key("unit", .text, "The unit.", example: "USD"),
            Key("modality", .choice(names(Modality.self)), "How it is said; only asserted claims count when left out."),
        ])

    static let mention = KeyGroup(
        "mention", "a mention rule", "Joins tokens to a mention.",
        [
            Key("id", .text, required: true, "A name of its own.", example: "en-percent"),
            Key("type", .text, required: true, "The type of the mention, and a kind.", example: "percent"),
            Key("kinds", .list(.text), "Further kinds.", example: "[growth]"),
            Key("layer", .wholeNumber(1...MentionRuleReader.maximumLayers), "Rules of a later layer see what earlier ones made.", example: "2"),
            Key("case", .choice(names(PatternCase.self)), "Whether upper and lower case matter."),
            Key("any", .oneOrMore(.pattern), required: true, "A list of patterns."),
            Key("set", .table(.text), "Fields that the words do not carry.", example: "{ scale: \"0.01\" }"),
            Key("helper", .truthValue, "Whether it only makes a token for later layers.", example: "true"),
            Key("examples", .list(.keys(.mentionExample)), "Texts with what must be found in them."),
            Key("summary", .text, "For people."),
        ])

    static let mentionExample = KeyGroup(
        "mention-example", "an example of a mention", "A text with the mention in it.",
        [
            Key("text", .text, required: true, "The text.", example: "A rise of 7.5 percent."),
            Key("dated", .day, "The day from which relative words count.", example: "2022-12-31"),
            Key("finds", .text, "The words of the mention; when left out, nothing of the rule may be found."),
            Key("value", .text, "What they mean."),
        ])

    private static func patterns(_ more: [Key]) -> [Key] {
        [
            Key("id", .text, required: true, "A name of its own."), Key("any", .oneOrMore(.pattern), required: true, "A list of patterns."),
            Key("case", .choice(names(PatternCase.self)), "Whether upper and lower case matter."), Key("summary", .text, "For people."),
        ] + more
    }

    static let attribution = KeyGroup("attribution", "an attribution", "Takes who says something into `(?<source>…)`.", patterns([]))

    static let mark = KeyGroup(
        "mark", "a mark", "Gives the mentions in its slots a role.",
        patterns([Key("mark", .choice(names(MarkRule.Mark.self)), required: true, "The role: a period that a figure is compared with, a country that something goes to or comes from; or what a label in a table says of its row or column.", example: "comparison")]))

    static let superlative = KeyGroup(
        "superlative", "a superlative", "Words that say of the figure in the slot `figure` how it stands among the others of its series. Slots `since` and `within` hold times, `first` an ordinal that must be one, `threshold` what is passed for the first time.",
        patterns([
            Key("order", .choice(names(Superlative.Order.self)), required: true, "Whether no other figure is higher, or lower.", example: "highest"),
            Key("not", .oneOrMore(.pattern), "Patterns; a match that overlaps the match removes it.", example: "['track record']"),
            Key("of", .oneOrMore(.text), "The measures of which it can be said; all when left out.", example: "[level, count]"),
            Key("first", .truthValue, "Whether the figure passes a mark for the first time: the slot `threshold`, else itself.", example: "true"),
            Key("season", .truthValue, "Whether it is said among the same months or quarters of other years only.", example: "true"),
            Key("examples", .list(.keys(.mentionExample)), "Texts with the figure of which it is said, and what is said: `highest`, `lowest since 2014`, `first above 100`."),
        ]))

    static let documentDate = KeyGroup(
        "document-date", "a rule for dates of documents", "Finds the date of a document at its top.",
        patterns([
            Key("source", .choice(names(DateSource.self)), required: true, "What the date stands in.", example: "header"),
            Key("paragraphs", .wholeNumber(1...Int.max), "How many paragraphs from the top it looks at; 8 when left out.", example: "3"),
        ]))
}
