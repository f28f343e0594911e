import Testing

struct SourceFileTests {
    private static let maximumLines = 400

    @Test("No Swift file is longer than 400 lines")
    func size() throws {
        let files = try ["Sources", "Tests", "Plugins"].flatMap(SwiftSource.files)
        try #require(files.count > 50)
        for file in files where file.lines.count > Self.maximumLines {
            Issue.record("\(file.path) has \(file.lines.count) lines")
        }
    }

    @Test("No source file knows the seed texts: names and figures belong into rules, tables and tests")
    func noSeedKnowledge() throws {
        let words = ["Xi Jinping", "Putin", "172.4", "47.5", "33.69", "45.199"]
        for file in try SwiftSource.files(in: "Sources") {
            for (index, line) in file.code.enumerated() {
                for word in words where line.contains(word) { Issue.record("\(file.path):\(index + 1) says \(word)") }
            }
        }
    }
}
