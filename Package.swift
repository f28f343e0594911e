// swift-tools-version: 6.2
import PackageDescription

// One arrow direction: a module may import only what stands above it in this file.
// Tests/ArchitectureTests compares the `import` lines of every source file with this list.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

// `.ci/test` runs the tests against the optimised program: to optimise the tests themselves would only cost build time.
let tests: [SwiftSetting] = strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

let package = Package(
    name: "crosscheck",
    products: [.executable(name: "crosscheck", targets: ["crosscheck"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CPCRE2", path: "Sources/CPCRE2", pkgConfig: "libpcre2-8",
            providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
        .systemLibrary(
            name: "CCmarkGFM", path: "Sources/CCmarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
        .systemLibrary(
            name: "CGumbo", path: "Sources/CGumbo", pkgConfig: "gumbo",
            providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),
        .executableTarget(name: "embed-rules", path: "Sources/EmbedRules", swiftSettings: strict),
        .plugin(name: "EmbedRules", capability: .buildTool(), dependencies: ["embed-rules"]),
        .target(name: "BuiltinRules", exclude: ["rules"], swiftSettings: strict, plugins: ["EmbedRules"]),
        .target(name: "Documents", swiftSettings: strict),
        .target(name: "Patterns", dependencies: ["CPCRE2"], swiftSettings: strict),
        .target(name: "Facts", dependencies: ["Documents", "BigInt"], swiftSettings: strict),
        .target(name: "MarkupReading", dependencies: ["CCmarkGFM", "CGumbo", "Documents"], swiftSettings: strict),
        .target(name: "Corpus", dependencies: ["Documents", "MarkupReading", "Yams"], swiftSettings: strict),
        .target(
            name: "Rules", dependencies: ["Documents", "Patterns", "Facts", "Yams", "SwiftCSV"],
            swiftSettings: strict),
        .target(name: "Resolution", dependencies: ["Facts"], swiftSettings: strict),
        .target(
            name: "Extraction", dependencies: ["Documents", "Patterns", "Facts", "Rules", "Resolution"],
            swiftSettings: strict),
        .target(name: "Checks", dependencies: ["Documents", "Facts"], swiftSettings: strict),
        .target(name: "Reports", dependencies: ["Documents", "Facts", "Checks"], swiftSettings: strict),
        .target(
            name: "Pipeline",
            dependencies: [
                "BuiltinRules", "Documents", "Patterns", "Facts", "Corpus", "Rules", "Extraction", "Checks", "Reports",
            ], swiftSettings: strict),
        .target(
            name: "Authoring",
            dependencies: ["Documents", "Patterns", "Facts", "Rules", "Extraction", "Checks", "Reports", "Pipeline"],
            swiftSettings: strict),
        .target(
            name: "CommandLineTool",
            dependencies: [
                "Documents", "Patterns", "Facts", "Rules", "Reports", "Pipeline", "Authoring",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .executableTarget(name: "crosscheck", dependencies: ["CommandLineTool"], swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", swiftSettings: tests),
        .testTarget(
            name: "AuthoringTests", dependencies: ["Documents", "Facts", "Rules", "Reports", "Pipeline", "Authoring"], swiftSettings: tests),
        .testTarget(name: "BuiltinRulesTests", dependencies: ["BuiltinRules", "embed-rules"], swiftSettings: tests),
        .testTarget(name: "ChecksTests", dependencies: ["Documents", "Facts", "Checks"], swiftSettings: tests),
        .testTarget(name: "CommandLineTests", dependencies: ["crosscheck"], swiftSettings: tests),
        .testTarget(name: "CorpusTests", dependencies: ["Corpus", "Documents"], swiftSettings: tests),
        .testTarget(
            name: "ExtractionTests", dependencies: ["Documents", "Facts", "Patterns", "Rules", "Extraction"], swiftSettings: tests),
        .testTarget(name: "FactsTests", dependencies: ["Documents", "Facts"], swiftSettings: tests),
        .testTarget(name: "MarkupReadingTests", dependencies: ["Documents", "MarkupReading"], swiftSettings: tests),
        .testTarget(name: "PatternsTests", dependencies: ["Patterns"], swiftSettings: tests),
        .testTarget(name: "ResolutionTests", dependencies: ["Facts", "Resolution"], swiftSettings: tests),
        .testTarget(
            name: "RulesTests", dependencies: ["Documents", "Patterns", "Facts", "Rules", "Yams"], exclude: ["Fixtures"],
            swiftSettings: tests),
        .testTarget(
            name: "PipelineTests",
            dependencies: ["BuiltinRules", "Documents", "Facts", "MarkupReading", "Rules", "Checks", "Reports", "Pipeline", "Yams"],
            exclude: ["Fixtures"], swiftSettings: tests),
        .testTarget(
            name: "ReportsTests", dependencies: ["Documents", "Facts", "Checks", "Reports"], swiftSettings: tests),
    ]
)
