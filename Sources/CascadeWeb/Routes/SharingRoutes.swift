import CascadeCore
import CascadeFormats
import CascadeStore

/// Who else may see the programme or record in it: links, tokens for programs, and accounts.
enum SharingRoutes {
    static let all: [Route] = [
        .lead("sharing") { desk in
            try SharingPage.page(desk, Sharing(person: desk.request.query["person"]))
        },
        .leadForm("sharing/links", make),
        .lead("sharing/links/{link}", SharingPage.made),
        .leadForm("sharing/links/{link}/end", end),
        .leadForm("sharing/accounts", addAccount),
        .leadForm("sharing/accounts/{account}/part", setPart),
        .leadForm("sharing/accounts/{account}/password", makePasswordLink),
        .lead("sharing/accounts/{account}/password") { desk in
            try SharingPage.passwordLink(of: try account(desk), desk)
        },
    ]

    /// What stands in the forms of the page.
    struct Sharing: Sendable {
        /// Which form was sent; nil: none.
        var form: String?
        /// What was filled in there.
        var values = FormValues()
        /// What is wrong with it.
        var faults: [FormFault] = []
        /// Id of the person for whom a link is wanted.
        var person: String?

        /// Nothing filled in yet.
        init(person: String? = nil) { self.person = person }

        /// A form that was sent.
        init(_ form: String, _ values: FormValues, _ faults: [FormFault]) {
            self.form = form
            self.values = values
            self.faults = faults
        }
    }

    /// What a link is for.
    enum LinkKind: String, CaseIterable {
        case trainer, funder, token
    }

    /// Days for which a link for a password works.
    static let passwordDays = 7

    /// Makes a link, and sends on to the page that shows its secret once.
    private static func make(_ desk: DeskRequest) async throws -> WebResponse {
        guard let kind = desk.form["kind"].flatMap(LinkKind.init) else { throw WebError.notFound }
        let values = NamedForm.values(desk.form, of: kind.rawValue)
        var reading = FormReading(values)
        var role = Role.funder
        var label = reading.line("label") ?? ""
        switch kind {
        case .trainer:
            let typed = reading.required("person", Words.Sharing.person)
            let book = NameBook.people(desk.programme.draft)
            if !typed.isEmpty, let id = book.id(of: typed, "person", &reading) {
                role = .trainer(person: id)
                if label.isEmpty { label = book.label(id) }
            }
        case .funder: label = reading.required("label", Words.Sharing.label)
        case .token:
            label = reading.required("label", Words.Sharing.label)
            role = values["may"] == "write" ? .lead : .funder
        }
        let expires = expiry(values["expires"], desk)
        guard reading.faults.isEmpty else {
            return try refused(desk, kind.rawValue, values, reading.faults)
        }
        let (name, now, accounts) = (desk.name, desk.site.now(), desk.site.accounts)
        let (finalRole, finalLabel) = (role, label)
        do {
            let made = try await desk.desk.changing { _ in
                try accounts.makeLink(
                    kind == .token ? .token : .page,
                    programme: name,
                    role: finalRole,
                    label: finalLabel,
                    expires: expires,
                    at: now
                )
            }
            let text =
                kind == .token ? made.secret : SharingPage.address(desk) + "/link/\(made.secret)"
            let id = String(made.link.id)
            desk.site.secrets.keep(text, as: "link \(id)", for: desk.request.visitor, at: now)
            return .redirect(desk.path("sharing", "links", id))
        } catch let error as AccountError {
            let fault = FormFault(error.field.rawValue, Words.Sharing.fault(error))
            return try refused(desk, kind.rawValue, values, [fault])
        }
    }

    /// When a link ends: so many days from now; nil: never.
    private static func expiry(_ text: String?, _ desk: DeskRequest) -> Moment? {
        let days = text.flatMap { Int($0) } ?? 90
        guard days > 0 else { return nil }
        return Moment(
            secondsSinceEpoch: desk.site.now().secondsSinceEpoch + min(days, 3660) * 86_400
        )
    }

    private static func refused(
        _ desk: DeskRequest,
        _ form: String,
        _ values: FormValues,
        _ faults: [FormFault]
    ) throws -> WebResponse {
        let named = faults.map { FormFault("\(form)-\($0.field)", $0.message) }
        return try SharingPage.page(
            desk,
            Sharing(form, NamedForm.named(values, form), named),
            status: 422
        )
    }

