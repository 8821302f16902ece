extension Recording {
    /// Applies the recording to a draft.
    ///
    /// Applied any number of times and in any order among other recordings, it leads to the same state but for the order of
    /// people, sessions and attendance in the draft: of several recordings of one session, indicator and day, or dialogue the one
    /// with the latest mark counts. A recording that is about something that only another recording brings (a session that was not
    /// planned, a newcomer by id) is refused until that one has been applied.
    ///
    /// - Parameters:
    ///   - draft: a draft without problems; unchanged where the recording is refused.
    ///   - today: the last day of which something can have been delivered.
    /// - Returns: what has changed, and who is new.
    /// - Throws: ``RecordingError`` with everything that is wrong.
    /// - Complexity: O(size of the draft); to apply many, see `Recorder`.
    public func apply(
        to draft: inout ProgrammeDraft,
        today: CalendarDate
    ) throws(RecordingError) -> RecordingResult {
        var recorder = Recorder(draft, today: today)
        let result = try recorder.apply(self)
        draft = recorder.finished()
        return result
    }

    /// Id of the session that a recording of something unplanned brings, and of dialogues: `rec-` and the recording's id.
    ///
    /// A recording's id that is too long or begins with a sign is cut and told apart by a few letters that follow from it.
    public var idOfNew: String {
        let whole = Session.prefixOfUnplanned + id
        return whole.utf8.count <= 64
            ? whole : "\(whole.prefix(55))-\(NameText.digest(id))"
    }
}

extension Session {
    /// How the ids of sessions begin that were not planned and came by a recording.
    package static let prefixOfUnplanned = "rec-"

    /// Whether a recording brought the session, rather than a plan.
    package var isUnplanned: Bool { recorded != nil && id.hasPrefix(Session.prefixOfUnplanned) }
}

extension Recording.NewPerson {
    /// The id of someone who is new to a programme: their name and a few letters that follow from name, organisation and
    /// e-mail.
    public var id: String {
        let name = NameText.composed(NameText.collapsed(name))
        let email = email.map(Recording.NewPerson.folded) ?? ""
        let slug = NameText.slug(name)
        let digest = NameText.digest("\(name)\u{1F}\(organisation)\u{1F}\(email)")
        return "\(slug.isEmpty ? "person" : slug)-\(digest)"
    }

    /// An e-mail address as it is compared: without spaces around it, in small letters.
    package static func folded(_ email: String) -> String {
        NameText.collapsed(email).lowercased()
    }

    /// The person as the programme keeps them, the same from every recording that means them.
    var person: Person {
        let address = email.map(Recording.NewPerson.folded) ?? ""
        return Person(
            id: id,
            name: NameText.composed(NameText.collapsed(name)),
            organisation: organisation,
            email: address.isEmpty ? nil : address
        )
    }
}

extension Person {
    /// Whether they came by a recording, and are still named as it named them.
    package var isNewcomer: Bool {
        Recording.NewPerson(name: name, organisation: organisation, email: email).id == id
    }
}
