import Foundation
import Hummingbird
import HummingbirdCore
import NIOCore

extension WebServer {
    /// Most bytes that a route takes: of those whom nobody knows a form without files.
    func limit(on route: Route) -> Int {
        route.access == .anyone
            ? min(BodyRoom.small, site.configuration.bodyLimit) : site.configuration.bodyLimit
    }

    /// Takes room for what is sent, where it may be large.
    ///
    /// - Returns: the bytes, which are to be given back.
    /// - Throws: ``WebError`` for what is larger than the route takes, and where others fill the room just now.
    func takeRoom(for request: Request, on route: Route) throws(WebError) -> Int {
        let limit = limit(on: route)
        let length = request.headers[.contentLength].flatMap { Int($0) }
        if let length, length > limit { throw .tooLarge(limit) }
        let bytes = length ?? limit
        guard bytes > BodyRoom.small else { return 0 }
        guard bodies.take(bytes) else { throw .noRoom }
        return bytes
    }

    /// The body, which has to be small enough and arrive in time.
    func body(of request: Request, limit: Int) async throws -> Data {
        let seconds = site.configuration.bodyTime
        return try await withThrowingTaskGroup(of: Data?.self) { group in
            group.addTask {
                do {
                    let buffer = try await request.body.collect(upTo: limit)
                    return Data(buffer.readableBytesView)
                } catch is NIOTooManyBytesError {
                    throw WebError.tooLarge(limit)
                } catch {
                    // It ended early, or is not written as HTTP has it.
                    throw WebError.unreadable("What was sent did not arrive as a whole.")
                }
            }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let data = first else {
                throw WebError(
                    408,
                    "That took too long",
                    "What was sent did not arrive in time. Please try again where the signal is better."
                )
            }
            return data
        }
    }
}

extension WebError {
    /// More was sent than is taken.
    static func tooLarge(_ limit: Int) -> WebError {
        WebError(
            413,
            "Too large",
            "That is larger than \(limit >> 20 > 0 ? "\(limit >> 20) MB" : "\(limit >> 10) kB"), which is the most that can be sent here."
        )
    }

    /// Others are sending much.
    static let noRoom = WebError(
        503,
        "Very busy just now",
        "Many files are being sent. Please try again in a few seconds.",
        retryAfter: 5
    )
}