    /// Takes a link of this programme back.
    private static func end(_ desk: DeskRequest) async throws -> WebResponse {
        let (name, now, accounts) = (desk.name, desk.site.now(), desk.site.accounts)
        guard let id = Int64(desk.request.parameter("link")),
            try accounts.links(of: name).contains(where: { $0.id == id })
        else { throw WebError.notFound }
        try await desk.desk.changing { _ in try accounts.revokeLink(id, at: now) }
        return .redirect(desk.path("sharing"))
    }

    /// Makes a link by which someone sets the password of their account, and sends on to the page that shows it once.
    private static func makePasswordLink(_ desk: DeskRequest) async throws -> WebResponse {
        try await showPasswordLink(of: try account(desk), desk)
    }

    private static func showPasswordLink(of account: Account, _ desk: DeskRequest) async throws
        -> WebResponse
    {
        let (id, now, accounts) = (account.id, desk.site.now(), desk.site.accounts)
        let secret = try await desk.desk.changing { _ in
            try accounts.makePasswordLink(for: id, at: now, lifetime: passwordDays * 86_400)
        }
        desk.site.secrets.keep(
            SharingPage.address(desk) + "/password/\(secret)",
            as: "password \(id)",
            for: desk.request.visitor,
            at: now
        )
        return .redirect(desk.path("sharing", "accounts", String(id), "password"))
    }

    /// The account in the path, where whoever asks may help it to a password.
    ///
    /// - Throws: ``WebError/notFound`` for others.
    private static func account(_ desk: DeskRequest) throws -> Account {
        let id = Int64(desk.request.parameter("account"))
        let account = try desk.site.accounts.accounts().first { $0.id == id }
        guard let account, mayHelp(account, desk) else { throw WebError.notFound }
        return account
    }

    /// Whether whoever asks may make a link for the password of an account.
    ///
    /// Whoever sets the password has all that the account may do. A lead helps only those who may do nothing that the lead may not.
    static func mayHelp(_ account: Account, _ desk: DeskRequest) -> Bool {
        let visitor = desk.request.visitor
        if visitor.isAdministrator { return true }
        return !account.isAdministrator && account.role(in: desk.name) != nil
            && account.grants.allSatisfy { visitor.role(in: $0.programme) == .lead }
    }

    /// Adds an account with a part in the programme; only for administrators.
    private static func addAccount(_ desk: DeskRequest) async throws -> WebResponse {
        guard desk.request.visitor.isAdministrator else { throw WebError.notFound }
        let values = NamedForm.values(desk.form, of: "account")
        let (email, name) = (values["email"] ?? "", values["name"] ?? "")
        let faults = AccountStore.problems(email: email, name: name, password: nil)
        guard faults.isEmpty else {
            return try refused(
                desk,
                "account",
                values,
                faults.map { FormFault($0.field.rawValue, Words.Sharing.fault($0)) }
            )
        }
        do {
            let account = try await desk.site.accounts.addAccount(
                email: email,
                name: name,
                password: nil,
                isAdministrator: false,
                at: desk.site.now()
            )
            try desk.site.accounts.setGrant(.lead, on: desk.name, of: account.id)
            return try await showPasswordLink(of: account, desk)
        } catch let error as AccountError {
            let fault = FormFault(error.field.rawValue, Words.Sharing.fault(error))
            return try refused(desk, "account", values, [fault])
        }
    }

    /// Gives an account a part in the programme, or takes it; only for administrators.
    private static func setPart(_ desk: DeskRequest) async throws -> WebResponse {
        guard desk.request.visitor.isAdministrator,
            let id = Int64(desk.request.parameter("account"))
        else { throw WebError.notFound }
        let role: Role? = desk.form["part"] == "lead" ? .lead : nil
        let (name, accounts) = (desk.name, desk.site.accounts)
        do {
            try await desk.desk.changing { _ in try accounts.setGrant(role, on: name, of: id) }
        } catch is AccountError {
            throw WebError.notFound
        }
        return .redirect(desk.path("sharing"))
    }
}
