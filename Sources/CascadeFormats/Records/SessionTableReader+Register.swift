import CascadeCore

/// Registers: a row for each person, a column for each meeting, as Moodle's attendance report has them.
extension SessionTableReader {
    /// The meetings of one session of the course.
    struct Run {
        /// Columns, from 0.
        var columns: [Int]
        /// Days, ascending.
        var days: [CalendarDate]
        /// The group; empty for everyone.
        var group: String
    }

    /// From how many of 100 meetings on someone has completed, where nothing else is said.
    static let usualShare = 75

    /// The sessions that the columns make: all meetings of a group together where the course is spread over several, else the
    /// meetings of as many days in a row as it takes.
    func runs(of course: Course) -> [Run] {
        let meetings = heading.columns(.meeting).compactMap { column in
            MoodleMeeting(column.name).map { (meeting: $0, column: column.position) }
        }
        .sorted { ($0.meeting.day, $0.column) < ($1.meeting.day, $1.column) }
        var runs: [Run] = []
        for (meeting, column) in meetings {
            let group = meeting.isForAll ? "" : meeting.group
            let last = runs.lastIndex { $0.group == group }
            if let last, belongs(meeting.day, to: runs[last], of: course) {
                runs[last].columns.append(column)
                runs[last].days.append(meeting.day)
            } else {
                runs.append(Run(columns: [column], days: [meeting.day], group: group))
            }
        }
        return runs
    }

    private func belongs(_ day: CalendarDate, to run: Run, of course: Course) -> Bool {
        switch course.pattern {
        case .days(let count): day - run.days[0] < count
        case .meetings, .selfPaced: true
        }
    }

    /// The course of the register: the one asked for, or that named above the heading, or the only one.
    var registerCourse: Course? {
        let above = grid.rows.prefix(heading.row).first { SessionField.folded($0[0]) == "course" }
        let named = above.flatMap { row in
            names.course(mapping.meaning(of: row[1], .course) ?? row[1])
        }
        let id = mapping.course.flatMap { names.course($0) } ?? named
        return names.programme.courses.first { $0.id == id }
    }

    /// Reads the rows of people.
    mutating func readRegister(_ rows: [TableGrid.Row]) {
        guard let course = registerCourse else {
            let above = grid.rows.prefix(heading.row).first {
                SessionField.folded($0[0]) == "course"
            }
            report(
                above?.number ?? 0,
                above == nil ? nil : 1,
                "course of the register",
                above?[1] ?? "",
                "a course of the programme. Maybe --course "
                    + (names.programme.courses.first?.id ?? "ID"),
                isFatal: true
            )
            return
        }
        let runs = runs(of: course)
        if runs.contains(where: { $0.columns.count > 1 }) {
            let share = mapping.completedFrom ?? Self.usualShare
            remarks.append(
                "of sessions with several meetings, those have completed who were at \(share)% of the meetings at which someone marked them"
            )
        }
        for row in rows { readRegister(row, course, runs) }
    }

    private mutating func readRegister(_ row: TableGrid.Row, _ course: Course, _ runs: [Run]) {
        var cells = Cells(row)
        guard let person = person(&cells) else { return }
        for run in runs {
            guard let outcome = outcome(of: run, &cells) else { continue }
            var entry = TableEntry(row: row.number)
            entry.course = course.id
            entry.date = run.days[0]
            entry.end = run.days.last == run.days.first ? nil : run.days.last
            entry.host = run.group.isEmpty ? nil : names.organisation(run.group)
            entry.label = "\(course.id) \(run.days[0]) \(run.group)"
            entry.attendees = [TableEntry.Attendee(person: person, outcome: outcome)]
            if cells.isSound { entries.append(entry) }
        }
    }

    /// What became of someone at the meetings of a session; nil where nobody knows or they were not meant to come.
    ///
    /// Marks are `P (2/2)`, `-A` for a mark that is no longer used, `?` where none was made, or a text about their enrolment.
    private mutating func outcome(of run: Run, _ cells: inout Cells) -> Attendance.Result? {
        var present = 0
        var taken = 0
        for column in run.columns {
            guard let text = text(at: column, &cells) else { continue }
            let mark = TableGrid.tidied(String(text.prefix { $0 != "(" }))
            let plain = mark.hasPrefix("-") && mark.count > 1 ? String(mark.dropFirst()) : mark
            if plain == "?" || plain == "←" || plain == "-" || plain.isEmpty
                || plain.lowercased().contains("enrolment")
            {
                continue
            }
            switch outcome(plain, column, &cells) {
            case .completed, .attended:
                present += 1
                taken += 1
            case .noShow: taken += 1
            case .ignore, nil: break
            }
        }
        guard taken > 0 else { return nil }
        guard present > 0 else { return .noShow }
        let share = mapping.completedFrom ?? Self.usualShare
        return present * 100 >= share * taken ? .completed : .attended
    }
}
