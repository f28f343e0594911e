import Corpus
import Documents
import Foundation

/// A directory of its own for a test, removed with its last reference.
final class Folder {
    let path: String

    init() {
        var template = Array("/tmp/crosscheck-corpus-XXXXXX".utf8CString)
        path = String(cString: mkdtemp(&template))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    subscript(name: String) -> String { "\(path)/\(name)" }

    @discardableResult
    func write(_ name: String, _ text: String) -> String { write(name, bytes: Array(text.utf8)) }

    @discardableResult
    func write(_ name: String, bytes: [UInt8]) -> String {
        let directory = String(self[name].prefix(upTo: self[name].lastIndex(of: "/")!))
        try! FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try! Data(bytes).write(to: URL(fileURLWithPath: self[name]))
        return self[name]
    }

    func link(_ name: String, to target: String) {
        try! FileManager.default.createSymbolicLink(atPath: self[name], withDestinationPath: target)
    }
}

/// Everything one run delivers.
struct Run {
    var documents: [Document] = []
    var problems: [Problem] = []

    init(_ inputs: [String], limits: CorpusReader.Limits = .default, standardInput: [[UInt8]]? = nil) {
        var chunks = standardInput?[...]
        let next: (() throws -> [UInt8])? = chunks == nil ? nil : { chunks?.popFirst() ?? [] }
        var documents: [Document] = []
        var problems: [Problem] = []
        CorpusReader(limits: limits).read(inputs, standardInput: next) {
            documents.append($0)
        } problem: {
            problems.append($0)
        }
        self.documents = documents
        self.problems = problems
    }

    var ids: [String] { documents.map(\.id) }
    var codes: [String] { problems.map(\.code) }
    var texts: [String] { documents.map { String(decoding: $0.bytes[$0.bodyStart...], as: UTF8.self) } }

    func problem(_ code: String) -> Problem? { problems.first { $0.code == code } }
    /// `name:line:column` of the main place of a problem.
    func place(_ code: String) -> String? {
        problem(code)?.places.first.map { label in
            let name = label.file.split(separator: "/").last.map(String.init) ?? label.file
            return ([name] + [label.line, label.column].compactMap { $0.map(String.init) }).joined(separator: ":")
        }
    }
}
