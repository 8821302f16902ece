/// The start of an XML element.
struct XMLElement {
    /// Namespace; empty for none.
    var namespace: String
    /// Name without prefix.
    var name: String
    /// Attributes in written order, their prefixes left out; those with a namespace are named after it: `uri name`.
    var attributes: [(name: String, value: String)]
    /// Line, from 1.
    var line: Int
    /// Column in characters, from 1.
    var column: Int

    /// The value of an attribute, or nil.
    subscript(name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }
}
