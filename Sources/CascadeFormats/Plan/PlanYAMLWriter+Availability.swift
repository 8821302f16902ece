import CascadeCore

/// When trainers and places are to be had.
extension PlanYAMLWriter {
    /// Writes `trainers`, `hosts`, `per-week` and `blackouts`.
    func writeAvailability(to writer: inout YAMLWriter) {
        var trainers = Availability()
        var hosts = Availability()
        var perWeek: Int?
        var blackouts: [[(String, String?)]] = []
        for limit in request.limits {
            switch limit {
            case .away(let id, let from, let to): trainers.add(from, to, of: id)
            case .trainerAtMost(let id, let count): trainers.add(atMost: count, of: id)
            case .closed(let id, let from, let to): hosts.add(from, to, of: id)
            case .hostAtMost(let id, let count): hosts.add(atMost: count, of: id)
            case .atMostPerWeek(let count): perWeek = min(perWeek ?? count, count)
            case .blackout(let from, let to, let why):
                blackouts.append([
                    ("from", from.description), ("to", to.description),
                    ("why", why.map(YAMLWriter.quoted)),
                ])
            default: break
            }
        }
        trainers.write("trainers", days: "away", most: "at-most", to: &writer)
        hosts.write("hosts", days: "closed", most: "per-week", to: &writer)
        writer.line("per-week", perWeek.map(String.init))
        if !blackouts.isEmpty {
            writer.block("blackouts") { writer in
                for pairs in blackouts { writer.item(pairs) }
            }
        }
    }
}

/// Days on which trainers or hosts are not to be had, and how many sessions they take, by id in order of mention.
private struct Availability {
    private var items: [(id: String, days: [String], atMost: Int?)] = []

    private mutating func place(of id: String) -> Int {
        if let place = items.firstIndex(where: { $0.id == id }) { return place }
        items.append((id, [], nil))
        return items.count - 1
    }

    mutating func add(_ from: CalendarDate, _ to: CalendarDate, of id: String) {
        let place = place(of: id)
        items[place].days.append(
            YAMLWriter.map([("from", from.description), ("to", to.description)])
        )
    }

    mutating func add(atMost count: Int, of id: String) {
        let place = place(of: id)
        items[place].atMost = min(items[place].atMost ?? count, count)
    }

    func write(_ key: String, days: String, most: String, to writer: inout YAMLWriter) {
        guard !items.isEmpty else { return }
        writer.block(key) { writer in
            for item in items {
                writer.line(
                    item.id,
                    YAMLWriter.map([
                        (days, item.days.isEmpty ? nil : YAMLWriter.list(item.days)),
                        (most, item.atMost.map(String.init)),
                    ])
                )
            }
        }
    }
}
