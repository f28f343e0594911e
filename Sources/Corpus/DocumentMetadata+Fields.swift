import Documents

extension DocumentMetadata {
    /// The names of the fields, in front matter, records and manifests alike.
    static let fieldNames = ["date", "source", "publisher", "title", "language", "lang", "url"]

    /// Takes the value of a field that is not stated yet. An empty value states nothing, a name that is no field is
    /// ignored.
    mutating func state(_ value: String, as name: String) {
        guard let field = Self.field(named: name), self[keyPath: field] == nil else { return }
        let value = value.trimmed
        if !value.isEmpty { self[keyPath: field] = value }
    }

    /// These fields, and those of `other` where this states nothing.
    func completed(by other: DocumentMetadata) -> DocumentMetadata {
        DocumentMetadata(
            date: date ?? other.date, source: source ?? other.source, title: title ?? other.title,
            language: language ?? other.language, url: url ?? other.url)
    }

    private static func field(named name: String) -> WritableKeyPath<DocumentMetadata, String?>? {
        switch name {
        case "date": \.date
        case "source", "publisher": \.source
        case "title": \.title
        case "language", "lang": \.language
        case "url": \.url
        default: nil
        }
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        let isPlain = { (byte: UInt8?) in byte.map { (0x21...0x7E).contains($0) } ?? true }
        if isPlain(utf8.first), isPlain(utf8.last) { return self }
        let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let kept = unicodeScalars.drop(while: isSpace)
        return kept.lastIndex { !isSpace($0) }.map { String(kept[...$0]) } ?? ""
    }
}
