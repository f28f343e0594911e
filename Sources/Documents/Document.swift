/// What a reader knows about a document besides its text: front matter, a manifest row or the fields of a record.
package struct DocumentMetadata: Hashable, Sendable {
    /// The stated date as written (`2022-12-22`); resolved later, never guessed from the file.
    package var date: String?
    package var source: String?
    package var title: String?
    package var language: String?
    package var url: String?

    package init(
        date: String? = nil, source: String? = nil, title: String? = nil, language: String? = nil, url: String? = nil
    ) {
        self.date = date
        self.source = source
        self.title = title
        self.language = language
        self.url = url
    }
}

/// One text with its identity. `bytes` is valid UTF-8 (the readers validated it once) and is never validated again.
package struct Document: Sendable {
    package let id: String
    package let bytes: [UInt8]
    /// First byte of the body: what precedes it (front matter, byte order mark) carries no claims.
    package let bodyStart: Int
    package let metadata: DocumentMetadata
    /// Where the text was read from, for messages: a path, `-` for standard input.
    package let origin: String
    /// What it is made of, where it is written in a markup language; nil for plain text.
    package let markup: Markup?

    package init(
        id: String, bytes: [UInt8], bodyStart: Int = 0, metadata: DocumentMetadata = DocumentMetadata(),
        origin: String? = nil, markup: Markup? = nil
    ) {
        self.id = id
        self.bytes = bytes
        self.bodyStart = bodyStart
        self.metadata = metadata
        self.origin = origin ?? id
        self.markup = markup
    }

    package init(id: String, text: String, metadata: DocumentMetadata = DocumentMetadata()) {
        self.init(id: id, bytes: Array(text.utf8), metadata: metadata)
    }

    /// The text of a span. A span outside the document gives an empty string.
    package func text(_ span: TextSpan) -> String {
        guard span.start >= 0, span.end <= bytes.count, span.start <= span.end else { return "" }
        return String(decoding: bytes[span.range], as: UTF8.self)
    }
}
