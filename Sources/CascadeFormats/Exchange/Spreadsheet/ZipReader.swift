import CZip
import Foundation

/// Reads the parts of a zip file, each with a limit on what it unpacks to.
final class ZipReader {
    /// Most bytes that a part may unpack to.
    static let largestPart = 512 << 20
    /// Most parts.
    static let mostParts = 10_000

    private let archive: OpaquePointer
    private let path: String

    /// The zip file at `path`, which must be there.
    ///
    /// - Throws: ``TextFault`` where it is no sound zip file.
    init(_ path: String) throws(TextFault) {
        self.path = path
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
            throw ZipReader.fault(
                "kind of file",
                "something else than a workbook",
                "a sound .xlsx file. Maybe it was cut off when it was saved or sent"
            )
        }
        self.archive = archive
        guard zip_get_num_entries(archive, 0) <= ZipReader.mostParts else {
            throw ZipReader.fault(
                "number of parts of the workbook",
                "more than 10,000",
                "at most 10,000"
            )
        }
    }

    deinit { zip_discard(archive) }

    /// A reader of the XML in a part, or nil where there is no such part.
    ///
    /// - Throws: ``TextFault`` where the part cannot be unpacked.
    func xml(_ part: String) throws(TextFault) -> XMLReader? {
        let index = zip_name_locate(archive, part, UInt32(ZIP_FL_NOCASE))
        guard index >= 0 else { return nil }
        guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
            throw ZipReader.fault(
                "part \(part) of the workbook",
                "something that cannot be unpacked",
                "a workbook without a password. Maybe save it again as .xlsx"
            )
        }
        let open = OpenPart(file)
        var total = 0
        // The part is closed when the reader lets go of it.
        return XMLReader { buffer throws(FolderFault) in
            guard let start = buffer.baseAddress else { return 0 }
            let count = zip_fread(open.file, start, zip_uint64_t(buffer.count))
            guard count >= 0 else {
                throw FolderFault(
                    path: self.path,
                    reason: "its part \(part) is damaged",
                    advice: "Save the workbook again from the program it came from."
                )
            }
            total += Int(count)
            guard total <= ZipReader.largestPart else {
                throw FolderFault(
                    path: self.path,
                    reason: "its part \(part) unpacks to more than 512 MB",
                    advice: "Leave out what is not needed, or save the sheets as CSV files."
                )
            }
            return Int(count)
        }
    }

    /// A part while it is being read.
    private final class OpenPart {
        let file: OpaquePointer

        init(_ file: OpaquePointer) {
            self.file = file
        }

        deinit { zip_fclose(file) }
    }

    private static func fault(_ subject: String, _ found: String, _ expected: String) -> TextFault {
        TextFault(line: 0, column: 0, subject: subject, found: found, expected: expected)
    }
}
