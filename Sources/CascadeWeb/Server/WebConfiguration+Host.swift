extension WebConfiguration {
    /// Whether a request that names a host, as in the header `Host`, is meant for these pages.
    ///
    /// On one computer only its own names are: a page from elsewhere whose name was made to lead here ("DNS rebinding") names
    /// itself. Where the pages have an address of their own, only its host is. Ports don't matter: a browser's page at another
    /// port of the same name is another origin.
    package func accepts(host: String?) -> Bool {
        if isLocal {
            guard let name = host.flatMap(Self.name(ofHost:)) else { return false }
            return ["localhost", "127.0.0.1", "[::1]"].contains(name)
        }
        guard let origin else { return true }
        guard let name = host.flatMap(Self.name(ofHost:)) else { return false }
        let rest = origin.drop { $0 != ":" }.drop { $0 == ":" || $0 == "/" }
        return Self.name(ofHost: String(rest.prefix { $0 != "/" })) == name
    }

    /// Whether the origin that a browser names, as in the header `Origin`, is that of these pages.
    ///
    /// Where no address of their own was set, it is that of the host that was asked.
    package func isOwn(origin: String, askedAt host: String?) -> Bool {
        let origin = origin.lowercased()
        if let own = self.origin { return origin == own.lowercased() }
        guard let host = host?.lowercased() else { return false }
        return origin == "http://\(host)" || origin == "https://\(host)"
    }

    /// The name without its port, in small letters; nil where that is no host.
    private static func name(ofHost text: String) -> String? {
        let text = text.lowercased()
        var name = text[...]
        if let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") {
            let port = text[text.index(after: colon)...]
            guard !port.isEmpty, port.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            name = text[..<colon]
        }
        if name.hasSuffix(".") { name = name.dropLast() }
        return name.isEmpty ? nil : String(name)
    }
}
