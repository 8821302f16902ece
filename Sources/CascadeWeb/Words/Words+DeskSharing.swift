import CascadeCore
import CascadeStore

extension Words {
    /// What is said of links, tokens and accounts.
    enum Sharing {
        static let lead =
            "Who else may see this programme or record in it. A link lets in whoever has it, so give it to one person only; you can take it back at any time."
        static let trainers = "Trainers’ links"
        static let trainersText =
            "A trainer opens their link on their phone, records sessions and sees what grew from them. They see nobody else’s sessions."
        static let funders = "Funders’ links"
        static let fundersText =
            "A page to read: figures and pictures without names, small numbers left out."
        static let tokens = "Tokens for programs"
        static let tokensText =
            "A program that reads from or records in this programme sends a token with each request."
        static let accounts = "Accounts"
        static let accountsText =
            "Leads sign in with an e-mail address and a password, and can do everything in this programme."
        static let noAccountsHere = "No account has a part in this programme yet."
        static let accountsElsewhere =
            "Further leads get an account from whoever runs this server."
        static let makeTrainer = "Make a trainer’s link"
        static let makeFunder = "Make a funder’s link"
        static let makeToken = "Make a token"
        static let make = "Make it"
        static let person = "Trainer"
        static let personHint = "The full name of someone in the programme."
        static let label = "Whom it is for"
        static let labelOptional = "A note for yourself (optional)"
        static let labelHint = "Such as “new phone”. It stands in this list and in the log."
        static let funderHint = "Such as “City Council, grant 2026”. It stands in this list."
        static let tokenHint = "Such as “CRM export”. It stands in this list and in the log."
        static let expires = "Works for"
        static let may = "What the program may do"
        static let mayRead = "Read figures without names"
        static let mayWrite = "Read everything and record"
        static let none = "None yet."
        static let columns = ["For", "Made", "Last used", "State", "Take back"]
        static let neverUsed = "never"
        static let takeBack = "Take back"
        static let noAccounts =
            "Nobody has an account: this server runs on one computer, for whoever uses it."
        static let accountsCaption = "Accounts on this server"
        static let accountColumns = ["Name", "E-mail address", "Part in this programme", "Change"]
        static let administrator = "runs the server, may do everything"
        static let isLead = "lead"
        static let noPart = "none"
        static let noPassword = "has not chosen a password yet"
        static let givePart = "Make a lead"
        static let takePart = "Take the part away"
        static let addAccount = "Add an account"
        static let accountName = "Name"
        static let accountHint =
            "They get a link with which they choose their own password. Nobody else ever knows it."
        static let makePassword = "Make a password link"
        static let passwordMade = "The link for the password is made"
        static let passwordOnce =
            "Copy the link now. It is shown this once; nobody can look it up later. If it is lost, make another one: that ends this one."
        static let passwordAdvice = [
            "Send it to them alone, in a message or on paper, and tell them the address of this server.",
            "They open it, choose a password of their own and are signed in.",
            "It works once. Until then their earlier password, where they had one, still works.",
        ]
        static let wasShown = "It has been shown"
        static let wasShownText =
            "Links and tokens are shown once, when they are made, and kept nowhere. If you did not copy it, take it back and make another one."
        static let backToSharing = "Back to Sharing"
        static let linkMade = "The link is made"
        static let tokenMade = "The token is made"
        static let once =
            "Copy the link now. It is shown this once; nobody can look it up later. If it is lost, make another one and take this one back."
        static let tokenOnce =
            "Copy the token now. It is shown this once; nobody can look it up later. If it is lost, make another one and take this one back."
        static let link = "Link"
        static let token = "Token"
        static let copy = "Copy"
        static let copied = "Copied"
        static let howTo = "How to send it"
        static let done = "Done"

        static func advice(_ kind: SharingRoutes.LinkKind) -> [String] {
            switch kind {
            case .trainer:
                [
                    "Send it to the trainer alone, in a message or on paper.",
                    "They open it on the phone that they take to sessions, and stay signed in there.",
                    "Whoever has the link can record in their name: ask them to tell you when a phone is lost.",
                ]
            case .funder:
                [
                    "Send it by e-mail, or put it into a report.",
                    "It shows figures only: no names, and no numbers so small that someone could be known by them.",
                ]
            case .token:
                [
                    "Put it into the settings of the program, not into its source.",
                    "The program sends it with each request, in the header Authorization after the word Bearer.",
                ]
            }
        }

        static func passwordUntil(_ days: Int) -> String {
            "It works for \(Wording.counted(days, "day")), once."
        }

        static func part(of account: Account, in programme: String) -> String {
            let part =
                account.isAdministrator
                ? administrator : account.role(in: programme) == .lead ? isLead : noPart
            return account.hasPassword ? part : "\(part); \(noPassword)"
        }

        static func days(_ days: Int) -> String {
            switch days {
            case 0: "until it is taken back"
            case 365: "a year"
            default: "\(days) days"
            }
        }

        static func until(_ moment: Moment?) -> String {
            moment.map { "It works until \($0.day.spelledOut), unless you take it back before." }
                ?? "It works until you take it back."
        }

        static func state(_ link: Link, _ now: Moment) -> String {
            if let revoked = link.revoked { return "taken back on \(revoked.day.spelledOut)" }
            guard let expires = link.expires else { return "works until taken back" }
            return expires <= now
                ? "ended on \(expires.day.spelledOut)" : "works until \(expires.day.spelledOut)"
        }

        static func ended(_ count: Int) -> String {
            "\(Wording.count(count)) that no longer \(count == 1 ? "works" : "work")"
        }

        static func validCaption(_ what: String) -> String { "\(what) that work" }
        static func endedCaption(_ what: String) -> String { "\(what) that no longer work" }

        static func fault(_ error: AccountError) -> String {
            let text = error.description
            return "\(text.prefix(1).uppercased())\(text.dropFirst())"
        }
    }
}
