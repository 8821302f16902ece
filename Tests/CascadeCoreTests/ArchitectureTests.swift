import CascadeTestSupport
import Foundation
import Testing

@Suite("How the modules hang together")
struct ArchitectureTests {
    /// Our modules that each module may import.
    private static let arrows: [String: Set<String>] = [
        "CascadeGraph": [],
        "CascadeSolver": ["CCbc"],
        "CascadeCore": ["CascadeGraph", "CascadeSolver"],
        "CascadeFormats": ["CascadeCore", "CExpat", "CZip"],
        "CascadeRendering": ["CascadeCore", "CascadeGraph", "CGraphviz"],
        "CascadeStore": ["CascadeCore", "CascadeFormats"],
        "CascadeReport": ["CascadeCore", "CascadeFormats", "CascadeRendering"],
        "CascadeWeb": [
            "CascadeCore", "CascadeFormats", "CascadeRendering", "CascadeReport", "CascadeStore",
        ],
        "CascadeCLI": [
            "CascadeCore", "CascadeFormats", "CascadeRendering", "CascadeReport", "CascadeStore",
            "CascadeWeb",
        ],
        "CCbc": [],
        "CGraphviz": [],
        "CExpat": [],
        "CZip": [],
    ]

    /// One `import` of a source file.
    struct Import {
        var file: String
        var module: String
    }

    /// The Swift files of Sources, as paths in the package, sorted.
    private static func sources() throws -> [String] {
        let folder = PackageFolder.path("Sources")
        let all = try FileManager.default.subpathsOfDirectory(atPath: folder)
        return all.filter { $0.hasSuffix(".swift") }.map { "Sources/\($0)" }.sorted()
    }

    private static func imports() throws -> [Import] {
        try sources().flatMap { file in
            try PackageFolder.text(file).split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ")
                guard let position = words.firstIndex(of: "import"), position <= 2,
                    words[..<position].allSatisfy({
                        $0.hasPrefix("@") || ["public", "package", "internal"].contains($0)
                    }),
                    words.count > position + 1
                else { return nil }
                // `import struct Module.Name` imports from Module.
                let isKind = [
                    "struct", "class", "enum", "func", "protocol", "let", "var", "typealias",
                ]
                .contains(String(words[position + 1]))
                let name = words[min(words.count - 1, position + (isKind ? 2 : 1))]
                return Import(file: file, module: String(name.prefix { $0 != "." }))
            }
        }
    }

    private static func module(of file: String) -> String {
        String(file.split(separator: "/").dropFirst().first ?? "")
    }

    /// The dependencies of each target in the manifest.
    private static func manifest() throws -> [String: Set<String>] {
        let text = try PackageFolder.text("Package.swift")
        let starts = [".target(", ".executableTarget(", ".systemLibrary(", ".testTarget("]
        var targets: [String: Set<String>] = [:]
        var rest = try #require(text.components(separatedBy: "targets: [\n").last)
        for start in starts { rest = rest.replacing(start, with: "\u{0}") }
        for part in rest.split(separator: "\u{0}") {
            guard let name = part.firstMatch(of: /name: "([^"]+)"/)?.1 else { continue }
            var found = Set<String>()
            if let list = part.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.1 {
                let withoutPackages = list.replacing(/package: "[^"]*"/, with: "")
                for match in withoutPackages.matches(of: /"([^"]+)"/) {
                    found.insert(String(match.1))
                }
            }
            targets[String(name)] = found
        }
        return targets
    }

    @Test("the manifest has the modules, and their dependencies run one way")
    func dependencies() throws {
        let targets = try Self.manifest()
        for (module, allowed) in Self.arrows {
            let dependencies = try #require(targets[module], "\(module)")
            let ours = dependencies.filter { Self.arrows[$0] != nil }
            #expect(ours.isSubset(of: allowed), "\(module) depends on \(ours.sorted())")
        }
        let known = Set(Self.arrows.keys).union(["CascadeTestSupport", "CascadeStoreWriter"])
        let strangers = targets.keys.filter { !known.contains($0) && !$0.hasSuffix("Tests") }
        #expect(strangers.isEmpty, "a module without arrows: \(strangers.sorted())")
    }

    @Test("imports follow the arrows, and are among the manifest's dependencies")
    func imports() throws {
        let targets = try Self.manifest()
        let imports = try Self.imports()
        #expect(imports.count > 50)
        for found in imports where Self.arrows[found.module] != nil {
            let module = Self.module(of: found.file)
            #expect(Self.arrows[module]?.contains(found.module) == true, "\(found)")
            #expect(targets[module]?.contains(found.module) == true, "\(found)")
        }
        // The modules of system libraries are a header and no Swift.
        for module in Self.arrows.keys
        where !["CCbc", "CGraphviz", "CExpat", "CZip"].contains(module) {
            #expect(try Self.sources().contains { Self.module(of: $0) == module }, "\(module)")
        }
    }

    @Test(
        "each thing from outside is used in its place only",
        arguments: [
            ("CCbc", "Sources/CascadeSolver/"),
            ("CGraphviz", "Sources/CascadeRendering/Graphviz/"),
            ("CExpat", "Sources/CascadeFormats/Exchange/XML/"),
            ("CZip", "Sources/CascadeFormats/Exchange/Spreadsheet/"),
            ("Yams", "Sources/CascadeFormats/"), ("GRDB", "Sources/CascadeStore/"),
            ("CryptoExtras", "Sources/CascadeStore/Accounts/"),
            ("ArgumentParser", "Sources/CascadeCLI/"), ("RealModule", "Sources/CascadeCore/"),
        ]
    )
    func outside(module: String, place: String) throws {
        let files = try Self.imports().filter { $0.module == module }.map(\.file)
        #expect(!files.isEmpty)
        #expect(files.allSatisfy { $0.hasPrefix(place) }, "\(files)")
    }

    @Test("the domain, the graph and the solver know no Foundation, no database and no web")
    func pure() throws {
        let allowed: Set<String> = [
            "CCbc", "CascadeGraph", "CascadeSolver", "RealModule", "Synchronization", "Glibc",
            "Musl",
            "Darwin",
        ]
        let pure: Set<String> = ["CascadeCore", "CascadeGraph", "CascadeSolver"]
        for found in try Self.imports() where pure.contains(Self.module(of: found.file)) {
            #expect(allowed.contains(found.module), "\(found)")
        }
    }

    @Test("no file has more than 500 lines")
    func length() throws {
        for file in try Self.sources() {
            let lines =
                try PackageFolder.text(file).split(
                    separator: "\n",
                    omittingEmptySubsequences: false
                ).count - 1
            #expect(lines <= 500, "\(file) has \(lines)")
        }
    }
}
