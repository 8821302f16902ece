/// What a page adds to a picture that it shows: where nodes lead to, and what stands back.
package struct SVGMarking: Sendable, Hashable {
    /// Addresses by the keys of nodes: the ids that the programme gives.
    package var links: [String: String]
    /// Keys of the nodes that stay in front; nil: all.
    ///
    /// Others, and ties between them alone, get the class `faded`.
    package var inFront: Set<String>?

    /// Nothing added.
    package init(links: [String: String] = [:], inFront: Set<String>? = nil) {
        self.links = links
        self.inFront = inFront
    }

    /// The id in a file of the node with a key.
    package static func id(ofNode key: String, prefix: String) -> String {
        "\(prefix)n-\(ElementIDs.escaped(key))"
    }

    /// Ids of the nodes of a scene that stand back.
    func faded(in scene: Scene) -> Set<String> {
        guard let inFront else { return [] }
        return Set(
            scene.groups(.node).compactMap { node in
                guard let key = node.key, !inFront.contains(key) else { return nil }
                return node.id
            }
        )
    }
}

extension Picture {
    /// The picture as SVG for a page that adds to it.
    ///
    /// - Throws: ``RenderingError`` where drawing takes too long.
    package func svg(idPrefix: String, marking: SVGMarking) throws(RenderingError) -> String {
        SVGWriter.text(try scene(), prefix: idPrefix, marking: marking)
    }
}
