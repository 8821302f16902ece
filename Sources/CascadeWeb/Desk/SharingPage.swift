import CascadeCore
import CascadeFormats
import CascadeStore

/// The page on which links, tokens and accounts are made and taken back.
enum SharingPage {
    /// The page.
    static func page(
        _ desk: DeskRequest,
        _ sharing: SharingRoutes.Sharing,
        status: Int = 200
    ) throws -> WebResponse {
        let links = try desk.site.accounts.links(of: desk.name)
        let isAdministrator = desk.request.visitor.isAdministrator
        let accounts = isAdministrator ? try desk.site.accounts.accounts() : []
        func form(_ kind: String) -> FormPage {
            sharing.form == kind
                ? FormPage(sharing.values, faults: sharing.faults) : FormPage(FormValues())
        }
        return desk.page(
            Words.Navigation.sharing,
            current: Words.Navigation.sharing,
            status: status
        ) {
            FormPage(sharing.values, faults: sharing.faults).summary
            if desk.request.query["added"] != nil {
                Component.success(Words.Sharing.accountAdded)
            }
            Component.heading(Words.Navigation.sharing)
            HTML(.p, .class("lead"), text: Words.Sharing.lead)
            section(Words.Sharing.trainers, Words.Sharing.trainersText) {
                list(links.filter { $0.isTrainer }, Words.Sharing.trainers, desk)
                trainerForm(form("trainer"), sharing.person, desk)
            }
            section(Words.Sharing.funders, Words.Sharing.fundersText) {
                list(
                    links.filter { $0.kind == .page && !$0.isTrainer },
                    Words.Sharing.funders,
                    desk
                )
                opening(Words.Sharing.makeFunder, isOpen: sharing.form == "funder") {
                    linkForm(form("funder"), "funder", desk, hint: Words.Sharing.funderHint)
                }
            }
            section(Words.Sharing.tokens, Words.Sharing.tokensText) {
                list(links.filter { $0.kind == .token }, Words.Sharing.tokens, desk)
                opening(Words.Sharing.makeToken, isOpen: sharing.form == "token") {
                    linkForm(form("token"), "token", desk, hint: Words.Sharing.tokenHint)
                }
            }
            if isAdministrator {
                section(Words.Sharing.accounts, Words.Sharing.accountsText) {
                    accountList(accounts, desk)
                    opening(Words.Sharing.addAccount, isOpen: sharing.form == "account") {
                        accountForm(form("account"), desk)
                    }
                }
            } else {
                HTML(.p, .class("note"), text: Words.Sharing.accountsElsewhere)
            }
        }
    }

    private static func section(
        _ heading: String,
        _ text: String,
        @HTMLBuilder content: () -> HTML
    ) -> HTML {
        HTML(.section) {
            HTML(.h2, text: heading)
            HTML(.p, text: text)
            content()
        }
    }

    /// A form that is opened where it is wanted.
    private static func opening(
        _ label: String,
        isOpen: Bool,
        @HTMLBuilder content: () -> HTML
    ) -> HTML {
        HTML(
            .details,
            listed: isOpen ? [.named("open")] : [],
            HTML {
                HTML(.summary, text: label)
                content()
            }
        )
    }

    // MARK: - Links

    private static func list(_ links: [Link], _ caption: String, _ desk: DeskRequest) -> HTML {
        let now = desk.site.now()
        let valid = links.filter { $0.isValid(at: now) }
        let ended = links.filter { !$0.isValid(at: now) }
        let people = NameBook.people(desk.programme.draft)
        func row(_ link: Link) -> [HTML] {
            let whom: String
            if case .trainer(let id) = link.role, people.label(id) != link.label {
                whom = "\(link.label) (\(people.label(id)))"
            } else {
                whom = link.label
            }
            return [
                HTML(.bdi, text: whom),
                HTML(link.created.day.spelledOut),
                HTML(link.lastUsed?.spelledOut ?? Words.Sharing.neverUsed),
                HTML(Words.Sharing.state(link, now)),
                link.isValid(at: now)
                    ? Component.action(
                        Words.Sharing.takeBack,
                        desk.path("sharing", "links", String(link.id), "end"),
                        for: desk.request.visitor,
                        style: "button quiet small"
                    ) : HTML(Words.Desk.none),
            ]
        }
        return HTML {
            if valid.isEmpty {
                HTML(.p, .class("note"), text: Words.Sharing.none)
            } else {
                Component.table(
                    Words.Sharing.validCaption(caption),
                    Words.Sharing.columns,
                    valid.prefix(300).map(row)
                )
            }
            if !ended.isEmpty {
                HTML(.details) {
                    HTML(.summary, text: Words.Sharing.ended(ended.count))
                    Component.table(
                        Words.Sharing.endedCaption(caption),
                        Words.Sharing.columns,
                        ended.prefix(100).map(row)
                    )
                }
            }
        }
    }

    private static func trainerForm(
        _ form: FormPage,
        _ person: String?,
        _ desk: DeskRequest
    ) -> HTML {
        let book = NameBook.people(desk.programme.draft)
        let isWanted = person.map { id in desk.programme.people.contains { $0.id == id } } ?? false
        return opening(
            Words.Sharing.makeTrainer,
            isOpen: isWanted || !form.values.pairs.isEmpty
        ) {
            sending(form, "trainer", desk) { form in
                form.text(
                    "person",
                    Words.Sharing.person,
                    hint: Words.Sharing.personHint,
                    value: isWanted ? person.map(book.label) : nil,
                    list: "people"
                )
                book.options("people")
                form.text("label", Words.Sharing.labelOptional, hint: Words.Sharing.labelHint)
                expiry(form, first: 365)
                form.submit(Words.Sharing.make)
            }
        }
    }

