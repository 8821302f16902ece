// swift-tools-version: 6.2
import PackageDescription

/// Every module is compiled under the same rules; `CASCADE_STRICT=1` (set by `.ci/run`) makes warnings errors.
let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + (Context.environment["CASCADE_STRICT"] == "1" ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
    name: "Cascade",
    products: [
        .executable(name: "cascade", targets: ["CascadeCLI"]),
        .library(name: "CascadeCore", targets: ["CascadeCore"]),
        .library(name: "CascadeFormats", targets: ["CascadeFormats"]),
        .library(name: "CascadeGraph", targets: ["CascadeGraph"]),
        .library(name: "CascadeRendering", targets: ["CascadeRendering"]),
        .library(name: "CascadeReport", targets: ["CascadeReport"]),
        .library(name: "CascadeStore", targets: ["CascadeStore"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CGraphviz",
            pkgConfig: "libgvc",
            providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]
        ),
        .systemLibrary(
            name: "CExpat",
            pkgConfig: "expat",
            providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]
        ),
        .systemLibrary(
            name: "CZip",
            pkgConfig: "libzip",
            providers: [.apt(["libzip-dev"]), .brew(["libzip"])]
        ),
        .systemLibrary(
            name: "CCbc",
            pkgConfig: "cbc",
            providers: [.apt(["coinor-libcbc-dev"]), .brew(["cbc"])]
        ),
        .target(name: "CascadeGraph", swiftSettings: settings),
        .target(name: "CascadeSolver", dependencies: ["CCbc"], swiftSettings: settings),
        .target(
            name: "CascadeCore",
            dependencies: [
                "CascadeGraph",
                "CascadeSolver",
                .product(name: "RealModule", package: "swift-numerics"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "CascadeFormats",
            dependencies: [
                "CascadeCore", "CExpat", "CZip", "Yams",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "CascadeStore",
            dependencies: [
                "CascadeCore",
                "CascadeFormats",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "CascadeRendering",
            dependencies: ["CascadeCore", "CascadeGraph", "CGraphviz"],
            swiftSettings: settings
        ),
        .target(
            name: "CascadeReport",
            dependencies: ["CascadeCore", "CascadeFormats", "CascadeRendering"],
            swiftSettings: settings
        ),
        .target(
            name: "CascadeWeb",
            dependencies: [
                "CascadeCore",
                "CascadeFormats",
                "CascadeRendering",
                "CascadeReport",
                "CascadeStore",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "CascadeCLI",
            dependencies: [
                "CascadeCore",
                "CascadeFormats",
                "CascadeRendering",
                "CascadeReport",
                "CascadeStore",
                "CascadeWeb",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "CascadeTestSupport",
            dependencies: ["CascadeCore"],
            path: "Tests/CascadeTestSupport",
            swiftSettings: settings
        ),
        .testTarget(
            name: "CascadeGraphTests",
            dependencies: ["CascadeGraph", "CascadeTestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CascadeSolverTests",
            dependencies: ["CascadeSolver", "CascadeGraph"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CascadeCoreTests",
            dependencies: [
                "CascadeCore",
                "CascadeGraph",
                "CascadeSolver",
                "CascadeTestSupport",
                .product(name: "RealModule", package: "swift-numerics"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CascadeFormatsTests",
            dependencies: ["CascadeFormats", "CascadeCore", "CascadeTestSupport"],
            exclude: ["Golden"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "CascadeStoreWriter",
            dependencies: ["CascadeStore", "CascadeCore"],
            path: "Tests/CascadeStoreWriter",
            swiftSettings: settings
        ),
        .testTarget(
            name: "CascadeStoreTests",
            dependencies: [
                "CascadeStore",
                "CascadeStoreWriter",
                "CascadeFormats",
                "CascadeCore",
                "CascadeTestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CascadeRenderingTests",
            dependencies: ["CascadeRendering", "CascadeCore", "CascadeTestSupport"],
            exclude: ["Golden"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CascadeReportTests",
            dependencies: [
                "CascadeReport", "CascadeRendering", "CascadeFormats", "CascadeCore",
                "CascadeTestSupport",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CascadeCLITests",
            dependencies: [
                "CascadeCLI",
                "CascadeFormats",
                "CascadeStore",
                "CascadeCore",
                "CascadeTestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Golden"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CascadeWebTests",
            dependencies: [
                "CascadeWeb", "CascadeStore", "CascadeReport", "CascadeRendering",
                "CascadeFormats", "CascadeCore", "CascadeTestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "BrowserTests",
            dependencies: [
                "CascadeCLI", "CascadeRendering", "CascadeStore", "CascadeCore",
                "CascadeTestSupport",
            ],
            path: "Tests/Browser",
            exclude: ["Checks", "README.md", "requirements.txt"],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)
