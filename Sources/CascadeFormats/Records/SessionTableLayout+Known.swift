extension SessionTableLayout {
    /// The bulk upload of AMY (The Carpentries): `personal,family,email,event,role`.
    ///
    /// An event is called `YYYY-MM-DD-place`; the roles are those of AMY's tasks.
    static let amy = SessionTableLayout(
        kind: .amy,
        name: "AMY's list of people",
        signature: [["personal"], ["family"], ["event"], ["role"]],
        columns: [
            "personal": .firstName, "middle": .ignore, "family": .lastName, "email": .email,
            "event": .event, "role": .role, "airport": .ignore, "airportiata": .ignore,
        ],
        roles: [
            "learner": .attendee, "instructor": .trainer, "leadinstructor": .trainer,
            "trainer": .trainer, "supportinginstructor": .coTrainer,
            "coinstructor": .coTrainer, "helper": .ignore, "host": .ignore,
            "organizer": .ignore, "organiser": .ignore, "contributor": .ignore,
            "unknown": .ignore, "tutor": .coTrainer, "observer": .ignore,
        ],
        outcomes: [:],
        remarks: ["AMY does not say who completed: learners are taken to have completed"]
    )

    /// CiviCRM's participants, as “Find Participants” exports them and “Import Participants” takes them.
    static let civicrm = SessionTableLayout(
        kind: .civicrm,
        name: "CiviCRM's participants",
        signature: [
            ["event", "eventtitle", "eventid"],
            ["participantstatus", "participantstatusid", "status"],
            ["participantrole", "participantroleid", "participantroles", "role"],
        ],
        columns: [
            "contact": .person, "displayname": .person, "participant": .person,
            "participantname": .person, "sortname": .ignore, "name": .person,
            "firstname": .firstName, "lastname": .lastName, "email": .email,
            "primaryemail": .email, "eventtitle": .event, "event": .event, "eventid": .ignore,
            "eventstartdate": .date, "eventdate": .date, "eventdates": .date,
            "eventenddate": .end, "eventtype": .ignore, "participantstatus": .outcome,
            "status": .outcome, "participantstatusid": .ignore, "participantrole": .role,
            "participantroles": .role, "role": .role, "participantroleid": .ignore,
            "currentemployer": .organisation, "employer": .organisation,
            "organizationname": .organisation, "organisationname": .organisation,
            "participantnote": .ignore, "note": .ignore, "notes": .ignore,
            "contactid": .ignore, "participantid": .ignore, "externalid": .ignore,
            "externalidentifier": .ignore, "registerdate": .ignore, "registrationdate": .ignore,
            "participantsource": .ignore, "source": .ignore, "feelevel": .ignore,
            "feeamount": .ignore, "feecurrency": .ignore, "amount": .ignore,
            "contacttype": .ignore, "street": .ignore, "phone": .ignore, "location": .ignore,
        ],
        roles: ["attendee": .attendee, "speaker": .trainer, "volunteer": .ignore, "host": .ignore],
        outcomes: [
            "attended": .completed, "registered": .ignore, "noshow": .noShow,
            "cancelled": .ignore, "pendingfrompaylater": .ignore,
            "pendingfromincompletetransaction": .ignore, "pendingpaylater": .ignore,
            "pendingincompletetransaction": .ignore, "pending": .ignore, "onwaitlist": .ignore,
            "awaitingapproval": .ignore, "pendingfromwaitlist": .ignore,
            "pendingfromapproval": .ignore, "rejected": .ignore, "expired": .ignore,
            "pendingincart": .ignore, "partiallypaid": .ignore, "pendingrefund": .ignore,
            "transferred": .ignore,
        ],
        remarks: ["“Attended” is taken as completed, as CiviCRM does not say who completed"]
    )

    /// TrainSMART's trainings: a row each, with trainers, participants and counts in cells of several lines.
    static let trainsmart = SessionTableLayout(
        kind: .trainsmart,
        name: "TrainSMART's trainings",
        signature: [
            ["trainingtitlephrase", "trainingtitle", "trainingname"],
            ["trainingstartdate"],
        ],
        columns: [
            "trainingtitlephrase": .event, "trainingtitle": .event, "trainingname": .event,
            "trainingid": .ignore, "id": .ignore, "uuid": .ignore,
            "trainingstartdate": .date, "trainingenddate": .end,
            "traininglocationname": .place, "traininglocation": .place, "trainingcenter": .place,
            "trainingcentre": .place, "traininglocationid": .ignore,
            "trainingorganizerphrase": .host, "trainingorganizer": .host,
            "trainers": .trainers, "participants": .participants, "unknownparticipants": .counts,
            "comments": .notes, "objectives": .ignore, "gotcomments": .ignore, "pre": .ignore,
            "post": .ignore, "courseid": .ignore, "city": .ignore, "course": .ignore,
        ],
        roles: [:],
        outcomes: [:],
        emptyWords: ["na"],
        remarks: ["TrainSMART does not say who completed: participants are taken to have completed"]
    )

    /// A report of Moodle's Attendance activity: a row for each person and a column for each meeting.
    static let moodle = SessionTableLayout(
        kind: .moodle,
        name: "Moodle's attendance report",
        signature: [],
        columns: [
            "studentid": .ignore, "username": .ignore, "idnumber": .ignore,
            "institution": .organisation, "department": .ignore, "lastname": .lastName,
            "surname": .lastName, "firstname": .firstName, "emailaddress": .email, "email": .email,
            "groups": .ignore, "group": .ignore, "takensessions": .ignore, "points": .ignore,
            "percentage": .ignore, "id": .ignore, "p": .ignore, "l": .ignore, "e": .ignore,
            "a": .ignore, "name": .person, "fullname": .person,
        ],
        roles: [:],
        outcomes: [
            "p": .completed, "l": .completed, "e": .noShow, "a": .noShow, "present": .completed,
            "late": .completed, "excused": .noShow, "absent": .noShow,
        ],
        remarks: []
    )
}
