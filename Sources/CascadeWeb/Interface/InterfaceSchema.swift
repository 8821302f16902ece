import CascadeFormats

/// The shape of a value as JSON Schema, read off an example.
enum InterfaceSchema {
    /// The schema that the example and all values of its kind fit; where the example is null anything fits.
    static func schema(of example: JSONText) -> JSONText {
        switch example {
        case .null, .written: .object([])
        case .truth: .object([("type", .string("boolean"))])
        case .number, .integer: nullable("number")
        case .string: nullable("string")
        case .array(let values):
            .object([
                ("type", .string("array")),
                ("items", values.first.map(schema) ?? .object([])),
            ])
        case .object(let members):
            .object([
                ("type", .array([.string("object"), .string("null")])),
                ("properties", .object(members.map { ($0.0, schema(of: $0.1)) })),
            ])
        }
    }

    private static func nullable(_ type: String) -> JSONText {
        .object([("type", .array([.string(type), .string("null")]))])
    }
}
