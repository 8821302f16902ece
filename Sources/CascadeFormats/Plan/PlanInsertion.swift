import CascadeCore

/// The texts of a programme folder with a plan put into them.
struct PlanInsertion {
    /// The programme as it is.
    let programme: Programme
    /// What to put into it.
    let plan: Plan
    /// The texts as they are.
    let texts: [ProgrammeFile: [UInt8]]

    /// The texts that change.
    ///
    /// Sessions are changed where they stand. Where that can't be done in programme.yaml, all that stand there move to
    /// sessions.csv, before those that it has, so that the order stays.
    ///
    /// - Returns: the texts; nil where reading them would not give the programme with the plan in it.
    func changedTexts() -> [ProgrammeFile: [UInt8]]? {
        for moving in [false, true] {
            guard let changed = texts(moving: moving) else { continue }
            let attempt = ReadingLog()
            let read = try? ProgrammeFolder.read(attempt) { file throws(FolderFault) in
                changed[file] ?? texts[file]
            }
            if read == programme.applying(plan) { return changed }
        }
        return nil
    }

    private func texts(moving: Bool) -> [ProgrammeFile: [UInt8]]? {
        var changed: [ProgrammeFile: [UInt8]] = [:]
        let new = Dictionary(
            plan.changed.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let dropped = Set(plan.dropped)
        let sessions = programme.sessions.map { session -> (old: Session, new: Session?) in
            (session, dropped.contains(session.id) ? nil : new[session.id] ?? session)
        }
        let yaml = texts[.programme] ?? []
        var reader = ProgrammeYAMLReader(log: ReadingLog())
        let count = reader.read(yaml)?.sessions.count ?? 0
        let (inYAML, inTable) = (Array(sessions.prefix(count)), Array(sessions.dropFirst(count)))
        var moved: [Session] = []
        if inYAML.contains(where: { $0.new != $0.old }) {
            guard let block = SessionsBlock(yaml),
                let text = moving ? block.removed : block.edited(inYAML)
            else { return nil }
            changed[.programme] = text
            if moving { moved = inYAML.compactMap(\.new) }
        } else if moving {
            return nil
        }
        if !moved.isEmpty || !plan.added.isEmpty || inTable.contains(where: { $0.new != $0.old }) {
            guard let table = sessionsTable(inTable, moved: moved) else { return nil }
            changed[.sessions] = table
        }
        if !plan.ties.isEmpty {
            guard let table = partnershipsTable() else { return nil }
            changed[.partnerships] = table
        }
        return changed
    }

    // MARK: - Tables

    private func sessionsTable(
        _ sessions: [(old: Session, new: Session?)],
        moved: [Session]
    ) -> [UInt8]? {
        guard let bytes = texts[.sessions] else {
            return Array(ProgrammeTableWriter.table(of: moved + plan.added).utf8)
        }
        let columns = ProgrammeTableWriter.sessionColumns
        let written = moved + plan.added + sessions.compactMap { $0.new == $0.old ? nil : $0.new }
        guard var edit = TableEdit(bytes) else { return nil }
        return edit.edited(
            adding: Self.used(columns, by: written),
            first: moved.map { Self.row($0, columns) },
            change: { row in
                guard sessions.indices.contains(row) else { return .keep }
                let (old, new) = sessions[row]
                guard let new else { return .drop }
                if new == old { return .keep }
                return .set(
                    columns.compactMap { column in
                        let text = column.cell(new)
                        return text == column.cell(old) ? nil : (column.name, text ?? "")
                    }
                )
            },
            last: plan.added.map { Self.row($0, columns) }
        )
    }

    private func partnershipsTable() -> [UInt8]? {
        guard let bytes = texts[.partnerships] else {
            return Array(ProgrammeTableWriter.table(of: plan.ties).utf8)
        }
        let columns = ProgrammeTableWriter.partnershipColumns
        guard var edit = TableEdit(bytes) else { return nil }
        return edit.edited(
            adding: Self.used(columns, by: plan.ties),
            last: plan.ties.map { tie in
                // Beside other strengths, the usual one is written out.
                Self.row(tie, columns)
                    + (tie.strength == 0.5 ? [("strength", Scalars.text(tie.strength))] : [])
            }
        )
    }

    /// The columns in which some of the items have something.
    private static func used<Item>(_ columns: [ItemColumn<Item>], by items: [Item]) -> [String] {
        columns.filter { column in items.contains { column.cell($0) != nil } }.map(\.name)
    }

    private static func row<Item>(_ item: Item, _ columns: [ItemColumn<Item>]) -> TableEdit.Row {
        columns.compactMap { column in column.cell(item).map { (column.name, $0) } }
    }
}
