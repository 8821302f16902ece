import CascadeCore
import CascadeFormats

/// The register: large rows to tick, rows for new people, and a headcount.
struct RegisterPage {
    /// The pages that it is one of.
    let pages: RecordPages
    /// Its form.
    let page: FormPage

    private var answers: RecordAnswers { pages.answers }
    private var choices: RecordChoices { pages.choices }

    var html: HTML {
        let groups = groups
        let ticked = Set(answers.values.all("came"))
        return HTML {
            pages.heading(Words.Record.register, Words.Record.registerHint)
            if let fault = page.faults.first(where: { $0.field == "came" }) {
                HTML(.p, .class("error"), .id("field-came"), .named("tabindex", "-1")) {
                    HTML(.span, .class("aside"), text: Words.errorMark)
                    fault.message
                }
            }
            HTML(.div, .class("find"), .named("data-find"), .named("hidden")) {
                HTML(.div, .class("field")) {
                    HTML(.label, .named("for", "find"), text: Words.Record.find)
                    HTML(
                        .input,
                        .id("find"),
                        .named("type", "search"),
                        .named("autocomplete", "off")
                    )
                }
            }
            for group in groups where pages.isTemplate || !group.people.isEmpty {
                list(group, ticked)
            }
            if pages.isTemplate {
                HTML(.p, .class("hint"), .named("data-none"), text: Words.Record.nobodyKnown)
            } else if groups.allSatisfy(\.people.isEmpty) {
                HTML(.p, .class("hint"), text: Words.Record.nobodyKnown)
            }
            HTML(.div, .named("data-new")) {
                for row in 0..<answers.newRows { newPerson(String(row), row + 1) }
            }
            if pages.isTemplate {
                HTML(.template, .named("data-new-row")) { newPerson("ROW", nil) }
            }
            HTML(.div, .class("buttons")) {
                button("add", Words.Record.add)
            }
            page.number(
                "headcount",
                Words.Record.headcount,
                hint: Words.Record.headcountHint
            )
            HTML(.div, .class("further"), .named("data-with", "headcount")) {
                page.select(
                    "headcount-organisation",
                    Words.Record.headcountOrganisation,
                    [("", Words.Record.several)] + pages.organisations,
                    value: answers.host
                )
            }
        }
    }

    private struct Group {
        var name: String
        var title: String
        var people: [Person]
        var isOpen = true
    }

    /// Those booked, those known at the host, and the others.
    private var groups: [Group] {
        if pages.isTemplate {
            return [
                Group(name: "booked", title: Words.Record.booked, people: []),
                Group(name: "host", title: Words.Record.known(at: "{host}"), people: []),
                Group(name: "others", title: Words.Record.others, people: [], isOpen: false),
            ]
        }
        let trainers = Set(answers.trainers)
        let all = choices.people.filter { !trainers.contains($0.id) }
        let correction = answers.correction
        let booked = correction?.named ?? Set(answers.matched?.people ?? [])
        let host = answers.host
        let ofHost = all.filter { $0.organisation == host && !booked.contains($0.id) }
        var others = all.filter { $0.organisation != host && !booked.contains($0.id) }
        // A lead could choose from everyone there is; those of other organisations are added by name.
        if choices.me == nil, others.count > 400 { others = [] }
        return [
            Group(
                name: "booked",
                title: correction == nil ? Words.Record.booked : Words.Record.onRecord,
                people: all.filter { booked.contains($0.id) }
            ),
            Group(
                name: "host",
                title: Words.Record.known(at: host.map(choices.organisation) ?? ""),
                people: ofHost
            ),
            Group(name: "others", title: Words.Record.others, people: others, isOpen: false),
        ]
    }

    private func list(_ group: Group, _ ticked: Set<String>) -> HTML {
        let rows = HTML {
            HTML(.div, .class("choices rows"), .named("data-rows")) {
                for person in group.people {
                    pages.tick(
                        "came",
                        person.id,
                        person.name,
                        group.name == "host" ? nil : choices.organisation(person.organisation),
                        isTicked: ticked.contains(person.id)
                    )
                }
            }
        }
        let isOpen =
            group.isOpen || group.people.contains { ticked.contains($0.id) }
        if group.isOpen {
            return HTML(.fieldset, .class("field group"), .named("data-group", group.name)) {
                HTML(.legend, .named("data-title"), text: group.title)
                HTML(.div, .class("buttons")) {
                    button("all-\(group.name)", Words.Record.markAll)
                }
                rows
            }
        }
        return HTML(
            .details,
            listed: [.class("group"), .named("data-group", group.name)]
                + (isOpen ? [.named("open")] : []),
            HTML {
                HTML(.summary, text: group.title)
                rows
            }
        )
    }

    /// A button that changes the page, and comes back to it.
    private func button(_ value: String, _ label: String) -> HTML {
        HTML(
            .button,
            .class("button quiet"),
            .named("type", pages.isTemplate ? "button" : "submit"),
            .named("name", "do"),
            .named("value", value),
            text: label
        )
    }

    private func newPerson(_ row: String, _ number: Int?) -> HTML {
        HTML(.fieldset, .class("field newcomer")) {
            HTML(
                .legend,
                .named("data-number"),
                text: number.map(Words.Record.newPerson) ?? Words.Record.add
            )
            page.text("new-name-\(row)", Words.Record.newName, autocomplete: "off")
            page.select(
                "new-organisation-\(row)",
                Words.Record.newOrganisation,
                [("", Words.Record.choose)] + pages.organisations,
                value: answers.host
            )
            page.text(
                "new-email-\(row)",
                Words.Record.newEmail,
                hint: Words.Record.newEmailHint,
                type: "email"
            )
        }
    }

    /// The people whom a button marks as present.
    func people(of group: String) -> [String] {
        groups.first { $0.name == group }?.people.map(\.id) ?? []
    }
}
