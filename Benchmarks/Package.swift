// swift-tools-version: 6.2
import PackageDescription

// A package of its own: the main build never pays for it.
let package = Package(
    name: "benchmarks",
    targets: [.executableTarget(name: "benchmarks", swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])]
)
