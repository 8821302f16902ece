/// What a column of a table of sessions or of attendance says.
package enum SessionField: String, Sendable, Hashable, CaseIterable {
    /// The first day.
    case date
    /// The last day.
    case end
    /// The course, by id or name.
    case course
    /// The session: the id of one of the programme, or any word that its rows share.
    case session
    /// What another program calls the session.
    case event
    /// The organisation that hosts.
    case host
    /// Where it takes place.
    case place
    /// The trainers.
    case trainers
    /// Someone's whole name.
    case person
    /// Someone's first name.
    case firstName = "first-name"
    /// Someone's last name.
    case lastName = "last-name"
    /// Someone's organisation.
    case organisation
    /// Someone's e-mail address.
    case email
    /// What someone was at the session: trainer or attendee.
    case role
    /// What became of a booking.
    case outcome
    /// Whether someone came forward as a champion.
    case champion
    /// So many people without names.
    case headcount
    /// So many people who turned up.
    case attended
    /// So many people who completed.
    case completed
    /// So many people who did not turn up.
    case noShows = "no-shows"
    /// Several people, one a line.
    case participants
    /// Several counts of people without names, as TrainSMART writes them.
    case counts
    /// One meeting, with a mark for each person.
    case meeting
    /// Free text.
    case notes
    /// Nothing that is kept.
    case ignore

    /// Whether several columns may say it.
    var mayRepeat: Bool {
        switch self {
        case .trainers, .notes, .meeting, .ignore: true
        default: false
        }
    }

    /// Whether a mapping may name it: all but those that only known layouts use.
    package var isOffered: Bool { ![.counts, .meeting].contains(self) }

    /// Whether its words can be mapped to others.
    package var hasValues: Bool {
        switch self {
        case .course, .session, .event, .host, .trainers, .person, .organisation, .role, .outcome,
            .champion:
            true
        default: false
        }
    }

    /// Headings that stand for it in any table, in small letters without spaces and signs.
    var headings: [String] {
        switch self {
        case .date:
            [
                "date", "startdate", "start", "sessiondate", "trainingdate", "dateofsession",
                "dateoftraining", "firstday", "day", "from",
            ]
        case .end: ["end", "enddate", "lastday", "to", "until"]
        case .course: ["course", "coursename", "courseid", "training", "trainingcourse"]
        case .session: ["session", "sessionid", "sessionname"]
        case .event: ["event", "eventname", "eventtitle"]
        case .host: ["host", "hostedby", "hostorganisation", "hostorganization"]
        case .place: ["place", "venue", "location", "where"]
        case .trainers:
            [
                "trainers", "trainer", "leadtrainer", "cotrainer", "cotrainers", "trainer1",
                "trainer2", "trainer3", "facilitator", "facilitators", "ledby",
            ]
        case .person: ["person", "name", "fullname", "attendee", "participant", "learner"]
        case .firstName: ["firstname", "forename", "givenname"]
        case .lastName: ["lastname", "surname", "familyname"]
        case .organisation:
            [
                "organisation", "organization", "organisationname", "organizationname", "org",
                "employer", "agency", "workplace",
            ]
        case .email: ["email", "emailaddress", "mail"]
        case .role: ["role"]
        case .outcome: ["outcome", "status", "attendance", "result"]
        case .champion: ["champion", "cameforward", "becamechampion"]
        case .headcount: ["headcount", "count", "numberofpeople", "people"]
        case .attended: ["attended", "numberattended", "attendees", "turnedup"]
        case .completed: ["completed", "numbercompleted", "completers"]
        case .noShows: ["noshows", "noshow", "didnotattend", "absent"]
        case .participants: ["participants", "learners"]
        case .notes: ["notes", "note", "comments", "comment", "remarks"]
        case .counts, .meeting, .ignore: []
        }
    }

    /// A heading or a word in small letters, without spaces, signs and accents' case.
    static func folded(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
