/// A form in which network tools keep a network.
package enum NetworkFormat: String, Sendable, Hashable, CaseIterable {
    /// GraphML 1.0.
    case graphML = "graphml"
    /// GEXF 1.3; 1.1 and 1.2 drafts are read too.
    case gexf
    /// Kumu's JSON blueprint.
    case kumuJSON = "kumu-json"
    /// Kumu's tables of elements and connections, a CSV file each.
    case kumuCSV = "kumu-csv"
    /// Kumu's tables of elements and connections, as sheets of one workbook.
    case kumuXLSX = "kumu-xlsx"
    /// Gephi's tables of nodes and edges, a CSV file each.
    case gephiCSV = "gephi-csv"
    /// The DOT language of Graphviz.
    case dot

    /// A tool or language whose files may come in several forms.
    package enum Family: String, Sendable, Hashable, CaseIterable {
        /// GraphML.
        case graphml
        /// GEXF.
        case gexf
        /// Kumu: `.json`, `.xlsx` or `.csv`.
        case kumu
        /// Gephi's `.csv`.
        case gephi
        /// DOT.
        case dot
    }

    /// What the format is called in messages.
    package var name: String {
        switch self {
        case .graphML: "GraphML"
        case .gexf: "GEXF"
        case .kumuJSON: "a Kumu blueprint"
        case .kumuCSV: "Kumu's tables"
        case .kumuXLSX: "a Kumu workbook"
        case .gephiCSV: "Gephi's tables"
        case .dot: "DOT"
        }
    }

    /// The format to write a file with this name in; nil where the name and the family say none together.
    ///
    /// A `.csv` file is Gephi's unless the family says Kumu.
    package init?(fileName: String, family: Family? = nil) {
        let ending = NetworkFormat.ending(of: fileName)
        switch (family, ending) {
        case (.graphml, _), (nil, "graphml"): self = .graphML
        case (.gexf, _), (nil, "gexf"): self = .gexf
        case (.dot, _), (nil, "dot"), (nil, "gv"): self = .dot
        case (nil, "json"), (.kumu, "json"): self = .kumuJSON
        case (nil, "xlsx"), (.kumu, "xlsx"): self = .kumuXLSX
        case (.kumu, "csv"): self = .kumuCSV
        case (nil, "csv"), (.gephi, "csv"): self = .gephiCSV
        default: return nil
        }
    }

    /// The part of a file's name after its last dot, in small letters; empty where there is none.
    static func ending(of fileName: String) -> String {
        let last = fileName.split(separator: "/").last ?? ""
        guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return "" }
        return last[last.index(after: dot)...].lowercased()
    }

    /// The format that the first bytes of a file show, or nil.
    ///
    /// Tables are told apart later, by their headings.
    static func shown(by start: [UInt8], fileName: String) -> NetworkFormat? {
        if start.starts(with: [0x50, 0x4B]) { return .kumuXLSX }
        let text = String(decoding: start.filter { $0 != 0 }, as: UTF8.self)
        if text.contains("<gexf") { return .gexf }
        if text.contains("<graphml") { return .graphML }
        let ending = ending(of: fileName)
        if let format = NetworkFormat(fileName: fileName), format != .kumuXLSX { return format }
        if ["xml", "tsv", "txt", ""].contains(ending) || !ending.isEmpty {
            let first = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
            if first.hasPrefix("{"), !first.contains("->"), !first.contains("--") {
                return .kumuJSON
            }
            let word = first.prefix { $0.isLetter }.lowercased()
            if ["graph", "digraph", "strict"].contains(word), first.contains("{") { return .dot }
            if first.hasPrefix("//") || first.hasPrefix("/*") { return .dot }
            if first.hasPrefix("<") { return nil }
            if ["tsv", "txt", "tab"].contains(ending) { return .gephiCSV }
        }
        return nil
    }
}
