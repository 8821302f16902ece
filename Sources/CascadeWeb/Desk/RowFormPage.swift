import CascadeCore
import CascadeFormats
import CascadeStore

/// The page on which a row is filled in.
struct RowFormPage<Form: RowForm> {
    /// Who asks, about which programme.
    let desk: DeskRequest
    /// Heading.
    let title: String
    /// What stands above the heading: the name of what is changed.
    var above: String?
    /// The way on which the page lies.
    let current: String
    /// Where “Back” leads.
    let back: String
    /// Where the form is sent.
    let action: String
    /// What the button says.
    var button = Words.Desk.save
    /// The fields.
    let fields: (FormPage) -> HTML
    /// What stands below the form.
    var below = HTML()

    /// The page as it is opened.
    func opened(_ values: FormValues, seen: FormValues? = nil) -> WebResponse {
        page(FormPage(values), seen: seen?.encoded, HTML(), status: 200)
    }

    /// What follows on a form that was sent: on to `path` of what was saved, or the same page with what is wrong.
    func answer(
        _ saving: RowSaving<Form.Row>,
        _ values: FormValues,
        path: (Form.Row) -> String
    ) throws(WebError) -> WebResponse {
        let seen = values.raw(RowSaver<Form>.seen)
        switch saving {
        case .saved(let result, let row): return desk.redirect(to: path(row), after: result)
        case .refused(let faults):
            return page(FormPage(values, faults: faults), seen: seen, HTML(), status: 422)
        case .overtaken(let before, let now):
            return page(
                FormPage(values),
                seen: now.encoded,
                overtaken(before, now),
                status: 409
            )
        case .gone:
            throw WebError(409, Words.Desk.goneTitle, Words.Desk.gone)
        }
    }

    private func page(
        _ form: FormPage,
        seen: String?,
        _ notice: HTML,
        status: Int
    ) -> WebResponse {
        desk.page(
            form.faults.isEmpty ? title : Words.errorMark + title,
            current: current,
            status: status
        ) {
            HTML(.a, .class("back"), .link(back), text: Words.back)
            form.summary
            notice
            Component.heading(title, above: above)
            form.form(to: action, for: desk.request.visitor) {
                if let seen { Component.hidden(RowSaver<Form>.seen, seen) }
                fields(form)
                HTML(.div, .class("buttons")) {
                    form.submit(button)
                    Component.button(Words.Desk.cancel, to: back, isMain: false)
                }
            }
            below
        }
    }

    /// That someone else changed the row meanwhile, field by field.
    private func overtaken(_ before: FormValues, _ now: FormValues) -> HTML {
        var names: [String] = []
        for pair in before.pairs + now.pairs where !names.contains(pair.name) {
            if before.all(pair.name) != now.all(pair.name) { names.append(pair.name) }
        }
        return HTML(.div, .class("notice warn"), .named("role", "alert")) {
            HTML(.p) { HTML(.strong, text: Words.Desk.overtakenTitle) }
            HTML(.p, text: Words.Desk.overtaken)
            HTML(.ul) {
                for name in names {
                    HTML(.li) {
                        HTML(.strong, text: Form.label(name))
                        ": "
                        Words.Desk.fromTo(
                            before.all(name).joined(separator: ", "),
                            now.all(name).joined(separator: ", ")
                        )
                    }
                }
            }
        }
    }
}
