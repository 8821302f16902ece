package import CascadeCore

/// Reads tables of sessions or of attendance, as people and their other programs keep them.
///
/// See <doc:RecordTables> for the layouts. Nothing is written: the reading says what keeping it would do.
package enum SessionTable {
    /// A mapping that is kept under a name, so that tables with its headings are recognised.
    package struct SavedMapping: Sendable, Hashable {
        /// Its name.
        package var name: String
        /// The mapping.
        package var mapping: SessionTableMapping

        /// A mapping with a name.
        package init(name: String, mapping: SessionTableMapping) {
            self.name = name
            self.mapping = mapping
        }
    }

    /// Reads the file at `path`: CSV with commas, semicolons or tabs, or a sheet of an Excel workbook.
    ///
    /// The same table gives the same recordings with the same ids, in whatever order its rows stand.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - programme: what its words are understood by.
    ///   - mapping: what is said of its columns and words.
    ///   - saved: mappings of which the first whose headings are those of the table is used below `mapping`.
    ///   - sheet: name of a sheet; nil: the first one that is shown.
    ///   - at: when the recordings are made.
    ///   - today: the last day of which something can have been delivered; nil: the day of `at`.
    /// - Returns: the recordings, and all that should be seen before they are kept.
    /// - Throws: ``ProgrammeFolderError/invalid(_:)`` where the file is no table, or ``ProgrammeFolderError/fault(_:)`` where it
    ///   can't be read.
    /// - Complexity: O(n log n) in the cells.
    package static func read(
        _ path: String,
        for programme: Programme,
        mapping: SessionTableMapping = SessionTableMapping(),
        saved: [SavedMapping] = [],
        sheet: String? = nil,
        at: Moment,
        today: CalendarDate? = nil
    ) throws(ProgrammeFolderError) -> SessionTableReading {
        let grid: TableGrid
        do {
            grid = try TableGrid(path: path, sheet: sheet)
        } catch let fault as FolderFault {
            throw .fault(fault)
        } catch let fault as TextFault {
            throw .invalid(fault, in: path)
        } catch {
            preconditionFailure("no other errors are thrown")
        }
        return read(grid, programme, mapping, saved, at, today ?? at.day)
    }

    static func read(
        _ grid: TableGrid,
        _ programme: Programme,
        _ asked: SessionTableMapping,
        _ saved: [SavedMapping],
        _ at: Moment,
        _ today: CalendarDate
    ) -> SessionTableReading {
        var mapping = asked
        let headings = TableHeading(grid, mapping).columns.map(\.name)
        let known = saved.first { $0.mapping.recognises(headings) }
        if let known { mapping = known.mapping.overridden(by: asked) }
        var reader = SessionTableReader(grid, programme, mapping)
        reader.read()
        // The days of a register are others each time.
        mapping.headings = reader.heading.columns.filter { $0.field != .meeting }.map(\.name)
        var reading = SessionTableReading(
            sheet: grid.sheet,
            otherSheets: grid.otherSheets,
            layout: reader.layout,
            headingRow: grid.rows.isEmpty ? 0 : grid.rows[reader.heading.row].number,
            columns: reader.heading.columns.map { column in
                SessionTableReading.Column(
                    letters: TableGrid.letters(column.position),
                    name: column.name,
                    field: column.field == .ignore ? nil : column.field,
                    isMapped: column.isMapped
                )
            },
            mapping: mapping,
            savedMapping: known?.name
        )
        var sessions = TableSessions(reader, at: at, today: today)
        if !reader.problems.contains(where: \.isFatal) { sessions.build() }
        reading.sessions = sessions.sessions
        reading.problems = (reader.problems + sessions.problems).sorted {
            ($0.row, $0.column ?? -1, $0.subject, $0.found)
                < ($1.row, $1.column ?? -1, $1.subject, $1.found)
        }
        reading.remarks = reader.remarks + sessions.remarks
        let named = Set(reading.sessions.flatMap(\.people))
        reading.newcomers = sessions.people.newcomers
            .filter { named.contains(.new($0.key)) }
            .map { SessionTableReading.Newcomer(person: $0.key, rows: $0.value.sorted()) }
            .sorted {
                ($0.person.name, $0.person.organisation, $0.person.email ?? "")
                    < ($1.person.name, $1.person.organisation, $1.person.email ?? "")
            }
        let found = sessions.people.found.filter { named.contains(.known($0.key)) }.values
        reading.recognisedByEmail = found.count { $0 == .email }
        reading.recognisedByName = found.count { $0 == .name }
        var hints = reader.hints.union(sessions.people.hints).union(sessions.hints)
        if let after = sessions.after {
            hints.formUnion(TableDuplicates(reading, programme.draft, after).hints)
        }
        reading.hints = hints.sorted()
        return reading
    }
}
