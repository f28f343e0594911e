import Documents
import Foundation

/// What tells one file from every other on this machine, whatever path leads to it.
struct FileIdentity: Hashable {
    let device: UInt64
    let inode: UInt64
}

/// What stands at a path, symbolic links followed, found without opening it.
struct FileStatus {
    enum Kind {
        case file
        case directory
        /// A pipe, a socket or a device: opening one can wait for ever or do something.
        case special(String)
    }

    let identity: FileIdentity
    let kind: Kind
    let size: Int

    init(_ path: String) throws(Problem) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .system(errno, path) }
        self.init(status)
    }

    fileprivate init(_ status: stat) {
        identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        size = Int(status.st_size)
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .directory
            case S_IFIFO: .special("a named pipe")
            case S_IFSOCK: .special("a socket")
            default: .special("a device")
            }
    }
}

/// A regular file, open for reading; closed with its last reference.
final class OpenFile {
    private static let chunkSize = 1 << 20

    private let path: String
    private let descriptor: Int32
    private let size: Int

    /// Fails for what is no regular file. `O_NONBLOCK` keeps a pipe that took the file's place from blocking the run.
    init(_ path: String) throws(Problem) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system(errno, path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, case .file = FileStatus(status).kind else {
            close(descriptor)
            throw .input("not-a-file", "This is no file any more.", in: path)
        }
        self.path = path
        self.descriptor = descriptor
        self.size = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// Fails when the file is larger than `limit` bytes.
    func requireSize(atMost limit: Int, advice: String) throws(Problem) {
        if size > limit { throw .tooLarge(path, limit: limit, advice: advice) }
    }

    /// All bytes of the file, which may grow to `limit` while it is read.
    func contents(limit: Int) throws(Problem) -> [UInt8] {
        let advice = "Split it into one file per article, or into records of a .jsonl file."
        try requireSize(atMost: limit, advice: advice)
        var bytes = try chunk(upTo: size + 1)
        var ended = bytes.count <= size
        while !ended {
            let more = try chunk()
            bytes += more
            ended = more.isEmpty
            if bytes.count > limit { throw .tooLarge(path, limit: limit, advice: advice) }
        }
        return bytes
    }

    /// The next bytes, empty at the end of the file.
    func chunk(upTo count: Int = chunkSize) throws(Problem) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let received = Foundation.read(descriptor, buffer.baseAddress! + filled, count - filled)
                if received < 0, errno == EINTR { continue }
                if received < 0 { failure = errno }
                if received <= 0 { break }
                filled += received
            }
        }
        if failure != 0 { throw .system(failure, path) }
        return bytes
    }
}

extension Problem {
    /// What the system says about a path that cannot be read.
    static func system(_ code: Int32, _ path: String) -> Problem {
        switch code {
        case ENOENT where path.unicodeScalars.contains("\u{FFFD}"):
            .input("name-not-utf8", "The name of this file is not UTF-8.", in: path, advice: "Rename the file.")
        case ENOENT, ENOTDIR:
            .input(
                "missing", "There is no such file or directory.", in: path,
                advice: "Check the spelling, and the directory that the path starts from.")
        case ELOOP:
            .input("symlink-loop", "The symbolic link leads back to itself.", in: path, advice: "Remove the link.")
        default:
            .input(
                "unreadable", "This cannot be read: \(String(cString: strerror(code))).", in: path,
                advice: code == EACCES || code == EPERM ? "Give yourself the right to read it." : nil)
        }
    }

    /// An input above a limit.
    static func tooLarge(_ path: String, limit: Int, advice: String) -> Problem {
        .input("too-large", "This is larger than \(Limits.words(limit)) and is not read.", in: path, advice: advice)
    }
}
