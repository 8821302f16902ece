import CascadeTestSupport
import Foundation

/// A connection of bytes to a port of this computer, for saying what no well-behaved program says.
///
/// Blocks: use it on a thread of its own, see `onThread`.
final class RawConnection {
    private let socket: Int32

    /// A connection.
    ///
    /// - Throws: what the system says where it can't be made.
    init(_ port: Int, patience seconds: Int = 300) throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    deinit { close(socket) }

    /// Sends a text; false where the other end has closed.
    @discardableResult
    func send(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            bytes = bytes.dropFirst(count)
        }
        return true
    }

    /// Asks for a page of `localhost`.
    @discardableResult
    func get(_ path: String, _ headers: String...) -> Bool {
        send(
            "GET \(path) HTTP/1.1\r\nHost: localhost\r\n"
                + headers.map { $0 + "\r\n" }.joined() + "\r\n"
        )
    }

    /// Everything that comes until the other end closes; nil where it does not within the patience.
    func untilClosed() -> String? {
        var all: [UInt8] = []
        while true {
            switch some() {
            case nil: return errno == ECONNRESET ? String(decoding: all, as: UTF8.self) : nil
            case let bytes? where bytes.isEmpty: return String(decoding: all, as: UTF8.self)
            case let bytes?: all += bytes
            }
        }
    }

    /// One answer with a `Content-Length`: its head and its body; nil where none comes.
    func answer() -> (status: Int, head: String, body: String)? {
        var all: [UInt8] = []
        while true {
            let text = String(decoding: all, as: UTF8.self)
            if let end = text.range(of: "\r\n\r\n") {
                let head = String(text[..<end.lowerBound])
                let length =
                    head.split(separator: "\r\n").lazy
                    .first { $0.lowercased().hasPrefix("content-length:") }
                    .flatMap { Int($0.split(separator: ":")[1].filter(\.isNumber)) } ?? 0
                let body = text[end.upperBound...]
                let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) }
                if body.utf8.count >= length { return (status ?? 0, head, String(body)) }
            }
            guard let bytes = some(), !bytes.isEmpty else { return nil }
            all += bytes
        }
    }

    private func some() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &buffer, buffer.count, 0)
        return count < 0 ? nil : Array(buffer[..<count])
    }
}
