import Testing

/// The tests of the architecture see what they claim to see.
struct SwiftSourceTests {
    @Test("Every form of an import is seen")
    func imports() {
        let lines: [Substring] = [
            "import Facts", "  @testable import Rules", "package import Documents",
            "@_exported public import struct Checks.Finding", "@preconcurrency @_spi(Tests) import Yams // why",
            "let important = \"import this\"", "// import Nothing",
        ]
        let source = SwiftSource(path: "a.swift", lines: lines)
        #expect(source.imports == ["Facts", "Rules", "Documents", "Checks", "Yams"])
    }

    @Test("Comments are left out, addresses are not")
    func code() {
        let lines: [Substring] = ["// all", "  /// all", "let a = 1 // why", "let b = \"https://c\" + d"]
        let source = SwiftSource(path: "a.swift", lines: lines)
        #expect(source.code == ["", " ", "let a = 1", "let b = \"https://c\" + d"])
    }
}
