/// What the pages say, in one place, so that they can be translated; each face has a file of its own.
package enum Words {
    static let skip = "Skip to the content"
    static let navigation = "Pages"
    static let foot =
        "Made with Cascade. Observed figures are counted from the records; expected ones are simulated."
    static let errorHeading = "There is a problem"
    static let errorMark = "Error: "
    static let dayHint = "For example, 4 3 2026 or 4 mar 2026."
    static let day = "Day"
    static let month = "Month"
    static let year = "Year"
    static let signIn = "Sign in"
    static let signOut = "Sign out"
    static let programmes = "Programmes"
    static let back = "Back"
    static let saved = "Saved."
    static let undo = "Undo"
}
