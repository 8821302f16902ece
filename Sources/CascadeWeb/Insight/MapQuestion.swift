import CascadeCore
import CascadeFormats

/// What is asked of the map: the sector in front, the day, how large, what is looked for, and who leaves.
struct MapQuestion {
    /// The sector in front; nil: all.
    var sector: Sector?
    /// The last day of records that are shown; nil: all of them, and what is expected.
    var day: CalendarDate?
    /// How much larger than the page it is drawn, in per cent.
    var zoom = 100
    /// What is looked for.
    var find: String?
    /// Who or what leaves.
    var leaves: String?

    /// How large it can be drawn.
    static let zooms = [100, 150, 225, 340, 500]

    /// What a query asks; what can't be understood is left out.
    init(_ query: FormValues, in programme: Programme) {
        sector = query["sector"].flatMap { id in programme.sectors.first { $0.id == id } }
        day = query["day"].flatMap { CalendarDate($0) }
        if let last = Self.days(of: programme).first, let asked = day, asked >= last { day = nil }
        zoom = query["zoom"].flatMap(Int.init).flatMap { Self.zooms.contains($0) ? $0 : nil } ?? 100
        find = query["find"]
        leaves = query["leaves"]
    }

    /// The query that asks the same, without what is looked for.
    var query: FormValues {
        FormValues(
            [
                sector.map { FormValues.Pair("sector", $0.id) },
                day.map { FormValues.Pair("day", $0.description) },
                zoom == 100 ? nil : FormValues.Pair("zoom", String(zoom)),
                leaves.map { FormValues.Pair("leaves", $0) },
            ]
            .compactMap(\.self)
        )
    }

    /// Ends of months on record, and the last day on record, the newest first; ends of quarters where there are many.
    static func days(of programme: Programme) -> [CalendarDate] {
        let last = programme.lastRecordedDay
        let history = History(programme, asOf: last)
        guard let first = history.sessions.first?.start else { return [] }
        var days: [CalendarDate] = []
        var (year, month) = (first.components.year, first.components.month)
        let months = (last - first) / 30
        while let next = CalendarDate(
            year: month == 12 ? year + 1 : year,
            month: month == 12 ? 1 : month + 1,
            day: 1
        ), next + -1 < last {
            if months <= 36 || month.isMultiple(of: 3) { days.append(next + -1) }
            (year, month) = (next.components.year, next.components.month)
        }
        return [last] + days.reversed()
    }

    /// Organisations whose names hold what is looked for; the one whose name or id it is, alone.
    func found(in programme: Programme) -> [Organisation] {
        guard let find else { return [] }
        let wanted = find.lowercased()
        if let one = programme.organisations.first(where: {
            $0.id == find || $0.name.lowercased() == wanted
        }) {
            return [one]
        }
        return programme.organisations.filter { $0.name.lowercased().contains(wanted) }
    }
}

/// Who or what might leave: an organisation, or someone who trains.
struct Leaving {
    /// The change.
    let change: Change
    /// Its name.
    let name: String
    /// What it is: `organisation:hill-school`, `person:ada`.
    let value: String

    /// All that may leave whose id or name was typed; one where it is exact.
    static func matching(_ text: String, in programme: Programme) -> [Leaving] {
        let wanted = text.lowercased()
        let all = all(in: programme)
        if let exact = all.first(where: { $0.value == text }) { return [exact] }
        let same = all.filter { $0.name.lowercased() == wanted }
        return same.isEmpty ? all.filter { $0.name.lowercased().contains(wanted) } : same
    }

    /// Trainers, founding or qualified by the records, in the programme's order, then organisations.
    static func all(in programme: Programme) -> [Leaving] {
        let history = History(programme, asOf: programme.lastRecordedDay)
        let named = Set(programme.sessions.flatMap { $0.trainers + $0.people })
        let people = programme.people.enumerated().filter { position, person in
            person.roles.contains(.trainer) || named.contains(person.id)
                || history.people[position].qualified != nil
        }
        return people.map { _, person in
            Leaving(
                change: .personLeaves(person.id),
                name: person.name,
                value: "person:\(person.id)"
            )
        }
            + programme.organisations.map { organisation in
                Leaving(
                    change: .organisationLeaves(organisation.id),
                    name: organisation.name,
                    value: "organisation:\(organisation.id)"
                )
            }
    }
}
