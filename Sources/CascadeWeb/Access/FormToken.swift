package import CascadeFormats

/// What every form carries that changes something, so that no other site's page can send it.
package enum FormToken {
    /// Name of its field.
    package static let name = "_token"

    /// The hidden field for a visitor's forms.
    package static func field(for visitor: Visitor) -> HTML {
        HTML(
            .input,
            .named("type", "hidden"),
            .named("name", name),
            .named("value", visitor.formToken ?? "")
        )
    }
}
