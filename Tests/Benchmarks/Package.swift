// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "CascadeBenchmarks",
    dependencies: [.package(name: "Cascade", path: "../..")],
    targets: [
        .target(name: "PlainCascade", cxxSettings: [.unsafeFlags(["-O3", "-march=native"])]),
        .target(name: "PlainSpreading", cxxSettings: [.unsafeFlags(["-O3", "-march=native"])]),
        .target(name: "Measuring"),
        .executableTarget(
            name: "CascadeBenchmarks",
            dependencies: [
                "Measuring",
                "PlainCascade",
                .product(name: "CascadeCore", package: "Cascade"),
                .product(name: "CascadeFormats", package: "Cascade"),
            ]
        ),
        .executableTarget(
            name: "GraphBenchmarks",
            dependencies: [
                "Measuring",
                "PlainSpreading",
                .product(name: "CascadeGraph", package: "Cascade"),
            ]
        ),
        .executableTarget(
            name: "PlanBenchmarks",
            dependencies: [
                "Measuring",
                .product(name: "CascadeCore", package: "Cascade"),
            ],
            swiftSettings: [.enableUpcomingFeature("InternalImportsByDefault")]
        ),
        .executableTarget(
            name: "RenderingBenchmarks",
            dependencies: [
                "Measuring",
                .product(name: "CascadeCore", package: "Cascade"),
                .product(name: "CascadeRendering", package: "Cascade"),
            ],
            swiftSettings: [.enableUpcomingFeature("InternalImportsByDefault")]
        ),
        .executableTarget(
            name: "StoreBenchmarks",
            dependencies: [
                "Measuring",
                .product(name: "CascadeCore", package: "Cascade"),
                .product(name: "CascadeStore", package: "Cascade"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
