package import Foundation

/// A form with files, as browsers send it (`multipart/form-data`).
///
/// Read strictly: parts that browsers don't send that way make the whole form unreadable, so that nothing is understood in two ways.
/// Source: RFC 7578, with the boundaries of RFC 2046, section 5.1.1.
package struct MultipartForm: Sendable, Hashable {
    /// A file that was chosen.
    package struct File: Sendable, Hashable {
        /// Name of the field.
        package var field: String
        /// The file's name without folders; it may be anything.
        package var name: String
        /// What is in it.
        package var content: Data
    }

    /// Values that are no files.
    package private(set) var values = FormValues()
    /// Files that were chosen; fields without one are left out.
    package private(set) var files: [File] = []

    /// Most parts of a form.
    static let mostParts = 100
    /// Most bytes of what stands above one part.
    static let longestHead = 4096

    /// The form in a body; nil where it is not one, or not written as browsers write it.
    ///
    /// - Complexity: O(n) in the bytes.
    package init?(_ body: Data, contentType: String) {
        guard let boundary = Self.boundary(in: contentType) else { return nil }
        let bytes = [UInt8](body)
        let delimiter = Array("--\(boundary)".utf8)
        // The first boundary stands at the very start: browsers write nothing before it.
        guard bytes.starts(with: delimiter) else { return nil }
        var position = delimiter.count
        var parts = 0
        let separator = [0x0D, 0x0A] + delimiter
        let search = ByteSearch(separator)
        while true {
            if bytes[position...].starts(with: [0x2D, 0x2D]) {
                let rest = bytes[(position + 2)...]
                guard rest.isEmpty || Array(rest) == [0x0D, 0x0A] else { return nil }
                return
            }
            guard bytes[position...].starts(with: [0x0D, 0x0A]) else { return nil }
            position += 2
            parts += 1
            guard parts <= Self.mostParts, let head = Self.head(bytes, from: position),
                let end = search.first(in: bytes, from: head.end)
            else { return nil }
            guard add(head.fields, Data(bytes[head.end..<end])) else { return nil }
            position = end + separator.count
        }
    }

    /// Adds a part; false where its head is not as it should be.
    private mutating func add(_ head: [String: String], _ content: Data) -> Bool {
        guard let disposition = head["content-disposition"],
            let fields = Self.parameters(disposition, of: "form-data"),
            let name = fields["name"], head["content-transfer-encoding"] == nil
        else { return false }
        guard let file = fields["filename"] else {
            guard let text = String(data: content, encoding: .utf8) else { return false }
            values.pairs.append(FormValues.Pair(name, text))
            return true
        }
        if !file.isEmpty || !content.isEmpty {
            let last = file.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
            files.append(File(field: name, name: last, content: content))
        }
        return true
    }

    /// The boundary that a content type names: 1 to 70 characters as RFC 2046 has them.
    private static func boundary(in contentType: String) -> String? {
        guard let fields = parameters(contentType, of: "multipart/form-data"),
            let boundary = fields["boundary"], (1...70).contains(boundary.utf8.count),
            boundary.utf8.last != 0x20,
            boundary.utf8.allSatisfy({ byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: Array("'()+_,-./:=? ".utf8).contains(byte)
                }
            })
        else { return nil }
        return boundary
    }

    /// What stands above a part: names in small letters with their values, and where the part begins.
    private static func head(
        _ bytes: [UInt8],
        from start: Int
    ) -> (fields: [String: String], end: Int)? {
        var fields: [String: String] = [:]
        var position = start
        while true {
            guard position - start <= longestHead,
                let end = bytes[position...].prefix(longestHead).firstIndex(of: 0x0D),
                end + 1 < bytes.count, bytes[end + 1] == 0x0A
            else { return nil }
            if end == position { return (fields, end + 2) }
            guard let line = String(bytes: bytes[position..<end], encoding: .utf8),
                let colon = line.firstIndex(of: ":")
            else { return nil }
            let name = line[..<colon].lowercased()
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            let isName = name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
            guard isName, !name.isEmpty, fields.updateValue(value, forKey: name) == nil else {
                return nil
            }
            position = end + 2
        }
    }

    /// The parameters behind a value: `form-data; name="a"; filename="b"`; nil where it is another value or written otherwise.
    ///
    /// Browsers write `"` in names as `%22` and line ends as `%0D%0A`; other percent signs stand as they are.
    private static func parameters(_ text: String, of value: String) -> [String: String]? {
        var rest = text.unicodeScalars[...]
        let start = String(String.UnicodeScalarView(rest.prefix { $0 != ";" }))
        guard start.trimmingCharacters(in: .whitespaces).lowercased() == value else { return nil }
        rest = rest.drop { $0 != ";" }
        var fields: [String: String] = [:]
        while rest.first == ";" {
            rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
            let name = String(String.UnicodeScalarView(rest.prefix { $0 != "=" && $0 != ";" }))
                .lowercased()
            rest = rest.drop { $0 != "=" && $0 != ";" }
            guard rest.first == "=", !name.isEmpty else { return nil }
            rest = rest.dropFirst()
            let found: String
            if rest.first == "\"" {
                rest = rest.dropFirst()
                guard let end = rest.firstIndex(of: "\"") else { return nil }
                found = String(String.UnicodeScalarView(rest[..<end]))
                rest = rest[rest.index(after: end)...].drop { $0 == " " }
                guard rest.isEmpty || rest.first == ";" else { return nil }
            } else {
                found = String(String.UnicodeScalarView(rest.prefix { $0 != ";" }))
                    .trimmingCharacters(in: .whitespaces)
                rest = rest.drop { $0 != ";" }
            }
            let plain = found.replacing("%22", with: "\"").replacing("%0D%0A", with: " ")
            guard fields.updateValue(plain, forKey: name) == nil else { return nil }
        }
        return fields
    }
}

/// Finds a run of bytes in others.
///
/// Source: R. N. Horspool, Practical fast searching in strings, 1980, doi:10.1002/spe.4380100608.
struct ByteSearch {
    private let pattern: [UInt8]
    private let skip: [Int]

    /// A search for a run of at least one byte.
    init(_ pattern: [UInt8]) {
        precondition(!pattern.isEmpty)
        self.pattern = pattern
        var skip = Array(repeating: pattern.count, count: 256)
        for (position, byte) in pattern.dropLast().enumerated() {
            skip[Int(byte)] = pattern.count - 1 - position
        }
        self.skip = skip
    }

    /// Where the run first stands at or after a position; nil: nowhere.
    ///
    /// - Complexity: O(n) as a rule, O(n·m) for a run of m bytes at worst.
    func first(in bytes: [UInt8], from start: Int) -> Int? {
        var position = start
        let last = pattern.count - 1
        while position + last < bytes.count {
            var index = last
            while bytes[position + index] == pattern[index] {
                if index == 0 { return position }
                index -= 1
            }
            position += skip[Int(bytes[position + last])]
        }
        return nil
    }
}
