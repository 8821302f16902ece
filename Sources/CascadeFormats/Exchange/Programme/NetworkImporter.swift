import CascadeCore
import Foundation

/// Makes a programme's draft of a network, and keeps account of what became of it.
struct NetworkImporter {
    let reading: NetworkReading
    let options: NetworkImport.Options
    let mapping: ColumnMapping
    var draft: ProgrammeDraft
    var columns: [NetworkImport.Column] = []
    var changedIDs: [NetworkImport.ChangedID] = []
    var notices: [String]
    /// By node: the id of its organisation.
    var ids: [String: String] = [:]
    /// By tie of the draft: the position of its edge.
    var edgesOfTies: [Int] = []

    private var problems: [LocatedProblem] = []
    private var total = 0

    /// An importer of what was read.
    init(_ reading: NetworkReading, options: NetworkImport.Options) {
        self.reading = reading
        self.options = options
        mapping = ColumnMapping(reading.network, options.mapping)
        let name = options.prefersNetworkName ? Self.name(of: reading.network) : nil
        let starter = StarterProgramme(title: name ?? options.title, start: options.start)
        draft = starter.draftWithoutOrganisations
        notices = reading.notices
        if name != nil {
            notices.append(
                "the programme is called “\(draft.name)”, as the network in the file"
                    + " (--title gives another name)"
            )
        }
    }

    /// The name or title that a network has, on one line; nil for none, and for one letter, as in DOT's `graph G`.
    private static func name(of network: NetworkFile) -> String? {
        for key in ["name", "title"] {
            guard let value = network.attributes[key], case .text(let text) = value else {
                continue
            }
            let name = text.split { character in
                character.isWhitespace
                    || character.unicodeScalars.contains {
                        $0.properties.generalCategory == .control
                    }
            }
            .joined(separator: " ")
            if name.count > 1 { return name }
        }
        return nil
    }

    /// Makes the draft.
    mutating func run() {
        if let about = reading.network.attributes["description"], case .text(let text) = about {
            draft.about = String(Scalars.trimmed(text).prefix(1000))
            if draft.about?.isEmpty == true { draft.about = nil }
        }
        makeOrganisations()
        makeTies()
        describeColumns()
        notices.append(
            "courses, assumptions and two planned sessions are those of the starter programme;"
                + " change them in programme.yaml"
        )
    }

    /// The problems found so far; nil for none.
    var report: ProblemReport? {
        total > 0 ? ProblemReport(problems: problems, total: total) : nil
    }

    // MARK: - Reports

    /// Reports something that was left out at a place of the network.
    mutating func report(
        _ place: NetworkReading.Place,
        _ subject: String,
        found: String,
        expected: String,
        suggestion: String? = nil
    ) {
        total += 1
        guard problems.count < ProblemReport.limit else { return }
        problems.append(
            LocatedProblem(
                file: reading.files[place.file],
                line: place.line,
                column: 0,
                subject: subject,
                found: found,
                expected: expected,
                suggestion: suggestion
            )
        )
    }

    /// A problem of the draft at the place of the network that it comes from.
    func located(_ problem: Problem) -> LocatedProblem {
        var place: NetworkReading.Place?
        if let index = problem.place.index {
            switch problem.place.section {
            case .organisations: place = reading.nodePlaces[index]
            case .partnerships: place = reading.edgePlaces[edgesOfTies[index]]
            default: break
            }
        }
        return LocatedProblem(
            file: reading.files[place?.file ?? 0],
            line: place?.line ?? 0,
            column: 0,
            subject: problem.subject,
            found: problem.found,
            expected: problem.expected,
            suggestion: problem.suggestion
        )
    }

    /// A count and a noun: `3 ties`.
    static func counted(_ count: Int, _ noun: String) -> String { Wording.counted(count, noun) }

    private mutating func describeColumns() {
        let network = reading.network
        if network.nodes.contains(where: { $0.label != nil }) {
            add("label", isOfTies: false, .name, "")
        }
        for column in NetworkColumns(network.nodes.map(\.attributes)).columns {
            let field = mapping.field(ofNodeColumn: column.name)
            var remark = ""
            if field == .sector { remark = "\(draft.sectors.count) different" }
            if field == .group { remark = "\(draft.groups.count) different" }
            add(column.name, isOfTies: false, field, remark)
        }
        if network.edges.contains(where: { $0.weight != nil }) {
            add("weight", isOfTies: true, mapping.fieldOfWeight, "")
        }
        if network.edges.contains(where: { $0.label != nil }) {
            add("label", isOfTies: true, mapping.edges[.kind] == nil ? .kind : nil, "")
        }
        for column in NetworkColumns(network.edges.map(\.attributes)).columns
        where column.name != mapping.oddWeights {
            add(column.name, isOfTies: true, mapping.field(ofEdgeColumn: column.name), "")
        }
    }

    private mutating func add(
        _ name: String,
        isOfTies: Bool,
        _ field: NetworkImport.Field?,
        _ remark: String
    ) {
        columns.append(
            NetworkImport.Column(name: name, isOfTies: isOfTies, field: field, remark: remark)
        )
    }

    // MARK: - Ids

    /// An id made of a text: small letters without accents, digits, and dashes for all else; nil where nothing is left.
    static func slug(_ text: String) -> String? {
        let plain = text.folding(
            options: [.diacriticInsensitive, .widthInsensitive, .caseInsensitive],
            locale: Locale(identifier: "en_GB")
        )
        var id = ""
        for scalar in plain.lowercased().unicodeScalars {
            if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
                id.unicodeScalars.append(scalar)
            } else if scalar != "'", scalar != "’", !id.isEmpty, !id.hasSuffix("-") {
                id.append("-")
            }
            if id.utf8.count >= 50 { break }
        }
        while id.hasSuffix("-") { id.removeLast() }
        return id.isEmpty ? nil : id
    }

    /// An id like `base` that is not taken yet, and takes it.
    ///
    /// `nextNumber` keeps, by base, the first number that has not been tried, so that many ids with one base take linear time.
    static func unique(
        _ base: String,
        _ taken: inout Set<String>,
        _ nextNumber: inout [String: Int]
    ) -> String {
        var number = nextNumber[base] ?? 1
        var id = number == 1 ? base : "\(base)-\(number)"
        while !ProgrammeDraft.isOrganisationID(id) || taken.contains(id) {
            number += 1
            id = "\(base)-\(number)"
        }
        nextNumber[base] = number + 1
        taken.insert(id)
        return id
    }
}
