// swift-tools-version: 6.2
import PackageDescription

// A package of its own: the main build never pays for it. The modules that it times are those of the main package, by links.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

let package = Package(
    name: "benchmarks",
    dependencies: [.package(url: "https://github.com/attaswift/BigInt", from: "6.0.1")],
    targets: [
        .executableTarget(name: "benchmarks", swiftSettings: strict),
        .target(name: "Documents", swiftSettings: strict),
        .target(name: "Facts", dependencies: ["Documents", "BigInt"], swiftSettings: strict),
        .target(name: "Checks", dependencies: ["Documents", "Facts"], swiftSettings: strict),
        .executableTarget(name: "checks-benchmark", dependencies: ["Documents", "Facts", "Checks"], swiftSettings: strict),
    ]
)
