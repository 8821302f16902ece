package import CascadeCore

/// A programme made of a network, and what became of each part of the network.
package struct NetworkImport: Sendable {
    /// What a column can become.
    package enum Field: String, Sendable, Hashable, CaseIterable {
        /// Name of an organisation.
        case name
        /// Its sector, by name.
        case sector
        /// The id of its sector.
        case sectorID = "sector-id"
        /// Its headcount.
        case people
        /// The area that it works in.
        case area
        /// How many people it serves.
        case serves
        /// Its official identifier.
        case identifier
        /// Its trainers at the start.
        case foundingTrainers = "founding-trainers"
        /// Its members.
        case members
        /// Its stakeholder group.
        case group
        /// Free text.
        case notes
        /// Strength of a tie.
        case strength
        /// Kind of a tie.
        case kind
        /// Since when a tie exists.
        case since
        /// Nothing.
        case ignore

        /// Whether it is a field of ties.
        var isOfTies: Bool { self == .strength || self == .kind || self == .since }
    }

    /// What is to be made of a network.
    package struct Options: Sendable {
        /// Title of the programme, where the network has no name or is not asked for it.
        package var title: String
        /// Whether a name that the network has goes before the title.
        package var prefersNetworkName: Bool
        /// A day of its first week.
        package var start: CalendarDate
        /// What columns become, by their names, where this is not left to their names.
        package var mapping: [(column: String, field: Field)]
        /// Headcount of organisations for which none is given.
        package var people: Int

        /// What is to be made of a network.
        package init(
            title: String,
            start: CalendarDate,
            mapping: [(column: String, field: Field)] = [],
            people: Int = 20,
            prefersNetworkName: Bool = false
        ) {
            self.title = title
            self.prefersNetworkName = prefersNetworkName
            self.start = start
            self.mapping = mapping
            self.people = people
        }
    }

    /// What a column became.
    package struct Column: Sendable, Hashable {
        /// Name in the file.
        package var name: String
        /// Whether it belongs to ties.
        package var isOfTies: Bool
        /// What it became; nil: nothing.
        package var field: Field?
        /// A remark, such as `7 different`; empty for none.
        package var remark: String
    }

    /// An id that was changed.
    package struct ChangedID: Sendable, Hashable {
        /// Id in the file.
        package var old: String
        /// Id in the programme.
        package var new: String
    }

    /// The programme, checked.
    package private(set) var programme: Programme
    /// What each column became.
    package private(set) var columns: [Column]
    /// Ids that were changed, in the order of the file.
    package private(set) var changedIDs: [ChangedID]
    /// What was assumed, left out or changed, in sentences without a full stop.
    package private(set) var notices: [String]
    /// Values and ties that were left out, with their rows.
    package private(set) var problems: ProblemReport?

    /// The programme that a network makes, with the courses and assumptions of the starter programme.
    ///
    /// - Throws: ``ProgrammeFolderError/invalid(_:)`` where no sound programme can be made of it, as where it has no nodes.
    /// - Complexity: O(V + E), times their attributes, hashing aside.
    package init(
        _ reading: NetworkReading,
        options: Options
    ) throws(ProgrammeFolderError) {
        guard !reading.network.nodes.isEmpty else {
            throw .invalid(
                ProblemReport(
                    problems: [
                        LocatedProblem(
                            file: reading.files[0],
                            line: 0,
                            column: 0,
                            subject: "organisations",
                            found: "",
                            expected: "at least one node, which becomes an organisation"
                        )
                    ],
                    total: 1
                )
            )
        }
        var importer = NetworkImporter(reading, options: options)
        importer.run()
        let draft = importer.draft
        let found = draft.problemList(keeping: ProblemReport.limit) { _ in false }
        guard found.total == 0 else {
            throw .invalid(
                ProblemReport(problems: found.problems.map(importer.located), total: found.total)
            )
        }
        programme = Programme(checked: draft)
        columns = importer.columns
        changedIDs = importer.changedIDs
        notices = importer.notices
        problems = importer.report
    }

    /// The columns of a network that options may name, those of nodes first.
    package static func columnNames(of network: NetworkFile) -> [String] {
        let ofTies = NetworkColumns(network.edges.map(\.attributes)).columns.map(\.name)
        let hasWeight = network.edges.contains { $0.weight != nil } && !ofTies.contains("weight")
        return NetworkColumns(network.nodes.map(\.attributes)).columns.map(\.name) + ofTies
            + (hasWeight ? ["weight"] : [])
    }
}
