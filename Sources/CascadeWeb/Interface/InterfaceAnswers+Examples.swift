import CascadeFormats

/// What answers look like, for the documentation; the tests hold each against a real answer.
extension InterfaceAnswers {
    static let exampleSummary = JSONText.object([
        ("schema", .string("cascade.programme/1")), ("name", .string("portsmouth")),
        ("id", .string("portsmouth")), ("title", .string("Portsmouth")),
        ("start", .string("2026-01-05")), ("currency", .string("GBP")),
        ("organisations", .count(41)), ("people", .count(10)), ("courses", .count(3)),
        ("sessions", .count(31)), ("change", .count(1)),
    ])

    static let exampleOrganisation = JSONText.object([
        ("id", .string("halyard")), ("name", .string("Halyard School")),
        ("sector", .string("schools")), ("people", .count(60)), ("area", .string("North")),
    ])

    static let examplePerson = JSONText.object([
        ("id", .string("dele")), ("name", .string("Dele Okafor")),
        ("organisation", .string("halyard")), ("joined", .null), ("left", .null),
    ])

    static let exampleCourse = JSONText.object([
        ("id", .string("workshop")), ("name", .string("Restorative Workshop")),
        ("hours", .count(6)),
    ])

    static let examplePartnership = JSONText.object([
        ("from", .string("halyard")), ("to", .string("police-south")), ("strength", .number(0.6)),
        ("kind", .string("refers to")), ("directed", .truth(false)), ("since", .null),
    ])

    static let exampleSession = JSONText.object([
        ("id", .string("workshop-3")), ("course", .string("workshop")),
        ("start", .string("2026-03-04")), ("end", .null), ("status", .string("delivered")),
        ("host", .string("halyard")), ("trainers", .strings(["dele"])),
    ])

    static let exampleRecording = JSONText.object([
        ("schema", .string("cascade.recording/1")), ("id", .string("ana-17")),
        ("at", .string("2026-03-04T17:20:00Z")),
        (
            "delivered",
            .object([
                ("session", .string("workshop-3")), ("course", .string("workshop")),
                ("start", .string("2026-03-04")), ("host", .string("halyard")),
                ("trainers", .strings(["dele"])),
                (
                    "attendees",
                    .array([
                        .object([("person", .string("ann")), ("outcome", .string("completed"))]),
                        .object([
                            ("headcount", .count(5)), ("organisation", .string("police-south")),
                        ]),
                    ])
                ),
            ])
        ),
    ])

    static let exampleRecorded = JSONText.object([
        ("schema", .string("cascade.recorded/1")),
        (
            "recordings",
            .array([
                .object([
                    ("id", .string("ana-17")), ("effect", .string("applied")),
                    ("session", .string("workshop-3")),
                    ("report", .strings(["6 people completed it."])), ("faults", .array([])),
                ])
            ])
        ),
    ])

    static let exampleStatus = JSONText.object([
        ("schema", .string("cascade.status/1")), ("programme", .string("portsmouth")),
        ("asOf", .string("2026-12-31")), ("filter", .object([("sector", .null)])),
        ("figures", .object([("peopleReached", .count(412)), ("sessionsHeld", .count(24))])),
        ("planExpected", .null),
        ("bySector", part("sector", "schools")),
        ("byOrganisation", part("organisation", "halyard")),
        ("byCourse", part("course", "workshop")), ("byGeneration", part("generation", "1")),
        ("byMonth", part("month", "2026-03")),
        (
            "funnel",
            .array([
                .object([
                    ("step", .string("trained")), ("people", .count(300)), ("share", .number(1)),
                    ("medianDays", .null), ("waiting", .null),
                ])
            ])
        ),
        ("reachedWithoutNames", .count(112)),
        ("stallCounts", .object([("waitingChampions", .count(2))])),
        (
            "stalls",
            .array([
                .object([("kind", .string("waiting-champion")), ("person", .string("dele"))])
            ])
        ),
        ("plan", .object([("sessionsDue", .count(20)), ("sessionsDelivered", .count(18))])),
        (
            "practice",
            .array([.object([("dialogue", .string("circle")), ("held", .count(9))])])
        ),
        (
            "indicators",
            .array([.object([("indicator", .string("cin")), ("latest", .number(388.5))])])
        ),
    ])

    private static func part(_ name: String, _ value: String) -> JSONText {
        .array([
            .object([
                (name, .string(value)), ("attendances", .count(120)),
                ("peopleReached", .count(98)), ("completions", .count(90)),
                ("sessionsHeld", .count(8)),
            ])
        ])
    }

    static let exampleForecast = JSONText.object([
        ("schema", .string("cascade.forecast/1")),
        ("programme", .object([("id", .string("portsmouth")), ("name", .string("Portsmouth"))])),
        ("asOf", .string("2026-12-31")), ("weeksObserved", .count(52)), ("seed", .count(1)),
        ("replicates", .count(1000)),
        ("onRecord", .object([("peopleReached", .count(412)), ("sessionsHeld", .count(24))])),
        ("learnt", .array([.object([("assumption", .string("comes-forward"))])])),
        ("notLearnt", .array([])),
        ("forecast", series), ("plan", series),
        ("target", .object([("probability", .number(0.62)), ("se", .number(0.015))])),
        ("notices", .array([])),
    ])

    private static let series = JSONText.object([
        (
            "peopleReached",
            .object([("mean", .numbers([0, 12])), ("p10", .numbers([0, 8]))])
        )
    ])

    static let examplePlan = JSONText.object([
        ("schema", .string("cascade.plan/1")),
        ("programme", .object([("id", .string("portsmouth")), ("currency", .string("GBP"))])),
        ("seed", .count(1)), ("replicates", .count(1000)), ("lastDay", .string("2026-12-31")),
        ("headline", .string("On average 31 more people are reached.")),
        (
            "request",
            .object([("aim", .string("most people reached")), ("limits", .strings([]))])
        ),
        ("interrupted", .truth(false)), ("meetsAim", .null), ("today", planned),
        ("planned", planned),
        ("quality", .object([("plansTried", .count(210)), ("replicatesSearched", .count(200))])),
        (
            "invitations",
            .array([
                .object([
                    ("organisation", .string("halyard")), ("name", .string("Halyard School")),
                    ("sector", .string("Schools")), ("standing", .string("more")),
                    ("seats", .count(4)), ("seatsToday", .count(2)),
                ])
            ])
        ),
        (
            "calendar",
            .array([
                .object([
                    ("date", .string("2026-11-04")), ("session", .string("workshop-9")),
                    ("course", .string("workshop")), ("status", .string("new")),
                ])
            ])
        ),
        ("sessions", .array([])), ("practices", .array([])), ("notices", .array([])),
    ])

    private static let planned = JSONText.object([
        ("people", .object([("mean", .number(412.5)), ("p10", .count(377))])),
        ("chanceOfTarget", .number(0.62)),
    ])

    static let exampleComparison = JSONText.object([
        ("schema", .string("cascade.comparison/1")), ("seed", .count(1)),
        ("replicates", .count(1000)), ("lastDay", .string("2026-12-31")),
        ("measure", .string("people")), ("headline", .strings(["More come forward brings 31."])),
        (
            "scenarios",
            .array([
                .object([
                    ("name", .string("today's plan")), ("about", .null),
                    ("peopleReached", .object([("mean", .number(412.5)), ("se", .number(1.2))])),
                ])
            ])
        ),
        ("pairs", .array([])), ("tornadoes", .array([])), ("notices", .array([])),
    ])
}
