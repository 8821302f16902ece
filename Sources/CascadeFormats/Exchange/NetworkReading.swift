import CascadeCore

/// What reading a network file gave: the network, where its parts stand, and what could not be kept.
package struct NetworkReading: Sendable {
    /// Where a node or an edge was written.
    package struct Place: Sendable, Hashable {
        /// Position in ``NetworkReading/files``.
        package var file: Int
        /// Line, or row of a sheet, from 1.
        package var line: Int
    }

    /// The format that was read.
    package var format: NetworkFormat
    /// The network.
    package var network: NetworkFile
    /// The files, or the sheets of a workbook, by name.
    package var files: [String]
    /// By node: where it was written.
    package var nodePlaces: [Place]
    /// By edge: where it was written.
    package var edgePlaces: [Place]
    /// What was not kept or was understood in one of several ways, in sentences without a full stop.
    package var notices: [String]
}

/// Puts a network together while a file is being read.
final class NetworkBuilder {
    private(set) var network = NetworkFile()
    private(set) var nodePlaces: [NetworkReading.Place] = []
    private(set) var edgePlaces: [NetworkReading.Place] = []
    private(set) var files: [String]
    /// Position of the file that is being read.
    var file = 0

    private var positions: [String: Int] = [:]
    private var notices: [(text: String, count: Int)] = []
    private var noticePositions: [String: Int] = [:]
    private var problems: [LocatedProblem] = []
    private var total = 0
    private var valueCount = 0

    private let mostValues: Int

    /// A builder for what stands in these files.
    init(files: [String], mostValues: Int = NetworkFile.mostValues) {
        self.files = files
        self.mostValues = mostValues
    }

    /// Whether an edge is directed where nothing else is said.
    var isDirected: Bool {
        get { network.isDirected }
        set { network.isDirected = newValue }
    }

    /// Whether there is a node with this id.
    func hasNode(_ id: String) -> Bool { positions[id] != nil }

    /// Sets an attribute of the network as a whole.
    func setAttribute(_ name: String, _ value: NetworkFile.Value) {
        network.attributes.set(name, value)
    }

    /// Adds a node; one whose id is empty or taken is reported.
    ///
    /// - Throws: ``TextFault`` where there are too many.
    func add(_ node: NetworkFile.Node, line: Int, column: Int = 0) throws(TextFault) {
        guard !node.id.isEmpty else {
            report(line, column, "id of a node", found: "", expected: "an id of its own")
            return
        }
        if let first = positions[node.id] {
            let place = nodePlaces[first]
            let other = place.file == file ? "" : " of \(files[place.file])"
            report(
                line,
                column,
                "id of a node",
                found: node.id,
                expected: "an id of its own; line \(place.line)\(other) has this one already"
            )
            return
        }
        guard network.nodes.count < NetworkFile.mostNodes else {
            throw TextFault(
                line: line,
                column: column,
                subject: "number of nodes",
                found: "more than 1,000,000",
                expected: "at most 1,000,000"
            )
        }
        try count(node.attributes.count, line)
        positions[node.id] = network.nodes.count
        network.nodes.append(node)
        nodePlaces.append(NetworkReading.Place(file: file, line: line))
    }

    /// Counts values, however they came about: a few defaults can give a million nodes a thousand values each.
    ///
    /// - Throws: ``TextFault`` where there are too many.
    func count(_ values: Int, _ line: Int) throws(TextFault) {
        valueCount += values
        guard valueCount <= mostValues else {
            throw TextFault(
                line: line,
                column: 0,
                subject: "number of values",
                found: "more than \(Wording.count(mostValues))",
                expected:
                    "at most \(Wording.count(mostValues)). Maybe leave out attributes that are not needed"
            )
        }
    }

    /// Refuses more attributes of one thing than anyone has.
    ///
    /// - Throws: ``TextFault`` where there are too many.
    static func check(_ attributes: Int, _ line: Int) throws(TextFault) {
        guard attributes <= NetworkFile.mostAttributes else {
            throw TextFault(
                line: line,
                column: 0,
                subject: "number of attributes",
                found: "more than 500",
                expected: "at most 500"
            )
        }
    }

    /// Changes a node that has been added.
    func change(_ id: String, _ change: (inout NetworkFile.Node) -> Void) {
        guard let position = positions[id] else { return }
        change(&network.nodes[position])
    }

    /// Adds an edge, whose nodes need not be known.
    ///
    /// - Throws: ``TextFault`` where there are too many.
    func add(_ edge: NetworkFile.Edge, line: Int) throws(TextFault) {
        guard network.edges.count < NetworkFile.mostEdges else {
            throw TextFault(
                line: line,
                column: 0,
                subject: "number of edges",
                found: "more than 5,000,000",
                expected: "at most 5,000,000"
            )
        }
        try count(edge.attributes.count, line)
        network.edges.append(edge)
        edgePlaces.append(NetworkReading.Place(file: file, line: line))
    }

    /// Changes the edge at a position.
    func changeEdge(_ position: Int, _ change: (inout NetworkFile.Edge) -> Void) {
        change(&network.edges[position])
    }

    /// Notes something that is not kept; the same note is made once, with how often.
    func note(_ text: String) {
        if let position = noticePositions[text] {
            notices[position].count += 1
        } else if notices.count < 50 {
            noticePositions[text] = notices.count
            notices.append((text, 1))
        }
    }

    /// Adds a problem of the current file.
    func report(_ line: Int, _ column: Int, _ subject: String, found: String, expected: String) {
        total += 1
        guard problems.count < ProblemReport.limit else { return }
        problems.append(
            LocatedProblem(
                file: files[file],
                line: line,
                column: column,
                subject: subject,
                found: found,
                expected: expected
            )
        )
    }

    /// The reading.
    ///
    /// - Throws: ``ProgrammeFolderError/invalid(_:)`` where problems were reported.
    func finished(as format: NetworkFormat) throws(ProgrammeFolderError) -> NetworkReading {
        guard problems.isEmpty else {
            throw .invalid(ProblemReport(problems: problems, total: total))
        }
        return NetworkReading(
            format: format,
            network: network,
            files: files,
            nodePlaces: nodePlaces,
            edgePlaces: edgePlaces,
            notices: notices.map { $0.count > 1 ? "\($0.text) (\($0.count) times)" : $0.text }
        )
    }
}

/// Attributes while they are gathered: each name once, found without a search however many there are.
struct AttributeCollector {
    /// The attributes so far.
    private(set) var attributes: [NetworkFile.Attribute] = []
    private var positions: [String: Int] = [:]

    /// No attributes.
    init() {}

    /// Whether there is a value under a name.
    func has(_ name: String) -> Bool { positions[name] != nil }

    /// Sets the value under a name, at the end where the name is new.
    mutating func set(_ name: String, _ value: NetworkFile.Value) {
        if let position = positions[name] {
            attributes[position].value = value
        } else {
            positions[name] = attributes.count
            attributes.append(NetworkFile.Attribute(name, value))
        }
    }
}

extension [NetworkFile.Attribute] {
    /// Sets the value under a name, at the end where the name is new.
    mutating func set(_ name: String, _ value: NetworkFile.Value) {
        if let position = firstIndex(where: { $0.name == name }) {
            self[position].value = value
        } else {
            append(NetworkFile.Attribute(name, value))
        }
    }

    /// The value under a name, or nil.
    subscript(name: String) -> NetworkFile.Value? { first { $0.name == name }?.value }
}
