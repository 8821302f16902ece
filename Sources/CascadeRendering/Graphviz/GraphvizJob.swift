/// One thing for Graphviz to do, which can be handed to another process.
struct GraphvizJob: Sendable, Equatable {
    /// What is wanted.
    enum Product: String, Sendable {
        /// Where nodes and edges lie.
        case positions
        /// A bitmap.
        case png
        /// A page.
        case pdf
    }

    /// The engine's name.
    var engine: String
    /// What is wanted.
    var product: Product
    /// The graph in the DOT language.
    var dot: String
    /// Its background in Graphviz's drawing language.
    var background = ""

    private static let magic = "cascade-graphviz-1"

    /// The job as bytes, for a worker's standard input.
    var encoded: [UInt8] {
        let head = "\(Self.magic) \(engine) \(product.rawValue) \(dot.utf8.count)\n"
        return Array(head.utf8) + Array(dot.utf8) + Array(background.utf8)
    }

    /// A job.
    init(engine: String, product: Product, dot: String, background: String = "") {
        self.engine = engine
        self.product = product
        self.dot = dot
        self.background = background
    }

    /// The job that `encoded` gave; nil for other bytes.
    init?(encoded bytes: [UInt8]) {
        guard let end = bytes.firstIndex(of: 0x0A) else { return nil }
        let head = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
        guard head.count == 4, head[0] == Self.magic,
            let product = Product(rawValue: String(head[2])),
            let length = Int(head[3]), length >= 0, length <= bytes.count - end - 1
        else { return nil }
        engine = String(head[1])
        self.product = product
        let body = bytes[(end + 1)...]
        dot = String(decoding: body.prefix(length), as: UTF8.self)
        background = String(decoding: body.dropFirst(length), as: UTF8.self)
    }
}
