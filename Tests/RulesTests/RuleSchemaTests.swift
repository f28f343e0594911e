import Foundation
import Rules
import Testing
import Yams

/// The JSON Schema against the loader: what the one refuses for its shape, the other refuses too.
struct RuleSchemaTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static var schema: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(RuleSchema.text.utf8))) as? [String: Any] ?? [:] }

    @Test("The files in docs/ are those that the program prints", arguments: [
        ("docs/schema/rules.schema.json", RuleSchema.text), ("docs/rule-reference.md", RuleReference.text),
    ])
    func current(path: String, text: String) throws {
        #expect(try String(contentsOf: Self.root.appending(path: path), encoding: .utf8) == text, "Print \(path) with ‘crosscheck rules schema’.")
    }

    @Test("All built-in rule files fit the schema")
    func builtin() throws {
        let files = try RuleSource.directory(Self.root.appending(path: "rules").path).files.filter { $0.path.hasSuffix(".yml") }
        #expect(files.count > 10)
        for file in files { #expect(try Self.faults(file.text) == [], "\(file.path)") }
    }

    /// Codes of the loader that speak of shape alone.
    private static let shape: Set<String> = [
        "unknown-key", "not-a-mapping", "not-a-list", "not-a-text", "not-a-number", "not-a-truth-value", "unknown-value", "out-of-range", "no-format", "newer-format",
    ]

    @Test("What breaks the shape of a file is refused by loader and schema", arguments: BrokenFileTests.names)
    func broken(name: String) throws {
        let text = try String(contentsOf: BrokenFileTests.folder.appending(path: name + ".yml"), encoding: .utf8)
        let told = problems(text).map(\.code)
        guard let faults = try? Self.faults(text) else { return #expect(!told.isEmpty) }
        if told.contains(where: { Self.shape.contains($0) || $0.hasPrefix("incomplete-") }), !Self.beyond.contains(name) { #expect(!faults.isEmpty) }
        if !faults.isEmpty { #expect(!told.isEmpty, "\(faults)") }
    }

    /// Mistakes that a schema cannot see: a concept that may be inherited, one of two keys, a type that is no kind.
    private static let beyond: Set<String> = ["no-concept", "also-without-a-pattern", "a-mention-of-an-unknown-type", "unit-by-nothing"]

    @Test("Every key has a sentence, and every example fits its key")
    func keys() throws {
        for group in RuleSchema.groups {
            #expect(group.summary.hasSuffix("."))
            #expect(Set(group.keys.map(\.name)).count == group.keys.count)
            for key in group.keys {
                #expect(key.summary.hasSuffix("."), "\(group.name).\(key.name)")
                guard let example = key.example, let property = Self.properties(of: group)[key.name] as? [String: Any] else { continue }
                let node = try #require(try compose(yaml: example))
                #expect(SchemaValidator(schema: Self.schema).faults(in: node, property, "") == [], "\(group.name).\(key.name)")
            }
        }
    }

    private static func properties(of group: KeyGroup) -> [String: Any] {
        let object = group.name == "file" ? schema : (schema["$defs"] as? [String: Any])?[group.name] as? [String: Any]
        return object?["properties"] as? [String: Any] ?? [:]
    }

    private static func faults(_ yaml: String) throws -> [String] {
        guard let node = try compose(yaml: yaml) else { return [] }
        return SchemaValidator(schema: schema).faults(in: node, schema, "")
    }
}

/// As much of JSON Schema as the schema of rule files uses, over YAML as editors read it (types by the core schema).
struct SchemaValidator {
    let schema: [String: Any]

    func faults(in node: Node, _ part: [String: Any], _ path: String) -> [String] {
        if let reference = part["$ref"] as? String, let name = reference.split(separator: "/").last {
            return faults(in: node, (schema["$defs"] as? [String: Any])?[String(name)] as? [String: Any] ?? [:], path)
        }
        if let choices = part["anyOf"] as? [[String: Any]] { return choices.contains { faults(in: node, $0, path).isEmpty } ? [] : ["\(path): none of several shapes"] }
        if let constant = part["const"] as? String { return node.scalar?.string == constant ? [] : ["\(path): not \(constant)"] }
        if let words = part["enum"] as? [String] { return words.contains(node.scalar?.string ?? "") ? [] : ["\(path): not one of \(words)"] }
        let allowed = (part["type"] as? [String]) ?? (part["type"] as? String).map { [$0] } ?? []
        guard allowed.contains(where: { type(of: node).contains($0) }) else { return ["\(path): not \(allowed)"] }
        return scalarFaults(node, part, path) + listFaults(node, part, path) + mappingFaults(node, part, path)
    }

    private func type(of node: Node) -> [String] {
        if node.mapping != nil { return ["object"] }
        if node.sequence != nil { return ["array"] }
        if node.scalar?.style == .plain || node.scalar?.style == .any {
            if node.null != nil || node.scalar?.string == "" { return ["null"] }
            if node.int != nil { return ["integer", "number"] }
            if node.float != nil { return ["number"] }
            if node.scalar.map({ ["true", "false"].contains($0.string) }) == true { return ["boolean"] }
        }
        return ["string"]
    }

    private func scalarFaults(_ node: Node, _ part: [String: Any], _ path: String) -> [String] {
        guard let text = node.scalar?.string else { return [] }
        var result: [String] = []
        if let pattern = part["pattern"] as? String, type(of: node) == ["string"], text.range(of: pattern, options: .regularExpression) == nil { result.append("\(path): not like \(pattern)") }
        if let least = part["minLength"] as? Int, text.count < least { result.append("\(path): too short") }
        if let most = part["maxLength"] as? Int, text.count > most { result.append("\(path): too long") }
        guard let number = Double(text) else { return result }
        if let least = part["minimum"] as? NSNumber, number < least.doubleValue { result.append("\(path): too small") }
        if let most = part["maximum"] as? NSNumber, number > most.doubleValue { result.append("\(path): too great") }
        if let bound = part["exclusiveMinimum"] as? NSNumber, number <= bound.doubleValue { result.append("\(path): too small") }
        return result
    }

    private func listFaults(_ node: Node, _ part: [String: Any], _ path: String) -> [String] {
        guard let items = node.sequence, let entry = part["items"] as? [String: Any] else { return [] }
        return items.enumerated().flatMap { faults(in: $1, entry, "\(path)/\($0)") }
    }

    private func mappingFaults(_ node: Node, _ part: [String: Any], _ path: String) -> [String] {
        guard let mapping = node.mapping else { return [] }
        let properties = part["properties"] as? [String: [String: Any]] ?? [:]
        let patterns = part["patternProperties"] as? [String: [String: Any]] ?? [:]
        var result = (part["required"] as? [String] ?? []).filter { mapping[$0] == nil }.map { "\(path): no \($0)" }
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            let inner = properties[name] ?? patterns.first { name.range(of: $0.key, options: .regularExpression) != nil }?.value
                ?? part["additionalProperties"] as? [String: Any]
            result += inner.map { faults(in: value, $0, "\(path)/\(name)") } ?? ["\(path): no key \(name)"]
        }
        return result
    }
}
