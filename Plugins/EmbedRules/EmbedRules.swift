// EmbedRules: the build step that writes the module BuiltinRules.
//
// It lists the files and the folders of `rules/` as inputs of `embed-rules`, so that the build runs that program again
// when a rule file is changed, added or removed, and at no other time.

import Foundation
import PackagePlugin

@main struct EmbedRules: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let rules = context.package.directoryURL.appending(path: "rules", directoryHint: .isDirectory)
        let output = context.pluginWorkDirectoryURL.appending(path: "BuiltinRules+Files.swift")
        return [
            .buildCommand(
                displayName: "Embedding the rule files",
                executable: try context.tool(named: "embed-rules").url,
                arguments: [rules.path(percentEncoded: false), output.path(percentEncoded: false)],
                inputFiles: try [rules] + contents(of: rules),
                outputFiles: [output])
        ]
    }

    /// Everything below a folder that is not hidden, folders included: a folder counts as changed when a file comes or goes.
    private func contents(of folder: URL) throws -> [URL] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
        return names.sorted().filter { name in !name.split(separator: "/").contains { $0.hasPrefix(".") } }
            .map { folder.appending(path: $0) }
    }
}
