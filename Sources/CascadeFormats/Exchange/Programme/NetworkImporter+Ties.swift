import CascadeCore

extension NetworkImporter {
    /// What happened to edges, for the notices.
    private struct Account {
        /// Positions of edges between an organisation and itself.
        var loops: [Int] = []
        /// Whether any edge has something for a strength, sound or not.
        var hasStrengths = false
        var withoutStrength = 0
        var pairs: [[String]: Int] = [:]
    }

    /// Makes a tie of each edge between two different, known organisations.
    mutating func makeTies() {
        let strengths = reading.network.edges.map(mapping.strength)
        let largest = strengths.compactMap { $0?.number }.filter { $0 > 0 }.max() ?? 1
        let divisor = max(1, largest)
        var account = Account()
        account.hasStrengths = strengths.contains { $0 != nil }
        for (position, edge) in reading.network.edges.enumerated() {
            let place = reading.edgePlaces[position]
            guard let from = known(edge.from, "from", edge, place),
                let to = known(edge.to, "to", edge, place)
            else { continue }
            guard from != to else {
                account.loops.append(position)
                continue
            }
            var tie = Partnership(from: from, to: to, directed: edge.isDirected)
            if let value = strengths[position] {
                guard let number = value.number, number > 0 else {
                    report(
                        place,
                        "strength of the tie of \(from) and \(to), which is left out",
                        found: value.description,
                        expected: "a number above 0"
                    )
                    continue
                }
                // A strength so small that dividing makes it nothing stays the least there is.
                tie.strength = max(number / divisor, .leastNormalMagnitude)
            } else {
                account.withoutStrength += 1
            }
            tie.kind = kind(of: edge)
            tie.since = since(of: edge, place)
            account.pairs[from < to ? [from, to] : [to, from], default: 0] += 1
            draft.partnerships.append(tie)
            edgesOfTies.append(position)
        }
        note(account, divisor: divisor)
    }

    private mutating func known(
        _ id: String,
        _ end: String,
        _ edge: NetworkFile.Edge,
        _ place: NetworkReading.Place
    ) -> String? {
        if let known = ids[id] { return known }
        report(
            place,
            "\(end) of a tie, which is left out",
            found: id,
            expected: "the id of one of the nodes"
        )
        return nil
    }

    private func kind(of edge: NetworkFile.Edge) -> String? {
        let value = mapping.edges[.kind].map { edge.attributes[$0]?.description } ?? edge.label
        guard let text = value.map({ Scalars.trimmed($0) }), !text.isEmpty else { return nil }
        return text
    }

    private mutating func since(
        of edge: NetworkFile.Edge,
        _ place: NetworkReading.Place
    ) -> CalendarDate? {
        guard let column = mapping.edges[.since], let value = edge.attributes[column] else {
            return nil
        }
        let text = Scalars.trimmed(value.description)
        guard !text.isEmpty else { return nil }
        if let date = CalendarDate(text) ?? Scalars.intendedDate(text).flatMap({ CalendarDate($0) })
        {
            return date
        }
        report(
            place,
            "since of the tie of \(edge.from) and \(edge.to), which is left out",
            found: text,
            expected: "a day of the calendar, written like 2026-01-31"
        )
        return nil
    }

    private mutating func note(_ account: Account, divisor: Double) {
        let ties = draft.partnerships.count
        if divisor > 1 {
            notices.append(
                "strengths go up to \(Scalars.text(divisor)) in the file and to 1 in a programme;"
                    + " each was divided by \(Scalars.text(divisor))"
            )
        }
        if let column = mapping.refusedStrength {
            let name = LocatedProblem.shown(column)
            notices.append(
                "most values of \(name) are no numbers, so it is not used; a strength of 0.5 is assumed"
                    + " (--map \(name)=strength takes those that are numbers)"
            )
        } else if account.withoutStrength > 0 {
            let who =
                account.withoutStrength < ties
                ? "\(account.withoutStrength) of \(ties) ties have no"
                : account.hasStrengths ? "no tie that was kept has a" : "no tie has a"
            notices.append("\(who) strength in the file; 0.5 is assumed")
        }
        if !account.loops.isEmpty {
            let most = 5
            var places = account.loops.prefix(most).map { position in
                let place = reading.edgePlaces[position]
                let id = ids[reading.network.edges[position].from] ?? ""
                return "\(id) (\(reading.files[place.file]):\(place.line))"
            }
            if account.loops.count > most {
                places.append("\(Wording.count(account.loops.count - most)) more")
            }
            notices.append(
                "\(Self.counted(account.loops.count, "tie")) of an organisation with itself left out:"
                    + " \(Wording.list(places))"
            )
        }
        let several = account.pairs.values.count { $0 > 1 }
        if several > 0 {
            let pairs = several == 1 ? "1 pair" : "\(several) pairs"
            notices.append(
                "\(pairs) of organisations have several ties; each was kept, and they add up"
            )
        }
    }
}
