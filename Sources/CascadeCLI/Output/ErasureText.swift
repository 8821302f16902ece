import CascadeCore
import CascadeStore

/// What is said before and after someone is erased.
enum ErasureText {
    /// What will go.
    static func preview(_ data: PersonalData, _ copies: [FileCopy]) -> String {
        let trained = data.sessions.count { $0.role == "trainer" }
        let attended = data.sessions.count { $0.role == "attendee" }
        let booked = data.sessions.count { $0.role == "booked" }
        var lines = [
            "\(PlainLine.text(data.person.name)) (\(data.person.id)), \(data.person.organisation), will be erased for good:",
            "  the name, \(data.person.email == nil ? "" : "the e-mail address, ")notes and id",
        ]
        if !data.mentions.isEmpty {
            lines.append(
                "  their name in \(Wording.counted(data.mentions.count, "text")): \(Wording.list(Set(data.mentions.map(\.place)).sorted()))"
            )
        }
        lines.append(
            "  what \(Wording.counted(data.log.count, "entry", "entries")) of the log say of them; the entries stay, without them"
        )
        lines.append(
            "What stays, without a name: \(Wording.counted(attended, "attendance")), \(Wording.counted(trained, "session")) trained, \(Wording.counted(booked, "booking")). All totals stay as they are."
        )
        if !copies.isEmpty {
            lines.append("Copies that may hold them, to delete or make anew:")
            lines += copies.map { "  \($0.path) (\($0.kind.rawValue), \($0.at.day))" }
        }
        lines.append("This cannot be undone.")
        return lines.joined(separator: "\n")
    }

    /// What was done in the accounts of the folder; nothing where there was nothing of them.
    static func accounts(_ erasure: AccountErasure) -> [String] {
        var lines: [String] = []
        if erasure.links > 0 {
            lines.append(
                "\(Wording.counted(erasure.links, "link of theirs no longer works", "links of theirs no longer work"))."
            )
        }
        if erasure.labels > 0 {
            lines.append(
                "\(Wording.counted(erasure.labels, "other link", "other links")) had their name in a note: it was taken out."
            )
        }
        if erasure.accounts > 0 {
            lines.append(
                "\(Wording.counted(erasure.accounts, "account", "accounts")) that had no other part \(erasure.accounts == 1 ? "is" : "are") removed."
            )
        }
        if erasure.accountsLeft > 0 {
            lines.append(
                "\(Wording.counted(erasure.accountsLeft, "account", "accounts")) of theirs with another part \(erasure.accountsLeft == 1 ? "stays" : "stay"): whoever runs the server can remove it."
            )
        }
        if !erasure.copies.isEmpty {
            lines.append("Delete these copies of the accounts, which may still hold them:")
            lines += erasure.copies.map { "  \($0)" }
        }
        return lines
    }

    /// What was done.
    static func done(_ erasure: Erasure, file: String) -> String {
        var lines = [
            "Erased. A person without a name, \(erasure.anonymous), stays in their place; all totals are as they were.",
            "\(Wording.counted(erasure.texts, "text")) and \(Wording.counted(erasure.logRows, "row")) of the log were changed.",
        ]
        if erasure.namesakes > 0 {
            lines.append(
                "\(Wording.counted(erasure.namesakes, "other person has", "other people have")) the same name and \(erasure.namesakes == 1 ? "stays" : "stay"); where notes gave only the name, it was taken out all the same."
            )
        }
        if erasure.isIDShared {
            lines.append(
                "Their id is also that of something else, so that it was left in notes and settings: please look whether they are meant there."
            )
        }
        lines += accounts(erasure.accounts)
        if !erasure.isComplete {
            lines.append(
                "Someone else has the file open, so that old pages are still in it. Close it everywhere, then run: cascade forget \(ShellWord.quoted(file)) --tidy"
            )
        }
        if !erasure.copies.isEmpty {
            lines.append("Delete these copies, or make them anew; a notice lies beside each:")
            lines += erasure.copies.map { "  \($0.path) (\($0.kind.rawValue), \($0.at.day))" }
        }
        lines.append(
            "Certificates, badges, sheets, tables and pictures made before, copies that others made, e-mails and print-outs are not known here: please look for them."
        )
        return lines.joined(separator: "\n")
    }
}
