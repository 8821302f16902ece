/// An outcome in plain words.
extension Outcome {
    /// The answer in a few sentences: how far, how sure, in how many organisations, the target's chance, and R.
    public var headline: String {
        ([reachSentence] + [targetSentence, reproductionSentence, moneySentence].compactMap(\.self))
            .joined(separator: " ")
    }

    private var reachSentence: String {
        let people = final(.peopleReached)
        let organisations = Int(final(.organisationsReached).p50.rounded())
        let all = programme.organisations.count
        let reached = Wording.counted(Wording.whole(people.p50), "person", "people")
        return "By \(endMonth) the cascade reaches \(reached) (80% sure: "
            + "\(Wording.range(people.p10, people.p90))) in \(Wording.count(organisations)) of "
            + "\(Wording.counted(all, "organisation"))."
    }

    /// The month in which the last week begins, in words: the one that people mean by the end.
    public var endMonth: String { (lastDay + -6).monthAndYear }

    private var targetSentence: String? {
        guard let target, let goal = programme.target else { return nil }
        var goals: [String] = []
        if let people = goal.people { goals.append(Wording.counted(people, "person", "people")) }
        if let organisations = goal.organisations {
            goals.append(Wording.counted(organisations, "organisation"))
        }
        if let effective = goal.effective {
            goals.append("an effective reach of \(Wording.count(effective))")
        }
        for goal in goal.completions {
            let name = programme.courses.first { $0.id == goal.course }?.name ?? goal.course
            goals.append("\(Wording.count(goal.people)) through \(name)")
        }
        return "The chance of reaching \(Wording.list(goals)) by \(goal.by.spelledOut) is "
            + "\(Wording.percent(target.probability))."
    }

    private var reproductionSentence: String? {
        guard let number = reproductionNumber else {
            return
                "Nobody trains trainers here: reach is what planned sessions and enrolments bring."
        }
        guard number.mean.isFinite else {
            return
                "R has no limit: trainers never stop, so the cascade goes on while anyone is left."
        }
        let isCertain = number.p90 - number.p10 <= 0.005
        let spread =
            isCertain
            ? ""
            : " (80% sure: \(Wording.hundredths(number.p10))–\(Wording.hundredths(number.p90)))"
        let meaning =
            if number.p90 < 1 {
                "each trainer brings about fewer than one new one, so it needs new seeds"
            } else if number.p10 >= 1 {
                "each trainer brings about more than one new one, so it can carry itself"
            } else {
                "not enough is known to say whether it carries itself or needs new seeds"
            }
        return "R is \(Wording.hundredths(number.mean))\(spread) over whole careers: \(meaning)."
    }

    private var moneySentence: String? {
        let cost = final(.cost)
        guard cost.p90 != 0 || cost.p10 != 0 else { return nil }
        let currency = programme.currency
        var sentence =
            "It costs \(Wording.money(cost.p50, currency)) (80% sure: "
            + "\(Wording.money(cost.p10, currency)) to \(Wording.money(cost.p90, currency)))"
        if cost.p90 <= 0 {
            sentence =
                "Fees and donations bring \(Wording.money(-cost.p50, currency)) more than it costs (80% sure: "
                + "\(Wording.money(-cost.p90, currency)) to \(Wording.money(-cost.p10, currency)))"
        } else if let perPerson = costPerPerson {
            sentence += ", about \(Wording.money(perPerson, currency)) a person reached"
        }
        return sentence + "."
    }

    /// Mean cost ÷ mean people reached; nil where nobody is reached.
    public var costPerPerson: Double? {
        let people = final(.peopleReached).mean
        return people > 0 ? final(.cost).mean / people : nil
    }
}
