import Yams

/// The people that a plan file names by their ids.
package enum PlanPeople {
    /// The text of a plan with other ids of people; nil where it names none of these, or can't be read.
    ///
    /// Only what means a person changes: `trainers` and `people`, and those invited. Everything else keeps its bytes.
    ///
    /// - Complexity: O(length × log(length)).
    package static func replacing(_ ids: [String: String], in text: String) -> String? {
        guard let found = try? Yams.compose(yaml: text) else { return nil }
        var places: [Place: String] = [:]
        collect(found, ids, &places)
        var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map {
            Array($0.unicodeScalars)
        }
        let ends = text.filter(\.isNewline)
        var isChanged = false
        // From the end, so that places before stay where they are.
        for (place, id) in places.sorted(by: { $1.key < $0.key }) {
            guard let other = ids[id], lines.indices.contains(place.line) else { continue }
            let line = lines[place.line]
            guard var start = line.indices.contains(place.column) ? place.column : nil else {
                continue
            }
            if line[start] == "\"" || line[start] == "'" { start += 1 }
            let prefix = Array("person:".unicodeScalars)
            if line[start...].starts(with: prefix) { start += prefix.count }
            guard line[start...].starts(with: id.unicodeScalars) else { continue }
            lines[place.line].replaceSubrange(
                start..<(start + id.unicodeScalars.count),
                with: other.unicodeScalars
            )
            isChanged = true
        }
        guard isChanged else { return nil }
        var result = String.UnicodeScalarView()
        for (line, end) in zip(lines, ends.map(Optional.some) + [nil]) {
            result.append(contentsOf: line)
            if let end { result.append(contentsOf: end.unicodeScalars) }
        }
        return String(result)
    }

    /// A line and a column, from 0.
    private struct Place: Hashable, Comparable {
        let line: Int
        let column: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.line, left.column) < (right.line, right.column)
        }
    }

    private static func collect(
        _ node: Node,
        _ ids: [String: String],
        _ places: inout [Place: String]
    ) {
        switch node {
        case .mapping(let mapping):
            for (key, value) in mapping {
                switch key.scalar?.string {
                case "trainers", "people", "invite": named(in: value, ids, &places)
                default: collect(value, ids, &places)
                }
            }
        case .sequence(let sequence):
            for item in sequence { collect(item, ids, &places) }
        default: break
        }
    }

    /// The ids in a list, in the keys of a mapping, or alone.
    private static func named(
        in node: Node,
        _ ids: [String: String],
        _ places: inout [Place: String]
    ) {
        switch node {
        case .mapping(let mapping): for (key, _) in mapping { named(in: key, ids, &places) }
        case .sequence(let sequence): for item in sequence { named(in: item, ids, &places) }
        case .scalar(let scalar):
            let text = scalar.string
            let id = text.hasPrefix("person:") ? String(text.dropFirst(7)) : text
            guard ids[id] != nil, let mark = scalar.mark else { return }
            places[Place(line: mark.line - 1, column: mark.column - 1)] = id
        default: break
        }
    }
}
