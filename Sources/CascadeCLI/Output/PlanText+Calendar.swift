import CascadeCore

extension PlanText {
    /// What is held when, and for whom: what the plan brings about in full, the rest in a line.
    var calendar: String? {
        let calendar = PlanCalendar(facts)
        guard !calendar.events.isEmpty else { return nil }
        let differences = calendar.differences
        guard !differences.isEmpty else { return nil }
        let shown = Array(differences.prefix(Self.mostSessions))
        let columns = ["", "Date", "Session", "Course", "At"]
        var table = TextTable(columns, leftColumns: columns.count)
        let cells = shown.map(row)
        let taken = (0..<4).reduce(0) { total, column in
            total + 2
                + (cells.map { TextTable.width($0[column]) } + [columns[column].count])
                .reduce(0, max)
        }
        for row in cells {
            let host = TextLayout.clipped(row[4], to: max(20, Self.width - taken))
            table.add(row.dropLast() + [host])
        }
        let rows = table.lines()
        var lines = ["Calendar", String(rows[0]), rows[1]]
        for (event, row) in zip(shown, rows.dropFirst(2)) {
            lines.append(row)
            lines += [moved(event), seats(event)].compactMap(\.self)
        }
        if differences.count > shown.count {
            let more = Wording.count(differences.count - shown.count)
            lines.append("and \(more) more (--format csv --table calendar has all)")
        }
        if let same = unchanged(calendar) { lines.append(same) }
        return lines.joined(separator: "\n")
    }