    private static func linkForm(
        _ form: FormPage,
        _ kind: String,
        _ desk: DeskRequest,
        hint: String
    ) -> HTML {
        sending(form, kind, desk) { form in
            form.text("label", Words.Sharing.label, hint: hint)
            if kind == "token" {
                form.select(
                    "may",
                    Words.Sharing.may,
                    [("read", Words.Sharing.mayRead), ("write", Words.Sharing.mayWrite)]
                )
            }
            expiry(form, first: 90)
            form.submit(Words.Sharing.make)
        }
    }

    private static func expiry(_ form: NamedForm, first: Int) -> HTML {
        form.select(
            "expires",
            Words.Sharing.expires,
            [30, 90, 365, 0].map { (String($0), Words.Sharing.days($0)) },
            value: String(first)
        )
    }

    /// A form that makes a link, with names of its own for its fields' ids.
    private static func sending(
        _ form: FormPage,
        _ kind: String,
        _ desk: DeskRequest,
        @HTMLBuilder fields: (NamedForm) -> HTML
    ) -> HTML {
        form.form(to: desk.path("sharing", "links"), for: desk.request.visitor) {
            Component.hidden("kind", kind)
            fields(NamedForm(form: form, prefix: kind))
        }
    }

    // MARK: - Accounts

    private static func accountList(_ accounts: [Account], _ desk: DeskRequest) -> HTML {
        guard !accounts.isEmpty else {
            return HTML(.p, .class("note"), text: Words.Sharing.noAccounts)
        }
        return Component.table(
            Words.Sharing.accountsCaption,
            Words.Sharing.accountColumns,
            accounts.map { account in
                let hasPart = account.role(in: desk.name) == .lead
                return [
                    HTML(.bdi, text: account.name),
                    HTML(.bdi, text: account.email),
                    HTML(
                        account.isAdministrator
                            ? Words.Sharing.administrator
                            : hasPart ? Words.Sharing.isLead : Words.Sharing.noPart
                    ),
                    account.isAdministrator
                        ? HTML(Words.Desk.none)
                        : Component.action(
                            hasPart ? Words.Sharing.takePart : Words.Sharing.givePart,
                            desk.path("sharing", "accounts", String(account.id), "part"),
                            for: desk.request.visitor,
                            style: "button quiet small",
                            values: [FormValues.Pair("part", hasPart ? "none" : "lead")]
                        ),
                ]
            }
        )
    }

    private static func accountForm(_ form: FormPage, _ desk: DeskRequest) -> HTML {
        let fields = NamedForm(form: form, prefix: "account")
        return form.form(to: desk.path("sharing", "accounts"), for: desk.request.visitor) {
            fields.text("name", Words.Sharing.accountName)
            fields.text("email", Words.SignIn.email, type: "email")
            fields.text(
                "password",
                Words.Sharing.firstPassword,
                hint: Words.Sharing.firstPasswordHint,
                type: "password"
            )
            fields.submit(Words.Sharing.addAccount)
        }
    }

    // MARK: - What was made

    /// The page that shows the secret of a link: once, in answer to the form that made it.
    static func made(
        _ link: Link,
        secret: String,
        _ kind: SharingRoutes.LinkKind,
        _ desk: DeskRequest
    ) -> WebResponse {
        let text = kind == .token ? secret : address(desk) + "/link/\(secret)"
        let title = kind == .token ? Words.Sharing.tokenMade : Words.Sharing.linkMade
        var page = desk.site.page(title, for: desk.request, current: Words.Navigation.sharing) {
            Component.heading(title, above: link.label)
            Component.warning(
                kind == .token ? Words.Sharing.tokenOnce : Words.Sharing.once
            )
            HTML(.div, .class("field secret")) {
                HTML(
                    .label,
                    .named("for", "secret"),
                    text: kind == .token ? Words.Sharing.token : Words.Sharing.link
                )
                HTML(
                    .input,
                    .id("secret"),
                    .class("code"),
                    .named("type", "text"),
                    .named("readonly"),
                    .named("value", text)
                )
                HTML(
                    .button,
                    .class("button quiet"),
                    .named("type", "button"),
                    .named("hidden"),
                    .named("data-copies", "secret"),
                    .named("data-done", Words.Sharing.copied),
                    text: Words.Sharing.copy
                )
            }
            HTML(.h2, text: Words.Sharing.howTo)
            HTML(.ul) {
                for advice in Words.Sharing.advice(kind) { HTML(.li, text: advice) }
            }
            HTML(.p, text: Words.Sharing.until(link.expires))
            HTML(.div, .class("buttons")) {
                Component.button(Words.Sharing.done, to: desk.path("sharing"))
            }
        }
        page.scripts = [.desk]
        return .page(page)
    }

    /// Where people reach the pages.
    private static func address(_ desk: DeskRequest) -> String {
        let configuration = desk.site.configuration
        if let origin = configuration.origin { return origin }
        if let origin = desk.request.headers.origin, origin.hasPrefix("http") { return origin }
        return "http://\(configuration.host):\(configuration.port)"
    }
}

extension Link {
    /// Whether it is a trainer's.
    fileprivate var isTrainer: Bool {
        if case .trainer = role { kind == .page } else { false }
    }
}
