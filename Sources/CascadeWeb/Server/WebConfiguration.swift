package import CascadeRendering

/// How the pages are served.
package struct WebConfiguration: Sendable {
    /// Folder of the programme files.
    package var directory: String
    /// Address that is listened at, such as `127.0.0.1`.
    package var host = "127.0.0.1"
    /// Port that is listened at; 0: any that is free.
    package var port = 8080
    /// Where people reach the pages, such as `https://cascade.example.org`; nil: at `host` and `port`.
    package var origin: String?
    /// Whether requests come through a reverse proxy, so that who asks stands in `X-Forwarded-For`.
    package var isBehindProxy = false
    /// Largest body of a request in bytes.
    package var bodyLimit = 8 << 20
    /// Seconds in which a body has to arrive.
    package var bodyTime = 20.0
    /// Seconds after which a connection on which nothing was asked, or nothing more arrives, is closed.
    package var idleTime = 30.0
    /// Most connections at a time; more wait until one ends.
    package var connections = 800
    /// Requests a second that one address may go on sending, after eight times as many at once.
    package var requestsPerSecond = 50.0
    /// Whether each request is written to the log.
    package var logsRequests = true
    /// Where and for how long pictures may be arranged.
    package var graphviz = GraphvizLimits()

    /// Pages of the programmes in a folder, for this computer alone.
    package init(directory: String) {
        self.directory = directory
    }

    /// Whether the pages are for this computer alone: nobody else can reach them, directly or through a proxy.
    package var isLocal: Bool {
        origin == nil && !isBehindProxy && ["127.0.0.1", "::1", "localhost"].contains(host)
    }

    /// Whether people reach the pages over an encrypted connection.
    package var isSecure: Bool { origin?.hasPrefix("https://") == true }
}
