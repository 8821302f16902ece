package import CascadeGraph

extension Graph {
    /// For each node, how many others its removal separates from the largest part that stays together; 0 for most.
    ///
    /// The nodes with a positive number are the articulation points. Directions are followed as stored, so the graph must
    /// be symmetric: all edges undirected.
    ///
    /// - Complexity: O(V + E) time, O(V) memory, without recursion.
    /// - Note: subtree sizes of Tarjan's search, SIAM J. Comput. 1(2), 1972, doi:10.1137/0201010.
    package func separatedByRemoval() -> [Int] {
        var discovery = Array(repeating: -1, count: nodeCount)
        var low = Array(repeating: 0, count: nodeCount)
        var parentEdge = Array(repeating: Int32(-1), count: nodeCount)
        var nextArc = offsets
        var size = Array(repeating: 1, count: nodeCount)
        // Nodes in subtrees that hang on the node alone, and the largest of these.
        var hanging = Array(repeating: 0, count: nodeCount)
        var largest = hanging
        var separated = hanging
        var time = 0
        for root in 0..<nodeCount where discovery[root] < 0 {
            var stack = [root]
            var members = [root]
            discovery[root] = time
            low[root] = time
            time += 1
            while let node = stack.last {
                if nextArc[node] < offsets[node + 1] {
                    let arc = Int(nextArc[node])
                    nextArc[node] += 1
                    let target = Int(targets[arc])
                    if edges[arc] == parentEdge[node] { continue }
                    if discovery[target] >= 0 {
                        low[node] = min(low[node], discovery[target])
                    } else {
                        discovery[target] = time
                        low[target] = time
                        time += 1
                        parentEdge[target] = edges[arc]
                        stack.append(target)
                        members.append(target)
                    }
                } else {
                    stack.removeLast()
                    guard let parent = stack.last else { continue }
                    low[parent] = min(low[parent], low[node])
                    size[parent] += size[node]
                    if low[node] >= discovery[parent] {
                        hanging[parent] += size[node]
                        largest[parent] = max(largest[parent], size[node])
                    }
                }
            }
            for node in members {
                let others = members.count - 1
                separated[node] = others - max(largest[node], others - hanging[node])
            }
        }
        return separated
    }
}
