/// Everything around the rules: format, YAML, keys.
extension Broken {
    static let files = [
        Broken("no format", "1:1 no-format", "crosscheck: 1", "language: en"),
        Broken("a newer format", "1:13 newer-format", "newer crosscheck", "crosscheck: 2\nlanguage: en"),
        Broken("an older format", "1:13 newer-format", "format 1", "crosscheck: 0"),
        Broken("a format that is no number", "1:13 not-a-number", nil, "crosscheck: one"),
        Broken("a list as format", "1:13 not-a-text", nil, "crosscheck: [1]"),
        Broken("an unknown top-level key", "2:1 unknown-key", "‘language’", "crosscheck: 1\nlangage: en"),
        Broken("a key like no other", "2:1 unknown-key", "Known keys: crosscheck", "crosscheck: 1\nsomething-else: en"),
        Broken("a tab before a key", "3:1 bad-yaml", "Indent with spaces", "crosscheck: 1\nrules:\n\t- id: r"),
        Broken("an open bracket", "3:1 bad-yaml", "quote texts", "crosscheck: 1\nrules: [a, b\n"),
        Broken("a colon in a plain text", "4:19 bad-yaml", "quote texts", "crosscheck: 1\nrules:\n  - id: r\n    summary: trade: total"),
        Broken("a key twice", "2:1 bad-yaml", "quote texts", "crosscheck: 1\nlanguage: en\nlanguage: ru"),
        Broken("a list of nothing", "2:8 not-a-list", "‘- ’", "crosscheck: 1\nrules: none"),
        Broken("a list where keys must stand", "3:34 not-a-mapping", nil, "crosscheck: 1\nlanguage: en\nlexicon: [{ category: m, values: [a] }]"),
        Broken("keys where a list must stand", "3:3 not-a-list", "‘- ’", "crosscheck: 1\nconcepts:\n  id: c"),
    ]
}

/// Claim rules; line 5 holds the id.
extension Broken {
    private static func rule(_ rest: String) -> String {
        "crosscheck: 1\nlanguage: en\nconcepts: [{ id: trade.total }]\nrules:\n  - id: r\n" + rest
    }

    static let claimRules = [
        Broken("nothing to extract", "5:5 incomplete-rule", "extract:", rule("    version: 1")),
        Broken("no pattern", "6:14 incomplete-rule", "list of patterns", rule("    extract: { concept: trade.total }")),
        Broken("no concept", "6:14 incomplete-rule", "list of patterns", rule("    extract: { any: [x] }")),
        Broken("an unknown concept", "6:25 unknown-concept", "‘trade.total’", rule("    extract: { concept: trade.totals, any: [x] }")),
        Broken("a concept like no other", "6:25 unknown-concept", "Declare it", rule("    extract: { concept: weather, any: [x] }")),
        Broken(
            "an unknown key of a rule", "6:5 unknown-key", "‘severity’",
            rule("    severety: error\n    extract: { concept: trade.total, any: [x] }")),
        Broken(
            "an unknown key of extract", "8:7 unknown-key", "‘any’",
            rule("    extract:\n      concept: trade.total\n      anny: [y]\n      any: [x]")),
        Broken(
            "an unknown status", "6:13 unknown-value", "‘stable’",
            rule("    status: stabel\n    extract: { concept: trade.total, any: [x] }")),
        Broken(
            "an unknown severity", "6:15 unknown-value", "‘warning’",
            rule("    severity: warnings\n    extract: { concept: trade.total, any: [x] }")),
        Broken(
            "an unknown measure", "6:47 unknown-value", "‘change’",
            rule("    extract: { concept: trade.total, measure: changes, any: [x] }")),
        Broken(
            "an unknown case rule", "6:44 unknown-value", "‘exact’",
            rule("    extract: { concept: trade.total, case: exakt, any: [x] }")),
        Broken(
            "an unknown shape of entity", "6:46 unknown-value", "‘pair’",
            rule("    extract: { concept: trade.total, entity: pairs, any: [x] }")),
        Broken(
            "a stable rule without a negative example", "5:5 no-example", "claims: []",
            rule("    status: stable\n    extract: { concept: trade.total, any: [x] }\n    examples: [{ text: x, claims: [{ value: 1 }] }]")),
        Broken(
            "a stable rule without a positive example", "5:5 no-example", "the claims it must give",
            rule("    status: stable\n    extract: { concept: trade.total, any: [x] }\n    examples: [{ text: y, claims: [] }]")),
        Broken(
            "an example on no day", "7:34 not-a-day", "2022-12-31",
            rule("    extract: { concept: trade.total, any: [x] }\n    examples: [{ text: x, dated: 30.12.2022, claims: [] }]")),
        Broken(
            "an unknown key of an expected claim", "7:38 unknown-key", "‘value’",
            rule("    extract: { concept: trade.total, any: [x] }\n    examples: [{ text: x, claims: [{ vale: 1 }] }]")),
        Broken(
            "also without a pattern", "6:55 incomplete-rule", "For example",
            rule("    extract: { concept: trade.total, any: [x], also: [{ measure: change }] }")),
        Broken(
            "also within no number", "6:77 not-a-number", nil,
            rule("    extract: { concept: trade.total, any: [x], also: [{ pattern: y, within: near }] }")),
        Broken(
            "also of an unknown concept", "6:78 unknown-concept", "‘trade.total’",
            rule("    extract: { concept: trade.total, any: [x], also: [{ pattern: y, concept: trade.totl }] }")),
    ]

