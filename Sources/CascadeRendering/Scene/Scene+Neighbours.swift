import CascadeCore

// What a node is linked with, in words, so that someone who can't see lines can follow them.
extension Scene {
    /// Most neighbours that a node lists by name.
    static let mostListed = 30

    /// By the id of each node that has neighbours, who they are in words, such as `Tied with 2: Aspect and Beam`.
    ///
    /// - Complexity: O(V + E) names.
    var neighbours: [String: String] {
        var names: [String: String] = [:]
        for node in groups(.node) + groups(.cluster) {
            guard let id = node.id else { continue }
            let title = CleanText.line(node.title ?? "")
            names[id] =
                node.name.map(CleanText.line) ?? String(title.prefix { $0 != "," })
        }
        var before: [String: [String]] = [:]
        var after: [String: [String]] = [:]
        for edge in groups(.edge) where edge.ends.count == 2 {
            guard let from = names[edge.ends[0]], let to = names[edge.ends[1]] else { continue }
            before[edge.ends[1], default: []].append(from)
            after[edge.ends[0], default: []].append(to)
        }
        var out: [String: String] = [:]
        for id in names.keys {
            let (from, to) = (before[id] ?? [], after[id] ?? [])
            switch links {
            case .ties:
                let all = from + to
                if !all.isEmpty { out[id] = "Tied with \(Self.listed(all))." }
            case .arrows:
                var parts: [String] = []
                if !from.isEmpty { parts.append("Reached from \(Self.listed(from)).") }
                if !to.isEmpty { parts.append("Leads to \(Self.listed(to)).") }
                if !parts.isEmpty { out[id] = parts.joined(separator: " ") }
            }
        }
        return out
    }

    /// `3: a, b and c`.
    private static func listed(_ names: [String]) -> String {
        var shown = Array(names.prefix(mostListed))
        if names.count > mostListed {
            shown.append(Wording.counted(names.count - mostListed, "other"))
        }
        return "\(Wording.count(names.count)): \(Wording.list(shown))"
    }

    /// What consecutive edges are called together: `94 ties`.
    func called(_ edges: Int) -> String {
        links == .ties ? Wording.counted(edges, "tie") : Wording.counted(edges, "arrow")
    }
}
