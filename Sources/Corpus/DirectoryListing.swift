import Documents
import Foundation

/// The names in a directory, as bytes: no normalization, no locale, no file manager.
enum DirectoryListing {
    /// All names but `.` and `..`, in byte order.
    static func names(of path: String) throws(Problem) -> [String] {
        guard let directory = opendir(path) else { throw .system(errno, path) }
        defer { closedir(directory) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw .system(errno, path) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

extension Problem {
    /// One sentence about the files of a directory that are not read.
    static func skippedFiles(_ path: String, _ skipped: [String: Int]) -> Problem {
        let total = skipped.values.reduce(0, +)
        let files = total == 1 ? "file is" : "files are"
        let kinds = skipped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.value) \($0.key.isEmpty ? "without extension" : ".\($0.key)")" }
        return .notice(
            "skipped-files",
            "\(total) \(files) of a kind that is not read: \(kinds.joined(separator: ", ")).", in: path,
            advice: "Name such a file itself to have it read as plain text.")
    }

    static func noDocuments(_ path: String) -> Problem {
        .input(
            "no-documents", "There is nothing to read in this directory.", in: path,
            advice: "Crosscheck reads .txt, .text, .md, .markdown, .html, .htm, .jsonl and .ndjson files in directories.")
    }

    static func tooDeep(_ path: String, limit: Int) -> Problem {
        .input("too-deep", "More than \(limit) directories inside one another; this one is not read.", in: path)
    }

    /// A pipe, socket or device, which is not opened.
    static func special(_ path: String, _ status: FileStatus) -> Problem {
        guard case .special(let kind) = status.kind else { return .input("not-a-file", "This is no file.", in: path) }
        return .input(
            "not-a-file", "This is \(kind) and is not opened.", in: path,
            advice: "To read from a pipe, give `-` as input and send the text to standard input.")
    }
}
