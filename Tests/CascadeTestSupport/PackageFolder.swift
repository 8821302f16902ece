package import Foundation

/// The folder of the package that these tests belong to.
package enum PackageFolder {
    /// Where it is.
    package static let url = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The path of something in it.
    package static func path(_ relative: String) -> String {
        url.appendingPathComponent(relative).path
    }

    /// The names of the folders in one of its folders, sorted.
    package static func folders(in relative: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(relative))
            .filter { name in
                var isFolder: ObjCBool = false
                let exists = FileManager.default
                    .fileExists(atPath: path("\(relative)/\(name)"), isDirectory: &isFolder)
                return exists && isFolder.boolValue && !name.hasPrefix(".")
            }
            .sorted()
    }

    /// The text of a file in it.
    package static func text(_ relative: String) throws -> String {
        try String(contentsOf: url.appendingPathComponent(relative), encoding: .utf8)
    }
}
