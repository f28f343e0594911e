import Documents
import Extraction
import Patterns
import Pipeline
import Rules

/// Texts that are hard for the patterns of a rule: their own examples over and over in one sentence, also without their figures
/// behind the first, and a sentence of tokens of every kind between short words. A pattern that backtracks without bound gives up
/// on them.
struct HostileText {
    private let texts: [TypedParagraph]

    /// Typed text of one paragraph may be this long before the rest is cut.
    private static let length = 3_000
    /// What most rules take, in the forms that all languages share.
    private static let figures = "5 7% $9 2022 3 km 4.5 "

    init(_ rule: ClaimRule, engine: Engine, scratch: MatchScratch) {
        let sentences = rule.examples.map(\.text) + [Self.figures]
        let language = rule.language == "und" ? nil : rule.language
        texts = sentences.flatMap { sentence in
            // Without ends of sentences nothing stops a pattern that runs on.
            let plain = sentence.filter { !".!?。！？\n".contains($0) }
            let words = plain.filter { $0.isLetter || $0 == " " }
            return [plain, words].flatMap { repeated in
                let rest = String(repeating: repeated + " a ", count: max(1, Self.length / max(1, repeated.utf8.count)))
                let document = Document(id: "hostile", text: plain + " a " + rest, metadata: DocumentMetadata(language: language))
                return engine.extractor.typedParagraphs(of: document, scratch: scratch)
            }
        }
    }

    /// Whether a pattern hits the limit of steps at some place of a text on which it is run.
    func exhausts(_ pattern: SlotPattern, _ scratch: MatchScratch) -> Bool {
        texts.contains { text in
            text.canHold(pattern) && text.bytes.withUnsafeBufferPointer { subject in
                do { try pattern.pattern.eachMatch(in: subject, scratch: scratch) { _ in } } catch { return true }
                return false
            }
        }
    }
}
