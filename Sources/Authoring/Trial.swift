// Authoring: the tools of people who write rules.
//
// Principal types: `Trial` (what the rules find in one text), `RuleExplanation` (why a rule matches a text or does not),
// `RuleDraft` (a rule made from a sentence), `RuleCoverage`, `RuleReview` (what is odd about rules) and `RuleImpact`
// (what a change of rules changes on a corpus). Each is a plain value; beside it stands how it is drawn and written.
//
// It refuses to know the terminal and the process: drawings are made for a width that is passed in.
//
//     let trial = Trial("Trade between Kenya and Uganda rose to $2 billion.", dated: nil, language: "en", engine: engine)
//     let drawing = TrialDrawing(context: context).draw(trial)

import Documents
import Extraction
import Facts
import Patterns
import Pipeline
import Reports

/// What the rules find in one text: mentions, claims and findings.
package struct Trial: Sendable {
    package let document: Document
    /// The language whose rules were used.
    package let language: String
    package let date: DocumentDate?
    package let mentions: [MentionRecord]
    package let claims: [Claim]
    package let result: AuditResult

    /// - Parameters:
    ///   - dated: the day from which relative words count, as it would stand beside the text.
    ///   - language: two letters; nil to guess it from the text.
    package init(_ text: String, dated: String?, language: String?, engine: Engine) {
        document = Document(id: "text", text: text, metadata: DocumentMetadata(date: dated, language: language))
        self.language = language ?? LanguageGuess.language(of: document)
        let scratch = MatchScratch()
        let extracted = engine.extractor.extract(document, scratch: scratch)
        date = extracted.date
        claims = engine.extractor.claims(of: extracted, date: extracted.date)
        mentions = engine.mentions(of: document, scratch: scratch).records
        result = engine.audit(ExtractedCorpus(documents: [document], claims: claims, problems: extracted.problems))
    }

    /// The trial for programs: one JSON object on one line.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "crosscheck/try/1")
            writer.member("text", String(decoding: document.bytes, as: UTF8.self))
            writer.member("language", language)
            writer.nullable("date", date?.day.iso)
            writer.array("mentions") { writer in for mention in mentions { writer.object { $0.members(of: mention) } } }
            writer.array("claims") { writer in for claim in claims { writer.object { $0.members(of: claim) } } }
            writer.findingsAndProblems(of: result)
        }
        writer.endLine()
        return writer.bytes
    }
}
