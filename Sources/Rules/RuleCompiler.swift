import Documents
import Facts
import Patterns

/// Compiles fragments, mention rules, claim rules, concepts, checks, document-date and attribution rules.
struct RuleCompiler {
    let files: [RuleLoader.OpenFile]
    let problems: ProblemList
    let withoutJIT: Bool
    var tracing = false

    func compile(into rules: inout RuleSet) {
        let ids = IdentifierLedger(problems: problems)
        let conceptIDs = IdentifierLedger(problems: problems, of: KeyGroup.concept.title)
        let calendarIDs = IdentifierLedger(problems: problems, of: KeyGroup.calendar.title)
        for file in files { CalendarReader(file: file, ids: calendarIDs).read(into: &rules) }
        for file in files {
            for item in file.sections["concepts"]?.items ?? [] { readConcept(item, file, conceptIDs, &rules) }
            for item in file.sections["checks"]?.items ?? [] { readCheck(item, &rules) }
            rules.sourceRanks = (file.sections["sources"]?.items ?? []).flatMap(readSource) + rules.sourceRanks
        }
        for sibling in files.flatMap({ $0.sections["concepts"]?.items ?? [] }).flatMap({ $0.value("siblings")?.texts ?? [] }) { _ = sibling.concept(rules) }
        reserveMentionCodes(&rules)
        let fragments = readFragments(&rules)
        let classes = rules.kinds.characterClasses()
        let inheritance = RuleInheritance(files: files)
        let words = WordSets()
        func expander(for file: RuleLoader.OpenFile, _ broken: Set<Problem.Label>) -> PatternExpander {
            PatternExpander(
                kinds: rules.kinds, classes: classes, fragments: fragments.visible(to: file), broken: broken, words: words, problems: problems, withoutJIT: withoutJIT,
                isTested: file.isTested, tracing: tracing)
        }
        var broken = Set<Problem.Label>()
        for file in files where file.sections["fragments"] != nil && !file.isTested {
            var expander = expander(for: file, broken)
            for (name, value) in file.sections["fragments"]?.entries ?? [] where !expander.check(value, named: name.string ?? "") {
                expander.broken.insert(value.place)
            }
            broken = expander.broken
        }
        for file in files {
            let expander = expander(for: file, broken)
            let unicode = isUnicode(file)
            MentionRuleReader(expander: expander, unicode: unicode, ids: ids, file: file).read(into: &rules)
            ClaimRuleReader(expander: expander, unicode: unicode, ids: ids, file: file, inheritance: inheritance).read(into: &rules)
            readDocumentDates(file, expander, ids, &rules)
            readAttributions(file, expander, ids, &rules)
            readMarks(file, expander, ids, &rules)
            SuperlativeReader(expander: expander, unicode: unicode, ids: ids, file: file).read(into: &rules)
        }
        rules.words = WordIndex(words.sets)
        RelationReader(files: files, problems: problems).read(into: &rules)
        shareNeutral(&rules)
    }

    /// Whether `\w`, `\b` and case folding in a file's patterns go beyond ASCII.
    private func isUnicode(_ file: RuleLoader.OpenFile) -> Bool {
        !files.contains { $0.language == file.language && $0.sections["writing"]?.node.mapping?["letters"]?.string == "ascii" }
    }

    /// Kinds of mention rules get their codes before any pattern is compiled.
    private func reserveMentionCodes(_ rules: inout RuleSet) {
        for file in files {
            for item in file.sections["mentions"]?.node.sequence ?? [] {
                guard let mapping = item.mapping, let type = mapping["type"]?.string else { continue }
                let kinds = mapping["kinds"]?.sequence?.compactMap(\.string) ?? []
                _ = rules.kinds.code(for: rules.kinds.set([type] + kinds))
            }
        }
    }

