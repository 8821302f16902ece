import CascadeCore

extension StoredTables {
    static let confirmations = StoredTable<Confirmation>(
        shape: TableShape(
            name: "confirmations",
            columns: [.init("person", .reference("people")), .init("month", .text)]
        ),
        list: \.draft.confirmations,
        key: { "\($0.person) \($0.month)" },
        values: { [.text($0.person), .text($0.month.description)] },
        item: { try Confirmation(person: $0.code(of: "people"), month: $0.day()) },
        order: { _ in
            { left, _, right, _ in (left.month, left.person) < (right.month, right.person) }
        }
    )

    static let practice = StoredTable<Practice>(
        shape: TableShape(
            name: "practice",
            columns: [
                .init("code", .text), .init("dialogue", .text), .init("held", .text),
                .init("count", .integer), .init("organisation", .reference("organisations")),
                .init("people", .integer), .init("preparation_meetings", .integer),
                .init("follow_up_meetings", .integer), .init("recording", .text),
                .init("recorded_at", .text),
            ]
        ),
        list: \.draft.practice,
        key: \.id,
        values: {
            [
                .text($0.id), .text($0.dialogue), .text($0.date.description),
                .integer(Int64($0.count)), .optional($0.organisation), .optional($0.people),
                .optional($0.preparationMeetings), .optional($0.followUpMeetings),
                .optional($0.recorded?.id), .optional($0.recorded?.at),
            ]
        },
        item: {
            try Practice(
                id: $0.text(),
                dialogue: $0.text(),
                date: $0.day(),
                count: $0.integer(),
                organisation: $0.optionalCode(of: "organisations"),
                people: $0.optionalInteger(),
                preparationMeetings: $0.optionalInteger(),
                followUpMeetings: $0.optionalInteger(),
                recorded: $0.mark()
            )
        },
        order: { _ in { left, _, right, _ in (left.date, left.id) < (right.date, right.id) } }
    )

    static let measurements = StoredTable<Measurement>(
        shape: TableShape(
            name: "measurements",
            columns: [
                .init("indicator", .text), .init("measured", .text), .init("value", .real),
                .init("recording", .text), .init("recorded_at", .text),
            ]
        ),
        list: \.draft.measurements,
        key: { "\($0.indicator) \($0.date)" },
        values: {
            [
                .text($0.indicator), .text($0.date.description), .real($0.value),
                .optional($0.recorded?.id), .optional($0.recorded?.at),
            ]
        },
        item: {
            try Measurement(
                indicator: $0.text(),
                date: $0.day(),
                value: $0.real(),
                recorded: $0.mark()
            )
        },
        order: { _ in
            { left, _, right, _ in
                (left.date, left.indicator, left.recorded?.id ?? "")
                    < (right.date, right.indicator, right.recorded?.id ?? "")
            }
        }
    )
}
