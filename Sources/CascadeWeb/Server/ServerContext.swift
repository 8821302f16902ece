package import Hummingbird
package import NIOCore

/// What is known of a connection.
package struct ServerContext: RequestContext, RemoteAddressRequestContext {
    /// What Hummingbird keeps.
    package var coreContext: CoreRequestContextStorage
    /// Where the other end is.
    package let remoteAddress: SocketAddress?
    private let channel: any Channel

    /// The context of a request from somewhere.
    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
        channel = source.channel
    }

    /// Closes the connection once the answer had time to arrive.
    func closeSoon() {
        let channel = channel
        channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
    }

    /// Address of the other end without its port.
    var address: String { remoteAddress?.ipAddress ?? "" }
}
