import CascadeCore

extension PlanText {
    private static let titles: [(PlanFacts.Standing, String)] = [
        (.new, "New"), (.more, "More seats"), (.fewer, "Fewer seats"), (.same, "As today"),
    ]

    /// Whom to invite and why: those newly in first, then those with more and fewer seats, and who is out.
    var invitations: String? {
        guard !facts.guests.isEmpty || !facts.absentees.isEmpty else { return nil }
        let seats = facts.guests.reduce(0) { $0 + $1.seats }
        let today =
            facts.guests.reduce(0) { $0 + $1.invitation.seatsToday }
            + facts.absentees.reduce(0) { $0 + $1.seatsToday }
        let before =
            facts.guests.count { $0.invitation.seatsToday > 0 } + facts.absentees.count
        let title =
            """
            Whom to invite: \(Wording.counted(seats, "seat")) for \
            \(Wording.counted(facts.guests.count, "organisation")) (today's plan: \
            \(Wording.count(today)) for \(Wording.count(before)))
            """
        return [title, guestTable, asked, out, legend].compactMap(\.self).joined(separator: "\n")
    }

    /// How many of each group are listed, so that all together fit.
    private func shares() -> [PlanFacts.Standing: Int] {
        let counts = Dictionary(grouping: facts.guests, by: \.standing).mapValues(\.count)
        var left = Self.mostGuests
        var shares: [PlanFacts.Standing: Int] = [:]
        // Turn by turn, so that a group of hundreds does not crowd the others out.
        while left > 0 {
            let open = Self.titles.map(\.0).filter {
                shares[$0, default: 0] < counts[$0, default: 0]
            }
            guard !open.isEmpty else { break }
            for standing in open.prefix(left) {
                shares[standing, default: 0] += 1
                left -= 1
            }
        }
        return shares
    }

    private var guestTable: String? {
        guard !facts.guests.isEmpty else { return nil }
        let shares = shares()
        let groups = Self.titles.compactMap {
            standing,
            title -> (String, [PlanFacts.Guest], Int)? in
            let all = facts.guests.filter { $0.standing == standing }
            let shown = Array(all.prefix(shares[standing, default: 0]))
            return all.isEmpty ? nil : (title, shown, all.count - shown.count)
        }
        let isOneGroup = groups.count == 1 && groups.first?.0 == "New"
        let margin = isOneGroup ? "" : "  "
        var table = TextTable(["Organisation", "seats", "today", "through them", "elsewhere"])
        // By row: what stands below it.
        var below: [String?] = []
        for (title, shown, more) in groups {
            if !isOneGroup {
                table.add([title])
                below.append(nil)
            }
            for guest in shown {
                table.add([TextLayout.clipped(margin + guest.name, to: 52)] + figures(guest))
                below.append(remark(guest, margin: margin))
            }
            if more > 0 {
                table.add(["\(margin)and \(Wording.count(more)) more"])
                below.append(nil)
            }
        }
        let rows = table.lines()
        var lines = Array(rows.prefix(2))
        for (row, below) in zip(rows.dropFirst(2), below) {
            lines += [row, below].compactMap(\.self)
        }
        if groups.contains(where: { $0.2 > 0 }) {
            lines.append("(--format csv --table invitations has all)")
        }
        return lines.joined(separator: "\n")
    }

    /// What those newly in and those with more seats bring together, or that their seats bring next to nothing.
    private func remark(_ guest: PlanFacts.Guest, margin: String) -> String? {
        guard guest.standing == .new || guest.standing == .more else { return nil }
        if let worth = littleWorth(guest.invitation.people) {
            return TextLayout.wrapped("\(margin)  \(worth)", indent: margin.count + 2)
        }
        let names = guest.invitation.links
        guard names.count > 1 else { return nil }
        let shown = names.count > 4 ? Array(names.prefix(3)) : names
        let list =
            names.count > shown.count
            ? "\(shown.joined(separator: ", ")) and \(names.count - shown.count) other sectors"
            : Wording.list(shown)
        return TextLayout.wrapped("\(margin)  brings together \(list)", indent: margin.count + 2)
    }

    /// That seats bring hardly anybody or cost people, where the runs can tell; nil for seats that bring some.
    private func littleWorth(_ people: Difference?) -> String? {
        guard let people, DifferenceText(people).hasInterval else { return nil }
        if people.interval.upperBound < 0 {
            return "fewer people are reached with these seats than without them"
        }
        guard people.interval.lowerBound <= 0, people.mean < 1 else { return nil }
        return "next to nothing through these seats: its people are reached anyway"
    }

    private func figures(_ guest: PlanFacts.Guest) -> [String] {
        let people = guest.invitation.people
        let mean = people.map { Self.few($0.mean) } ?? "–"
        let range = people.map { Self.range($0) } ?? ""
        return [
            Wording.count(guest.seats),
            guest.standing == .new ? "–" : Wording.count(guest.invitation.seatsToday),
            mean + range,
            guest.invitation.elsewhere.map(Self.few) ?? "–",
        ]
    }

    private static func range(_ people: Difference) -> String {
        people.replicates >= Outcome.fewestForRange ? " (\(span(people.p10, people.p90)))" : ""
    }

    /// A mean, which may be below 0: one digit after the point below 10, whole above.
    static func few(_ value: Double) -> String {
        let number = DifferenceText.amount(value)
        return (value < 0 && number != "0" ? "−" : "") + number
    }

    /// Two numbers: `12–54`, `−3 to 8`.
    static func span(_ low: Double, _ high: Double) -> String {
        let (first, last) = (Wording.count(low), Wording.count(high))
        if first == last { return first }
        return low < 0 && first != "0" ? "\(first) to \(last)" : "\(first)–\(last)"
    }

    /// Who is invited because a limit asks for it.
    private var asked: String? {
        let guests = facts.guests.filter { !$0.invitation.asked.isEmpty }
        guard !guests.isEmpty else { return nil }
        let shown = guests.prefix(6).map { guest in
            let limits = guest.invitation.asked.map { limit -> String in
                if case .invite = limit { return "must be invited" }
                return words.limit(limit)
            }
            return "\(guest.name) (\(Wording.list(limits)))"
        }
        let more = guests.count > shown.count ? " and \(guests.count - shown.count) more" : ""
        return TextLayout.wrapped(
            "Asked for by your limits: \(shown.joined(separator: "; "))\(more).",
            indent: 2
        )
    }

    /// Who had seats and has none now.
    private var out: String? {
        guard let first = facts.absentees.max(by: { $0.seatsToday < $1.seatsToday }) else {
            return nil
        }
        let shown = facts.absentees.prefix(8).map { "\($0.name) (\(Wording.count($0.seatsToday)))" }
        let more = facts.absentees.count - shown.count
        let list =
            more > 0
            ? shown.joined(separator: ", ") + " and \(Wording.count(more)) more"
            : Wording.list(shown)
        return TextLayout.wrapped(
            "Out, with their seats today: \(list). For the reason: --why-not \(ShellWord.quoted(first.id))",
            indent: 2
        )
    }

    private var legend: String? {
        guard !facts.guests.isEmpty else { return nil }
        let range =
            facts.guests.contains {
                ($0.invitation.people?.replicates ?? 0) >= Outcome.fewestForRange
            }
            ? "; in brackets where 8 of 10 runs lie" : ""
        return TextLayout.wrapped(
            """
            Through them: people reached with these seats and not without them, anywhere\(range). Elsewhere: those of them in \
            other organisations. What several bring together counts for each, so that the numbers don't add up. An organisation \
            brings together the sectors of its own and of its partners.
            """
        )
    }
}
