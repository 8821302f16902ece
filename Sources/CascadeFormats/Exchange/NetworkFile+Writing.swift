extension NetworkFile {
    /// What a network becomes when it is written.
    package struct Written: Sendable {
        /// The files, by name; two for formats that keep nodes and edges apart.
        package var files: [(name: String, bytes: [UInt8])]
        /// What the format cannot hold, in sentences without a full stop.
        package var notices: [String]
    }

    /// The files that hold this network in a format.
    ///
    /// The same network gives the same bytes. For tables, `town.csv` becomes `town-nodes.csv` and `town-edges.csv`, or
    /// `town-elements.csv` and `town-connections.csv` for Kumu.
    ///
    /// - Throws: ``ProgrammeFolderError/fault(_:)`` where the format has no room for so large a network.
    /// - Complexity: O(V + E), times their attributes.
    package func written(
        as format: NetworkFormat,
        to path: String
    ) throws(ProgrammeFolderError) -> Written {
        var notices: [String] = []
        let network = cleaned(&notices)
        if !attributes.isEmpty {
            let kept: Set<String> =
                switch format {
                case .graphML, .dot: Set(attributes.map(\.name))
                case .gexf: ["description", "keywords"]
                case .kumuJSON, .kumuCSV, .kumuXLSX, .gephiCSV: []
                }
            let lost = attributes.map(\.name).filter { !kept.contains($0) }
            if !lost.isEmpty {
                notices.append(
                    "the format has no place for what is said of the whole network: "
                        + lost.joined(separator: ", ")
                )
            }
        }
        func single(_ text: String) -> Written {
            Written(files: [(path, Array(text.utf8))], notices: notices)
        }
        switch format {
        case .graphML: return single(GraphMLWriter.text(of: network))
        case .gexf: return single(GEXFWriter.text(of: network))
        case .dot: return single(DOTNetworkWriter.text(of: network))
        case .kumuJSON: return single(KumuBlueprintWriter.text(of: network))
        case .kumuCSV, .kumuXLSX, .gephiCSV:
            let tables = TableNetworkWriter(network, isKumu: format != .gephiCSV)
            if tables.changed > 0 {
                notices.append(
                    "Kumu takes | for a sign between several values; it became ¦ in "
                        + (tables.changed == 1 ? "1 text" : "\(tables.changed) texts")
                )
            }
            guard format == .kumuXLSX else {
                let words =
                    format == .kumuCSV ? ("elements", "connections") : ("nodes", "edges")
                return Written(
                    files: [
                        (Self.name(path, words.0), Array(tables.nodes.csv.utf8)),
                        (Self.name(path, words.1), Array(tables.edges.csv.utf8)),
                    ],
                    notices: notices
                )
            }
            let rows = max(tables.nodes.rows.count, tables.edges.rows.count)
            guard rows <= WorkbookWriter.mostRows,
                let bytes = WorkbookWriter.bytes([tables.nodes, tables.edges])
            else {
                throw .fault(
                    FolderFault(
                        path: path,
                        reason: "the network is too large for a workbook",
                        advice: "Write .csv files instead."
                    )
                )
            }
            return Written(files: [(path, bytes)], notices: notices)
        }
    }

    /// `town-nodes.csv` of `town.csv`.
    private static func name(_ path: String, _ word: String) -> String {
        let ending = NetworkFormat.ending(of: path)
        let stem = ending.isEmpty ? path : String(path.dropLast(ending.count + 1))
        return "\(stem)-\(word).csv"
    }

    // MARK: - Text that files can hold

    /// The network with U+FFFD in place of control characters and of what is no character, which none of the formats can hold.
    private func cleaned(_ notices: inout [String]) -> NetworkFile {
        var count = 0
        func clean(_ text: inout String) {
            guard text.unicodeScalars.contains(where: Self.isUnwritable) else { return }
            count += 1
            var result = String.UnicodeScalarView()
            for scalar in text.unicodeScalars {
                result.append(Self.isUnwritable(scalar) ? "\u{FFFD}" : scalar)
            }
            text = String(result)
        }
        func clean(_ text: inout String?) {
            guard var some = text else { return }
            clean(&some)
            text = some
        }
        func clean(_ attributes: inout [Attribute]) {
            for position in attributes.indices {
                clean(&attributes[position].name)
                switch attributes[position].value {
                case .text(var text):
                    clean(&text)
                    attributes[position].value = .text(text)
                case .list(var items):
                    for item in items.indices { clean(&items[item]) }
                    attributes[position].value = .list(items)
                case .flag, .whole, .number:
                    break
                }
            }
        }
        var network = self
        clean(&network.attributes)
        for position in network.nodes.indices {
            clean(&network.nodes[position].id)
            clean(&network.nodes[position].label)
            clean(&network.nodes[position].attributes)
        }
        for position in network.edges.indices {
            clean(&network.edges[position].id)
            clean(&network.edges[position].from)
            clean(&network.edges[position].to)
            clean(&network.edges[position].label)
            clean(&network.edges[position].attributes)
        }
        if count > 0 {
            notices.append(
                "control characters became \u{FFFD} in "
                    + (count == 1 ? "1 text" : "\(count) texts")
            )
        }
        return network
    }

    private static func isUnwritable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
