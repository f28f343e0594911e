import Documents
import Facts
import Patterns
import Resolution
import Rules

/// Finds the date of a document: stated beside the text, in its header or dateline, or inferred from what it says.
struct DocumentDating {
    let document: Document
    let vocabulary: Vocabulary
    let passages: [Passage]
    let matcher: PassageMatcher

    /// A date that the document states of itself.
    struct Statement {
        let source: DateSource
        let expression: TimeExpression
        let span: TextSpan
        let text: String
    }

    /// All statements of a day, strongest source first, in the order of the text.
    func statements() -> [Statement] {
        var result: [Statement] = []
        for rule in vocabulary.language.documentDateRules {
            for passage in passages.prefix(rule.paragraphs) {
                guard let mention = firstDate(rule, in: passage), case .time(let expression) = mention.value else { continue }
                let span = passage.text.documentSpan(mention.start, mention.end)
                if !result.contains(where: { $0.span == span }) {
                    result.append(Statement(source: rule.source, expression: expression, span: span, text: document.text(span)))
                }
                break
            }
        }
        return result.enumerated().sorted {
            (rank($0.element.source), $0.offset) < (rank($1.element.source), $1.offset)
        }.map(\.element)
    }

    private func rank(_ source: DateSource) -> Int { DateSource.allCases.firstIndex(of: source) ?? 0 }

    private func firstDate(_ rule: DocumentDateRule, in passage: Passage) -> Mention? {
        for pattern in rule.patterns {
            for match in matcher.matches(pattern, in: passage) {
                if let start = match.groups["date"]?.first?.lowerBound, let mention = passage.mentions.first(where: { $0.start == start }) {
                    return mention
                }
            }
        }
        return nil
    }

    /// The document's date, by the order of design section 6. Nil when nothing tells it.
    func date(statements: [Statement], metadata: Day?) -> DocumentDate? {
        if let metadata { return DocumentDate(day: metadata, source: .metadata) }
        for statement in statements {
            if let period = TimeResolver(anchor: nil).period(of: statement.expression), period.isDay {
                return DocumentDate(day: period.start, source: statement.source)
            }
        }
        return inferred(statements)
    }

    private func inferred(_ statements: [Statement]) -> DocumentDate? {
        let expressions = passages.flatMap { passage in
            passage.mentions.compactMap { mention -> (Passage, Mention, TimeExpression)? in
                if case .time(let expression) = mention.value { (passage, mention, expression) } else { nil }
            }
        }
        let inference = DateInference(
            namedYears: Set(expressions.flatMap { $0.2.namedYears }),
            fullDays: expressions.compactMap { TimeResolver(anchor: nil).period(of: $0.2) }.filter(\.isDay).map(\.start),
            leadWeekdays: expressions.prefix { $0.0.index < 4 }.compactMap { $0.2.fields }.filter { $0.month == nil }.compactMap(\.weekday))
        for statement in statements {
            if let fields = statement.expression.fields, let date = inference.dateline(fields) ?? inference.weekdayDate(fields) { return date }
        }
        let future = vocabulary.rules.kinds.kind("cue-future")
        let dates = expressions.filter { passage, mention, _ in
            let clause = passage.clause(at: mention.start, breakKind: vocabulary.clauseBreak)
            return !passage.cues.contains { cue in future.map { cue.kinds.contains($0) } ?? false && clause.contains(cue.start) && cue.start < mention.start }
        }.compactMap { $0.2.fields }.filter { $0.year == nil && $0.weekday != nil && $0.day != nil }.compactMap(inference.weekdayDate)
        return dates.max { $0.day < $1.day }
    }
}
