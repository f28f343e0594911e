import Testing

/// The modules know only what is to their left (Package.swift lists them in that order).
struct ModuleGraphTests {
    /// Modules that come with the toolchain and need no line in Package.swift.
    private static let toolchain: Set = [
        "Swift", "Foundation", "FoundationEssentials", "Dispatch", "Synchronization", "RegexBuilder", "Testing",
        "Glibc", "Musl", "Darwin",
    ]

    private let targets: [PackageGraph.Target]

    init() throws {
        targets = try PackageGraph.load().targets
        try #require(targets.count > 10)
    }

    @Test("A file imports only what its target declares")
    func importsAreDeclared() throws {
        for target in targets where target.hasSwiftModule {
            let declared = Set(target.dependencies.map(PackageGraph.module))
            for file in try SwiftSource.files(in: target.folder) {
                for module in file.imports where !declared.contains(module) && !Self.toolchain.contains(module) {
                    Issue.record("\(file.path) imports \(module), which \(target.name) does not declare")
                }
            }
        }
    }

    @Test("A target depends only on targets above it in Package.swift")
    func oneDirection() {
        let names = Set(targets.map(\.name))
        var above: Set<String> = []
        for target in targets {
            for name in target.dependencies + target.plugins where names.contains(name) && !above.contains(name) {
                Issue.record("\(target.name) depends on \(name), which stands below it")
            }
            above.insert(target.name)
        }
    }

    @Test("A target imports everything that it declares")
    func dependenciesAreUsed() throws {
        let programs = Set(targets.filter { $0.kind == "executable" }.map(\.name))
        for target in targets where target.hasSwiftModule {
            let imported = Set(try SwiftSource.files(in: target.folder).flatMap(\.imports))
            for name in target.dependencies where !imported.contains(PackageGraph.module(name)) {
                // A test may need a program only to be built, so that it can run it.
                if target.kind == "test" && programs.contains(name) { continue }
                Issue.record("\(target.name) declares \(name) and never imports it")
            }
        }
    }
}
