import CascadeCore

/// Sectors, how they mix, and the communities across them.
extension AnalysisText {
    /// Sectors laid out side by side at most; beyond, the table for spreadsheets has them.
    private static let mostSectorsMixed = 24

    private var occupiedSectors: [Int] {
        outcome.sectors.indices.filter { outcome.sectors[$0].organisations > 0 }
    }

    private func sectorTitle(_ position: Int) -> String {
        TextLayout.clipped(programme.sectors[position].name, to: 28)
    }

    /// Whom a sector's people are reached by, and what its trainers give to others.
    var sectorReach: String? {
        guard !occupiedSectors.isEmpty else { return nil }
        let numbers = outcome.reproductionNumberBySector
        var table = TextTable(
            ["Sector", "people", "covered"] + (numbers.isEmpty ? [] : ["R"])
                + ["by its own", "by others", "planned", "given to others"]
        )
        for position in occupiedSectors {
            let place = network.sectors[position]
            let result = outcome.sectors[position]
            table.add(
                [
                    sectorTitle(position), Wording.count(result.people),
                    Wording.percent(result.coverage),
                ]
                    + (numbers.isEmpty ? [] : [Wording.hundredths(numbers[position].mean)])
                    + [
                        Self.few(place.reachedBySector), Self.few(place.reachedByOtherSectors),
                        Self.few(place.reachedPlanned), Self.few(place.givenToOtherSectors),
                    ]
            )
        }
        return table.text() + "\n"
            + TextLayout.wrapped(
                """
                People reached on average: by trainers of the sector, by those of other sectors, and at planned sessions; then \
                people of other sectors whom its trainers reach.
                """
            )
    }

    /// How open a sector is, against chance.
    var sectorTies: String? {
        guard network.summary.ties > 0, occupiedSectors.count > 1 else { return nil }
        let hasSilo = occupiedSectors.contains { network.sectors[$0].isSilo }
        var table = TextTable(
            ["Sector", "ties inside", "ties outside", "by chance", "E–I"] + (hasSilo ? [""] : [])
        )
        for position in occupiedSectors {
            let place = network.sectors[position]
            table.add(
                [
                    sectorTitle(position), Wording.count(place.tiesInside),
                    Wording.count(place.tiesOutside), Self.few(place.expectedOutside),
                    place.externalInternalIndex.map(Wording.hundredths) ?? "–",
                ] + (hasSilo ? [place.isSilo ? "keeps to itself" : ""] : [])
            )
        }
        return table.text() + "\n"
            + TextLayout.wrapped(
                """
                By chance: ties outside if sectors were dealt out anew over the same ties. E–I: from −1, all ties inside, to 1, \
                all outside.
                """
            )
    }

    /// Who reaches whom, by sector; ties where nothing cascades.
    var mixing: String? {
        guard occupiedSectors.count > 1 else { return nil }
        let flow = network.reachBetweenSectors.contains { $0.contains { $0 > 0 } }
        guard flow || network.summary.ties > 0 else { return nil }
        let title =
            flow
            ? "Who reaches whom: people reached on average, by the sector of the trainer (row) and of the person (column)"
            : "Ties between sectors"
        guard occupiedSectors.count <= Self.mostSectorsMixed else {
            return TextLayout.wrapped(
                "\(title): too many sectors for a page; --format csv --table mixing has them."
            )
        }
        func cell(_ row: Int, _ column: Int) -> String {
            if flow {
                let value = network.reachBetweenSectors[row][column]
                return value >= 0.05 ? Self.few(value) : "·"
            }
            let ties = network.tiesBetweenSectors[row][column]
            return ties > 0 ? Wording.count(ties) : "·"
        }
        let labels = occupiedSectors.enumerated().map { "\($0 + 1) \(sectorTitle($1))" }
        let labelWidth = labels.map(TextTable.width).reduce(0, max)
        let cellWidth = occupiedSectors.flatMap { row in
            occupiedSectors.map { cell(row, $0).count }
        }.reduce(2, max)
        let most = max(1, (100 - labelWidth) / (cellWidth + 2))
        var blocks = [TextLayout.wrapped("\(title).")]
        for start in stride(from: 0, to: occupiedSectors.count, by: most) {
            let columns = Array(start..<min(start + most, occupiedSectors.count))
            var table = TextTable([""] + columns.map { String($0 + 1) })
            for (place, row) in occupiedSectors.enumerated() {
                table.add([labels[place]] + columns.map { cell(row, occupiedSectors[$0]) })
            }
            blocks.append(table.text())
        }
        return blocks.joined(separator: "\n")
    }

    /// Communities, and the sectors that they are made of.
    var communities: String? {
        let groups = network.communities.filter { $0.organisations.count > 1 }
        guard groups.count > 1 || groups.count < network.communities.count, !groups.isEmpty else {
            return nil
        }
        let most = 12
        var lines = [
            "Groups that are closely tied among themselves (communities), whatever their sector:"
        ]
        for (position, group) in groups.prefix(most).enumerated() {
            let mix = group.bySector.enumerated().filter { $0.element > 0 }
                .sorted { ($0.element, -$0.offset) > ($1.element, -$1.offset) }
            let sectors = mix.prefix(4).map { "\(programme.sectors[$0.offset].name) \($0.element)" }
            let rest = mix.dropFirst(4).reduce(0) { $0 + $1.element }
            let names = group.organisations.sorted { first, second in
                let partners = [first, second].map { network.organisations[$0].partners }
                return partners[0] == partners[1] ? first < second : partners[0] > partners[1]
            }
            .map { programme.organisations[$0].name }
            let more = names.count > 3 ? " and \(Wording.count(names.count - 3)) more" : ""
            let label = "\(position + 1)."
            lines.append(
                TextLayout.wrapped(
                    """
                     \(position < 9 && groups.count > 9 ? " " : "")\(label) \
                    \(Wording.counted(group.organisations.count, "organisation")), \
                    \(Wording.counted(group.people, "person", "people")): \
                    \(sectors.joined(separator: ", "))\(rest > 0 ? ", others \(rest)" : ""). \
                    \(more.isEmpty ? Wording.list(names) : names.prefix(3).joined(separator: ", ") + more).
                    """,
                    indent: groups.count > 9 ? 5 : 4
                )
            )
        }
        let left = groups.count - min(most, groups.count)
        if left > 0 {
            lines.append(
                "and \(Wording.count(left)) more (--format csv --table communities has all)"
            )
        }
        let alone = network.communities.count - groups.count
        if alone > 0 {
            lines.append(
                "\(Wording.counted(alone, "organisation")) \(alone == 1 ? "belongs" : "belong") to none."
            )
        }
        return lines.joined(separator: "\n")
    }
}
