import Foundation

/// One run of the built program, as a shell would do it.
struct Program {
    let status: Int32
    let output: String
    let errors: String

    /// The directory that holds the test bundle holds the program too.
    private static let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "crosscheck")

    static let environment = ["LC_ALL": "C", "TERM": "xterm-256color"]

    /// - Parameter environment: all that the program sees; nothing is inherited.
    init(
        _ arguments: String..., in folder: Folder, input: String = "", environment: [String: String] = Self.environment
    ) throws { try self.init(arguments, in: folder, input: input, environment: environment) }

    init(
        _ arguments: [String], in folder: Folder, input: String = "", environment: [String: String] = Self.environment
    ) throws {
        // Files instead of pipes: a pipe that nobody reads would stop a program that says much.
        let files = Folder()
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = environment
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: files.write("in", input)))
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: files.write("out", "")))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: files.write("err", "")))
        try process.run()
        process.waitUntilExit()
        status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        (output, errors) = (files.read("out"), files.read("err"))
    }

    /// The output as a JSON object; nil when it is none.
    var json: [String: Any]? { try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] }

    var findings: [[String: Any]] { json?["findings"] as? [[String: Any]] ?? [] }

    /// Whether anything is coloured or moves a cursor.
    var hasEscapes: Bool { (output + errors).contains("\u{1B}") }
}

/// A directory of its own for a test, removed with its last reference.
final class Folder {
    let path: String

    init() {
        var template = Array("/tmp/crosscheck-command-XXXXXX".utf8CString)
        path = String(cString: mkdtemp(&template))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    subscript(name: String) -> String { "\(path)/\(name)" }

    @discardableResult
    func write(_ name: String, _ text: String) -> String { write(name, bytes: Array(text.utf8)) }

    @discardableResult
    func write(_ name: String, bytes: [UInt8]) -> String {
        let url = URL(fileURLWithPath: self[name])
        try! FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try! Data(bytes).write(to: url)
        return self[name]
    }

    func read(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: self[name]) ?? Data(), as: UTF8.self)
    }
}

/// Inputs of each kind, in a folder of their own.
extension Folder {
    static func samples() -> Folder {
        let folder = Folder()
        folder.write("clean.txt", "The two sides held talks.\n")
        folder.write("possible.txt", "The bilateral trade volume reached 33.69 billion US dollars (about $45.199 billion), he said.\n")
        folder.write("definite.txt", "The price was 1.8 billion euros (EUR 2.3 billion), the firm said.\n")
        folder.write("unreadable.txt", bytes: [0x43, 0x61, 0x66, 0xE9, 0x20, 0xFF, 0xFE, 0x81, 0x0A])
        folder.write("broken/a.yml", "crosscheck: 1\nlanguage: en\nruls: []\n")
        folder.write("broken/b.yml", "crosscheck: 99\n")
        return folder
    }
}
