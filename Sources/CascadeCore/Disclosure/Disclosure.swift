/// What may be shown of tables of people to others than the lead.
///
/// All tables that leave together are given together, since a number hidden in one may follow from another.
package enum Disclosure {
    /// The tables as `profile` lets others see them, in the given order.
    ///
    /// Whoever sees them, and knows how they were made, finds for every small count other counts that are possible too: where
    /// the sums leave it open at all, each from 1 to one less than the threshold. The count of organisations and other things
    /// that are no people can be shown as it is and has no place here.
    ///
    /// Give `earlier` the tables published before where numbers aren't rounded: then a count that grew by a small number since
    /// is hidden like a small count, so that nothing follows from the difference. Rounded numbers blur that themselves.
    ///
    /// - Complexity: see ``DisclosureProtection``; a second for 1,000 lines by 50 columns.
    package static func publish(
        _ tables: [CountTable],
        profile: DisclosureProfile,
        earlier: [DisclosedTable] = []
    ) -> [DisclosedTable] {
        let filled = tables.map { $0.filled() }
        guard profile != .none else {
            return zip(tables, filled).map { table, counts in
                table.disclosed(profile, counts.map { $0.map { .shown($0) } })
            }
        }
        var before: [String: Int] = [:]
        for table in earlier { table.note(in: &before) }
        var system = DisclosureSystem(profile)
        let places = zip(tables, filled).map { $0.enter(into: &system, $1, earlier: before) }
        let protected = DisclosureProtection(system).system
        return zip(tables, places).map { table, places in
            table.disclosed(
                profile,
                places.map {
                    $0.map { place in
                        guard let place else { return .shown(0) }
                        let cell = protected.cells[place]
                        return cell.isHidden ? .hidden : .shown(profile.rounded(cell.value))
                    }
                }
            )
        }
    }
}

extension CountTable {
    /// The name under which a count is known in every table where it stands.
    static func name(_ measure: String, _ line: String?, _ column: String?) -> String {
        ([measure] + [line, column].compactMap { $0 }.sorted()).joined(separator: "\u{1F}")
    }

    /// Enters the table's counts and their sums; by line and column the places of the counts, nil for 0.
    fileprivate func enter(
        into system: inout DisclosureSystem,
        _ counts: [[Int]],
        earlier: [String: Int]
    ) -> [[Int?]] {
        let isLeaf = leaves
        let depth = lines.indices.map { line in
            sequence(first: line) { lines[$0].parent }.reduce(0) { count, _ in count + 1 }
        }
        let deepest = depth.max() ?? 1
        let places: [[Int?]] = counts.enumerated().map { line, row in
            let isAll = line == lines.count
            return row.enumerated().map { column, value in
                let isTotal = column == columns.count
                let name = Self.name(
                    measure,
                    isAll ? nil : lines[line].key,
                    isTotal || columns.isEmpty ? nil : columns[column].key
                )
                let height = isAll ? deepest : (isLeaf[line] ? 0 : deepest - depth[line])
                let rank = height + (isTotal && !columns.isEmpty ? 1 : 0)
                return system.cell(name, value: value, rank: rank, earlier: earlier[name])
            }
        }
        guard addsUp else { return enterRows(places, into: &system) }
        var parts: [[Int]] = Array(repeating: [], count: lines.count + 1)
        for line in lines.indices { parts[lines[line].parent ?? lines.count].append(line) }
        for (line, members) in parts.enumerated() where !members.isEmpty {
            for column in places[line].indices {
                system.add(places[line][column], of: members.compactMap { places[$0][column] })
            }
        }
        if !columns.isEmpty {
            // The sums along lines with others under them follow from these.
            for line in lines.indices where isLeaf[line] { add(places[line], to: &system) }
        }
        return places
    }

    /// Only the sums along the lines.
    private func enterRows(
        _ places: [[Int?]],
        into system: inout DisclosureSystem
    ) -> [[Int?]] {
        if !columns.isEmpty { for row in places { add(row, to: &system) } }
        return places
    }

    private func add(_ row: [Int?], to system: inout DisclosureSystem) {
        system.add(row[columns.count], of: row.dropLast().compactMap { $0 })
    }

    /// By line: whether no others stand under it.
    private var leaves: [Bool] {
        var isLeaf = Array(repeating: true, count: lines.count)
        for line in lines { if let parent = line.parent { isLeaf[parent] = false } }
        return isLeaf
    }

    fileprivate func disclosed(
        _ profile: DisclosureProfile,
        _ cells: [[DisclosedCount]]
    ) -> DisclosedTable {
        DisclosedTable(
            measure: measure,
            title: title,
            lineHeading: lineHeading,
            lines: lines,
            columns: columns,
            cells: Array(cells.prefix(lines.count)),
            totals: addsUp ? cells.last : nil,
            profile: profile
        )
    }
}

extension DisclosedTable {
    /// Notes the numbers shown, by their names.
    fileprivate func note(in known: inout [String: Int]) {
        for (line, row) in (cells + [totals].compactMap { $0 }).enumerated() {
            for (column, cell) in row.enumerated() {
                guard case .shown(let number) = cell else { continue }
                let name = CountTable.name(
                    measure,
                    line == lines.count ? nil : lines[line].key,
                    columns.isEmpty || column == columns.count ? nil : columns[column].key
                )
                known[name] = number
            }
        }
    }
}
