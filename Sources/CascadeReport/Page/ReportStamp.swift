import Foundation

/// What a report's file says of how it was made, so that it can be made again.
struct ReportStamp: Codable, Equatable {
    /// Name of the form.
    var schema: String
    /// Options, with the days that were used.
    var options: ReportOptions
    /// Version of the product.
    var version: String
    /// A word for the content that it was made from.
    var digest: String

    static let schema = "cascade.report/1"

    init(_ report: FunderReport) {
        schema = Self.schema
        options = report.options
        version = report.version
        digest = report.digest
    }

    /// The stamp as JSON with its keys in alphabetical order.
    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The stamp in a text; nil for anything else.
    init?(text: String) {
        guard let stamp = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)),
            stamp.schema == Self.schema
        else { return nil }
        self = stamp
    }
}
