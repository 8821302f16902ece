/// Why a paper cannot be made.
package struct PaperFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is in the way, and what may help.
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
