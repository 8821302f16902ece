package import CascadeFormats

/// What is wrong with what was filled in: the field and what to do.
package struct FormFault: Sendable, Hashable {
    /// Name of the field, to whose id `field-…` the summary links.
    package var field: String
    /// What to do.
    package var message: String

    /// A fault of a field.
    package init(_ field: String, _ message: String) {
        self.field = field
        self.message = message
    }
}

/// A form as it is filled in: its values, and what is wrong with them.
///
/// The patterns are those of the GOV.UK Design System: one question a page where it can be, hints before fields, an error summary
/// that links to its fields, dates in three fields.
/// Source: <https://design-system.service.gov.uk/patterns/>.
package struct FormPage: Sendable {
    /// What is filled in.
    package var values: FormValues
    /// What is wrong with it.
    package var faults: [FormFault]

    /// A form with values.
    package init(_ values: FormValues = FormValues(), faults: [FormFault] = []) {
        self.values = values
        self.faults = faults
    }

    /// A form that is sent to a path.
    package func form(
        to path: String,
        for visitor: Visitor,
        upload: Bool = false,
        @HTMLBuilder content: () -> HTML
    ) -> HTML {
        HTML(
            .form,
            listed: [.named("method", "post"), .named("action", path), .named("novalidate")]
                + (upload ? [.named("enctype", "multipart/form-data")] : []),
            HTML {
                FormToken.field(for: visitor)
                content()
            }
        )
    }

    /// All that is wrong, above everything else, each linked to its field.
    package var summary: HTML {
        guard !faults.isEmpty else { return HTML() }
        return HTML(
            .div,
            .class("error-summary"),
            .named("role", "alert"),
            .named("tabindex", "-1"),
            .named("aria-labelledby", "error-heading")
        ) {
            HTML(.h2, .id("error-heading"), text: Words.errorHeading)
            HTML(.ul) {
                for fault in faults {
                    HTML(.li) {
                        HTML(.a, .link("#field-\(fault.field)"), text: fault.message)
                    }
                }
            }
        }
    }

    /// A line to type into.
    package func text(
        _ name: String,
        _ label: String,
        hint: String? = nil,
        type: StaticString = "text",
        autocomplete: StaticString = "off",
        width: String = "",
        value: String? = nil,
        list: String? = nil
    ) -> HTML {
        let shown = values.raw(name) ?? value ?? ""
        return field(name, label, hint: hint) { described in
            var attributes: [HTMLAttribute] = [
                .id("field-\(name)"), .class(width), .named("name", name),
                .named("type", type.description), .named("value", shown),
                .named("autocomplete", autocomplete.description),
            ]
            if let list { attributes.append(.named("list", list)) }
            return HTML(.input, listed: attributes + described)
        }
    }

    /// A number.
    package func number(
        _ name: String,
        _ label: String,
        hint: String? = nil,
        value: String? = nil
    ) -> HTML {
        let shown = values.raw(name) ?? value ?? ""
        return field(name, label, hint: hint) { described in
            HTML(
                .input,
                listed: [
                    .id("field-\(name)"), .class("short"), .named("name", name),
                    .named("type", "text"), .named("inputmode", "decimal"),
                    .named("value", shown), .named("autocomplete", "off"),
                ] + described
            )
        }
    }

    /// Several lines to type into.
    package func lines(
        _ name: String,
        _ label: String,
        hint: String? = nil,
        rows: Int = 4,
        value: String? = nil
    ) -> HTML {
        let shown = values.raw(name) ?? value ?? ""
        return field(name, label, hint: hint) { described in
            HTML(
                .textarea,
                listed: [
                    .id("field-\(name)"), .named("name", name), .named("rows", rows),
                ] + described,
                HTML("\n" + shown)
            )
        }
    }

    /// A file to choose; the names that it may end with are separated by commas.
    package func file(
        _ name: String,
        _ label: String,
        hint: String? = nil,
        accept: String
    ) -> HTML {
        field(name, label, hint: hint) { described in
            HTML(
                .input,
                listed: [
                    .id("field-\(name)"), .class("file"), .named("name", name),
                    .named("type", "file"), .named("accept", accept),
                ] + described
            )
        }
    }

    /// One of several, chosen from a list that opens.
    package func select(
        _ name: String,
        _ label: String,
        hint: String? = nil,
        _ options: [(value: String, label: String)],
        value: String? = nil
    ) -> HTML {
        let chosen = values.raw(name) ?? value ?? ""
        return field(name, label, hint: hint) { described in
            HTML(
                .select,
                listed: [.id("field-\(name)"), .named("name", name)] + described,
                HTML {
                    for option in options {
                        HTML(
                            .option,
                            listed: [.named("value", option.value)]
                                + (option.value == chosen ? [.named("selected")] : []),
                            HTML(option.label)
                        )
                    }
                }
            )
        }
    }

    /// One or more of several, all in sight.
    package func choices(
        _ name: String,
        _ label: String,
        hint: String? = nil,
        isMultiple: Bool = false,
        isHeading: Bool = false,
        _ options: [Choice],
        value: String? = nil
    ) -> HTML {
        let chosen = values.has(name) ? values.all(name) : value.map { [$0] } ?? []
        return group(name, label, hint: hint, isHeading: isHeading, style: "choices") {
            for (position, option) in options.enumerated() {
                let id = position == 0 ? "field-\(name)" : "field-\(name)-\(position)"
                HTML(.div, .class("choice")) {
                    HTML(
                        .input,
                        listed: [
                            .id(id), .named("name", name),
                            .named("type", isMultiple ? "checkbox" : "radio"),
                            .named("value", option.value),
                        ] + (chosen.contains(option.value) ? [.named("checked")] : [])
                    )
                    HTML(.label, .named("for", id)) {
                        HTML(.bdi, text: option.label)
                        if let hint = option.hint {
                            HTML(.span, .class("hint"), text: hint)
                        }
                    }
                }
            }
        }
    }

    /// One of several.
    package struct Choice: Sendable, Hashable {
        /// What is sent.
        package var value: String
        /// What is read.
        package var label: String
        /// What else there is to know.
        package var hint: String?

        /// A choice.
        package init(_ value: String, _ label: String, hint: String? = nil) {
            self.value = value
            self.label = label
            self.hint = hint
        }
    }

    /// A day in three fields; the month may be a number or a name.
    package func day(
        _ name: String,
        _ label: String,
        hint: String? = Words.dayHint,
        isHeading: Bool = false
    ) -> HTML {
        group(name, label, hint: hint, isHeading: isHeading, style: "day") {
            for (part, title) in [
                ("day", Words.day), ("month", Words.month), ("year", Words.year),
            ] {
                let id = part == "day" ? "field-\(name)" : "field-\(name)-\(part)"
                HTML(.div) {
                    HTML(.label, .named("for", id), text: title)
                    HTML(
                        .input,
                        .id(id),
                        .class(part),
                        .named("name", "\(name)-\(part)"),
                        .named("type", "text"),
                        .named("inputmode", part == "month" ? "text" : "numeric"),
                        .named("autocomplete", "off"),
                        .named("value", values.raw("\(name)-\(part)") ?? "")
                    )
                }
            }
        }
    }

    /// The button that sends the form.
    package func submit(_ label: String, name: String? = nil, value: String = "1") -> HTML {
        HTML(
            .button,
            listed: [.class("button"), .named("type", "submit")]
                + (name.map { [.named("name", $0), .named("value", value)] } ?? []),
            HTML(label)
        )
    }

    /// Several controls that answer one question.
    private func group(
        _ name: String,
        _ label: String,
        hint: String?,
        isHeading: Bool,
        style: String,
        @HTMLBuilder _ controls: () -> HTML
    ) -> HTML {
        HTML(
            .fieldset,
            listed: [.class(fault(of: name) == nil ? "field" : "field wrong")]
                + described(name, hint),
            HTML {
                HTML(.legend, .class(isHeading ? "question" : "")) {
                    if isHeading { HTML(.h1, text: label) } else { label }
                }
                notes(name, hint)
                HTML(.div, .class(style)) { controls() }
            }
        )
    }

    private func field(
        _ name: String,
        _ label: String,
        hint: String?,
        _ control: ([HTMLAttribute]) -> HTML
    ) -> HTML {
        HTML(.div, .class(fault(of: name) == nil ? "field" : "field wrong")) {
            HTML(.label, .named("for", "field-\(name)"), text: label)
            notes(name, hint)
            control(described(name, hint))
        }
    }

    private func fault(of name: String) -> FormFault? { faults.first { $0.field == name } }

    private func notes(_ name: String, _ hint: String?) -> HTML {
        HTML {
            if let hint { HTML(.p, .class("hint"), .id("hint-\(name)"), text: hint) }
            if let fault = fault(of: name) {
                HTML(.p, .class("error"), .id("error-\(name)")) {
                    HTML(.span, .class("aside"), text: Words.errorMark)
                    fault.message
                }
            }
        }
    }

    private func described(_ name: String, _ hint: String?) -> [HTMLAttribute] {
        let ids =
            (hint == nil ? [] : ["hint-\(name)"])
            + (fault(of: name) == nil ? [] : ["error-\(name)"])
        var attributes: [HTMLAttribute] = []
        if !ids.isEmpty {
            attributes.append(.named("aria-describedby", ids.joined(separator: " ")))
        }
        if fault(of: name) != nil { attributes.append(.named("aria-invalid", "true")) }
        return attributes
    }
}
