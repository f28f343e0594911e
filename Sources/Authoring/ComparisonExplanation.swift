import Checks
import Documents
import Extraction
import Facts
import Patterns
import Pipeline
import Reports

/// A line of a document, as people write it: `a.txt:3`.
package struct LineReference: Hashable, Sendable {
    package let document: String
    package let line: Int

    /// Nil when no line stands behind the last colon.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let line = Int(text[text.index(after: colon)...]), line > 0, colon > text.startIndex else { return nil }
        document = String(text[..<colon])
        self.line = line
    }
}

/// Why figures of two lines were compared, or were not.
package struct ComparisonExplanation: Sendable {
    package enum Failure: Error, Sendable, Equatable {
        case unknownDocument(String, suggestion: String?)
        case ambiguousDocument(String, [String])
        case noLine(LineReference, lines: Int)
    }

    /// What stands on a line.
    struct Side: Sendable {
        let reference: LineReference
        let document: Document
        let claims: [Claim]
        let figures: [Coverage.Figure]
    }

    /// One aspect of two keys.
    struct Aspect: Sendable {
        let name: String
        let left: String
        let right: String
        /// Names are one in any case.
        var differs: Bool { left.lowercased() != right.lowercased() }
    }

    let sides: [Side]
    /// The two claims whose keys are nearest; nil when a line has none.
    let pair: (left: Claim, right: Claim)?
    let aspects: [Aspect]
    let meetings: [Comparisons.Meeting]
    let findings: [Finding]

    package init(_ left: LineReference, _ right: LineReference, in corpus: ExtractedCorpus, engine: Engine) throws(Failure) {
        let coverage = Coverage(corpus, engine: engine)
        let (a, b) = (try Self.side(left, corpus, coverage, engine), try Self.side(right, corpus, coverage, engine))
        sides = [a, b]
        pair = Self.nearest(a, b)
        aspects = pair.map { Self.aspects($0.left, $0.right) } ?? []
        meetings = pair.map { coverage.comparisons.meetings(of: $0.left, and: $0.right) } ?? []
        findings = pair.map { pair in
            engine.findings(in: corpus).filter { finding in
                [pair.left, pair.right].allSatisfy { claim in finding.evidence.contains { $0.claim.document == claim.document && $0.claim.span == claim.span } }
            }
        } ?? []
    }

    private static func side(
        _ reference: LineReference, _ corpus: ExtractedCorpus, _ coverage: Coverage, _ engine: Engine
    ) throws(Failure) -> Side {
        let document = try document(reference.document, corpus.documents)
        let index = LineIndex(document.bytes)
        guard reference.line <= index.starts.count else { throw .noLine(reference, lines: index.starts.count) }
        let line = index.span(ofLine: reference.line - 1, in: document.bytes)
        let seen = engine.extractor.figures(of: document, scratch: MatchScratch()).filter { line.range.contains($0.span.start) && $0.isFigure }
        return Side(
            reference: reference, document: document,
            claims: corpus.claims.filter { $0.document == document.id && $0.value != nil && line.range.contains($0.span.start) && $0.concept != "calendar.weekday" },
            figures: seen.map { coverage.figure($0, of: document.id) })
    }

    /// By id, by path, or by the end of either.
    private static func document(_ name: String, _ documents: [Document]) throws(Failure) -> Document {
        if let exact = documents.first(where: { $0.id == name }) { return exact }
        let found = documents.filter { $0.origin == name || $0.id.hasSuffix("/" + name) || $0.origin.hasSuffix("/" + name) }
        guard let document = found.first else { throw .unknownDocument(name, suggestion: Suggestion.nearest(to: name, among: documents.map(\.id))) }
        guard found.count == 1 else { throw .ambiguousDocument(name, found.prefix(5).map(\.id)) }
        return document
    }

    private static func nearest(_ a: Side, _ b: Side) -> (left: Claim, right: Claim)? {
        var best: (left: Claim, right: Claim)?
        var least = Int.max
        for left in a.claims {
            for right in b.claims where left != right {
                let distance = aspects(left, right).enumerated().reduce(0) { $0 + ($1.element.differs ? ($1.offset == 0 ? 4 : 1) : 0) }
                if distance < least { (best, least) = ((left, right), distance) }
            }
        }
        return best
    }

    /// All aspects of the keys, the concept first, and whether each is a fact at all.
    static func aspects(_ a: Claim, _ b: Claim) -> [Aspect] {
        func words(_ claim: Claim) -> [String] {
            [
                claim.concept, claim.measure.rawValue, claim.base ?? "none", claim.entity.isEmpty ? "none" : claim.entity.joined(separator: ", "),
                claim.dimensions.isEmpty ? "none" : claim.dimensions.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "),
                claim.key.period ?? "none", claim.value?.unit ?? "none", claim.modality.rawValue,
            ]
        }
        let names = ["concept", "measure", "base", "entity", "dimensions", "period", "unit", "modality"]
        return zip(names, zip(words(a), words(b))).map { Aspect(name: $0, left: $1.0, right: $1.1) }
    }
}

