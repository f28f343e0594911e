import Foundation

/// A Swift file of the package, as lines.
struct SwiftSource {
    /// The path below the package's root.
    let path: String
    let lines: [Substring]

    /// Every Swift file below a folder of the package, in the order of their paths. Links are not followed.
    static func files(in folder: String) throws -> [SwiftSource] {
        let root = PackageGraph.root.appending(path: folder)
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return SwiftSource(path: "\(folder)/\(name)", lines: lines.last == "" ? lines.dropLast() : lines)
        }
    }

    /// The modules that the file imports.
    var imports: [String] {
        let line =
            /\s*(@\w+(\([^)]*\))?\s+)*((public|package|internal|fileprivate|private)\s+)?import\s+((struct|class|enum|protocol|typealias|func|let|var)\s+)?(?<module>\w+).*/
        return lines.compactMap { $0.wholeMatch(of: line).map { String($0.module) } }
    }

    /// The lines without what a `//` comments out; a `//` inside a word (`https://`) is no comment.
    var code: [Substring] {
        lines.map { line in line.firstMatch(of: /(^|\s)\/\//).map { line[..<$0.range.lowerBound] } ?? line }
    }
}