    private func readFragments(_ rules: inout RuleSet) -> FragmentScopes {
        var result = FragmentScopes()
        for file in files {
            for (key, value) in file.sections["fragments"]?.entries ?? [] {
                guard let name = key.string else { continue }
                rules.fragments.append(DeclaredFragment(name: name, language: file.language, source: file.source, place: value.place))
                if let first = result.declare(name, value, in: file) {
                    problems.add(
                        "duplicate-fragment", "The fragment ‘\(name)’ is declared twice for the language ‘\(file.language)’.",
                        at: [value.place(note: "here"), first.place(note: "and first here")],
                        advice: "Rename one of them, or delete it.")
                }
            }
        }
        return result
    }

    private func readConcept(_ item: Section, _ file: RuleLoader.OpenFile, _ ids: IdentifierLedger, _ rules: inout RuleSet) {
        let keys = item.keys(.concept)
        guard let id = ids.claim(keys["id"], of: item, source: file.source) else { return }
        rules.concepts[id] = Concept(
            id: id, name: keys["name"]?.string ?? id,
            periodType: keys["period-type"]?.choice(PeriodType.self) ?? .duration,
            entity: keys["entity"]?.choice(Concept.EntityShape.self) ?? .any, entityKind: keys["entity-kind"]?.string,
            siblings: keys["siblings"]?.strings ?? [],
            isCumulative: keys["cumulative"]?.bool ?? false, isDeflated: keys["deflated"]?.bool ?? false, isCompared: keys["compared"]?.bool ?? true,
            revisedBy: keys["revised-by"]?.decimal, sidesDifferBy: keys["sides-differ-by"]?.decimal,
            calendar: CalendarReader.choice(keys["calendar"], rules))
    }

    private func readCheck(_ item: Section, _ rules: inout RuleSet) {
        let keys = item.keys(.check)
        guard let id = keys["id"]?.string else { return }
        var parameters: [String: Int] = [:]
        for (key, value) in keys["parameters"]?.entries ?? [] {
            if let name = key.string, let number = value.int { parameters[name] = number }
        }
        rules.checks[id] = CheckSettings(
            id: id, severity: keys["severity"]?.string ?? "error", enabled: keys["enabled"]?.bool ?? true, parameters: parameters,
            scope: Section.scope(keys), place: item.place)
    }

    private func readSource(_ item: Section) -> [SourceRank] {
        let keys = item.keys(.source)
        guard let rank = keys["rank"]?.int else { return [] }
        return (keys["match"]?.strings ?? []).map { SourceRank(match: $0, rank: rank) }
    }

    /// Reads the rules of a section that are an id, some patterns and little more; `read` makes and stores each.
    private func readPatternRules(
        _ section: String, _ group: KeyGroup, _ file: RuleLoader.OpenFile, _ expander: PatternExpander, _ ids: IdentifierLedger,
        _ read: (_ id: String, _ keys: [String: Section], _ patterns: [SlotPattern]) -> Void
    ) {
        for item in file.sections[section]?.items ?? [] {
            let keys = item.keys(group)
            guard let id = ids.claim(keys["id"], of: item, source: file.source) else { continue }
            let caseless = keys["case"]?.choice(PatternCase.self) != .exact
            let patterns = keys["any"]?.items.compactMap { expander.compile($0, caseless: caseless, unicode: isUnicode(file)) }
            read(id, keys, patterns ?? [])
        }
    }

    private func readDocumentDates(_ file: RuleLoader.OpenFile, _ expander: PatternExpander, _ ids: IdentifierLedger, _ rules: inout RuleSet) {
        readPatternRules("document-dates", .documentDate, file, expander, ids) { id, keys, patterns in
            guard let source = keys["source"]?.choice(DateSource.self) else { return }
            rules.languages[file.language]?.documentDateRules.removeAll { $0.id == id }
            rules.languages[file.language]?.documentDateRules.append(
                DocumentDateRule(id: id, source: source, paragraphs: keys["paragraphs"]?.int ?? 8, patterns: patterns))
        }
    }

    private func readAttributions(_ file: RuleLoader.OpenFile, _ expander: PatternExpander, _ ids: IdentifierLedger, _ rules: inout RuleSet) {
        readPatternRules("attributions", .attribution, file, expander, ids) { id, keys, patterns in
            for pattern in patterns where !pattern.pattern.writtenGroups().contains("source") {
                problems.add(
                    "no-source", "The pattern ‘\(pattern.source)’ does not take who says something.", at: [pattern.place],
                    advice: "Put (?<source>…) around the name.")
            }
            rules.languages[file.language]?.attributionRules.removeAll { $0.id == id }
            rules.languages[file.language]?.attributionRules.append(AttributionRule(id: id, patterns: patterns))
        }
    }