    static let patterns = [
        Broken("an open parenthesis", "6:44 bad-pattern", "needs a backslash", rule("    extract: { concept: trade.total, any: ['(a'] }")),
        Broken("an unknown slot", "6:44 unknown-slot", "‘{{money}}’", rule("    extract: { concept: trade.total, any: ['{{mony}}'] }")),
        Broken("an unknown kind of a named slot", "6:44 unknown-slot", "‘{{percent}}’", rule("    extract: { concept: trade.total, any: ['{{change:percnt}}'] }")),
        Broken("a slot like no other", "6:44 unknown-slot", "Kinds are number", rule("    extract: { concept: trade.total, any: ['{{somewhere-far}}'] }")),
        Broken("a slot of three parts", "6:44 unknown-slot", "Did you mean", rule("    extract: { concept: trade.total, any: ['{{a:b:money}}'] }")),
        Broken("a slot that never ends", "6:44 open-slot", "{{slot:kind}}", rule("    extract: { concept: trade.total, any: ['{{money'] }")),
        Broken("a slot name that begins with a digit", "6:44 bad-slot-name", "a letter first", rule("    extract: { concept: trade.total, any: ['{{1st:money}}'] }")),
        Broken("a slot name with a sign", "6:44 bad-slot-name", "letters, digits and hyphens", rule("    extract: { concept: trade.total, any: ['{{a+b:money}}'] }")),
        Broken("a pattern that matches nothing", "6:44 empty-match", "must stand in the text", rule("    extract: { concept: trade.total, any: ['a*'] }")),
        Broken("a list as pattern", "6:44 not-a-text", nil, rule("    extract: { concept: trade.total, any: [[x]] }")),
        Broken("a broken exclusion", "6:54 bad-pattern", "PCRE2", rule("    extract: { concept: trade.total, any: [x], not: ['[a'] }")),
        Broken(
            "a fragment too large", "11:13 long-pattern", "smaller fragments",
            "crosscheck: 1\nlanguage: en\nconcepts: [{ id: c }]\nfragments:\n  a: '" + String(repeating: "x", count: 2_000)
                + "'\n  b: '{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}'\n  d: '{{b}}{{b}}{{b}}{{b}}{{b}}{{b}}{{b}}{{b}}'\nrules:\n  - id: r\n    extract:\n      any: ['{{d}}']\n      concept: c"),
    ]
}

