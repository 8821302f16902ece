import CascadeFormats
import CascadeStore

/// One's own account: its password, changed by who knows it or set by a link.
enum AccountRoutes {
    static let all: [Route] = [
        .get("/account", for: .known) { request, site in
            .page(page(FormPage(), request, site))
        },
        .post("/account/password", for: .known, change),
        .get("/password/{secret}", for: .anyone) { request, site in
            let account = try account(request, site)
            return .page(settingPage(FormPage(), account, request, site))
        },
        .post("/password/{secret}", for: .anyone, needsFormToken: false, set),
    ]

    // MARK: - Changing

    private static func change(_ request: WebRequest, _ site: Site) async throws -> WebResponse {
        guard let account = request.visitor.session?.account else { throw WebError.notFound }
        let form = request.form
        let (old, new) = (form.raw("current") ?? "", form.raw("password") ?? "")
        func refused(_ faults: [FormFault]) -> WebResponse {
            .page(page(FormPage(faults: faults), request, site), status: 422)
        }
        var faults = old.isEmpty ? [FormFault("current", Words.OwnAccount.needsCurrent)] : []
        faults += AccountStore.problems(email: account.email, name: account.name, password: new)
            .filter { $0.field == .password }
            .map { FormFault("password", Words.OwnAccount.fault($0, new)) }
        guard faults.isEmpty else { return refused(faults) }
        // Whoever finds an open browser shall not guess the password there.
        try site.limits.take(.passwordsOfSignedIn, for: String(account.id))
        guard try await site.accounts.account(email: account.email, password: old) != nil else {
            return refused([FormFault("current", Words.OwnAccount.wrongCurrent)])
        }
        try await site.accounts.setPassword(new, of: account.id)
        return try SignInRoutes.begin(.account(account.id), request, site, to: "/account?changed=1")
            .setting(device(account, site))
    }

    private static func page(_ form: FormPage, _ request: WebRequest, _ site: Site) -> WebPage {
        let account = request.visitor.session?.account
        let error = form.faults.isEmpty ? "" : Words.errorMark
        var page = site.page(error + Words.OwnAccount.title, for: request) {
            form.summary
            if form.faults.isEmpty, request.query["changed"] != nil {
                Component.success(Words.OwnAccount.changed)
            }
            Component.heading(Words.OwnAccount.title)
            if let account {
                Component.facts([
                    (Words.OwnAccount.name, HTML(.bdi, text: account.name)),
                    (Words.SignIn.email, HTML(.bdi, text: account.email)),
                ])
                HTML(.h2, text: Words.OwnAccount.change)
                HTML(.p, text: Words.OwnAccount.changeText)
                form.form(to: "/account/password", for: request.visitor) {
                    username(account)
                    form.text(
                        "current",
                        Words.OwnAccount.current,
                        type: "password",
                        autocomplete: "current-password"
                    )
                    newPassword(form)
                    form.submit(Words.OwnAccount.change)
                }
            } else {
                HTML(
                    .p,
                    .class("lead"),
                    text: request.visitor.session?.isLocal == true
                        ? Words.OwnAccount.local : Words.OwnAccount.byLink
                )
            }
        }
        page.scripts.append(.password)
        return page
    }

    // MARK: - Setting by a link

    /// The account that the link in the path is for.
    ///
    /// - Throws: ``WebError`` where the link does not work, or no longer.
    private static func account(_ request: WebRequest, _ site: Site) throws -> Account {
        let secret = request.parameter("secret")
        guard let account = try site.accounts.account(ofPasswordLink: secret, at: site.now())
        else {
            try site.limits.take(.secrets, for: request.headers.address)
            throw WebError(403, Words.SignIn.endedTitle, Words.OwnAccount.ended)
        }
        return account
    }

    private static func set(_ request: WebRequest, _ site: Site) async throws -> WebResponse {
        try site.checkOrigin(of: request)
        let account = try account(request, site)
        let password = request.form.raw("password") ?? ""
        do {
            let set = try await site.accounts.setPassword(
                password,
                byLink: request.parameter("secret"),
                at: site.now()
            )
            guard let set else {
                throw WebError(403, Words.SignIn.endedTitle, Words.OwnAccount.ended)
            }
            return try SignInRoutes.begin(.account(set.id), request, site)
                .setting(device(set, site))
        } catch let error as AccountError {
            let fault = FormFault("password", Words.OwnAccount.fault(error, password))
            return .page(
                settingPage(FormPage(faults: [fault]), account, request, site),
                status: 422
            )
        }
    }

