import Documents
import Foundation

/// Finds the sources behind the paths a user gives.
///
/// A directory is walked in the byte order of its names. Hidden entries and files named `README*`, `LICENSE*` and
/// `manifest.*` are for people and tools and are passed over in silence; files of other kinds are counted and named in
/// one notice. Symbolic links are followed, but a directory or a file is taken once, so a link that leads back ends
/// there.
struct Inventory {
    private(set) var sources: [Source] = []
    private(set) var problems: [Problem] = []

    private let limits: Limits
    private var visited: Set<FileIdentity> = []
    private var manifests: Set<FileIdentity> = []
    private var rows = ManifestRows()

    init(_ inputs: [String], limits: Limits) {
        self.limits = limits
        for input in inputs { add(input) }
    }

    /// What a walk through one directory argument met.
    private struct Tally {
        /// Files and directories of the corpus, whether taken now or before.
        var found = 0
        /// Files that are not read, by extension.
        var skipped: [String: Int] = [:]
    }

    private mutating func add(_ input: String) {
        if input == "-" {
            if !sources.contains(where: { $0.form == .standardInput }) {
                sources.append(Source(origin: "-", id: "-", form: .standardInput))
            }
            return
        }
        do throws(Problem) {
            let status = try FileStatus(input)
            switch status.kind {
            case .file: addFile(input, status)
            case .directory: addDirectory(input, status)
            case .special: throw .special(input, status)
            }
        } catch {
            problems.append(error)
        }
    }

    private mutating func addFile(_ path: String, _ status: FileStatus) {
        let name = Source.lastComponent(path)
        let directory = Source.directory(of: path)
        for manifest in Manifest.names where access(directory + manifest, F_OK) == 0 {
            readManifest(directory + manifest)
        }
        take(path, relative: name, as: Source.form(ofName: name) ?? .text, status)
    }

    private mutating func addDirectory(_ path: String, _ status: FileStatus) {
        var tally = Tally()
        walk(path, relative: "", status, depth: 0, &tally)
        if !tally.skipped.isEmpty { problems.append(.skippedFiles(path, tally.skipped)) }
        if tally.found == 0 { problems.append(.noDocuments(path)) }
    }

    private mutating func walk(
        _ path: String, relative: String, _ status: FileStatus, depth: Int, _ tally: inout Tally
    ) {
        guard visited.insert(status.identity).inserted else {
            tally.found += 1
            return
        }
        do throws(Problem) {
            if depth > limits.depth { throw .tooDeep(path, limit: limits.depth) }
            let names = try DirectoryListing.names(of: path)
            let prefix = path.hasSuffix("/") ? path : path + "/"
            for name in names where Manifest.names.contains(name) { readManifest(prefix + name) }
            for name in names where !name.hasPrefix(".") {
                visit(prefix + name, relative: relative + name, name: name, depth: depth, &tally)
            }
        } catch {
            problems.append(error)
        }
    }

    private mutating func visit(
        _ path: String, relative: String, name: String, depth: Int, _ tally: inout Tally
    ) {
        do throws(Problem) {
            let status = try FileStatus(path)
            switch status.kind {
            case .directory:
                walk(path, relative: relative + "/", status, depth: depth + 1, &tally)
            case .file:
                if Source.isAside(name) { return }
                guard let form = Source.form(ofName: name) else {
                    tally.skipped[Source.splitExtension(name).fileExtension.lowercased(), default: 0] += 1
                    return
                }
                tally.found += 1
                take(path, relative: relative, as: form, status)
            case .special:
                throw .special(path, status)
            }
        } catch {
            problems.append(error)
        }
    }

    private mutating func take(_ path: String, relative: String, as form: Source.Form, _ status: FileStatus) {
        guard visited.insert(status.identity).inserted else { return }
        let row = rows[status.identity]
        let id = row?.id ?? (form == .records ? relative : Source.splitExtension(relative).stem)
        sources.append(Source(origin: path, id: id, form: form, metadata: row?.metadata ?? DocumentMetadata()))
    }

    private mutating func readManifest(_ path: String) {
        do throws(Problem) {
            let status = try FileStatus(path)
            guard case .file = status.kind, manifests.insert(status.identity).inserted else { return }
            let manifest = try Manifest(path, limits: limits)
            let found = manifest.problems + rows.add(manifest, limits: limits)
            problems += found.prefix(limits.problems)
            if found.count > limits.problems {
                throw .manifest(
                    "more-problems", "\(found.count - limits.problems) more mistakes in this manifest.", in: path, nil,
                    nil)
            }
        } catch {
            problems.append(error.ofConfiguration)
        }
    }
}
