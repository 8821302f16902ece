/// An attribute of an element: its name is written in our sources, its value may come from anywhere.
package struct HTMLAttribute: Sendable, Hashable {
    /// Name.
    let name: String
    /// Value; nil: the name alone, as for `hidden`.
    let value: String?

    private init(known name: String, _ value: String?) {
        self.name = name
        self.value = value
    }

    /// Any attribute, by a name that stands in our sources.
    package static func named(_ name: StaticString, _ value: String? = nil) -> HTMLAttribute {
        HTMLAttribute(known: name.description, value)
    }

    /// Classes, several with spaces between.
    package static func `class`(_ names: String) -> HTMLAttribute { named("class", names) }

    /// The element's id.
    package static func id(_ id: String) -> HTMLAttribute { named("id", id) }

    /// The language of its text, such as `en-GB`.
    package static func lang(_ language: String) -> HTMLAttribute { named("lang", language) }

    /// What it is for, for those who hear the page.
    package static func label(_ text: String) -> HTMLAttribute { named("aria-label", text) }

    /// What a heading of a table is the heading of.
    package static func scope(_ scope: Scope) -> HTMLAttribute { named("scope", scope.rawValue) }

    /// Columns that a cell takes.
    package static func columns(_ count: Int) -> HTMLAttribute { named("colspan", String(count)) }

    /// Rows that a cell takes.
    package static func rows(_ count: Int) -> HTMLAttribute { named("rowspan", String(count)) }

    /// How wide and high something is, and other numbers.
    package static func named(_ name: StaticString, _ value: Int) -> HTMLAttribute {
        named(name, String(value))
    }

    /// Left out by those who hear the page.
    package static let decorative = named("aria-hidden", "true")

    /// Where a link leads: a page of the web, an e-mail address, or somewhere in this site or page; anything else, such as
    /// `javascript:`, leads nowhere.
    package static func link(_ address: String) -> HTMLAttribute {
        let scheme = address.unicodeScalars.prefix { !["/", "?", "#"].contains($0) }
        let isRelative = !scheme.contains(":")
        let name = String(String.UnicodeScalarView(scheme.prefix { $0 != ":" })).lowercased()
        let isKnown = ["https", "http", "mailto"].contains(name)
        return named("href", isRelative || isKnown ? address : "#")
    }

    /// What a heading is the heading of.
    package enum Scope: String, Sendable {
        /// Its column.
        case column = "col"
        /// Its row.
        case row
        /// A group of columns.
        case columns = "colgroup"
    }
}
