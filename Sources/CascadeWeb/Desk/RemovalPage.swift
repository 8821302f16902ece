import CascadeFormats

/// The page that asks before something is removed.
struct RemovalPage {
    /// Who asks, about which programme.
    let desk: DeskRequest
    /// The question.
    let title: String
    /// What goes with it.
    let note: String
    /// The way on which the page lies.
    let current: String
    /// What the button says.
    let button: String
    /// The page of what is removed; the form is sent to where this page is.
    let back: String

    /// The page.
    var page: WebResponse {
        desk.page(title, current: current) {
            HTML(.a, .class("back"), .link(back), text: Words.back)
            Component.heading(title)
            HTML(.p, text: note)
            HTML(.p, text: Words.Desk.removeCannot)
            HTML(.div, .class("buttons")) {
                Component.action(
                    button,
                    desk.request.path,
                    for: desk.request.visitor,
                    style: "button grave"
                )
                Component.button(Words.Desk.cancel, to: back, isMain: false)
            }
        }
    }
}
