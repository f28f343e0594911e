import ArgumentParser
import Documents
import Foundation
import Pipeline
import Reports

/// When to colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

/// The process's terminal and files. The only place that asks the environment.
struct Console {
    private static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// What a report may know of standard output.
    static func context(_ color: ColorChoice) -> ReportContext {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let allowed = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
        return ReportContext(width: width, color: color == .always || (color == .auto && isTerminal && allowed))
    }

    /// Columns of the terminal; 100 where there is none.
    private static var width: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return min(Int(size.ws_col), 160) }
        return environment["COLUMNS"].flatMap { Int($0) } ?? 100
    }

    static var cores: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

    static func write(_ bytes: [UInt8]) {
        signal(SIGPIPE, SIG_IGN)
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                return  // the reader has gone
            }
            rest = rest.dropFirst(written)
        }
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    static func complain(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    /// Writes a file under a temporary name and renames it, so that no reader sees half of it.
    static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            let directory = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Failure(
                .configuration, "cannot write ‘\(path)’: \(error.localizedDescription)", advice: "Give a path in a directory that you may write to.")
        }
    }

    /// Chunks of standard input, empty at its end.
    static func standardInput() throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(STDIN_FILENO, &buffer, buffer.count)
        if count < 0 { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        return Array(buffer.prefix(count))
    }

    /// A progress line on standard error, only on a terminal and only when the run is long.
    static func progress() -> (@Sendable (RunProgress) -> Void)? {
        guard isatty(STDERR_FILENO) == 1, environment["CI"] == nil else { return nil }
        return { progress in
            guard progress.total > 500 else { return }
            let line = progress.done < progress.total ? "\r  \(progress.done) of \(progress.total) documents" : "\r\u{1B}[K"
            complain(line)
        }
    }
}

/// A run that cannot go on.
struct Failure: Error {
    let status: ExitStatus
    let text: String

    init(_ status: ExitStatus, _ message: String, advice: String? = nil) {
        self.status = status
        text = "error: \(message)\n" + (advice.map { "  help: \($0)\n" } ?? "")
    }

    /// Wrong rules or configuration: all of it at once.
    init(problems: [Problem]) {
        status = .configuration
        let result = AuditResult(tool: Engine.tool, complete: true, documentCount: 0, claimCount: 0, findings: [], problems: problems)
        let context = ReportContext(width: Console.context(.auto).width, color: isatty(STDERR_FILENO) == 1)
        text = String(decoding: TerminalReport(context: context).problems(of: result), as: UTF8.self)
    }
}

extension AsyncParsableCommand {
    /// Runs a command's work and ends the process with the code that its outcome has.
    func finish(_ work: () async throws -> ExitStatus) async throws {
        let status: ExitStatus
        do { status = try await work() } catch let failure as Failure {
            Console.complain(failure.text)
            status = failure.status
        }
        if status != .clean { throw ExitCode(status.rawValue) }
    }

    /// The same for a command that writes what it draws from the claims of a corpus; `copies` as for extraction.
    func finish(
        over input: InputOptions, _ rules: RuleOptions, copies: Bool = true, _ output: (ExtractedCorpus, Engine) throws -> [UInt8]
    ) async throws {
        try await finish {
            let engine = try rules.engine()
            let corpus = await engine.extract(input, copies: copies, progress: Console.progress())
            Console.write(try output(corpus, engine))
            reportProblems(corpus.problems)
            return corpus.isComplete ? .clean : .incomplete
        }
    }
}
