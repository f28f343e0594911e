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

        func place(_ figure: Coverage.Figure) -> Comparisons.Place { Comparisons.Place(document: document.id, span: figure.seen.span) }
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
    /// Claims of the lines whose own quantities a check holds against each other.
    let within: [(claim: Claim, check: String)]
    /// Figures of the two lines that stand at one place of a sentence that copies share.
    let copies: [(left: TextSpan, right: TextSpan)]
    let findings: [Finding]

    package init(_ left: LineReference, _ right: LineReference, in corpus: ExtractedCorpus, engine: Engine) throws(Failure) {
        let coverage = Coverage(corpus, engine: engine)
        let (a, b) = (try Self.side(left, corpus, coverage, engine), try Self.side(right, corpus, coverage, engine))
        sides = [a, b]
        pair = Self.nearest(a, b)
        aspects = pair.map { Self.aspects($0.left, $0.right) } ?? []
        meetings = pair.map { coverage.comparisons.meetings(of: $0.left, and: $0.right) } ?? []
        let claims = a.claims + b.claims.filter { !a.claims.contains($0) }
        within = claims.flatMap { claim in coverage.comparisons.meetings(of: claim).filter { $0.claims == [claim] }.map { (claim: claim, check: $0.check) } }
        copies = a.figures.flatMap { left in
            b.figures.filter { coverage.comparisons.areCopies(a.place(left), b.place($0)) }.map { (left: left.seen.span, right: $0.seen.span) }
        }
        findings = Self.findings(pair, within, copies, a, b, in: engine.findings(in: corpus))
    }

    /// Those whose evidence holds both figures that meet, or the quantities of one claim.
    private static func findings(
        _ pair: (left: Claim, right: Claim)?, _ within: [(claim: Claim, check: String)], _ copies: [(left: TextSpan, right: TextSpan)], _ a: Side, _ b: Side,
        in findings: [Finding]
    ) -> [Finding] {
        typealias Place = Comparisons.Place
        var met = copies.map { [Place(document: a.document.id, span: $0.left), Place(document: b.document.id, span: $0.right)] }
        if let pair { met.append([pair.left, pair.right].map { Place(document: $0.document, span: $0.span) }) }
        return findings.filter { finding in
            let shown = Set(finding.evidence.map { Place(document: $0.claim.document, span: $0.claim.span) })
            return met.contains { shown.isSuperset(of: $0) } || within.contains { claim, check in
                finding.check == check && finding.accused.document == claim.document && finding.accused.rule == claim.rule
                    && ([claim.span] + claim.parts.map(\.span)).contains(finding.accused.span)
            }
        }
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
        if let pair = explanation.pair, explanation.copies.isEmpty { lines += table(explanation, pair) }
        let met = met(explanation)
        if !met.isEmpty {
            lines += met + findings(explanation)
        } else if let pair = explanation.pair {
            lines.append(paint(.warning, "Not compared: " + reason(explanation, pair)))
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

    /// Which checks hold something of the two lines against each other.
    private func met(_ explanation: ComparisonExplanation) -> [String] {
        var lines: [String] = []
        for meeting in explanation.meetings {
            guard let pair = explanation.pair else { break }
            let how = meeting.relation.map { "\(meeting.check), relation \($0)" } ?? meeting.check
            lines.append(paint(.success, "Compared by \(how): ") + result(meeting, pair))
        }
        let texts = explanation.sides.map(\.document)
        for copy in explanation.copies {
            let words = "‘\(printable(texts[0].text(copy.left)))’ and ‘\(printable(texts[1].text(copy.right)))’ stand at one place of a sentence that copies share."
            lines.append(paint(.success, "Compared by copy-drift: ") + words)
        }
        for (claim, check) in explanation.within {
            lines.append(paint(.success, "Compared by \(check): ") + "‘\(printable(claim.text))’ is held against what stands beside it.")
        }
        return lines
    }

    private func findings(_ explanation: ComparisonExplanation) -> [String] {
        if explanation.findings.isEmpty { return ["No finding holds both."] }
        return explanation.findings.flatMap { wrapped("\($0.verdict.rawValue) \($0.check) \($0.fingerprint): \($0.message)", first: width, rest: width) }
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
