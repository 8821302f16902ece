import Foundation

/// The folder of the package that these tests belong to.
enum PackageFolder {
    static let url = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The path of something in it.
    static func path(_ relative: String) -> String { url.appendingPathComponent(relative).path }

    /// The names of the folders in one of its folders, sorted.
    static func folders(in relative: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(relative))
            .filter { name in
                var isFolder: ObjCBool = false
                let exists = FileManager.default
                    .fileExists(atPath: path("\(relative)/\(name)"), isDirectory: &isFolder)
                return exists && isFolder.boolValue && !name.hasPrefix(".")
            }
            .sorted()
    }
}
