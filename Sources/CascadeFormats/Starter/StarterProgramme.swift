public import CascadeCore
import Foundation

/// A small invented programme to start from, with comments that explain each part.
public struct StarterProgramme: Sendable {
    /// Id of the programme, made from its title.
    public let id: String
    /// Title of the programme.
    public let title: String
    private let start: CalendarDate

    /// A starter programme called `title` that starts in the week of a day.
    public init(title: String, start: CalendarDate) {
        let trimmed = Scalars.trimmed(title)
        self.title = trimmed.isEmpty ? "My programme" : String(trimmed.prefix(200))
        id = StarterProgramme.id(for: self.title)
        self.start = start.monday
    }

    /// Writes the folder at `path`.
    ///
    /// - Throws: ``ProgrammeFolderError/fault(_:)`` where something stands at `path` and `overwrite` is false, or where writing fails.
    public func write(
        to path: String,
        overwrite: Bool = false
    ) throws(ProgrammeFolderError) {
        try ProgrammeFolder.write(texts, to: path, overwrite: overwrite)
    }

    /// The id for a title: small letters without accents, digits, and dashes for all else.
    static func id(for title: String) -> String {
        let plain = title.folding(
            options: [.diacriticInsensitive, .widthInsensitive, .caseInsensitive],
            locale: Locale(identifier: "en_GB")
        )
        var id = ""
        for scalar in plain.lowercased().unicodeScalars {
            if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
                id.unicodeScalars.append(scalar)
            } else if !id.isEmpty, !id.hasSuffix("-") {
                id.append("-")
            }
        }
        id = String(id.prefix(60))
        while id.hasSuffix("-") { id.removeLast() }
        if id.isEmpty { return "programme" }
        return id == "and" || id == "or" ? "\(id)-programme" : id
    }

    /// The starter's courses and assumptions without its organisations, with the two of its sessions that need none of them.
    var draftWithoutOrganisations: ProgrammeDraft {
        var reader = ProgrammeYAMLReader(log: ReadingLog())
        guard var draft = reader.read(Array(programmeText.utf8)) else {
            preconditionFailure("the starter programme can be read")
        }
        draft.about = nil
        draft.target = nil
        draft.sectors = []
        draft.sessions.removeAll { session in
            session.seats.contains { seats in
                if case .organisation = seats.invitation { return true }
                return false
            }
        }
        for position in draft.sessions.indices { draft.sessions[position].host = nil }
        return draft
    }

    /// The text of each file.
    var texts: [ProgrammeFile: String] {
        [
            .programme: programmeText,
            .organisations: StarterProgramme.organisationsText,
            .partnerships: StarterProgramme.partnershipsText,
            .people: StarterProgramme.peopleText,
        ]
    }

    private func day(_ week: Int, _ weekday: Int) -> String {
        (start + (7 * week + weekday)).description
    }

    // The example follows the pattern of a town partnership: a workshop, and a week later a session that trains trainers.
    private var programmeText: String {
        """
        # This file and the tables beside it describe one programme.
        # Everything after a # is a remark for you; the program does not read it.
        # The organisations and people here are invented: replace them by your own, then run
        #
        #   cascade check FOLDER       finds mistakes and says where they are
        #   cascade simulate FOLDER    says how far the programme is likely to reach

        programme:
          id: \(YAMLWriter.quoted(id))   # short, without spaces
          name: \(YAMLWriter.quoted(title))
          about: "What it is about, in a sentence or two."
          start: \(day(0, 0))   # year-month-day; weeks are counted from this week's Monday
          weeks: 104   # how long to look ahead
          currency: GBP
          # budget: 12000
          # An organisation counts as embedded once this share of its people is trained
          # and so many of them are active trainers.
          embedded: {coverage: 0.2, trainers: 1}
          # What you want to reach, and by when.
          target: {people: 150, by: \(day(103, 6))}
          # Weeks in which nothing is held, such as school holidays.
          blackouts:
            - {from: \(day(28, 0)), to: \(day(33, 4)), why: summer holidays}

        # Kinds of organisation, as you would name them. The id before the colon is what
        # organisations.csv uses. workforce picks a yearly leaving rate that fits:
        # charity, social-work, teaching, police or volunteers.
        sectors:
          voluntary: {name: Voluntary and community, workforce: charity}
          faith: {name: Faith groups, workforce: volunteers}
          education: {name: Schools and colleges, workforce: teaching}
          police: {name: Police and justice, workforce: police}

        courses:
          # What everyone takes first. Some who complete it come forward as champions.
          workshop:
            name: Restorative Workshop
            hours: 6
            pattern: {days: 1}   # also {meetings: 6, every-weeks: 2}, or self-paced
            capacity: [8, 24]    # fewest and most people; [8, none] for no upper limit
            trainers: 2          # with fewer, a session still runs, but passes on less
            makes-champions: true
            cost: {session: 350, person: 12}

          # What champions take next: it makes them trainers of the workshop.
          train-the-trainer:
            name: Train the Trainer
            hours: 12
            pattern: {days: 2}
            capacity: [3, 12]
            requires: workshop   # also "this and (that or another)"
            qualifies-for: [workshop]
            rolling: true        # held whenever three or more champions are waiting
            cost: {session: 900}

        # What you assume. What you leave out has a default with a published source; see
        # them all with: cascade check FOLDER --assumptions
        # A number says that you are sure. If you are not, give a range:
        #   {triangular: [low, most likely, high]}, {uniform: [low, high]} or
        #   {beta: [a, b]}, which for a chance says "a of a + b cases so far".
        assumptions:
          attendance: 0.8             # of those booked, the share who turn up
          completion: {beta: [18, 2]} # of those who turn up, the share who complete
          champion: {triangular: [0.05, 0.15, 0.3]}   # who then come forward
          activation: 0.6             # of new trainers, the share who ever deliver
          sessions-per-year: 2        # that an active trainer holds
          group-size: {mean: 12, shape: 4}   # people offered a place, and how much it varies

        # The sessions that you have planned. Rows of a file sessions.csv do the same.
        # seats: "anyone" shares places out over all organisations; an organisation's id
        # gives places to its people; "champions" takes champions who are waiting.
        sessions:
          - {id: launch, course: workshop, start: \(day(1, 2)), host: harbour-trust, seats: {anyone: 20}}
          - {id: schools-day, course: workshop, start: \(day(3, 3)), host: hill-school, seats: {hill-school: 10, quay-college: 10}}
          - {id: first-trainers, course: train-the-trainer, start: \(day(5, 1)), host: harbour-trust, seats: {champions: 12}}

        # Outcomes that your funders follow; kept beside the figures, not simulated.
        # indicators:
        #   - {id: exclusions, name: School exclusions, unit: a year, baseline: 80, target: 40}

        """
    }

    private static let organisationsText = """
        id,name,sector,people,area,founding-trainers,notes
        harbour-trust,Harbour Trust,voluntary,40,Harbour,2,"people: staff and volunteers who could be trained; founding-trainers: those who can already train others"
        west-support,West Side Support Group,voluntary,25,West,0,all names in this table are invented
        st-clement,St Clement's Church,faith,60,Harbour,0,
        east-mosque,East Street Mosque,faith,45,East,0,
        hill-school,Hill School,education,90,West,0,
        quay-college,Quay College,education,140,Harbour,0,
        town-police,Town Police,police,120,,0,area may be left empty
        youth-justice,Youth Justice Team,police,18,,0,

        """

    private static let partnershipsText = """
        from,to,strength,kind
        harbour-trust,west-support,0.8,joint projects
        harbour-trust,st-clement,0.6,shared building
        harbour-trust,hill-school,0.5,referrals
        st-clement,east-mosque,0.4,interfaith forum
        hill-school,quay-college,0.7,pupils move on
        town-police,youth-justice,0.9,same steering group
        youth-justice,hill-school,0.5,referrals
        west-support,east-mosque,0.3,neighbours

        """

    private static let peopleText = """
        id,name,organisation,roles,notes
        amina-r,Amina Rahman,harbour-trust,trainer|contact,one of the two founding trainers of the trust
        joe-b,Joe Bright,harbour-trust,trainer,roles: trainer or contact or both with | between them
        sal-k,Sal King,hill-school,contact,list only people whom you want to name

        """
}
