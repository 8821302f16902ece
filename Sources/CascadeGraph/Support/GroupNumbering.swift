/// The groups of nodes, numbered from 0 in ascending order of what the caller calls them.
struct GroupNumbering {
    /// The groups' own numbers, ascending.
    let labels: [Int]
    /// For each node the position of its group among `labels`.
    let position: [Int32]

    var count: Int { labels.count }

    /// - Complexity: O(V), or O(V log V) where a group's number is below 0 or not below the number of nodes.
    init(_ group: [Int]) {
        var labels: [Int] = []
        if group.allSatisfy({ $0 >= 0 && $0 < group.count }) {
            var place = [Int32](repeating: -1, count: group.count)
            for label in group { place[label] = 0 }
            for label in place.indices where place[label] == 0 {
                place[label] = Int32(labels.count)
                labels.append(label)
            }
            self.labels = labels
            position = group.map { place[$0] }
            return
        }
        let order = group.indices.sorted { (group[$0], $0) < (group[$1], $1) }
        var position = [Int32](repeating: 0, count: group.count)
        for node in order {
            if labels.last != group[node] { labels.append(group[node]) }
            position[node] = Int32(labels.count - 1)
        }
        self.labels = labels
        self.position = position
    }
}
