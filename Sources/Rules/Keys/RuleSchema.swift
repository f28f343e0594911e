import Foundation

/// The JSON Schema (draft 2020-12) of rule files, made from the tables of keys.
///
/// Editors read YAML by types: a text that looks like a number is one to them, so a text may be a number or a truth value.
package enum RuleSchema {
    private static let base = "https://json-schema.org/draft/2020-12/schema"

    /// The schema with its keys sorted, ending in a line feed.
    package static var text: String {
        var root: [String: Any] = object(.file)
        root["$schema"] = base
        root["title"] = "Crosscheck rule file"
        root["$defs"] = Dictionary(uniqueKeysWithValues: groups.dropFirst().map { ($0.name, object($0)) })
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let data = (try? JSONSerialization.data(withJSONObject: root, options: options)) ?? Data()
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    /// All groups that can be reached, in the order in which the keys lead to them.
    package static var groups: [KeyGroup] {
        var seen = Set<String>()
        var result: [KeyGroup] = []
        func visit(_ group: KeyGroup) {
            guard seen.insert(group.name).inserted else { return }
            result.append(group)
            for shape in group.keys.map(\.shape) + [group.byLanguage].compactMap({ $0 }) { shape.groups.forEach(visit) }
        }
        visit(.file)
        return result
    }

    private static func object(_ group: KeyGroup) -> [String: Any] {
        var result: [String: Any] = [
            "type": "object", "description": group.summary, "additionalProperties": false,
            "properties": Dictionary(uniqueKeysWithValues: group.keys.map { ($0.name, property($0)) }),
        ]
        let required = group.keys.filter(\.isRequired).map(\.name)
        if !required.isEmpty { result["required"] = required }
        if let shape = group.byLanguage { result["patternProperties"] = ["^([a-z][a-z]|und)$": schema(shape)] }
        return result
    }

    private static func property(_ key: Key) -> [String: Any] {
        var result = schema(key.shape)
        result["description"] = key.summary
        return result
    }

    private static func schema(_ shape: Shape) -> [String: Any] {
        switch shape {
        case .text: return ["type": ["string", "number", "boolean"]]
        case .pattern: return ["type": "string", "minLength": 1]
        case .day: return ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"]
        case .decimal: return ["type": ["number", "string"], "pattern": decimal]
        case .sign: return ["type": "string", "minLength": 1, "maxLength": 1]
        case .positive: return ["type": ["number", "string"], "pattern": decimal, "exclusiveMinimum": 0]
        case .bound: return ["anyOf": [["type": ["number", "string"], "pattern": decimal, "minimum": 0], ["const": "unbounded"]]]
        case .ratio: return ["type": ["number", "string"], "pattern": "\(decimal)|^-?[0-9]+/[1-9][0-9]*$"]
        case .truthValue: return ["type": "boolean"]
        case .wholeNumber(let range):
            var result: [String: Any] = ["type": "integer"]
            if range.lowerBound != .min { result["minimum"] = range.lowerBound }
            if range.upperBound != .max { result["maximum"] = range.upperBound }
            return result
        case .choice(let words): return ["enum": words]
        case .list(let entry): return ["type": "array", "items": schema(entry)]
        case .oneOrMore(let entry): return ["anyOf": [schema(entry), schema(.list(entry))]]
        case .keys(let group): return ["$ref": "#/$defs/\(group.name)"]
        case .table(let value): return ["type": "object", "additionalProperties": schema(value)]
        case .either(let first, let second): return ["anyOf": [schema(first), schema(second)]]
        }
    }

    private static let decimal = "^[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?$"
}

extension Shape {
    /// The groups of keys that stand in it.
    package var groups: [KeyGroup] {
        switch self {
        case .keys(let group): [group]
        case .list(let inner), .oneOrMore(let inner), .table(let inner): inner.groups
        case .either(let first, let second): first.groups + second.groups
        default: []
        }
    }

    /// In words, for the reference.
    package var words: String {
        switch self {
        case .text: "text"
        case .pattern: "pattern"
        case .day: "day (`2026-12-31`)"
        case .decimal: "decimal"
        case .sign: "one character"
        case .positive: "decimal above zero"
        case .bound: "decimal, or `unbounded`"
        case .ratio: "decimal, or a fraction such as `127/300`"
        case .truthValue: "`true` or `false`"
        case .wholeNumber(let range):
            range.lowerBound == .min ? "whole number"
                : range.upperBound == .max ? "whole number, at least \(range.lowerBound)"
                : range.count == 1 ? "`\(range.lowerBound)`" : "whole number, \(range.lowerBound) to \(range.upperBound)"
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .list(let entry): "list: \(entry.words)"
        case .oneOrMore(let entry): "\(entry.words), or a list"
        case .keys(let group): "[\(group.name)](#\(group.name))"
        case .table(let value): "mapping of names: \(value.words)"
        case .either(let first, let second): "\(first.words); or \(second.words)"
        }
    }
}