    private func readMarks(_ file: RuleLoader.OpenFile, _ expander: PatternExpander, _ ids: IdentifierLedger, _ rules: inout RuleSet) {
        readPatternRules("marks", .mark, file, expander, ids) { id, keys, patterns in
            guard let mark = keys["mark"]?.choice(MarkRule.Mark.self) else { return }
            rules.languages[file.language]?.markRules.removeAll { $0.id == id }
            rules.languages[file.language]?.markRules.append(MarkRule(id: id, mark: mark, patterns: patterns))
        }
    }

    /// Rules without a language hold in all of them.
    private func shareNeutral(_ rules: inout RuleSet) {
        guard let neutral = rules.languages[LexiconLoader.neutral] else { return }
        for language in rules.languages.keys where language != LexiconLoader.neutral {
            guard var own = rules.languages[language] else { continue }
            let count = max(own.mentionLayers.count, neutral.mentionLayers.count)
            own.mentionLayers = (0..<count).map { layer in
                (layer < own.mentionLayers.count ? own.mentionLayers[layer] : [])
                    + (layer < neutral.mentionLayers.count ? neutral.mentionLayers[layer] : [])
            }
            own.claimRules += neutral.claimRules
            own.documentDateRules += neutral.documentDateRules
            own.attributionRules += neutral.attributionRules
            own.markRules += neutral.markRules
            own.superlativeRules += neutral.superlativeRules
            rules.languages[language] = own
        }
    }
}

/// Whether the letters of a pattern match in any case.
enum PatternCase: String, CaseIterable { case any, exact }

/// Fragments by who may use them: those of a source serve it and the sources behind it, so that a user's fragment never
/// changes a built-in rule; those without a language serve all languages.
struct FragmentScopes {
    private var scopes: [Int: [String: [String: Section]]] = [:]

    /// The earlier declaration of the same name in the same source and language, if there is one.
    mutating func declare(_ name: String, _ value: Section, in file: RuleLoader.OpenFile) -> Section? {
        let first = scopes[file.source]?[file.language]?[name]
        scopes[file.source, default: [:]][file.language, default: [:]][name] = value
        return first
    }

    func visible(to file: RuleLoader.OpenFile) -> [String: Section] {
        var result: [String: Section] = [:]
        for source in scopes.keys.sorted() where source <= file.source {
            for language in [LexiconLoader.neutral, file.language] {
                result.merge(scopes[source]?[language] ?? [:]) { $1 }
            }
        }
        return result
    }
}

/// Ids that were given out, so that one is not used twice in a source. A later source may replace an earlier one's.
final class IdentifierLedger {
    private var owners: [String: (source: Int, place: Problem.Label)] = [:]
    private let problems: ProblemList

    /// What the ids are of, with its article.
    private let title: String

    init(problems: ProblemList, of title: String = KeyGroup.claimRule.title) {
        self.problems = problems
        self.title = title
    }

    /// The id, or nil when there is none or it is taken, which is then a problem.
    func claim(_ section: Section?, of item: Section, source: Int) -> String? {
        guard let section, let id = section.string, !id.isEmpty else {
            // A value of another shape was complained of.
            guard item.node.mapping != nil, item.value("id") == nil else { return nil }
            item.complain("no-id", "\(title.capitalizedFirst) needs an ‘id’.", advice: "Add ‘id:’ with a name of its own, in kebab-case.")
            return nil
        }
        if let owner = owners[id], owner.source == source {
            problems.add(
                "duplicate-id", "The id ‘\(id)’ is used twice.",
                at: [section.place(note: "again here"), Problem.Label(file: owner.place.file, line: owner.place.line, column: owner.place.column, note: "first used here")],
                advice: "Give one of the two another id; ids are never reused.")
            return nil
        }
        owners[id] = (source, section.place)
        return id
    }
}
