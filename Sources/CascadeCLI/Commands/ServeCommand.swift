import ArgumentParser
import CascadeFormats
import CascadeRendering
import CascadeStore
import CascadeWeb
import Foundation
import Logging

/// `cascade serve`: the web pages for leads, trainers and funders.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves the web pages for leads, trainers and funders.",
        discussion: """
            Examples:
              cascade serve
              cascade serve Samples/portsmouth
              cascade serve /srv/cascade --origin https://cascade.example.org --behind-proxy

            On its own it is for this computer alone: open the link that it prints. Programmes are the files NAME.cascade of the \
            directory; a programme folder is first put into a file NAME.cascade in the current directory, unless that is there.

            For a city, behind a reverse proxy that speaks HTTPS. As a service of systemd:

              [Unit]
              Description=Cascade
              After=network.target
              [Service]
              ExecStart=/usr/local/bin/cascade serve /srv/cascade --origin https://cascade.example.org --behind-proxy
              User=cascade
              Restart=on-failure
              NoNewPrivileges=yes
              ProtectSystem=strict
              ReadWritePaths=/srv/cascade
              MemoryMax=2G
              [Install]
              WantedBy=multi-user.target

            The reverse proxy, here Caddy, which takes care of the certificate:

              cascade.example.org {
                encode gzip
                reverse_proxy 127.0.0.1:8080
              }

            Whoever runs the server and has forgotten their password starts it with --password-link ana@example.org.

            The first time, open the link that it prints and make the first account. GET /health says whether it is well, \
            GET /metrics counts requests.
            """
    )

    @Argument(help: "Directory of programme files, a programme file, or a programme folder.")
    var directory = "."

    @Option(help: "Port; 0: any that is free.")
    var port = 8080

    @Option(
        help: "Address to listen at; other than 127.0.0.1 the pages can be reached from outside."
    )
    var host = "127.0.0.1"

    @Option(help: "Where people reach the pages, such as https://cascade.example.org.")
    var origin: String?

    @Flag(help: "Requests come through a reverse proxy, which says in X-Forwarded-For who asks.")
    var behindProxy = false

    @Option(help: "Connections open at a time; further ones wait.")
    var connections = 800

    @Option(help: "Seconds after which a connection on which no whole request comes is closed.")
    var idleSeconds = 30.0

    @Option(help: "Seconds in which what is sent has to arrive.")
    var bodySeconds = 20.0

    @Option(help: "Most kilobytes that can be sent at once.")
    var bodyKilobytes = 8192

    @Option(help: "Requests a second that one address may go on sending.")
    var requestsPerSecond = 50.0

    @Option(
        help: ArgumentHelp(
            "Also print a link by which the account with this address gets a new password, once.",
            valueName: "e-mail"
        )
    )
    var passwordLink: String?

    @Flag(help: "Write nothing but errors to standard error.")
    var quiet = false

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port: found \(port), expected 0 to 65535.")
        }
        for (name, found) in [
            ("--connections", Double(connections)), ("--idle-seconds", idleSeconds),
            ("--body-seconds", bodySeconds), ("--body-kilobytes", Double(bodyKilobytes)),
            ("--requests-per-second", requestsPerSecond),
        ] where !(found > 0 && found <= 1_000_000) {
            throw ValidationError("\(name): found \(found), expected above 0, at most 1000000.")
        }
        if let origin, !origin.hasPrefix("https://"), !origin.hasPrefix("http://") {
            throw ValidationError(
                "--origin: found “\(origin)”, expected an address such as https://cascade.example.org."
            )
        }
    }

    func run() async throws {
        var configuration = WebConfiguration(directory: try folder())
        configuration.host = host
        configuration.port = port
        configuration.origin = origin.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        configuration.isBehindProxy = behindProxy
        configuration.connections = connections
        configuration.idleTime = idleSeconds
        configuration.bodyTime = bodySeconds
        configuration.bodyLimit = bodyKilobytes << 10
        configuration.requestsPerSecond = requestsPerSecond
        configuration.logsRequests = !quiet
        configuration.graphviz = .ofThisProcess
        var log = Logger(label: "cascade") { StreamLogHandler.standardError(label: $0) }
        log.logLevel = quiet ? .error : .info
        let site: Site
        do {
            site = try Site(configuration, log: log)
        } catch let error as StoreError {
            throw Failure(error)
        }
        let isPublic = !configuration.isLocal
        let (origin, host) = (configuration.origin, configuration.host)
        do {
            try await serve(site, isPublic: isPublic, origin: origin, host: host)
        } catch let error as ListeningError {
            throw Failure(.environment, error.description)
        }
    }

    private func serve(
        _ site: Site,
        isPublic: Bool,
        origin: String?,
        host: String
    ) async throws {
        try await WebServer(site).run { port in
            let address = origin ?? "http://\(host):\(port)"
            do {
                let isOpen = try !site.accounts.hasAccounts()
                if !isPublic || isOpen {
                    let secret = try site.accounts.makeStartLink(at: .now, lifetime: 3600)
                    Console.print(
                        """
                        Open this link\(isPublic ? " to make the first account" : ""); it works once:

                          \(address)/start/\(secret)

                        """
                    )
                } else {
                    Console.print("Cascade is at \(address)\n")
                }
                if let passwordLink { try printPasswordLink(passwordLink, site, address) }
                Console.print("End it with Ctrl-C.")
            } catch {
                Console.error("\(error)")
            }
        }
    }

    /// Prints the link by which an account gets a new password: for whoever runs the server, and has forgotten their own.
    private func printPasswordLink(_ email: String, _ site: Site, _ address: String) throws {
        let wanted = email.lowercased()
        let account = try site.accounts.accounts().first { $0.email.lowercased() == wanted }
        guard let account else {
            Console.error("No account has the address \(email). Maybe look at it again.")
            return
        }
        let secret = try site.accounts.makePasswordLink(for: account.id, at: .now, lifetime: 3600)
        Console.print(
            """
            A new password for \(account.email); it works once, and for an hour:

              \(address)/password/\(secret)

            """
        )
    }

    /// The directory with the programme files.
    private func folder() throws -> String {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory) else {
            throw Failure(
                .usage,
                "\(directory): there is no such directory. Maybe make one with cascade new."
            )
        }
        if !isDirectory.boolValue {
            guard ProgrammeStore.isProgrammeFile(at: directory) else {
                throw Failure(.usage, "\(directory) is no programme file and no directory.")
            }
            return URL(fileURLWithPath: directory).deletingLastPathComponent().path
        }
        guard FileManager.default.isReadableFile(atPath: directory),
            FileManager.default.isWritableFile(atPath: directory)
        else {
            throw Failure(
                .environment,
                "\(directory) can't be read and written. Maybe it belongs to another user."
            )
        }
        guard FileManager.default.fileExists(atPath: "\(directory)/programme.yaml") else {
            return directory
        }
        let name = URL(fileURLWithPath: directory).standardizedFileURL.lastPathComponent
        let file = "\(name).cascade"
        if !FileManager.default.fileExists(atPath: file) {
            try FolderImport(folder: directory, file: file, force: false, who: "cascade serve")
                .run(quiet: true)
            if !quiet { Console.error("Put \(directory) into \(file), in this directory.") }
        }
        return "."
    }
}
