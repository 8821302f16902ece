import CascadeCore
import CascadeStore

@testable import CascadeWeb

/// Every kind of visitor of two programmes.
enum AccessKind: String, CaseIterable, Sendable {
    case nobody
    case administrator
    case lead
    case trainer
    case funder
    case leadToken
    case trainerToken
    case otherLead
    case otherTrainer
    case otherFunder
    case otherLeadToken
    case otherTrainerToken

    /// Whether its part is in the other programme.
    var isOther: Bool { rawValue.hasPrefix("other") }

    /// Whether it asks with a token.
    var isToken: Bool { rawValue.hasSuffix("Token") }

    /// Those that each access lets in; written down here once more, apart from the code that does so.
    static func admitted(by access: Access) -> Set<AccessKind> {
        switch access {
        case .anyone: Set(allCases)
        case .known:
            [
                .administrator, .lead, .trainer, .funder, .otherLead, .otherTrainer, .otherFunder,
            ]
        case .administrator: [.administrator]
        case .watcher: [.administrator, .leadToken, .otherLeadToken]
        case .lead: [.administrator, .lead, .leadToken]
        case .trainer: [.administrator, .lead, .leadToken, .trainer, .trainerToken]
        case .program: [.leadToken, .trainerToken, .otherLeadToken, .otherTrainerToken]
        }
    }
}

extension TestSite {
    /// A visitor of a kind; those of the other programme have their part there.
    func visitor(of kind: AccessKind, here: String, there: String) throws -> Visitor {
        let name = kind.isOther ? there : here
        switch kind {
        case .nobody: return Visitor()
        case .administrator: return try administrator()
        case .lead, .otherLead: return try visitor(.lead, in: name)
        case .trainer, .otherTrainer:
            return try visitor(.trainer(person: trainer(in: name)), in: name)
        case .funder, .otherFunder: return try visitor(.funder, in: name)
        case .leadToken, .otherLeadToken: return try token(.lead, in: name).visitor
        case .trainerToken, .otherTrainerToken:
            return try token(.trainer(person: trainer(in: name)), in: name).visitor
        }
    }

    /// A program with a token, and the token.
    func token(_ role: Role, in programme: String) throws -> (visitor: Visitor, secret: String) {
        let made = try site.accounts.makeLink(
            .token,
            programme: programme,
            role: role,
            label: "a program",
            expires: nil,
            at: Self.start
        )
        return (Visitor(token: made.link), made.secret)
    }

    /// Somebody who trains, or else the first person.
    func trainer(in name: String) throws -> String {
        let programme = try site.programmes.desk(name).programme()
        let trains = programme.sessions.lazy.compactMap(\.trainers.first).first
        return trains ?? programme.people.first?.id ?? ""
    }
}