    private static func settingPage(
        _ form: FormPage,
        _ account: Account,
        _ request: WebRequest,
        _ site: Site
    ) -> WebPage {
        let title = account.hasPassword ? Words.OwnAccount.setNew : Words.OwnAccount.setFirst
        let error = form.faults.isEmpty ? "" : Words.errorMark
        var page = site.page(error + title, for: request) {
            form.summary
            Component.heading(title, above: account.name)
            HTML(.p, .class("lead"), text: Words.OwnAccount.setText)
            form.form(
                to: "/password/\(FormValues.encoded(request.parameter("secret")))",
                for: request.visitor
            ) {
                username(account)
                newPassword(form)
                form.submit(Words.OwnAccount.set)
            }
        }
        page.scripts.append(.password)
        return page
    }

    // MARK: - Pieces

    /// The new password, which is never filled in again.
    private static func newPassword(_ form: FormPage) -> HTML {
        form.text(
            "password",
            Words.OwnAccount.new,
            hint: Words.SignIn.passwordHint,
            type: "password",
            autocomplete: "new-password"
        )
    }

    /// Says to programs that keep passwords whose it is.
    private static func username(_ account: Account) -> HTML {
        HTML(
            .input,
            .named("type", "text"),
            .named("name", "username"),
            .named("autocomplete", "username"),
            .named("value", account.email),
            .named("readonly"),
            .named("hidden")
        )
    }

    /// What says that this device has signed in to the account.
    private static func device(_ account: Account, _ site: Site) throws -> String {
        Cookies(site.configuration)
            .settingDevice(try site.accounts.makeDeviceToken(for: account.id))
    }
}

extension Asset {
    /// Shows what is typed as a password, to whoever asks.
    static let password = Asset(
        "password.js",
        "text/javascript; charset=utf-8",
        #"""
        // A button beside each password that shows what is typed.
        for (const field of document.querySelectorAll("input[type=password]")) {
          const label = document.querySelector(`label[for="${field.id}"]`);
          const button = document.createElement("button");
          const words = document.body.dataset;
          button.type = "button";
          button.className = "button quiet small shows";
          button.setAttribute("aria-controls", field.id);
          const name = document.createElement("span");
          name.className = "aside";
          name.textContent = ` ${label?.textContent ?? ""}`;
          const turn = (isShown) => {
            field.type = isShown ? "text" : "password";
            button.replaceChildren(isShown ? words.hide : words.show, name);
          };
          button.addEventListener("click", () => turn(field.type === "password"));
          // Browsers may keep what stands in an open field.
          field.form.addEventListener("submit", () => turn(false));
          field.after(button);
          turn(false);
        }

        """#
    )
}

extension Words {
    /// What is said of one's own account.
    enum OwnAccount {
        static let title = "Your account"
        static let name = "Name"
        static let change = "Change your password"
        static let changeText =
            "You stay signed in here. Everywhere else your account is signed out."
        static let changed =
            "Your password is changed. Wherever else your account was signed in, it no longer is."
        static let current = "Your password now"
        static let new = "New password"
        static let needsCurrent = "Enter the password that you have now"
        static let wrongCurrent = "The password that you have now is not right"
        static let local =
            "You came by the link that cascade serve printed on this computer. There is no password to change."
        static let byLink =
            "You came by a personal link, which needs no password. If it was lost or someone else has it, ask whoever leads your programme to take it back and send you another one."
        static let setFirst = "Choose your password"
        static let setNew = "Choose a new password"
        static let setText =
            "You are signed in with it at once. This link works once; afterwards sign in with your e-mail address and this password."
        static let set = "Set the password"
        static let ended =
            "It works once, and for seven days. If you have set a password, sign in with it. If not, ask whoever leads your programme for another link."
        static let show = "Show"
        static let hide = "Hide"

        /// What is wrong with a new password, without the password.
        static func fault(_ error: AccountError, _ password: String) -> String {
            password.isEmpty ? "Enter a new password" : Words.Sharing.fault(error)
        }
    }
}
