/// Circles, conferences or other dialogues that were held, as counts.
public struct Practice: Sendable, Hashable {
    /// Unique id.
    public var id: String
    /// Id of the kind of dialogue.
    public var dialogue: String
    /// The day, or the last day of the time in which several were held.
    public var date: CalendarDate
    /// How many were held, at least 1.
    public var count: Int
    /// Id of the organisation that held them; nil: not known.
    public var organisation: String?
    /// People present, all dialogues together; nil: not counted.
    public var people: Int?
    /// Preparation meetings, all dialogues together; nil: not counted.
    public var preparationMeetings: Int?
    /// Follow-up meetings, all dialogues together; nil: not counted.
    public var followUpMeetings: Int?
    /// The recording that it comes from; nil for what was written in the programme's files.
    public var recorded: RecordMark?

    /// Dialogues of a kind, held until a day.
    public init(
        id: String,
        dialogue: String,
        date: CalendarDate,
        count: Int = 1,
        organisation: String? = nil,
        people: Int? = nil,
        preparationMeetings: Int? = nil,
        followUpMeetings: Int? = nil,
        recorded: RecordMark? = nil
    ) {
        self.id = id
        self.dialogue = dialogue
        self.date = date
        self.count = count
        self.organisation = organisation
        self.people = people
        self.preparationMeetings = preparationMeetings
        self.followUpMeetings = followUpMeetings
        self.recorded = recorded
    }
}
