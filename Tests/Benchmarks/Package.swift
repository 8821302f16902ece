// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "CascadeBenchmarks",
    dependencies: [.package(name: "Cascade", path: "../..")],
    targets: [
        .target(name: "PlainCascade", cxxSettings: [.unsafeFlags(["-O3", "-march=native"])]),
        .executableTarget(
            name: "CascadeBenchmarks",
            dependencies: [
                "PlainCascade",
                .product(name: "CascadeCore", package: "Cascade"),
                .product(name: "CascadeFormats", package: "Cascade"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
