import CascadeCore

extension Words {
    /// Names of the days of the week, Monday first.
    static let weekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]

    /// What is said while a session is recorded.
    enum Record {
        static let title = "Record a session"
        static let next = "Continue"
        static let change = "Change"
        static let unknown = "I don’t know"

        static let when = "When was the session?"
        static let whenDays = "For a course of several days, its first day."
        static let today = "Today"
        static let yesterday = "Yesterday"
        static let otherDay = "Another day"
        static let onDay = "Which day?"
        static let onHint = "Only for another day. For example, 4 3 2026 or 4 mar 2026."
        static let noneLink = "I held no session in a month"
        static let cancelledLink = "A planned session did not take place"
        static let sessionLink = "Record a session instead"

        static let match = "Was it this one?"
        static let matchSeveral = "Was it one of these?"
        static let matchHint = "Then what was planned is filled in already."
        static let noMatch = "No, it was another session"

        static let course = "Which course was it?"

        static let end = "When was its last day?"
        static let endOther = "On another day"
        static let until = "Which day was the last?"

        static let host = "Where was it?"
        static let hostHint = "The organisation that hosted it."
        static let otherHost = "Another organisation"
        static let whichHost = "Which other organisation?"
        static let choose = "Choose one"
        static let place = "Place (optional)"
        static let placeHint = "A hall, a room or online."

        static let trainers = "Who taught it?"
        static let trainersHint = "Tick everyone who led it with you."
        static let trainersHintLead = "Tick everyone who led it."
        static let you = "You"
        static let moreTrainers = "More trainers"
        static let external = "A trainer from outside the programme"

        static let register = "Who came?"
        static let registerHint = "Tick everyone who came. Those who left early come later."
        static let markAll = "Mark all of these present"
        static let find = "Find a name"
        static let booked = "Booked"
        static func known(at host: String) -> String { "Known at \(host)" }
        static let others = "Others whom you may know"
        static let nobodyKnown =
            "Nobody is known by name yet. Add people, or say how many came."
        static let add = "Add someone"
        static func newPerson(_ number: Int) -> String { "New person \(number)" }
        static let newName = "Name"
        static let newOrganisation = "Organisation"
        static let newEmail = "E-mail address (optional)"
        static let newEmailHint = "Only if they like to give it."
        static let headcount = "How many others came, without names? (optional)"
        static let headcountHint = "A headcount is enough where you have no names."
        static let headcountOrganisation = "Of which organisation were they? (optional)"
        static let several = "Several, or I don’t know"

        static let outcome = "What came of it?"
        static let forward = "Did anyone come forward to train others?"
        static let forwardSome = "Yes"
        static let forwardNobody = "No, nobody"
        static let forwardUnknown = "I don’t know, or did not ask"
        static let champions = "Who came forward?"
        static let championsHint = "Only where someone did."
        static let early = "Did anyone leave before the end? (optional)"
        static let earlyHint = "They came, but have not completed the course."

        static let notes = "Is there anything else to note? (optional)"
        static let notesHint =
            "What went well, what others should know. No private matters of people."
        static let notesLabel = "Notes"

        static let month = "In which month did you hold no session?"
        static let monthHint =
            "So that those who lead know that nothing is missing. Only months that are over."
        static let noMonths =
            "There is a session or your word for each of the last months: nothing is missing."
        static let noMonthsLead = "Only a trainer can say this, from a link of their own."

        static let cancelled = "Which session did not take place?"
        static let noPlanned = "There is no planned session of yours that is still open."
        static let why = "Why? (optional)"

        static let check = "Check your answers"
        static let willSave = "What will be saved"
        static let save = "Save"
        static let day = "Day"
        static let lastDay = "Last day"
        static let planned = "Planned session"
        static let courseName = "Course"
        static let whereLine = "Where"
        static let taught = "Taught by"
        static let came = "Who came"
        static let cameForward = "Came forward"
        static let leftEarly = "Left early"
        static let notesLine = "Notes"
        static let monthLine = "Month without a session"
        static let sessionLine = "Session"
        static let whyLine = "Why"
        static let nobody = "Nobody"
        static let nothing = "Nothing"
        static let notAsked = "Not known"
        static let notPlanned = "It was not planned"
        static let asCourse = "As the course says"
        static func without(_ count: Int) -> String {
            "\(Wording.count(count)) without names"
        }

        static let noCourses =
            "A session is one run of a course, and this programme has no course yet. Add the first one, then come back."
        static let noCoursesTrainer =
            "This programme has no course yet. Ask whoever leads it to add the first one, then come back."

        static let correct = "Correct the record"
        static let correctHint =
            "This is what is recorded. Change what is not right, then save. What stood here before stays in the log of changes."
        static let saveCorrection = "Save the correction"
        static let correctThis = "Correct it"
        static let onRecord = "On the record so far"

        static let resume = "You began to record a session and have not saved it yet."
        static let resumeLink = "Go on with it"

        static let done = "Recorded"
        static let doneNone = "Noted. Thank you."
        static let alreadyDone = "This is recorded already: nothing changed."
        static let undone = "Taken back. Nothing of it counts any more."
        static let ledTo = "What it led to"
        static let another = "Record another session"
        static let toMine = "My sessions"
        static let toOverview = "Overview"
        static let undoHint =
            "Something wrong? Correct it, or take it back as if it had never been recorded."
        static let undoHintNone = "Something wrong? Take it back, and record it again."
        static let takeBack = "Take it back"
        static let certificates = "Certificates to print"

        static let needsDay = "Choose the day on which it was"
        static let needsRealDay = "Enter a day of the calendar, such as 4 mar 2026"
        static let dayToCome = "Choose a day that is not still to come"
        static let needsMatch = "Choose whether it was this session"
        static let needsCourse = "Choose the course"
        static let needsEnd = "Choose the last day"
        static let endTooEarly = "Enter a last day that is not before the first"
        static let needsHost = "Choose the organisation, or that you don’t know"
        static let needsTrainer = "Choose who taught it, or a trainer from outside"
        static let needsForward = "Choose whether anyone came forward"
        static let needsChampion = "Choose who came forward, or that nobody did"
        static let needsMonth = "Choose the month"
        static let needsSession = "Choose the session"
        static let needsName = "Enter the name"
        static let needsOrganisation = "Choose the organisation"
        static let wrongEmail = "Enter an e-mail address with an @, or leave it empty"
        static let needsSomeone = "Tick who came, add someone, or enter how many came"
        static func wrongHeadcount(_ text: String) -> String {
            "Enter a whole number up to 100,000, such as 12; “\(text)” is none"
        }

        static let notYours =
            "you among the trainers; sessions of others are recorded by themselves or by who leads the programme"
        static let notYourSession =
            "a session of yours; ask who leads the programme to change this one"
        static let notYourWord = "your own word; others say for themselves that they held none"
        static let leadsOnly = "a session; this is recorded by who leads the programme"
        static let notKnown =
            "someone whom you know from your sessions; add them by name and organisation instead"
    }
}
