import CascadeFormats
import CascadeStore

/// Signing in and out: by a one-time link, by a password, or by a personal link.
enum SignInRoutes {
    /// Seconds for which a session lasts.
    static let lifetime = 30 * 86_400

    static let all: [Route] = [
        .get("/sign-in", for: .anyone) { request, site in
            if request.visitor.session != nil { return .redirect("/") }
            return .page(try page(FormPage(), request, site))
        },
        .post("/sign-in", for: .anyone, needsFormToken: false) { request, site in
            try site.checkOrigin(of: request)
            let form = request.form
            guard let email = form["email"], let password = form.raw("password"),
                !password.isEmpty
            else {
                let faults =
                    (form["email"] == nil ? [FormFault("email", Words.SignIn.needsEmail)] : [])
                    + (form.raw("password")?.isEmpty == false
                        ? [] : [FormFault("password", Words.SignIn.needsPassword)])
                return .page(
                    try page(
                        FormPage(form.setting("password", nil), faults: faults),
                        request,
                        site
                    ),
                    status: 422
                )
            }
            let cookies = Cookies(site.configuration)
            // Who signed in from this device before is not held up by others who try, be it from the same network.
            if let device = cookies.value(cookies.device, in: request.headers.cookie),
                try site.accounts.isDevice(device, of: email)
            {
                try site.limits.take(.passwordsFromDevice, for: device)
            } else {
                try site.limits.take(.passwordsFromAddress, for: request.headers.address)
                if let subject = AccountStore.subject(ofEmail: email) {
                    try site.limits.take(.passwordsForAccount, for: subject)
                }
            }
            guard let account = try await site.accounts.account(email: email, password: password)
            else {
                let fault = FormFault("email", Words.SignIn.wrong)
                return .page(
                    try page(
                        FormPage(form.setting("password", nil), faults: [fault]),
                        request,
                        site
                    ),
                    status: 422
                )
            }
            return try begin(.account(account.id), request, site)
                .setting(cookies.settingDevice(try site.accounts.makeDeviceToken(for: account.id)))
        },
        .get("/start/{secret}", for: .anyone) { request, site in
            let secret = request.parameter("secret")
            try site.limits.take(.secrets, for: request.headers.address)
            if site.configuration.isLocal {
                guard try site.accounts.useStartLink(secret, at: site.now()) else {
                    throw WebError(403, Words.SignIn.usedTitle, Words.SignIn.used)
                }
                return try begin(.local, request, site)
            }
            guard try site.accounts.isStartLink(secret, at: site.now()) else {
                throw WebError(403, Words.SignIn.usedTitle, Words.SignIn.used)
            }
            return .page(setUpPage(FormPage(), secret, request, site))
        },
        .post("/start/{secret}", for: .anyone, needsFormToken: false) { request, site in
            try await setUp(request, site)
        },
        .get("/link/{secret}", for: .anyone) { request, site in
            let secret = request.parameter("secret")
            guard let link = try site.accounts.link(secret: secret, kind: .page, at: site.now())
            else {
                try site.limits.take(.secrets, for: request.headers.address)
                throw WebError(403, Words.SignIn.endedTitle, Words.SignIn.ended)
            }
            if case .funder = link.role { return .redirect("/f/\(secret)") }
            return try begin(.link(link.id), request, site)
        },
        .post("/sign-out", for: .known) { request, site in
            if let secret = request.visitor.secret {
                try site.accounts.endSession(secret: secret.text)
            }
            var response = WebResponse.redirect("/sign-in")
                .setting(Cookies(site.configuration).endingSession)
            // Pages that the browser keeps for its Back button may name people.
            response.headers.append(("Clear-Site-Data", "\"cache\""))
            return response
        },
    ]

    /// Begins a session under a new secret; an earlier one ends.
    static func begin(
        _ principal: AccountStore.Principal,
        _ request: WebRequest,
        _ site: Site,
        to path: String = "/"
    ) throws -> WebResponse {
        let secret = try site.accounts.startSession(
            principal,
            replacing: request.visitor.secret?.text,
            at: site.now(),
            lifetime: lifetime
        )
        return WebResponse.redirect(path)
            .setting(Cookies(site.configuration).settingSession(secret, seconds: lifetime))
    }

