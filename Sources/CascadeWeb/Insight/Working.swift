package import CascadeFormats

/// A piece of work in hand, as a page shows it: how far it is, with a way to stop it.
///
/// The page comes back to itself when the work is done: with the script ``Asset/work`` at once, without scripts by loading
/// itself again every few seconds.
package struct Working: Sendable {
    /// Its id in the queue.
    let id: String
    /// The share that is done, from 0 to 1.
    let share: Double
    /// What is being done: `Simulating how it goes on`.
    let what: String
    /// Where to go when it is done.
    let back: String
    /// Name of the programme that it is about, where it may be stopped.
    let programme: String?
    /// Where how far it is can be asked for.
    let address: String

    /// How far it is, as a part of a page.
    package func box(for visitor: Visitor) -> HTML {
        let percent = min(99, max(0, Int(share * 100)))
        return HTML(
            .div,
            .class("working"),
            .named("data-work", address),
            .named("data-to", back)
        ) {
            HTML(.p) {
                HTML(.b, text: what)
                " … "
                HTML(.span, .class("share"), text: percent > 0 ? "\(percent)%" : "")
            }
            // Without a value where nothing is known yet: the bar then only says that something goes on.
            HTML(
                .progress,
                listed: [.label(what), .named("max", 100)]
                    + (percent > 0 ? [.named("value", percent)] : [])
            )
            HTML(.div, .class("working-ways")) {
                if let programme {
                    Component.action(
                        Words.Work.cancel,
                        "/p/\(programme)/calculations/\(id)/cancel",
                        for: visitor,
                        values: [FormValues.Pair("to", back)]
                    )
                }
                HTML(.noscript) {
                    HTML(.a, .link(back), text: Words.Work.again)
                }
            }
        }
    }
}

extension Site {
    /// A piece of work in hand, as a page of its programme shows it.
    ///
    /// - Parameters:
    ///   - id: its id in the queue.
    ///   - share: the share that is done.
    ///   - what: what is being done, as the start of a sentence.
    ///   - programme: name of the programme.
    ///   - back: the page to come back to.
    /// - Returns: what the page shows.
    package func working(
        on id: String,
        share: Double,
        what: String,
        of programme: String,
        back: String
    ) -> Working {
        Working(
            id: id,
            share: share,
            what: what,
            back: back,
            programme: programme,
            address: "/p/\(programme)/calculations/\(id)"
        )
    }
}

extension WebPage {
    /// Makes the page come back to itself when work is done that it shows.
    package mutating func waitForWork() {
        scripts.append(.work)
        refresh = 2
    }
}

extension WebRequest {
    /// The page that was asked for, with its query: where to come back to.
    package var address: String { query.pairs.isEmpty ? path : "\(path)?\(query.encoded)" }
}
