import Foundation
import Testing

struct AuditCommandTests {
    private let folder = Folder.samples()

    @Test("JSON is one valid object on one line, and nothing else")
    func json() throws {
        let run = try Program("audit", "definite.txt", "possible.txt", "--format", "json", in: folder)
        let json = try #require(run.json)
        #expect(json["documents"] as? Int == 2)
        #expect(Set(run.findings.compactMap { $0["verdict"] as? String }) == ["definite", "possible"])
        #expect(run.output.hasSuffix("\n") && run.output.dropLast().allSatisfy { $0 != "\n" })
        #expect(run.errors.isEmpty)
    }

    @Test("The same input gives the same bytes, on one worker and on many, with and without JIT")
    func deterministic() throws {
        let arguments = ["audit", "definite.txt", "possible.txt", "clean.txt", "--format", "json"]
        let first = try Program(arguments, in: folder)
        for more in [["--jobs", "1"], ["--jobs", "4"], ["--no-jit"]] {
            let run = try Program(arguments + more, in: folder, environment: ["LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo", "LANG": "tr_TR"])
            #expect(run.output == first.output && run.status == first.status)
        }
    }

    @Test("--output writes files as well, each in its format")
    func outputs() throws {
        let run = try Program(
            "audit", "definite.txt", "--output", "json=out/report.json", "--output", "markdown=report.md", in: folder)
        #expect(run.status == 1)
        #expect(run.output.contains("definite"))
        let json = try JSONSerialization.jsonObject(with: Data(folder.read("out/report.json").utf8)) as? [String: Any]
        #expect((json?["findings"] as? [Any])?.count == 1)
        #expect(folder.read("report.md").contains("2.3 billion"))
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        #expect(!names.contains { $0.contains("tmp") || $0.hasPrefix(".") }, "No temporary file is left.")
    }

    @Test("A baseline lets old findings pass, and no new one")
    func baseline() throws {
        folder.write("corpus/old.txt", folder.read("definite.txt"))
        let created = try Program("baseline", "create", "corpus", "--output", "accepted.json", in: folder)
        #expect(created.status == 0 && folder.read("accepted.json").contains("v1:"))
        let old = try Program("audit", "corpus", "--baseline", "accepted.json", "--format", "json", in: folder)
        #expect(old.status == 0 && old.findings.isEmpty)

        folder.write("corpus/old.txt", "A paragraph moves the lines — ‘größer’.\n\n" + folder.read("definite.txt"))
        #expect(try Program("audit", "corpus", "--baseline", "accepted.json", in: folder).status == 0)

        folder.write("corpus/new.txt", "The price was 4.5 billion euros (EUR 9.1 billion), the firm said.\n")
        let new = try Program("audit", "corpus", "--baseline", "accepted.json", "--format", "json", in: folder)
        #expect(new.status == 1 && new.findings.count == 1)
    }

    @Test("A baseline is the same file for the same findings")
    func baselineBytes() throws {
        for name in ["one.json", "two.json"] { _ = try Program("baseline", "create", "definite.txt", "possible.txt", "--output", name, in: folder) }
        #expect(folder.read("one.json") == folder.read("two.json") && !folder.read("one.json").isEmpty)
    }

    @Test("The gate finds its baseline, shows what is new, and ends with one word")
    func gate() throws {
        folder.write("corpus/old.txt", folder.read("definite.txt"))
        #expect(try Program("gate", "corpus", in: folder).output.contains("gate: fail"))
        _ = try Program("baseline", "create", "corpus", in: folder)
        let passed = try Program("gate", "corpus", in: folder)
        #expect(passed.status == 0 && passed.output.contains("gate: pass") && !passed.output.contains("2.3 billion"))
        folder.write("corpus/new.txt", "The price was 4.5 billion euros (EUR 9.1 billion), the firm said.\n")
        let failed = try Program("gate", "corpus", in: folder)
        #expect(failed.status == 1 && failed.output.contains("9.1 billion") && !failed.output.contains("2.3 billion"))
    }

    @Test("Standard input is one text")
    func standardInput() throws {
        let run = try Program("audit", "-", "--format", "json", in: folder, input: folder.read("definite.txt"))
        #expect(run.status == 1 && run.findings.count == 1)
        #expect(try Program("audit", "-", in: folder, input: "").status == 3, "Nothing was there to check: no reason for green.")
    }

    @Test("A path that is not there, and a text in another encoding, are told with their names; the rest is checked")
    func unreadable() throws {
        let run = try Program("audit", "missing.txt", "unreadable.txt", "definite.txt", "--format", "json", in: folder)
        let problems = String(describing: run.json?["problems"] ?? "")
        #expect(problems.contains("missing.txt") && problems.contains("unreadable.txt"))
        #expect(run.findings.count == 1)
    }

    @Test("All problems of the rules are told at once, with file and line")
    func brokenRules() throws {
        let run = try Program("audit", "definite.txt", "--rules", "broken", in: folder)
        #expect(run.errors.contains("broken/a.yml:3") && run.errors.contains("broken/b.yml:1"))
        #expect(run.errors.contains("rules"), "The key that was meant is suggested.")
    }

    @Test("No colours where no terminal is, with or without NO_COLOR; colours where they are asked for")
    func colours() throws {
        #expect(try !Program("audit", "definite.txt", in: folder).hasEscapes)
        #expect(try !Program("audit", "definite.txt", in: folder, environment: ["NO_COLOR": "1", "TERM": "xterm"]).hasEscapes)
        #expect(try !Program("audit", "definite.txt", "--color", "never", in: folder).hasEscapes)
        #expect(try !Program("audit", "definite.txt", "--rules", "broken", in: folder).hasEscapes)
        #expect(try Program("audit", "definite.txt", "--color", "always", in: folder).hasEscapes)
    }

    @Test("What a text holds cannot speak to the terminal")
    func escapes() throws {
        folder.write("hostile\u{7}.txt", "\u{1B}]0;owned\u{7}\u{1B}[2JThe price was 1.8 billion euros (EUR 2.3 billion).\n")
        let run = try Program("audit", "hostile\u{7}.txt", in: folder)
        #expect(run.status == 1)
        #expect(!run.hasEscapes && !run.output.contains("\u{7}"))
    }

    @Test("The built-in rules are found from any directory, also without an environment")
    func anywhere() throws {
        let run = try Program("audit", folder["definite.txt"], "--format", "json", in: Folder(), environment: [:])
        #expect(run.status == 1 && run.findings.count == 1)
    }

    @Test("What extract writes, check reads: the same findings")
    func extractThenCheck() throws {
        let inputs = ["definite.txt", "possible.txt", "clean.txt"]
        let audit = try Program(["audit", "--format", "json"] + inputs, in: folder)
        let lines = try Program(["extract"] + inputs, in: folder).output
        let check = try Program("check", "-", "--format", "json", in: folder, input: lines)
        func prints(_ run: Program) -> [String] { run.findings.compactMap { $0["fingerprint"] as? String } }
        #expect(prints(audit).count == 2 && prints(check) == prints(audit))
        #expect(check.status == audit.status)
    }

    @Test("--help names the commands and the exit codes, --version the version")
    func help() throws {
        let help = try Program("--help", in: folder)
        #expect(help.errors.isEmpty)
        for word in ["audit", "extract", "mentions", "check", "baseline", "rules", "Exit codes"] { #expect(help.output.contains(word)) }
        let version = try Program("--version", in: folder)
        #expect(version.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil && version.errors.isEmpty)
    }
}
