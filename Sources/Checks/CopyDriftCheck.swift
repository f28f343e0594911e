import Facts

/// A sentence that copies of one text share, but for a figure. Needs no rule: it holds in any topic.
package struct CopyDriftCheck: Check {
    package static let id = "copy-drift"

    package init() {}

    /// Shorter sentences ("Sales rose 5 percent") may be two statements: the sentences around them must be the same too.
    private static let minimumWords = 4

    /// One figure in one copy.
    struct Copy {
        let print: DocumentPrint
        let figure: Figure
    }

    package func findings(in context: CheckContext) -> [Finding] {
        Self.alignments(in: context).flatMap { conflicts(among: $0, context) }
    }

    /// Which figures of copies are held against each other.
    static func alignments(in context: CheckContext) -> [[Copy]] { context.copies.groups.flatMap { editions(of: $0) }.flatMap { alignments(of: $0) } }

    /// A text that comes out on so many days is a bulletin, in which figures change: only its copies of one day are copies.
    private static let daysOfBulletin = 3

    private static func editions(of group: [DocumentPrint]) -> [[DocumentPrint]] {
        let byDay = Dictionary(grouping: group.filter { $0.date != nil }) { $0.date?.day }
        guard byDay.count >= daysOfBulletin else { return [group] }
        return byDay.values.filter { $0.count > 1 }.sorted { $0[0].document < $1[0].document }
    }

    /// The same sentence in each copy that has it: which figures stand at each place.
    private static func alignments(of group: [DocumentPrint]) -> [[Copy]] {
        struct Place: Hashable {
            let skeleton: UInt64
            /// Hash of its neighbours, where the sentence is short.
            let neighbours: UInt64
            /// Which of several equal sentences of a text: the line of the year is not that of the quarter.
            let repetition: Int
        }
        var order: [Place] = []
        var sentences: [Place: [(DocumentPrint, SentencePrint)]] = [:]
        for print in group {
            var seen: [UInt64: Int] = [:]
            for (index, sentence) in print.sentences.enumerated() where !sentence.figures.isEmpty {
                let place = Place(
                    skeleton: sentence.skeleton, neighbours: sentence.words >= minimumWords ? 0 : neighbours(of: index, print),
                    repetition: seen[sentence.skeleton, default: 0])
                seen[sentence.skeleton, default: 0] += 1
                if sentences[place] == nil { order.append(place) }
                sentences[place, default: []].append((print, sentence))
            }
        }
        return order.flatMap { place in
            let copies = sentences[place] ?? []
            return (0..<(copies.first?.1.figures.count ?? 0)).map { position in
                copies.map { Copy(print: $0.0, figure: $0.1.figures[position]) }
            }
        }
    }

    private static func neighbours(of index: Int, _ print: DocumentPrint) -> UInt64 {
        let before = index > 0 ? print.sentences[index - 1].skeleton : 1
        let after = index + 1 < print.sentences.count ? print.sentences[index + 1].skeleton : 1
        return before.joined(after)
    }

    /// One finding for each figure that cannot be the one that most copies have.
    private func conflicts(among copies: [Copy], _ context: CheckContext) -> [Finding] {
        var statements: [[Copy]] = []
        for copy in copies {
            if let place = statements.firstIndex(where: { $0[0].figure.agrees(with: copy.figure) }) {
                statements[place].append(copy)
            } else {
                statements.append([copy])
            }
        }
        guard statements.count > 1 else { return [] }
        statements.sort { ($1.count, $0[0].date, $0[0].print.document) < ($0.count, $1[0].date, $1[0].print.document) }
        return statements.dropFirst().filter { !Self.isAnnounced($0[0], statements[0][0]) }.map { finding($0, against: statements[0], context) }
    }

    /// Whether one copy says itself that it corrects the other: a sentence that only it has names both figures (“to 17, not 14”).
    private static func isAnnounced(_ one: Copy, _ other: Copy) -> Bool {
        guard case .quantity = one.figure.value, case .quantity = other.figure.value else { return false }
        return [(one, other), (other, one)].contains { teller, told in
            let shared = Set(told.print.sentences.map(\.skeleton))
            return teller.print.sentences.contains { sentence in
                !shared.contains(sentence.skeleton) && [one, other].allSatisfy { copy in sentence.figures.contains { $0.agrees(with: copy.figure) } }
            }
        }
    }

    private func finding(_ drifted: [Copy], against standing: [Copy], _ context: CheckContext) -> Finding {
        let (here, there) = (drifted[0], standing[0])
        let isSameDay = here.print.date != nil && here.print.date?.day == there.print.date?.day
        let rest = standing.dropFirst().prefix(3).map { Evidence(.supports, $0.claim, note: "and here") }
        let also = drifted.dropFirst().prefix(3).map { Evidence(.accused, $0.claim, note: "said here too") }
        return finding(
            context, isSameDay ? .definite : .possible,
            "Copies of one text differ: ‘\(here.figure.text)’ here, ‘\(there.figure.text)’ in \(standing.count == 1 ? "another copy" : "\(standing.count) others"); the rest of the sentence is the same.",
            [Evidence(.accused, here.claim, note: "said here"), Evidence(.contradicts, there.claim, note: "but here")] + rest + also,
            expected: standing.count > drifted.count ? there.figure.text : nil,
            assumption: isSameDay ? nil : "the later copy may have been corrected or brought up to date",
            accusing: drifted.map(\.claim))
    }
}

extension CopyDriftCheck.Copy {
    fileprivate var date: String { print.date?.day.iso ?? "9999" }

    fileprivate var claim: Claim {
        var value: Quantity?
        if case .quantity(let quantity) = figure.value { value = quantity }
        return Claim(
            document: print.document, span: figure.span, text: figure.text, rule: CopyDriftCheck.id, concept: "text.figure",
            measure: .level, value: value, documentDate: print.date)
    }
}