    private func row(_ event: PlanCalendar.Event) -> [String] {
        let session = event.session
        let day = session.start
        let parts = day.components
        let month = CalendarDate.monthNames[parts.month - 1].prefix(3)
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday]
        let status =
            switch event.status {
            case .new: "new"
            case .changed: isForNoOne(event.session) ? "no one" : "changed"
            case .leftOut: "left out"
            case .same: ""
            }
        let host = session.host.map(facts.names.organisation) ?? session.place ?? "–"
        return [
            status, "\(weekday) \(parts.day) \(month) \(parts.year)",
            TextLayout.clipped(session.id, to: 16),
            TextLayout.clipped(words.course(session.course), to: 28),
            host,
        ]
    }

    private func moved(_ event: PlanCalendar.Event) -> String? {
        guard event.status != .leftOut, let monday = event.movedTo else { return nil }
        let why = event.reason.map { ": \($0)" } ?? ", for its own is closed"
        return TextLayout.wrapped(
            "    held in the week of \(monday.spelledOut)\(why)",
            indent: 4
        )
    }

    /// Whether a session invites nobody, neither by seats nor by name.
    private func isForNoOne(_ session: Session) -> Bool {
        session.people.isEmpty && session.seats.allSatisfy { $0.count == 0 }
    }

    /// Who is offered seats, with what differs from today's plan.
    private func seats(_ event: PlanCalendar.Event) -> String? {
        guard event.status != .leftOut else { return nil }
        let changes = SeatChanges(event)
        let isForNoOne = isForNoOne(event.session)
        var items = isForNoOne ? ["nobody is invited, so that it would be called off"] : []
        items += changes.entries.prefix(isForNoOne ? 0 : Self.mostPerSession).map { entry in
            let change =
                switch entry.before {
                case nil: ""
                case 0?: " (new)"
                case entry.count?: ""
                case let before?: " (was \(Wording.count(before)))"
                }
            return "\(whom(entry.invitation)) \(Wording.count(entry.count))\(change)"
        }
        let more = changes.entries.count - Self.mostPerSession
        if more > 0 { items.append("\(Wording.count(more)) more") }
        if !event.session.people.isEmpty {
            let people = event.session.people.map(words.person)
            let shown = people.prefix(Self.mostPerSession).joined(separator: ", ")
            let more = people.count - Self.mostPerSession
            items.append("by name: \(shown)" + (more > 0 ? " and \(Wording.count(more)) more" : ""))
        }
        if !changes.out.isEmpty {
            let names = changes.out.map { whom($0.invitation) }
            let shown = names.count > Self.mostOut + 1 ? Array(names.prefix(Self.mostOut)) : names
            let more = names.count - shown.count
            let list =
                more > 0
                ? shown.joined(separator: ", ") + " and \(Wording.count(more)) more"
                : Wording.list(shown)
            items.append("out: \(list)")
        }
        guard !items.isEmpty else { return nil }
        let trainers = event.session.trainers.map(words.person)
        let led = trainers.isEmpty ? "" : "led by \(Wording.list(trainers)): "
        return TextLayout.wrapped("    " + led + items.joined(separator: "; "), indent: 4)
    }

    private func whom(_ invitation: Session.Invitation) -> String {
        switch invitation {
        case .anyone: "anyone"
        case .champions: "waiting champions"
        case .organisation(let id): facts.names.organisation(id)
        }
    }

    private func unchanged(_ calendar: PlanCalendar) -> String? {
        let same = calendar.events.filter { $0.status == .same }
        guard !same.isEmpty else { return nil }
        let courses = facts.today.courses.compactMap { course -> String? in
            let count = same.count { $0.session.course == course.id }
            return count > 0
                ? "\(Wording.counted(count, "session")) of \(course.name)" : nil
        }
        return TextLayout.wrapped(
            "As today: \(Wording.list(courses)) (--format csv --table calendar has all).",
            indent: 2
        )
    }

    /// What each further session and each new tie brings, and what it costs.
    var additions: String? {
        guard !answer.additions.isEmpty else { return nil }
        let money = { (amount: Double) in Wording.roundMoney(amount, self.currency) }
        let told = GoalDifference(facts.goal)
        let isPeople = facts.goal == .people || facts.goal == .worstDecile
        let column = isPeople ? "people" : facts.goal == .chanceOfTarget ? "points" : "brings"
        var table = TextTable(["What the plan adds", column, "80% of runs", "costs", "each"])
        let shown = answer.additions.prefix(Self.mostSessions)
        for addition in shown {
            let title = TextLayout.clipped(name(addition.thing), to: 52)
            let gain = isPeople ? addition.people : addition.goal.map(told.scaled)
            guard let gain, let cost = addition.cost else {
                table.add([title, "–", "–", "–", "–"])
                continue
            }
            // A chance is 0 or 1 in a run, so that where runs lie says nothing.
            let hasRange =
                gain.replicates >= Outcome.fewestForRange && facts.goal != .chanceOfTarget
            table.add([
                title, Self.few(gain.mean),
                hasRange ? Self.span(gain.p10, gain.p90) : "–", money(cost),
                gain.mean >= 0.5 && cost > 0 ? money(cost / gain.mean) : "–",
            ])
        }
        let more = answer.additions.count - shown.count
        let rest =
            more > 0
            ? "\nand \(Wording.count(more)) more (--format csv --table sessions has all)" : ""
        return table.text() + rest + "\n"
            + TextLayout.wrapped(
                """
                \(isPeople ? "People reached" : "What \(words.goal(facts.goal)) comes to") with it and not without it, the rest of \
                the plan as it is\(facts.goal == .chanceOfTarget ? ", in percentage points" : ""). Each: what one of these costs.
                """
            )
    }

    /// What is added, in words.
    func name(_ thing: PlanAnswer.Addition.Thing) -> String {
        switch thing {
        case .tie(let first, let second):
            return
                "tie between \(facts.names.organisation(first)) and \(facts.names.organisation(second))"
        case .session(let id):
            let session = answer.programme.sessions.first { $0.id == id }
            let course = session.map { words.course($0.course) } ?? ""
            let day = session.map { ", \($0.start.spelledOut)" } ?? ""
            return course.isEmpty ? id : "\(course) (\(id))\(day)"
        }
    }
}
