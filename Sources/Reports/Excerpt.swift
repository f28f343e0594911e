import Checks
import Documents

/// One line of a text, cut to the figures that matter, ready to be drawn.
struct ExcerptRow {
    /// A figure among the cells of the row.
    struct Mark {
        let cells: Range<Int>
        let evidence: Evidence
    }

    /// One-based; nil when only the words of the figure are at hand.
    let line: Int?
    let cells: [Cell]
    let marks: [Mark]
}

/// Neighbouring lines of one text with all the evidence in them.
struct Excerpt {
    /// `seeds/003.txt:12:408`, of the evidence that the finding names first.
    let place: String
    let rows: [ExcerptRow]

    /// Lines at most this far apart share an excerpt: paragraphs are often parted by one empty line.
    private static let reach = 2

    /// The excerpts of a finding in the order of its evidence, with rows of at most `width` columns.
    static func excerpts(of finding: Finding, in texts: CitedTexts, width: Int) -> [Excerpt] {
        var groups: [Group] = []
        for evidence in finding.evidence {
            guard let text = texts.text(of: evidence.claim) else {
                groups.append(Group(text: nil, lines: 0...0, evidence: [evidence]))
                continue
            }
            let line = text.lines.line(at: evidence.claim.span.start)
            if let i = groups.firstIndex(where: { $0.holds(line, of: text, within: reach) }) {
                groups[i].add(evidence, at: line)
            } else {
                groups.append(Group(text: text, lines: line...line, evidence: [evidence]))
            }
        }
        return groups.map { $0.excerpt(width) }
    }
}

/// Evidence that is shown together, before it is cut to rows.
private struct Group {
    let text: CitedText?
    /// Zero-based.
    var lines: ClosedRange<Int>
    var evidence: [Evidence]

    func holds(_ line: Int, of other: CitedText, within reach: Int) -> Bool {
        text?.document.id == other.document.id && lines.lowerBound - reach <= line && line <= lines.upperBound + reach
    }

    mutating func add(_ item: Evidence, at line: Int) {
        lines = min(lines.lowerBound, line)...max(lines.upperBound, line)
        evidence.append(item)
    }

    func excerpt(_ width: Int) -> Excerpt {
        guard let text else { return unread(width) }
        let place = text.place(of: evidence[0].claim.span.start)
        var rows: [ExcerptRow] = []
        for line in lines {
            let here = evidence.filter { text.lines.line(at: $0.claim.span.start) == line }
            rows += LineCut(text: text, line: line, width: width).rows(of: here)
        }
        return Excerpt(place: "\(text.name):\(place.line):\(place.column)", rows: rows)
    }

    /// Without the text, the words of the figure stand for it.
    private func unread(_ width: Int) -> Excerpt {
        let claim = evidence[0].claim
        let words = LineCut(text: CitedText(Document(id: claim.document, text: printable(claim.text))), line: 0, width: width)
        let rows = words.rows(of: evidence, at: [TextSpan(0, words.text.document.bytes.count)])
        return Excerpt(
            place: "\(claim.document), bytes \(claim.span.start) to \(claim.span.end)",
            rows: rows.map { ExcerptRow(line: nil, cells: $0.cells, marks: $0.marks) })
    }
}
