import Testing

/// 0 nothing at or above --fail-on, 1 findings, 2 usage or configuration, 3 incomplete; 2 wins over 1, 1 over 3.
struct ExitCodeTests {
    private let folder = Folder.samples()

    @Test(
        "audit",
        arguments: [
            (["clean.txt"], 0), (["definite.txt"], 1), (["possible.txt"], 0), (["definite.txt", "possible.txt"], 1),
            (["possible.txt", "--fail-on", "definite"], 0), (["possible.txt", "--fail-on", "possible"], 1),
            (["definite.txt", "--fail-on", "possible"], 1), (["definite.txt", "--fail-on", "never"], 0),
            (["clean.txt", "--fail-on", "possible"], 0),
            // Not all could be read.
            (["missing.txt"], 3), (["clean.txt", "missing.txt"], 3), (["unreadable.txt"], 3), (["possible.txt", "unreadable.txt"], 3),
            (["definite.txt", "missing.txt", "--fail-on", "never"], 3),
            // Findings win over incomplete reading.
            (["definite.txt", "missing.txt"], 1), (["unreadable.txt", "definite.txt"], 1),
            (["possible.txt", "missing.txt", "--fail-on", "possible"], 1),
            // Configuration and usage win over both.
            (["clean.txt", "--rules", "broken"], 2), (["definite.txt", "--rules", "broken"], 2), (["missing.txt", "--rules", "broken"], 2),
            (["definite.txt", "missing.txt", "--rules", "broken"], 2), (["definite.txt", "--rules", "no-such-directory"], 2),
            (["definite.txt", "--baseline", "no-such-file.json"], 2), (["definite.txt", "--baseline", "clean.txt"], 2),
            (["definite.txt", "--output", "json=/dev/null/report.json"], 2),
            ([], 2), (["definite.txt", "--no-such-option"], 2), (["definite.txt", "--jobs", "0"], 2), (["definite.txt", "--format", "bogus"], 2),
            (["definite.txt", "--fail-on", "bogus"], 2), (["definite.txt", "--output", "bogus=x"], 2), (["-", "-"], 2),
        ] as [([String], Int32)])
    func audit(arguments: [String], status: Int32) throws {
        let run = try Program(["audit"] + arguments, in: folder)
        #expect(run.status == status)
        if status == 2 { #expect(run.output.isEmpty && !run.errors.isEmpty) }
    }

    @Test(
        "Other commands",
        arguments: [
            (["extract", "definite.txt"], 0), (["extract", "missing.txt"], 3), (["extract", "definite.txt", "--rules", "broken"], 2), (["extract"], 2),
            (["mentions", "definite.txt"], 0), (["mentions", "unreadable.txt"], 3), (["check", "missing.jsonl"], 3),
            (["gate", "clean.txt"], 0), (["gate", "definite.txt"], 1), (["gate", "missing.txt"], 3), (["gate", "definite.txt", "missing.txt"], 1),
            (["gate", "definite.txt", "--baseline", "no-such-file.json"], 2), (["gate"], 2), (["rules", "test"], 0), (["rules", "list"], 0), (["rules", "test", "--rules", "broken"], 2), (["baseline", "create", "missing.txt"], 3),
            (["no-such-command"], 2), (["--no-such-option"], 2), (["--help"], 0), (["audit", "--help"], 0), (["--version"], 0),
        ] as [([String], Int32)])
    func others(arguments: [String], status: Int32) throws { #expect(try Program(arguments, in: folder).status == status) }

    @Test("JSON always says whether all was read", arguments: [("clean.txt", true), ("definite.txt", true), ("missing.txt", false), ("unreadable.txt", false)])
    func complete(name: String, complete: Bool) throws {
        let json = try #require(try Program("audit", name, "--format", "json", in: folder).json)
        #expect(json["complete"] as? Bool == complete)
        #expect((json["problems"] as? [Any])?.isEmpty == complete)
    }
}
