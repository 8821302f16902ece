import CascadeFormats

/// One of several forms on a page: the names of its fields begin with its own, so that no two fields have one name.
struct NamedForm {
    /// The form, with the names as they are sent.
    let form: FormPage
    /// Its name.
    let prefix: String

    /// The name of a field as it is sent.
    private func name(_ field: String) -> String { "\(prefix)-\(field)" }

    /// A line to type into.
    func text(
        _ field: String,
        _ label: String,
        hint: String? = nil,
        type: StaticString = "text",
        value: String? = nil,
        list: String? = nil
    ) -> HTML {
        form.text(name(field), label, hint: hint, type: type, value: value, list: list)
    }

    /// One of several.
    func select(
        _ field: String,
        _ label: String,
        _ options: [(value: String, label: String)],
        value: String? = nil
    ) -> HTML {
        form.select(name(field), label, options, value: value)
    }

    /// The button that sends the form.
    func submit(_ label: String) -> HTML { form.submit(label) }

    /// What was filled in, by the names of the fields alone.
    static func values(_ sent: FormValues, of prefix: String) -> FormValues {
        FormValues(
            sent.pairs.compactMap { pair in
                pair.name.dropPrefix("\(prefix)-").map { FormValues.Pair($0, pair.value) }
            }
        )
    }

    /// What was filled in, by the names as they are sent.
    static func named(_ values: FormValues, _ prefix: String) -> FormValues {
        FormValues(values.pairs.map { FormValues.Pair("\(prefix)-\($0.name)", $0.value) })
    }
}
