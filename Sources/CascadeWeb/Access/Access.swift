import CascadeStore

/// Who may use a route.
package enum Access: Sendable, Hashable, CaseIterable {
    /// Everyone.
    case anyone
    /// Who is signed in or came by a link.
    case known
    /// Who runs the server.
    case administrator
    /// Who runs the server, or a program with a lead's token: counts that say nothing about anyone.
    case watcher
    /// A lead of the programme.
    case lead
    /// A lead or a trainer of the programme.
    case trainer
    /// A program with any token.
    case program

    /// Whether a visitor may; where the route is about a programme, of that.
    func admits(_ visitor: Visitor, to programme: String?) -> Bool {
        switch self {
        case .anyone: return true
        case .known: return visitor.session != nil
        case .administrator: return visitor.isAdministrator
        case .watcher: return visitor.isAdministrator || visitor.token?.role == .lead
        case .program: return visitor.token.map { $0.role != .funder } ?? false
        case .lead, .trainer: break
        }
        guard let programme, let role = visitor.role(in: programme) else { return false }
        switch role {
        case .lead: return true
        case .trainer: return self == .trainer
        case .funder: return false
        }
    }
}
