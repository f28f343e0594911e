import Foundation

/// A folder of rule files.
struct RuleFolder {
    let path: String

    struct File {
        /// The folder's own name and the path inside it: `rules/trade/en.yml`.
        let path: String
        let text: String
    }

    enum Failure: Error, CustomStringConvertible {
        case noFolder(String)
        case notUTF8(String)

        var description: String {
            switch self {
            case .noFolder(let path): "‘\(path)’ is not a folder that can be read."
            case .notUTF8(let path): "‘\(path)’ cannot be read as UTF-8 text: save it as UTF-8."
            }
        }
    }

    /// All `.yml`, `.yaml` and `.csv` files at any depth, in the order of their paths' bytes; hidden ones are passed over.
    func files() throws(Failure) -> [File] {
        let root = URL(fileURLWithPath: path, isDirectory: true)
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: root.path) else { throw .noFolder(path) }
        var files: [File] = []
        for name in names where Self.isRuleFile(name) {
            guard let data = try? Data(contentsOf: root.appending(path: name)),
                let text = String(validating: data, as: UTF8.self)
            else { throw .notUTF8(path + "/" + name) }
            files.append(File(path: root.lastPathComponent + "/" + name, text: text))
        }
        return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private static func isRuleFile(_ name: String) -> Bool {
        let parts = name.split(separator: "/")
        return !parts.contains { $0.hasPrefix(".") } && [".yml", ".yaml", ".csv"].contains { name.hasSuffix($0) }
    }
}
