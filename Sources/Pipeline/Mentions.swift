import Documents
import Extraction
import Facts
import Patterns
import Reports
import Rules

extension Engine {
    /// The mentions of one document as records of the contract.
    package func mentions(of document: Document, scratch: MatchScratch) -> (records: [MentionRecord], problems: [Problem]) {
        let found = extractor.mentions(of: document, scratch: scratch)
        return (found.mentions.map { record($0, document) }, found.problems)
    }

    private func record(_ located: LocatedMention, _ document: Document) -> MentionRecord {
        let mention = located.mention
        var record = MentionRecord(
            document: document.id, span: located.span, text: document.text(located.span), type: mention.type,
            hedge: mention.hedge?.id, within: located.outer)
        switch mention.value {
        case .number(let number):
            record.value = number.point.description
            record.upper = number.upper?.description
        case .money(let number, let currency):
            record.value = number.point.description
            record.upper = number.upper?.description
            guard let known = rules.currencies[currency] else { break }
            if known.factor < ExactDecimal(1), let written = number.point.divided(by: known.factor) {
                // "50 cents" is 50 of the unit that it names, which has no code.
                record.value = written.description
                record.upper = number.upper.flatMap { $0.divided(by: known.factor) }?.description
                record.unit = known.id
            } else if !known.isOpen, known.candidates[0].count == 3 {
                record.currency = known.candidates[0]
            }
        case .quantity(let number, let unit):
            record.value = number.point.description
            record.upper = number.upper?.description
            record.unit = rules.units[unit]?.name ?? unit
        case .time:
            record.period = located.period
            record.timexType = located.timex?.kind.rawValue
            record.timexValue = located.timex?.value
            record.timexModifier = located.timex?.modifier
        case .entity(let ids): record.entity = ids
        case .none: break
        }
        return record
    }
}

extension Engine {
    /// The mentions of all documents as JSON Lines, in the order of the documents.
    package func mentionLines(of documents: [Document], workers: Int) async -> [(lines: [UInt8], problems: [Problem])] {
        await inOrder(documents, workers: workers) { document, scratch in
            let found = extractor.mentions(of: document, scratch: scratch)
            var lines = MentionLines()
            for mention in found.mentions { lines.append(record(mention, document)) }
            return (lines.bytes, found.problems)
        }
    }
}
