import Foundation
import NIOCore

/// Why an address can't be listened at.
package struct ListeningError: Error, Sendable, CustomStringConvertible {
    /// What is wrong, and what can be done.
    package let description: String

    init(_ configuration: WebConfiguration, _ error: IOError) {
        let address = "\(configuration.host):\(configuration.port)"
        description =
            switch error.errnoCode {
            case EADDRINUSE:
                "Another program listens at \(address) already. Maybe it is cascade serve in another window; else choose another port, such as --port \(min(65_535, configuration.port + 1))."
            case EACCES:
                "\(address) can't be listened at: the system does not allow it. Maybe choose a port of 1024 or more, such as --port 8080."
            case EADDRNOTAVAIL:
                "\(configuration.host) is no address of this computer. Maybe leave --host out."
            default:
                "\(address) can't be listened at: \(String(cString: strerror(error.errnoCode)))."
            }
    }
}
