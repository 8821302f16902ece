/// The ids of an SVG's elements: made of the ids that the programme gives, so that they outlast changes elsewhere in it.
struct ElementIDs {
    /// Most characters of a key that an id holds; longer ones end in a number made of the whole.
    static let longest = 60

    private var ids: [String: String] = [:]
    private var taken: Set<String> = []
    private let prefix: String

    /// The ids of a scene's groups, each with `prefix` before it.
    init(_ scene: Scene, prefix: String) {
        self.prefix = prefix
        for kind in [Scene.Group.Kind.cluster, .node] {
            for group in scene.groups(kind) {
                guard let id = group.id, ids[id] == nil else { continue }
                let first = String(id.prefix { $0.isLetter })
                ids[id] = unique(group.key.map { "\(first)-\(Self.escaped($0))" } ?? id)
            }
        }
        for edge in scene.groups(.edge) {
            guard let id = edge.id, ids[id] == nil else { continue }
            guard edge.ends.count == 2, let from = ids[edge.ends[0]], let to = ids[edge.ends[1]]
            else { continue }
            ids[id] = unique("e-\(from)_to_\(to)")
        }
    }

    private mutating func unique(_ wanted: String) -> String {
        var (id, number) = (wanted, 2)
        while !taken.insert(id).inserted {
            id = "\(wanted)_\(number)"
            number += 1
        }
        return id
    }

    /// The id in the file of what has the given id in the scene.
    func callAsFunction(_ id: String) -> String { prefix + (ids[id] ?? id) }

    /// `key` with letters of the Latin alphabet, digits and hyphens as they are, and all else as its code point between
    /// underscores: different for different keys, and safe in a selector.
    static func escaped(_ key: String) -> String {
        var out = ""
        var count = 0
        for scalar in key.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-": out.unicodeScalars.append(scalar)
            default: out += "_\(String(scalar.value, radix: 16))_"
            }
            count += 1
            if count == longest, key.unicodeScalars.count > longest {
                return "\(out)_h\(String(hash(key), radix: 16))_"
            }
        }
        return out
    }

    /// FNV-1a of 64 bits.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
