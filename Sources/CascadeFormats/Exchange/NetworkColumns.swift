/// The attributes of a list of nodes or edges as columns, each with one type.
struct NetworkColumns {
    /// What all values of a column are.
    enum Kind {
        case flag
        case whole
        case number
        case text
    }

    /// One column.
    struct Column {
        /// Name in the network.
        var name: String
        /// Name in the file.
        var title: String
        var kind: Kind
    }

    /// The columns in the order in which their names first occur.
    private(set) var columns: [Column] = []
    private var positions: [String: Int] = [:]

    /// The columns of some lists of attributes.
    ///
    /// - Parameters:
    ///   - lists: attributes by node or edge.
    ///   - reserved: names that the file gives a meaning of its own, in small letters; an attribute so called gets a number.
    ///   - ignoringCase: whether names that differ in capitals alone are the same to the file.
    init(_ lists: [[NetworkFile.Attribute]], reserved: [String] = [], ignoringCase: Bool = false) {
        var taken = Set(reserved)
        for attributes in lists {
            for attribute in attributes {
                let kind = NetworkColumns.kind(of: attribute.value)
                if let position = positions[attribute.name] {
                    columns[position].kind = NetworkColumns.joined(columns[position].kind, kind)
                    continue
                }
                let base = attribute.name.isEmpty ? "attribute" : attribute.name
                var title = base
                var number = 1
                let isFree = { (title: String) in
                    ignoringCase
                        ? !taken.contains(title.lowercased())
                        : !taken.contains(title) && !reserved.contains(title.lowercased())
                }
                while !isFree(title) {
                    number += 1
                    title = "\(base) (\(number))"
                }
                taken.insert(ignoringCase ? title.lowercased() : title)
                positions[attribute.name] = columns.count
                columns.append(Column(name: attribute.name, title: title, kind: kind))
            }
        }
    }

    /// The column of an attribute.
    func position(of name: String) -> Int? { positions[name] }

    /// The value of an attribute as its column has it.
    func value(_ value: NetworkFile.Value, in column: Int) -> NetworkFile.Value {
        switch (columns[column].kind, value) {
        case (.number, .whole(let whole)): .number(Double(whole))
        case (.text, .text), (.text, .list): value
        case (.text, let other): .text(other.description)
        case (_, let value): value
        }
    }

    /// By column: the value of these attributes, as the column has it.
    func values(of attributes: [NetworkFile.Attribute]) -> [NetworkFile.Value?] {
        var values = [NetworkFile.Value?](repeating: nil, count: columns.count)
        for attribute in attributes {
            guard let column = positions[attribute.name] else { continue }
            values[column] = value(attribute.value, in: column)
        }
        return values
    }

    private static func kind(of value: NetworkFile.Value) -> Kind {
        switch value {
        case .flag: .flag
        case .whole: .whole
        case .number: .number
        case .text, .list: .text
        }
    }

    private static func joined(_ left: Kind, _ right: Kind) -> Kind {
        switch (left, right) {
        case (.flag, .flag), (.whole, .whole), (.text, .text): left
        case (.number, .number), (.whole, .number), (.number, .whole): .number
        default: .text
        }
    }
}
