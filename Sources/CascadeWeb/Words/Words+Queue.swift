extension Words {
    /// What is said about recordings that wait on a phone.
    enum Queue {
        static let one = "Saved on this phone, not sent (1)"
        static let many = "Saved on this phone, not sent ({n})"
        static let rejectedOne = "1 recording was not taken"
        static let rejectedMany = "{n} recordings were not taken"
        static let send = "Send now"
        static let sending = "Sending…"
        static let noSignal =
            "No signal. They stay on this phone, and are sent when there is signal."
        static let signInAgain = "Sign in again to send them: open your personal link."
        static let elsewhere = "Open the programme that they belong to, and they are sent."
        static let busy = "The server is busy. They stay on this phone, and are sent soon."
        static let mend = "Open and mend"
        static let drop = "Throw away"
        static let dropSure = "Throw this recording away? It can’t be brought back."
        static let leave =
            "Recordings on this phone have not been sent yet. They stay on this phone, and are sent when you sign in again. Sign out all the same?"
        static let savedHere = "Saved on this phone"
        static let savedHereDetail =
            "It is sent as soon as there is signal. You can close this page; nothing is lost."
        static let sentDetail = "It is saved, and counts from now on."
        static let toDone = "What was saved, and how to take it back"
        static let notTaken = "It was not taken. Mend what is wrong, and save it again."
        static let offlineReport =
            "No signal: it is checked in full when it is sent. Nothing is lost meanwhile."
        static let offlineTitle = "No signal"
        static let offline =
            "This page needs the server. You can record a session all the same: it is kept on this phone until there is signal."
    }
}
