import Documents
import Extraction
import Reports
import Rules

extension RuleExplanation {
    /// The explanation for programs: one JSON object on one line. Offsets of `map` are bytes of `expanded`.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "crosscheck/explain/1")
            writer.member("rule", rule.id)
            writer.member("language", rule.language)
            writer.member("status", rule.status.rawValue)
            writer.member("severity", rule.severity)
            writer.member("summary", rule.summary)
            writer.member("concept", rule.concept)
            writer.place(rule.place)
            writer.array("words") { writer in for sentence in RuleWords(rule, concept).sentences { writer.element(sentence) } }
            patterns("any", rule.patterns, &writer)
            patterns("not", rule.not, &writer)
            patterns("also", rule.also.map(\.pattern), &writer)
            if let attempt { write(attempt, &writer) }
        }
        writer.endLine()
        return writer.bytes
    }

    private func patterns(_ name: String, _ patterns: [SlotPattern], _ writer: inout JSONWriter) {
        writer.array(name) { writer in
            for pattern in patterns {
                writer.object { writer in
                    writer.member("source", pattern.source)
                    writer.place(pattern.place)
                    writer.array("needs") { writer in
                        for kind in kinds.names.indices where pattern.needed.contains(kind) { writer.element(kinds.names[kind]) }
                    }
                    writer.member("expanded", pattern.pattern.source)
                    writer.array("map") { writer in for piece in pattern.pieces { writer.object { $0.members(of: piece) } } }
                }
            }
        }
    }

    private func write(_ attempt: Attempt, _ writer: inout JSONWriter) {
        writer.member("finds", finds)
        writer.array("typed") { writer in for text in attempt.typed { writer.element(text) } }
        writer.array("attempts") { writer in
            for (index, progress) in attempt.progress.enumerated() {
                writer.object { writer in
                    writer.member("pattern", index + 1)
                    writer.array("matches") { writer in
                        for match in attempt.trace.passages.flatMap({ $0.patterns[index].matches }) { writer.object { $0.members(of: match) } }
                    }
                    if let progress { writer.object("stopped") { $0.members(of: progress) } }
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func place(_ place: Problem.Label) {
        member("file", place.file)
        if let line = place.line { member("line", line) }
        if let column = place.column { member("column", column) }
    }

    fileprivate mutating func members(of piece: PatternPiece) {
        member("start", piece.range.lowerBound)
        member("end", piece.range.upperBound)
        member("written", piece.written)
        optional("fragment", piece.fragments.last)
        place(piece.place)
    }

    fileprivate mutating func members(of progress: PatternProgress) {
        member("parts", progress.parts)
        member("of", progress.total)
        member("matched", progress.matched)
        member("expected", progress.expected)
        if let span = progress.span { bounds(span) }
        array("lacking") { writer in for kind in progress.lacking { writer.element(kind) } }
    }

    private mutating func bounds(_ span: TextSpan) {
        member("start", span.start)
        member("end", span.end)
    }

    fileprivate mutating func members(of match: MatchTrace) {
        bounds(match.span)
        switch match.outcome {
        case .removed(let pattern, let span):
            object("removed") { writer in
                writer.member("not", pattern.source)
                writer.place(pattern.place)
                writer.bounds(span)
            }
        case .noFigure: member("lacks", "figure")
        case .noRestatement: member("lacks", "restatement")
        case .noEntity: member("lacks", "entity")
        case .claims(let claims):
            array("claims") { writer in for trace in claims { writer.object { $0.members(of: trace) } } }
        }
    }

    private mutating func members(of trace: ClaimTrace) {
        object("claim") { $0.members(of: trace.claim) }
        optional("also", trace.also?.source)
        array("slots") { writer in
            for slot in trace.slots {
                writer.object { writer in
                    writer.member("name", slot.name)
                    writer.member("value", slot.value)
                    writer.member("source", slot.source.rawValue)
                }
            }
        }
        if let cue = trace.cue { object("cue") { $0.bounds(cue) } }
        optional("lostTo", trace.lostTo)
    }
}
