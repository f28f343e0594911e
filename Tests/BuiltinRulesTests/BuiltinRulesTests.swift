import BuiltinRules
import Foundation
import Testing

struct BuiltinRulesTests {
    private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test("The program holds the files of rules/, byte for byte, in the order of their paths")
    func sameAsFiles() throws {
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.path + "/rules")
            .filter { name in
                !name.split(separator: "/").contains { $0.hasPrefix(".") }
                    && [".yml", ".yaml", ".csv"].contains { name.hasSuffix($0) }
            }
            .map { "rules/" + $0 }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        #expect(!names.isEmpty)
        #expect(BuiltinRules.files.map(\.path) == names, "Build again: the plugin has not seen a change in rules/.")
        for file in BuiltinRules.files {
            // Bytes, because equal strings may be written in different bytes.
            let bytes = try [UInt8](Data(contentsOf: root.appending(path: file.path)))
            #expect(Array(file.text.utf8) == bytes, "\(file.path) is not what was built in.")
        }
    }
}
