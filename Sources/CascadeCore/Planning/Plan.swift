/// Sessions and ties to put into a programme.
public struct Plan: Sendable, Hashable {
    /// Sessions with other seats than today, whole; their ids are the programme's.
    public var changed: [Session]
    /// Sessions that are new; their ids are not the programme's.
    public var added: [Session]
    /// Ids of planned sessions that are left out.
    public var dropped: [String]
    /// New ties.
    public var ties: [Partnership]

    /// A plan; without arguments nothing changes.
    public init(
        changed: [Session] = [],
        added: [Session] = [],
        dropped: [String] = [],
        ties: [Partnership] = []
    ) {
        self.changed = changed
        self.added = added
        self.dropped = dropped
        self.ties = ties
    }

    /// Whether it changes nothing.
    public var isEmpty: Bool {
        changed.isEmpty && added.isEmpty && dropped.isEmpty && ties.isEmpty
    }
}

extension Programme {
    /// The programme with a plan put into it: new sessions stand after those that it has, in the plan's order.
    ///
    /// - Complexity: O(size of the programme).
    public func applying(_ plan: Plan) -> Programme {
        guard !plan.isEmpty else { return self }
        var draft = self.draft
        let changed = Dictionary(
            plan.changed.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let dropped = Set(plan.dropped)
        draft.sessions = draft.sessions.compactMap { session in
            dropped.contains(session.id) ? nil : changed[session.id] ?? session
        }
        draft.sessions += plan.added
        draft.partnerships += plan.ties
        return Programme(checked: draft)
    }
}
