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
        let accounts = try desk.site.accounts.accounts()
            .filter { account in
                isAdministrator || account.grants.contains { $0.programme == desk.name }
            }
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
            section(Words.Sharing.accounts, Words.Sharing.accountsText) {
                accountList(accounts, desk)
                if isAdministrator {
                    opening(Words.Sharing.addAccount, isOpen: sharing.form == "account") {
                        accountForm(form("account"), desk)
                    }
                } else {
                    HTML(.p, .class("note"), text: Words.Sharing.accountsElsewhere)
                }
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
        let isAdministrator = desk.request.visitor.isAdministrator
        guard !accounts.isEmpty else {
            return HTML(
                .p,
                .class("note"),
                text: isAdministrator ? Words.Sharing.noAccounts : Words.Sharing.noAccountsHere
            )
        }
        return Component.table(
            Words.Sharing.accountsCaption,
            Words.Sharing.accountColumns,
            accounts.map { account in
                [
                    HTML(.bdi, text: account.name),
                    HTML(.bdi, text: account.email),
                    HTML(Words.Sharing.part(of: account, in: desk.name)),
                    HTML {
                        password(account, desk)
                        if isAdministrator, !account.isAdministrator { part(account, desk) }
                    },
                ]
            }
        )
    }

    private static func part(_ account: Account, _ desk: DeskRequest) -> HTML {
        let hasPart = account.role(in: desk.name) == .lead
        return Component.action(
            hasPart ? Words.Sharing.takePart : Words.Sharing.givePart,
            desk.path("sharing", "accounts", String(account.id), "part"),
            for: desk.request.visitor,
            style: "button quiet small",
            values: [FormValues.Pair("part", hasPart ? "none" : "lead")]
        )
    }

    /// The way to another password: one's own page, or a link for someone else.
    private static func password(_ account: Account, _ desk: DeskRequest) -> HTML {
        if account.id == desk.request.visitor.session?.account?.id {
            return Component.link(Words.OwnAccount.title, "/account")
        }
        guard SharingRoutes.mayHelp(account, desk) else { return HTML() }
        return Component.action(
            Words.Sharing.makePassword,
            desk.path("sharing", "accounts", String(account.id), "password"),
            for: desk.request.visitor,
            style: "button quiet small"
        )
    }

    private static func accountForm(_ form: FormPage, _ desk: DeskRequest) -> HTML {
        let fields = NamedForm(form: form, prefix: "account")
        return form.form(to: desk.path("sharing", "accounts"), for: desk.request.visitor) {
            fields.text("name", Words.Sharing.accountName)
            fields.text("email", Words.SignIn.email, type: "email")
            HTML(.p, .class("hint"), text: Words.Sharing.accountHint)
            fields.submit(Words.Sharing.addAccount)
        }
    }
}

extension Link {
    /// Whether it is a trainer's.
    fileprivate var isTrainer: Bool {
        if case .trainer = role { kind == .page } else { false }
    }
}
