import CascadeCore
import CascadeFormats

/// A list that is searched, narrowed down and shown 50 at a time.
struct ListPage {
    /// Rows on a page.
    static let size = 50

    /// Path of the list.
    let path: String
    /// What it is narrowed down by.
    let query: FormValues
    /// What is counted, such as `organisation`.
    let what: String
    /// How many were found in all.
    let total: Int

    /// Number of the page, from 1; the last one where there are fewer.
    var number: Int {
        min(
            max(1, query["page"].flatMap { Int($0) } ?? 1),
            max(1, (total + Self.size - 1) / Self.size)
        )
    }

    /// The rows of this page.
    var range: Range<Int> {
        let first = (number - 1) * Self.size
        return min(first, total)..<min(first + Self.size, total)
    }

    /// Whether something is looked for.
    var isNarrowed: Bool {
        query.pairs.contains { $0.name != "page" && $0.name != "change" && !$0.value.isEmpty }
    }

    /// How many were found.
    var count: HTML { HTML(.p, .class("count"), text: Words.Desk.found(range, of: total, what)) }

    /// The form with which the list is narrowed down.
    ///
    /// - Parameters:
    ///   - label: of the words that are searched for.
    ///   - filters: name, label and choices of each list to choose from.
    /// - Returns: the form.
    func find(
        _ label: String,
        _ filters: [(name: String, label: String, options: [(value: String, label: String)])] = []
    ) -> HTML {
        let form = FormPage(query)
        // Nothing is there to be looked through.
        guard total > 0 || isNarrowed else { return HTML() }
        return HTML(
            .form,
            .class("find"),
            .named("method", "get"),
            .named("action", path),
            .named("role", "search")
        ) {
            form.text("q", label, type: "search")
            for filter in filters {
                form.select(filter.name, filter.label, [("", Words.Desk.all)] + filter.options)
            }
            HTML(.button, .class("button quiet"), .named("type", "submit"), text: Words.Desk.search)
            if isNarrowed { HTML(.a, .class("clear"), .link(path), text: Words.Desk.clear) }
        }
    }

    /// Ways to the page before and the page after; nothing where there is one page.
    var ways: HTML {
        guard total > Self.size else { return HTML() }
        return HTML(.nav, .class("ways"), .label(Words.Desk.pages)) {
            if number > 1 { way(Words.Desk.previous, number - 1, "prev") }
            HTML(
                .span,
                text:
                    "Page \(Wording.count(number)) of \(Wording.count((total + Self.size - 1) / Self.size))"
            )
            if range.upperBound < total { way(Words.Desk.next, number + 1, "next") }
        }
    }

    private func way(_ label: String, _ number: Int, _ relation: String) -> HTML {
        let query = query.setting("change", nil).setting("page", String(number))
        return HTML(
            .a,
            .class("button quiet"),
            .named("rel", relation),
            .link("\(path)?\(query.encoded)"),
            text: label
        )
    }
}
