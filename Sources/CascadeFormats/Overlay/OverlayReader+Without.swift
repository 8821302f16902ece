import CascadeCore
import Yams

extension OverlayReader {
    /// The programme without the sessions, partnerships, organisations and people that `without` names.
    func withoutRemoved(_ top: YAMLMap) -> ProgrammeDraft {
        var draft = programme.draft
        guard let node = top["without"] else { return draft }
        let keys = ["sessions", "partnerships", "organisations", "people"]
        guard
            let map = YAMLMap(
                node,
                keys: keys,
                in: .programme,
                prefix: "file.without.",
                owner: "without",
                log: log
            )
        else { return draft }
        let sessions = ids(map, "sessions", "session", among: draft.sessions.map(\.id))
        draft.remove(sessions: sessions)
        removePartnerships(map, from: &draft)
        let organisations = ids(
            map,
            "organisations",
            "organisation",
            among: draft.organisations.map(\.id)
        )
        let people = ids(map, "people", "person", among: draft.people.map(\.id))
        draft.remove(people: people)
        draft.remove(organisations: organisations)
        return draft
    }

    /// The ids under a key, those that the programme doesn't have reported.
    private func ids(
        _ map: YAMLMap,
        _ key: String,
        _ kind: String,
        among known: [String]
    ) -> Set<String> {
        let elements = elements(map, key)
        guard !elements.isEmpty else { return [] }
        let all = Set(known)
        var result = Set<String>()
        for element in elements {
            guard let id = YAMLMap.scalar(element), all.contains(id) else {
                let shown = YAMLMap.shown(element)
                map.report(
                    key,
                    element,
                    expected: "the id of a \(kind) of the programme".replacing("a o", with: "an o"),
                    suggestion: log.suggester.nearest(to: shown, in: known)
                )
                continue
            }
            result.insert(id)
        }
        return result
    }

    /// Takes away all ties between the two organisations of each item `a+b`, in either order.
    private func removePartnerships(_ map: YAMLMap, from draft: inout ProgrammeDraft) {
        let elements = elements(map, "partnerships")
        guard !elements.isEmpty else { return }
        let known = Set(draft.partnerships.map { TieEnds($0.from, $0.to) })
        let names = draft.partnerships.lazy.flatMap {
            ["\($0.from)+\($0.to)", "\($0.to)+\($0.from)"]
        }
        var removed = Set<TieEnds>()
        for element in elements {
            let text = YAMLMap.scalar(element) ?? ""
            let ids = text.split(separator: "+", omittingEmptySubsequences: false)
                .map { Scalars.trimmed($0) }
            guard ids.count == 2, known.contains(TieEnds(ids[0], ids[1])) else {
                map.report(
                    "partnerships",
                    element,
                    expected: "two organisations that have a partnership, written like a+b",
                    suggestion: log.suggester.nearest(to: text, in: names)
                )
                continue
            }
            removed.insert(TieEnds(ids[0], ids[1]))
        }
        draft.partnerships.removeAll { removed.contains(TieEnds($0.from, $0.to)) }
    }

    /// The items of a list, or a single one alone.
    private func elements(_ map: YAMLMap, _ key: String) -> [Node] {
        guard let node = map[key] else { return [] }
        return YAMLMap.scalar(node) == nil ? map.list(key, of: key) : [node]
    }
}
