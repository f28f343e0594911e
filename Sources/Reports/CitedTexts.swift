import Documents
import Facts

/// The texts that the findings of a result cite, each with its lines counted once.
struct CitedTexts {
    private var texts: [String: CitedText] = [:]

    init(_ result: AuditResult) {
        for finding in result.findings {
            for evidence in finding.evidence where texts[evidence.claim.document] == nil {
                texts[evidence.claim.document] = result.texts[evidence.claim.document].map(CitedText.init)
            }
        }
    }

    /// The text that holds the claim's span; nil when the text is not at hand or is too short to be the one.
    func text(of claim: Claim) -> CitedText? {
        guard let text = texts[claim.document], claim.span.start >= 0, claim.span.start <= claim.span.end,
            claim.span.end <= text.document.bytes.count
        else { return nil }
        return text
    }
}

/// A document with the places of its lines.
struct CitedText {
    let document: Document
    let lines: LineIndex

    init(_ document: Document) {
        self.document = document
        lines = LineIndex(document.bytes)
    }

    func place(of offset: Int) -> LineIndex.Place { lines.place(of: offset, in: document.bytes) }

    /// What people know the text by: its file, when the id names that file, so that terminals can open it; else the id
    /// with the file that holds the record, whose lines are not the lines of the text.
    var name: String {
        let (id, origin) = (document.id, document.origin)
        let file = origin.split(separator: "/").last.map(String.init) ?? origin
        let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        let named = [file, stem].contains { id == $0 || id.hasSuffix("/" + $0) || id.hasSuffix(":" + $0) }
        return named ? origin : "\(id) (\(origin))"
    }
}
