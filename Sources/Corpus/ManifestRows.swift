import Documents

/// The rows of all manifests of a run, by the file they speak of.
///
/// Where two directories' manifests speak of one file, the nearer one counts.
struct ManifestRows {
    private struct Entry {
        let row: Manifest.Row
        let place: Problem.Label
        /// Directories between the manifest and the file.
        let distance: Int
    }

    private var entries: [FileIdentity: Entry] = [:]

    subscript(identity: FileIdentity) -> Manifest.Row? { entries[identity]?.row }

    /// Takes the rows of a manifest and reports files that are not there and files with two rows.
    mutating func add(_ manifest: Manifest, limits: Limits) -> [Problem] {
        var problems: [Problem] = []
        let directory = Source.directory(of: manifest.path)
        for row in manifest.rows {
            do throws(Problem) {
                // Looking for what was meant lists a directory, which a thousand wrong rows must not do.
                try add(row, of: manifest, in: directory, suggesting: problems.count < limits.problems)
            } catch {
                problems.append(error)
            }
        }
        return problems
    }

    private mutating func add(
        _ row: Manifest.Row, of manifest: Manifest, in directory: String, suggesting: Bool
    ) throws(Problem) {
        guard let status = try? FileStatus(directory + row.file), case .file = status.kind else {
            let near = suggesting ? Self.nearest(to: row.file, in: directory) : nil
            throw .manifest(
                "missing-file", "There is no file `\(row.file)`.", in: manifest.path, row.mark?.line, row.mark?.column,
                near.map { "Did you mean `\($0)`?" } ?? "Remove the row, or add the file.")
        }
        let entry = Entry(
            row: row, place: .init(file: manifest.path, line: row.mark?.line, column: row.mark?.column),
            distance: row.file.split(separator: "/").count { $0 != "." })
        if let other = entries[status.identity], other.distance <= entry.distance {
            if other.distance < entry.distance { return }
            throw Problem(
                .configuration, "duplicate-row", "`\(row.file)` has two rows; the first one counts.",
                at: [entry.place, other.place], advice: "Keep one of them.")
        }
        entries[status.identity] = entry
    }

    private static func nearest(to file: String, in directory: String) -> String? {
        let folder = Source.directory(of: file)
        guard let names = try? DirectoryListing.names(of: directory + folder + ".") else { return nil }
        return Suggestion.nearest(to: Source.lastComponent(file), among: names).map { folder + $0 }
    }
}
