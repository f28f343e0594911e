import Foundation

/// The targets of Package.swift, in the order in which they stand there.
struct PackageGraph {
    struct Target {
        let name: String
        let kind: String
        let folder: String
        /// Names of targets and of products of other packages. A product is taken to have one module of its own name.
        let dependencies: [String]
        let plugins: [String]

        /// The name that an `import` says.
        var module: String { PackageGraph.module(name) }
        var hasSwiftModule: Bool { kind != "system" && kind != "plugin" }
    }

    let targets: [Target]

    /// The folder that holds Package.swift.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func module(_ name: String) -> String { name.replacing("-", with: "_") }

    /// Asks SwiftPM itself. `dump-package` takes no lock on the build folder (tried with 6.3); a scratch path of its own
    /// makes sure that `swift test`, which holds that lock, is not waited for.
    static func load() throws -> PackageGraph {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "architecture-\(UUID())")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", root.path, "--scratch-path", scratch.path, "dump-package",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return PackageGraph(targets: try JSONDecoder().decode(Dump.self, from: data).targets.map(\.target))
    }
}

/// The part of `dump-package` that the tests use.
private struct Dump: Decodable {
    let targets: [Entry]

    struct Entry: Decodable {
        let name: String
        let type: String
        let path: String?
        let dependencies: [[String: [Part?]]]
        let pluginUsages: [[String: [Part?]]]?

        var target: PackageGraph.Target {
            let parent = ["test": "Tests", "plugin": "Plugins"][type] ?? "Sources"
            return PackageGraph.Target(
                name: name, kind: type, folder: path ?? "\(parent)/\(name)",
                dependencies: dependencies.flatMap(Self.names),
                plugins: (pluginUsages ?? []).flatMap(Self.names))
        }

        /// `{"byName": ["Facts", null]}`, `{"product": ["ArgumentParser", "swift-argument-parser", null, null]}`: the name
        /// comes first.
        private static func names(_ entry: [String: [Part?]]) -> [String] {
            entry.values.compactMap { $0.first??.name }
        }
    }

    /// A name, or something else that does not matter here (a condition, aliases).
    struct Part: Decodable {
        let name: String?

        init(from decoder: any Decoder) throws { name = try? decoder.singleValueContainer().decode(String.self) }
    }
}
