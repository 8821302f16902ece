import CascadeCore
import CascadeFormats

/// Why an organisation is not invited, and what would bring it in.
struct WhyNotReport {
    let answer: WhyNot
    let programme: Programme
    /// What the plan is for.
    let goal: Goal
    /// Whose seats the plan could share out.
    var seating = PlanRequest.Seating.named

    private var names: ProgrammeNames { ProgrammeNames(programme) }
    private var words: PlanWords { PlanWords(programme) }
    private var name: String { names.organisation(answer.organisation) }

    /// The answer in a format.
    func text(as format: DataFormat) -> String {
        switch format {
        case .text: TextLayout.wrapped(sentences)
        case .json: json
        case .csv: csv
        }
    }

    /// The answer in a few sentences.
    var sentences: String {
        [reason, remedy, ifInvited].compactMap(\.self).joined(separator: " ")
    }

    private var isIn: Bool {
        if case .invited = answer.reason { return true }
        return false
    }

    private var reason: String {
        switch answer.reason {
        case .invited(let seats):
            "\(name) is invited: the plan gives it \(Wording.counted(seats, "seat"))."
        case .limit(let limit): "\(name) is not invited because of a limit: \(words.limit(limit))."
        case .nobodyEligible:
            "\(name) is not invited because it has nobody who could come to the sessions whose seats the plan shares out."
        case .others:
            "\(name) is not invited because its seats would bring less than those given to others."
        case .noSeatsDecided:
            "\(name) is not invited because this plan leaves all seats as they are; \(wayToShareOut)."
        }
    }

    /// What lets the plan share out seats, where it could share out none.
    private var wayToShareOut: String {
        seating == .all
            ? "--more COURSE=N lets it hold further sessions, whose seats it shares out"
            : "--share-out all lets it share out the seats for anyone too, and --more COURSE=N hold further sessions"
    }

    private var remedy: String? {
        guard !isIn else { return nil }
        guard let remedy = answer.remedy else {
            return answer.reason == .noSeatsDecided ? nil : "Nothing that was tried brings it in."
        }
        return switch remedy {
        case .seats(let count):
            "The smallest change tried that brings it in: \(Wording.counted(count, "seat")) more in all. Or ask for it: --invite \(ShellWord.quoted(answer.organisation))."
        case .money(let amount):
            "The smallest change tried that brings it in: \(Wording.money(amount, programme.currency)) more. Or ask for it: --invite \(ShellWord.quoted(answer.organisation))."
        case .date(let day):
            "The smallest change that brings it in: to share out the sessions from \(day.spelledOut) on as well."
        case .without(let limits) where limits.count > 1:
            "It can be invited only without all of these: \(Wording.list(limits.map(words.limit)))."
        case .without: "Without that limit it can be invited."
        case .invite:
            "Neither more seats nor more money that were tried bring it in; asking for it does: --invite \(ShellWord.quoted(answer.organisation))."
        }
    }

    private var ifInvited: String? {
        guard !isIn, let difference = answer.ifInvited else { return nil }
        let told = GoalDifference(goal)
        let text = DifferenceText(told.scaled(difference))
        let start = "Invited all the same, in place of the seats worth least, the plan would"
        if text.isNothing { return "\(start) bring exactly as much in every run." }
        let of = goal == .people ? "" : ", in \(words.goal(goal))"
        return text.hasInterval && !text.isClear
            ? "\(start) make \(told.told(difference))\(of)."
            : "\(start) bring \(told.told(difference))\(of)."
    }

    // MARK: Data

    private var json: String {
        JSONText.object([
            ("schema", .string("cascade.why-not/1")),
            ("programme", .string(programme.id)),
            ("organisation", .string(answer.organisation)),
            ("answer", .string(sentences)),
            ("reason", .string(kind)),
            ("limit", limit.map { .string(words.limit($0)) } ?? .null),
            ("remedy", remedyData),
            ("ifInvited", .difference(answer.ifInvited)),
        ]).text
    }

    private var kind: String {
        switch answer.reason {
        case .invited: "invited"
        case .limit: "limit"
        case .nobodyEligible: "nobody-eligible"
        case .others: "others"
        case .noSeatsDecided: "no-seats-decided"
        }
    }

    private var limit: Limit? {
        if case .limit(let limit) = answer.reason { return limit }
        return nil
    }

    private var remedyData: JSONText {
        switch answer.remedy {
        case nil: .null
        case .seats(let count): .object([("change", .string("seats")), ("seats", .count(count))])
        case .money(let amount):
            .object([("change", .string("money")), ("money", .number(amount))])
        case .date(let day):
            .object([("change", .string("date")), ("from", .string(day.description))])
        case .without(let limits):
            .object([
                ("change", .string("without-limit")),
                ("limits", .array(limits.map { .string(words.limit($0)) })),
            ])
        case .invite: .object([("change", .string("invite"))])
        }
    }

    private var csv: String {
        let difference = answer.ifInvited
        return CSVText.table(
            [
                "organisation", "reason", "limit", "remedy", "ifInvited.mean", "ifInvited.low",
                "ifInvited.high", "answer",
            ],
            [
                [
                    answer.organisation, kind, limit.map(words.limit) ?? "",
                    remedyData.member(["change"]).cell, CSVText.number(difference?.mean),
                    CSVText.number(difference?.interval.lowerBound),
                    CSVText.number(difference?.interval.upperBound), sentences,
                ]
            ]
        )
    }
}
