import Foundation

/// A piece of a file, byte for byte.
///
/// Two Swift strings are equal where they are canonically equivalent, such as `;` and U+037E; two of these are equal only
/// where every byte is the same.
struct ByteText: Hashable {
    /// The bytes, with their places in the file.
    let bytes: ArraySlice<UInt8>

    /// A piece of a file.
    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    /// A text by itself.
    init(_ text: String) { bytes = Array(text.utf8)[...] }

    /// The text; what is no UTF-8 as U+FFFD.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    static func == (left: ByteText, right: ByteText) -> Bool {
        guard left.bytes.count == right.bytes.count else { return false }
        return left.bytes.withUnsafeBytes { left in
            right.bytes.withUnsafeBytes { right in
                guard let first = left.baseAddress, let second = right.baseAddress else {
                    return true
                }
                return memcmp(first, second, left.count) == 0
            }
        }
    }

    func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    /// The places from `from` on at which a mark stands first; nil: nowhere.
    ///
    /// - Complexity: O(n · m), with m the length of the mark.
    func range(of mark: StaticString, from: Int? = nil) -> Range<Int>? {
        let (start, length) = (from ?? bytes.startIndex, mark.utf8CodeUnitCount)
        guard length > 0 else { return nil }
        return bytes[start...].withUnsafeBytes { bytes -> Range<Int>? in
            guard let base = bytes.baseAddress else { return nil }
            var place = 0
            while bytes.count - place >= length,
                let hit = memchr(base + place, Int32(mark.utf8Start.pointee), bytes.count - place)
            {
                place = base.distance(to: UnsafeRawPointer(hit))
                guard bytes.count - place >= length else { return nil }
                if memcmp(base + place, mark.utf8Start, length) == 0 {
                    return start + place..<start + place + length
                }
                place += 1
            }
            return nil
        }
    }

    /// The lines, without their ends.
    ///
    /// - Complexity: O(n).
    var lines: [ByteText] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { ByteText($0) }
    }

    /// The value of an attribute in the first tag; nil where it has none.
    ///
    /// The mark is ` name="`.
    func attribute(_ mark: StaticString) -> ByteText? {
        let end = range(of: ">")?.lowerBound ?? bytes.endIndex
        let tag = ByteText(bytes[..<end])
        guard let start = tag.range(of: mark)?.upperBound,
            let close = tag.range(of: "\"", from: start)
        else { return nil }
        return ByteText(bytes[start..<close.lowerBound])
    }
}