    private static func page(_ form: FormPage, _ request: WebRequest, _ site: Site) throws
        -> WebPage
    {
        let hasAccounts = try site.accounts.hasAccounts()
        return site.page(Words.signIn, for: request) {
            form.summary
            Component.heading(Words.signIn)
            if hasAccounts {
                form.form(to: "/sign-in", for: request.visitor) {
                    form.text(
                        "email",
                        Words.SignIn.email,
                        type: "email",
                        autocomplete: "username"
                    )
                    form.text(
                        "password",
                        Words.SignIn.password,
                        type: "password",
                        autocomplete: "current-password"
                    )
                    form.submit(Words.signIn)
                }
                HTML(.p, .class("note"), text: Words.SignIn.forgotten)
            } else {
                HTML(
                    .p,
                    .class("lead"),
                    text: site.configuration.isLocal ? Words.SignIn.local : Words.SignIn.first
                )
            }
        }
    }

    private static func setUp(_ request: WebRequest, _ site: Site) async throws -> WebResponse {
        try site.checkOrigin(of: request)
        let secret = request.parameter("secret")
        try site.limits.take(.secrets, for: request.headers.address)
        guard try site.accounts.isStartLink(secret, at: site.now()) else {
            throw WebError(403, Words.SignIn.usedTitle, Words.SignIn.used)
        }
        let form = request.form
        do {
            let account = try await site.accounts.addAccount(
                email: form["email"] ?? "",
                name: form["name"] ?? "",
                password: form.raw("password") ?? "",
                isAdministrator: true,
                at: site.now()
            )
            // Of two who came with it at the same time one makes an account.
            guard try site.accounts.useStartLink(secret, at: site.now()) else {
                try site.accounts.removeAccount(account.id)
                throw WebError(403, Words.SignIn.usedTitle, Words.SignIn.used)
            }
            return try begin(.account(account.id), request, site)
        } catch let error as AccountError {
            let fault = FormFault(error.field.rawValue, Words.Sharing.fault(error))
            return .page(
                setUpPage(
                    FormPage(form.setting("password", nil), faults: [fault]),
                    secret,
                    request,
                    site
                ),
                status: 422
            )
        }
    }

    private static func setUpPage(
        _ form: FormPage,
        _ secret: String,
        _ request: WebRequest,
        _ site: Site
    ) -> WebPage {
        site.page(Words.SignIn.setUp, for: request) {
            form.summary
            Component.heading(Words.SignIn.setUp)
            HTML(.p, .class("lead"), text: Words.SignIn.setUpText)
            form.form(to: "/start/\(FormValues.encoded(secret))", for: request.visitor) {
                form.text("name", Words.SignIn.name, autocomplete: "name")
                form.text("email", Words.SignIn.email, type: "email", autocomplete: "username")
                form.text(
                    "password",
                    Words.SignIn.password,
                    hint: Words.SignIn.passwordHint,
                    type: "password",
                    autocomplete: "new-password"
                )
                form.submit(Words.SignIn.create)
            }
        }
    }
}

extension Words {
    /// What is said around signing in.
    enum SignIn {
        static let email = "E-mail address"
        static let password = "Password"
        static let passwordHint =
            "At least 12 characters; a few words that belong together only for you are good."
        static let name = "Your name"
        static let needsEmail = "Enter your e-mail address"
        static let needsPassword = "Enter your password"
        static let wrong = "E-mail address or password is not right"
        static let forgotten =
            "Forgotten your password, or lost your link? Ask whoever leads your programme for a new one."
        static let local =
            "This server runs on this computer alone. Open the link that cascade serve printed when it started; start it again for a new one."
        static let first =
            "Nobody has an account yet. Open the link that cascade serve printed when it started, and make the first one."
        static let usedTitle = "This link has been used"
        static let used =
            "It works once, and for an hour. Start cascade serve again for a new one, or sign in."
        static let endedTitle = "This link no longer works"
        static let ended = "It has expired or was taken back. Ask whoever sent it for a new one."
        static let setUp = "Make the first account"
        static let setUpText =
            "It can see and change every programme on this server, and give others a part in them."
        static let create = "Make the account"
    }
}
