import Foundation

/// A strict validator for the part of JSON Schema 2020-12 that the published schemas use. A keyword it does not know is
/// an error, so that no schema promises what no test holds.
struct JSONSchema {
    struct Unsupported: Error { let keyword: String }

    private let documents: [String: JSONValue]
    private let root: String

    /// Loads `docs/schema/<root>` with the schemas beside it.
    init(_ root: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/schema").standardized
        var documents: [String: JSONValue] = [:]
        for name in ["audit.schema.json", "claim.schema.json", "mention.schema.json"] {
            documents[name] = try JSONValue(parsing: String(contentsOf: folder.appending(path: name), encoding: .utf8))
            try Self.checkKeywords(documents[name]!)
        }
        self.documents = documents
        self.root = root
    }

    /// A schema given in a test.
    init(text: String) throws {
        documents = ["test": try JSONValue(parsing: text)]
        root = "test"
        try Self.checkKeywords(documents["test"]!)
    }

    private static let keywords: Set<String> = [
        "$schema", "$id", "$defs", "$ref", "title", "description", "type", "enum", "const", "pattern", "minimum", "minItems",
        "required", "properties", "additionalProperties", "items",
    ]

    /// Throws on a keyword that is not known, also where no value ever leads.
    private static func checkKeywords(_ schema: JSONValue) throws {
        guard case .object(let members) = schema else { return }
        for (keyword, rule) in members {
            guard keywords.contains(keyword) else { throw Unsupported(keyword: keyword) }
            switch (keyword, rule) {
            case ("properties", .object(let named)), ("$defs", .object(let named)): try named.values.forEach(checkKeywords)
            case ("items", _), ("additionalProperties", _): try checkKeywords(rule)
            default: continue
            }
        }
    }

    /// Where the value does not follow the schema, as `path: reason`; empty when it does.
    func violations(_ value: JSONValue) throws -> [String] {
        try violations(value, documents[root]!, in: root, at: "$")
    }

    private func violations(_ value: JSONValue, _ schema: JSONValue, in document: String, at path: String) throws -> [String] {
        guard case .object(let keywords) = schema else {
            return schema == .bool(false) ? ["\(path): not allowed"] : []
        }
        var found: [String] = []
        for (keyword, rule) in keywords.sorted(by: { $0.key < $1.key }) {
            found += try check(keyword, rule, value, schema, document, path)
        }
        return found
    }

    private func check(
        _ keyword: String, _ rule: JSONValue, _ value: JSONValue, _ schema: JSONValue, _ document: String, _ path: String
    ) throws -> [String] {
        switch (keyword, rule, value) {
        case ("$schema", _, _), ("$id", _, _), ("$defs", _, _), ("title", _, _), ("description", _, _): return []
        case ("$ref", .string(let target), _):
            let (next, name) = try resolve(target, document)
            return try violations(value, next, in: name, at: path)
        case ("type", _, _):
            let names = if case .array(let names) = rule { names } else { [rule] }
            let fits = names.contains(.string(value.type)) || (value.type == "integer" && names.contains(.string("number")))
            return fits ? [] : ["\(path): is \(value.type)"]
        case ("enum", .array(let names), _): return names.contains(value) ? [] : ["\(path): none of the names"]
        case ("const", _, _): return rule == value ? [] : ["\(path): not the constant"]
        case ("pattern", .string(let pattern), .string(let text)):
            return try Regex(pattern).firstMatch(in: text) == nil ? ["\(path): pattern"] : []
        case ("minimum", .number(let low), .number(let number)): return number < low ? ["\(path): minimum"] : []
        case ("minItems", .number(let low), .array(let items)): return Double(items.count) < low ? ["\(path): minItems"] : []
        case ("required", .array(let names), .object(let members)):
            return names.filter { if case .string(let name) = $0 { members[name] == nil } else { true } }
                .map { "\(path): \($0.text) is missing" }
        case ("properties", .object(let rules), .object(let members)):
            return try rules.sorted { $0.key < $1.key }.flatMap { name, rule in
                try members[name].map { try violations($0, rule, in: document, at: "\(path).\(name)") } ?? []
            }
        case ("additionalProperties", _, .object(let members)):
            let known = if case .object(let rules)? = schema["properties"] { Set(rules.keys) } else { Set<String>() }
            return try members.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }.flatMap { name, member in
                try violations(member, rule, in: document, at: "\(path).\(name)")
            }
        case ("items", _, .array(let items)):
            return try items.enumerated().flatMap { try violations($1, rule, in: document, at: "\(path)[\($0)]") }
        case ("pattern", .string, _), ("minimum", .number, _), ("minItems", .number, _), ("required", .array, _),
            ("properties", .object, _), ("additionalProperties", _, _), ("items", _, _):
            return []  // speaks of values of another type
        default: throw Unsupported(keyword: keyword)
        }
    }

    private func resolve(_ target: String, _ document: String) throws -> (JSONValue, String) {
        if let other = documents[target] { return (other, target) }
        guard target.hasPrefix("#/$defs/"), let next = documents[document]?["$defs"]?[String(target.dropFirst(8))] else {
            throw Unsupported(keyword: "$ref \(target)")
        }
        return (next, document)
    }
}