/// Words, currencies, hedges, mentions, checks.
extension Broken {
    private static func file(_ rest: String) -> String { "crosscheck: 1\nlanguage: en\n" + rest }

    static let others = [
        Broken("a lexicon without values", "4:5 incomplete-lexicon", nil, file("lexicon:\n  - category: month")),
        Broken("an unknown case of a lexicon", "3:32 unknown-value", "‘capitalised’", file("lexicon: [{ category: m, case: capitalized, values: { 1: [a] } }]")),
        Broken("an unknown condition of a lexicon", "3:33 unknown-value", "‘number’", file("lexicon: [{ category: m, after: numbers, values: { 1: [a] } }]")),
        Broken("an unknown paradigm", "4:39 unknown-paradigm", "‘noun’", file("paradigms: { noun: ['', s] }\nlexicon: [{ category: m, values: { 1: ['month<nouns>'] } }]")),
        Broken("a hedge without an id", "3:10 incomplete-hedge", nil, file("hedges: [{ below: 0.05, before: [about] }]")),
        Broken("a hedge of no size", "3:30 not-a-number", nil, file("hedges: [{ id: about, below: little, before: [about] }]")),
        Broken("a hedge with two meanings", "5:5 different-hedge", "One id", file("hedges:\n  - { id: about, below: 0.1 }\n  - { id: about, below: 0.05 }")),
        Broken("a currency without an id", "3:14 incomplete-currency", nil, file("currencies: [{ name: dollar }]")),
        Broken("an ambiguous currency without candidates", "3:13 incomplete-currency", nil, file("ambiguous: [{ id: dollar, en: { names: [dollar] } }]")),
        Broken("a part of no currency", "3:9 incomplete-currency", nil, file("minor: [{ id: cent, of: EUR, factor: 0.01, en: { names: [cent] } }]")),
        Broken("a unit without a dimension", "3:9 incomplete-unit", nil, file("units: [{ id: km, en: { names: [kilometre] } }]")),
        Broken("an entity without a kind", "3:12 incomplete-entity", nil, file("entities: [{ id: CHN, en: { name: [China] } }]")),
        Broken("an unknown key of an entity's forms", "3:44 unknown-key", "‘name’", file("entities: [{ id: CHN, kind: country, en: { nme: [China] } }]")),
        Broken("a mention without a type", "4:5 incomplete-mention", nil, file("mentions:\n  - id: m\n    any: [x]")),
        Broken("a mention of an unknown type", "3:27 unknown-value", "‘money’", file("mentions: [{ id: m, type: mony, any: [x] }]")),
        Broken("a layer too high", "3:41 bad-layer", nil, file("mentions: [{ id: m, type: money, layer: 9, any: [x] }]")),
        Broken("neither true nor false", "3:42 not-a-truth-value", nil, file("mentions: [{ id: m, type: money, helper: yes, any: [x] }]")),
        Broken("a concept without an id", "3:12 incomplete-concept", nil, file("concepts: [{ name: trade }]")),
        Broken("an unknown period type", "3:34 unknown-value", "‘instant’", file("concepts: [{ id: c, period-type: instants }]")),
        Broken("a check without an id", "3:10 incomplete-check", nil, file("checks: [{ severity: error }]")),
        Broken("a parameter that is no number", "3:39 not-a-number", nil, file("checks: [{ id: c, parameters: { days: few } }]")),
        Broken("an unknown source of a date", "3:35 unknown-value", "‘header’", file("document-dates: [{ id: d, source: headers, any: [x] }]")),
        Broken("an unknown mark", "3:24 unknown-value", "‘comparison’", file("marks: [{ id: m, mark: comparisons, any: [x] }]")),
        Broken("an attribution without an id", "3:16 no-id", "‘id:’", file("attributions: [{ any: [x] }]")),
    ]
}
