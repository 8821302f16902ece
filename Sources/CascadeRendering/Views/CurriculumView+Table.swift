import CascadeCore

extension CurriculumView {
    /// The courses: what each takes, what comes before it, and how many are expected to complete it.
    var dataTable: ChartTable {
        ChartTable(
            title: "The courses",
            heading: ["Course", "After", "What it takes", "Qualifies people to deliver"]
                + (records == nil
                    ? [] : ["Booked, on record", "Came", "Completed", "Waiting"])
                + (isForecast ? ["More completions, expected"] : [])
                + (outcome == nil ? [] : ["Completions in all, expected", "80% range"]),
            rows: programme.courses.enumerated().map { position, course in
                let delivers = course.qualifiesFor.map { id in
                    CleanText.line(programme.courses.first { $0.id == id }?.name ?? id)
                }
                var row = [
                    CleanText.line(course.name),
                    course.requires.map { spoken($0) } ?? ChartTable.none,
                    CourseFacts.lines(course).joined(separator: ", "),
                    delivers.isEmpty ? ChartTable.none : Wording.list(delivers),
                ]
                if let own = records?.courses[position] {
                    row += [own.booked, own.attended, own.completions].map { Wording.count($0) }
                    row.append(own.waiting.map { Wording.count($0) } ?? ChartTable.none)
                }
                if isForecast { row.append(Wording.count(more(position))) }
                if let outcome {
                    let done = outcome.courses[position].completions
                    row.append(Wording.count(done.mean))
                    row.append(
                        outcome.hasRange ? Wording.range(done.p10, done.p90) : ChartTable.none
                    )
                }
                return row
            }
        )
    }
}
