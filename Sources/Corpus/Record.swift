import Documents

/// One line of a JSON Lines file: `{"id", "text", "date"?, "source"?, "language"?, "url"?, "title"?}`.
///
/// Other keys are ignored.
struct Record {
    private(set) var id: String?
    private(set) var text: [UInt8] = []
    private(set) var metadata = DocumentMetadata()
    /// Fields that are there but hold neither text nor a number, and so are not used.
    private(set) var unused: [String] = []

    /// - Parameter line: Valid UTF-8.
    init(_ line: [UInt8]) throws(JSONCursor.Failure) {
        var cursor = JSONCursor(line)
        var text: JSONCursor.Value?
        var record = self
        try cursor.object { key, value in
            if key == "text" {
                text = value
            } else if key == "id" || DocumentMetadata.fieldNames.contains(key) {
                record.take(value, as: key)
            }
        }
        try cursor.end()
        self = record
        switch text {
        case .string(let bytes): self.text = bytes
        case nil, .null: throw .init(code: "no-text", offset: 0, reason: "the record has no `text`")
        default: throw .init(code: "no-text", offset: 0, reason: "the `text` of the record is no string")
        }
    }

    /// Numbers are taken as written: `"id": 17`, `"date": 20221222`.
    private mutating func take(_ value: JSONCursor.Value, as key: String) {
        let written: String
        switch value {
        case .string(let bytes): written = String(decoding: bytes, as: UTF8.self)
        case .number(let digits): written = digits
        case .null: return
        case .other: return unused.append(key)
        }
        if key != "id" {
            metadata.state(written, as: key)
        } else if !written.trimmed.isEmpty {
            id = written
        }
    }
}