/// Why two figures were compared or not, for people.
package struct ComparisonExplanationDrawing {
    private let drawing: DerivationDrawing
    private var paint: Paint { drawing.paint }
    private var width: Int { drawing.width }

    package init(context: ReportContext) { drawing = DerivationDrawing(context: context) }

    package func draw(_ explanation: ComparisonExplanation) -> [UInt8] {
        var lines = explanation.sides.flatMap(side)
        if let pair = explanation.pair {
            lines += table(explanation, pair) + conclusion(explanation, pair)
        } else {
            lines.append(paint(.warning, "Not compared: a line without a claim has nothing that can meet another."))
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private func side(_ side: ComparisonExplanation.Side) -> [String] {
        var lines = [paint(.bold, printable("\(side.document.id):\(side.reference.line)"))]
        if side.figures.isEmpty, side.claims.isEmpty { lines.append("  no figure stands here") }
        for claim in side.claims { lines += drawing.row("‘\(printable(claim.text))’", ClaimWords(claim).lines.joined(separator: "; ")) }
        for figure in side.figures where !figure.fate.isClaim {
            let rule = figure.rule.map { " (rule \($0))" } ?? ""
            lines += drawing.row("‘\(printable(side.document.text(figure.seen.span)))’", "no claim: " + figure.fate.summary + rule)
        }
        return lines + [""]
    }

    private func table(_ explanation: ComparisonExplanation, _ pair: (left: Claim, right: Claim)) -> [String] {
        let column = max(12, (width - 16) / 2)
        func cell(_ text: String) -> String {
            let cut = printable(text)
            return cut.count < column ? cut + String(repeating: " ", count: column - cut.count) : cut + " "
        }
        let head = "  " + "            " + cell("‘\(pair.left.text)’") + "‘\(printable(pair.right.text))’"
        return [paint(.bold, head)] + explanation.aspects.map { aspect in
            let name = aspect.name + String(repeating: " ", count: max(1, 12 - aspect.name.count))
            let line = (aspect.differs ? "≠ " : "= ") + name + cell(aspect.left) + (aspect.differs ? printable(aspect.right) : "")
            return aspect.differs ? paint(.warning, line) : line
        } + [""]
    }

    private func conclusion(_ explanation: ComparisonExplanation, _ pair: (left: Claim, right: Claim)) -> [String] {
        guard !explanation.meetings.isEmpty else { return [paint(.warning, "Not compared: " + reason(explanation, pair))] }
        var lines: [String] = []
        for meeting in explanation.meetings {
            let how = meeting.relation.map { "\(meeting.check), relation \($0)" } ?? meeting.check
            lines.append(paint(.success, "Compared by \(how): ") + result(meeting, pair))
        }
        if explanation.findings.isEmpty { return lines + ["No finding holds both."] }
        return lines + explanation.findings.flatMap { wrapped("\($0.verdict.rawValue) \($0.check) \($0.fingerprint): \($0.message)", first: width, rest: width) }
    }

    private func result(_ meeting: Comparisons.Meeting, _ pair: (left: Claim, right: Claim)) -> String {
        guard meeting.check == "same-fact", let left = pair.left.value, let right = pair.right.value else { return "they stand in one relation." }
        let word = switch left.agreement(with: right) {
        case .agrees: "agree"
        case .possibleConflict: "conflict unless cut off or rounded further"
        case .conflict: "cannot agree"
        }
        return "\(left.interval.drawn) and \(right.interval.drawn) \(word)."
    }

    private func reason(_ explanation: ComparisonExplanation, _ pair: (left: Claim, right: Claim)) -> String {
        for claim in [pair.left, pair.right] where claim.modality != .asserted { return "‘\(printable(claim.text))’ is \(claim.modality.rawValue), which is no fact." }
        let differing = explanation.aspects.filter(\.differs).map(\.name)
        let open = [pair.left, pair.right].first { $0.period == nil }
        if let open, differing.isEmpty || differing == ["period"] {
            return "‘\(printable(open.text))’ has no period, and a figure without one is not held against others."
        }
        if !differing.isEmpty { return "their keys differ in \(differing.joined(separator: ", "))." }
        return "their keys are the same, but no check compares figures of this kind."
    }
}
