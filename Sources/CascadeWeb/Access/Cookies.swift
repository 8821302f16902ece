import CascadeStore

/// The cookies that are set and read: the session's, and one that says that a device has signed in before.
package struct Cookies: Sendable {
    private let isSecure: Bool

    /// Cookies of a site.
    package init(_ configuration: WebConfiguration) { isSecure = configuration.isSecure }

    /// Names; those of an encrypted site can only be set by it.
    var session: String { isSecure ? "__Host-cascade" : "cascade" }
    var device: String { isSecure ? "__Host-cascade-device" : "cascade-device" }

    /// Sets the session's secret for so many seconds.
    package func settingSession(_ secret: String, seconds: Int) -> String {
        text(session, secret, seconds)
    }

    /// Takes the session's secret away.
    package var endingSession: String { text(session, "", 0) }

    /// Sets what says that this device has signed in before, for two years.
    package func settingDevice(_ token: String) -> String { text(device, token, 63_072_000) }

    /// The value of a cookie among those of a request.
    package func value(_ name: String, in header: String?) -> String? {
        guard let header else { return nil }
        for part in header.split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2 else { continue }
            if sides[0].filter({ $0 != " " }) == name { return String(sides[1]) }
        }
        return nil
    }

    private func text(_ name: String, _ value: String, _ seconds: Int) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(seconds)"
            + (isSecure ? "; Secure" : "")
    }
}
