import CascadeCore

/// Ids of new rows.
enum RowID {
    /// An id that follows from a name and that nothing of the programme has yet.
    ///
    /// - Complexity: O(n) in the ids.
    static func new(_ name: String, _ kind: String, among taken: some Sequence<String>) -> String {
        let taken = Set(taken.map { $0.lowercased() })
        let slug = NameText.slug(name)
        let reserved = ["and", "or", "anyone", "champions"].contains(slug)
        let base = slug.isEmpty ? kind : reserved ? "\(slug)-\(kind)" : slug
        guard taken.contains(base) else { return base }
        var number = 2
        while taken.contains("\(base)-\(number)") { number += 1 }
        return "\(base)-\(number)"
    }
}
