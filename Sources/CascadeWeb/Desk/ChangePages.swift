import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation

/// The log of changes, and the page of one.
enum ChangePages {
    /// The log, the latest first.
    static func list(_ desk: DeskRequest) throws -> WebResponse {
        let all = try desk.desk.reading { try $0.entries() }
        let words = NameText.folded(desk.request.query["q"] ?? "").split(separator: " ")
        let entries =
            words.isEmpty
            ? all
            : all.filter { entry in
                let text = " " + NameText.folded("\(entry.who) \(entry.summary)")
                return words.allSatisfy { text.contains(" \($0)") }
            }
        let list = ListPage(
            path: desk.path("changes"),
            query: desk.request.query,
            what: "change",
            total: entries.count
        )
        return desk.page(Words.Navigation.changes, current: Words.Navigation.changes) {
            Component.heading(Words.Navigation.changes)
            HTML(.p, .class("lead"), text: Words.Changes.lead)
            list.find(Words.Changes.search)
            if entries.isEmpty {
                Component.empty(Words.Desk.nothingFound)
            } else {
                list.count
                Component.table(
                    Words.Changes.caption,
                    Words.Changes.columns,
                    entries[list.range].map { row($0, first: all.last?.id, desk) }
                )
                list.ways
            }
        }
    }

    private static func row(_ entry: Entry, first: Int64?, _ desk: DeskRequest) -> [HTML] {
        [
            HTML(.a, .link(desk.path("changes", String(entry.id)))) {
                HTML(.bdi, text: entry.summary)
            },
            HTML(Words.Changes.moment(entry.at)),
            HTML(.bdi, text: entry.who),
            canUndo(entry, first: first)
                ? undo(entry, desk)
                : HTML(entry.undoneBy.map(Words.Changes.undoneBy) ?? Words.Desk.none),
        ]
    }

    private static func canUndo(_ entry: Entry, first: Int64?) -> Bool {
        entry.undoneBy == nil && entry.kind != .forgotten && entry.id != first
    }

    private static func undo(_ entry: Entry, _ desk: DeskRequest) -> HTML {
        HTML(
            .form,
            .class("inline"),
            .named("method", "post"),
            .named("action", desk.path("changes", String(entry.id), "undo"))
        ) {
            FormToken.field(for: desk.request.visitor)
            HTML(.button, .class("button quiet small"), .named("type", "submit")) {
                Words.undo
                HTML(.span, .class("aside"), text: " " + Words.Changes.title(entry.id))
            }
        }
    }

    /// The page of one change, with its rows before and after.
    static func page(_ desk: DeskRequest) throws -> WebResponse {
        guard let id = Int64(desk.request.parameter("change")),
            let entry = try desk.desk.reading({ try $0.entry(id) })
        else { throw WebError.notFound }
        let first = try desk.desk.reading { try $0.entries().last?.id }
        let rows = try desk.desk.reading { try $0.changes(of: id) }
        return desk.page(Words.Changes.title(id), current: Words.Navigation.changes) {
            HTML(.a, .class("back"), .link(desk.path("changes")), text: Words.Navigation.changes)
            Component.heading(entry.summary, above: Words.Changes.title(id))
            Component.facts([
                (Words.Changes.when, HTML(Words.Changes.moment(entry.at))),
                (Words.Changes.who, HTML(.bdi, text: entry.who)),
                (Words.Changes.state, state(entry, desk)),
            ])
            if canUndo(entry, first: first) {
                HTML(.div, .class("buttons")) { undo(entry, desk) }
            }
            HTML(.h2, text: Words.Changes.rows)
            if rows.isEmpty {
                HTML(.p, .class("note"), text: Words.Changes.noRows)
            }
            for row in rows.prefix(200) { difference(row) }
            if rows.count > 200 { HTML(.p, text: Words.Desk.andMore(rows.count - 200)) }
        }
    }

    private static func state(_ entry: Entry, _ desk: DeskRequest) -> HTML {
        if let other = entry.undoneBy {
            return HTML(
                .a,
                .link(desk.path("changes", String(other))),
                text: Words.Changes.undoneBy(other)
            )
        }
        if let other = entry.undoes {
            return HTML(
                .a,
                .link(desk.path("changes", String(other))),
                text: Words.Changes.undoes(other)
            )
        }
        return HTML(Words.Changes.holds)
    }

    /// One row, field by field.
    private static func difference(_ row: RowChange) -> HTML {
        let (before, after) = (RowFields(row.before), RowFields(row.after))
        let names = (before.names + after.names.filter { !before.names.contains($0) })
            .filter { !["position", "number"].contains($0) && before[$0] != after[$0] }
        let kind =
            row.before == nil
            ? Words.Changes.added : row.after == nil ? Words.Changes.removed : Words.Changes.changed
        let name = (after["name"] ?? before["name"] ?? after["code"] ?? before["code"]) ?? ""
        return HTML(.section, .class("difference")) {
            HTML(.h3) {
                HTML(.span, .class("badge"), text: kind)
                " "
                Words.Changes.table(row.table)
                if !name.isEmpty {
                    " "
                    HTML(.bdi, text: name)
                }
            }
            if names.isEmpty {
                HTML(.p, .class("note"), text: Words.Changes.onlyOrder)
            } else {
                Component.table(
                    Words.Changes.fields(Words.Changes.table(row.table)),
                    Words.Changes.fieldColumns,
                    names.map { field in
                        let (old, new) = RowFields.differing(before[field], after[field])
                        return [
                            HTML(Words.Changes.field(field)),
                            HTML(.bdi, .class("was"), text: old ?? Words.Desk.none),
                            HTML(.bdi, .class("now"), text: new ?? Words.Desk.none),
                        ]
                    }
                )
            }
        }
    }
}

/// The fields of a row as the log has it.
struct RowFields {
    /// Their names, by alphabet.
    let names: [String]
    private let values: [String: String]

    /// The fields of a row's text; none where there is no row.
    init(_ text: String?) {
        let object =
            text.flatMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) }
            as? [String: Any]
        var values: [String: String] = [:]
        for (name, value) in object ?? [:] {
            switch value {
            case let text as String: values[name] = text
            case let list as [String]: values[name] = list.joined(separator: ", ")
            case let number as NSNumber: values[name] = "\(number)"
            default: break
            }
        }
        self.values = values
        names = values.keys.sorted()
    }

    /// What a field holds; nil: nothing.
    subscript(_ name: String) -> String? { values[name] }

    /// Two texts; of long ones only the lines in which they differ.
    static func differing(_ before: String?, _ after: String?) -> (String?, String?) {
        guard let before, let after, before.contains("\n") || after.contains("\n") else {
            return (before, after)
        }
        let (old, new) = (
            before.split(separator: "\n", omittingEmptySubsequences: false),
            after.split(separator: "\n", omittingEmptySubsequences: false)
        )
        let start = zip(old, new).prefix { $0 == $1 }.count
        let end = zip(old.reversed(), new.reversed())
            .count(atMost: min(old.count, new.count) - start) { $0 == $1 }
        return (
            old[start..<(old.count - end)].joined(separator: "\n"),
            new[start..<(new.count - end)].joined(separator: "\n")
        )
    }
}

extension Sequence {
    /// How many of the first `most` elements fulfil a condition before one does not.
    fileprivate func count(atMost most: Int, while isMet: (Element) -> Bool) -> Int {
        var count = 0
        for element in self {
            guard count < most, isMet(element) else { break }
            count += 1
        }
        return count
    }
}
