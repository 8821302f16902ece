/// An outcome in plain words.
extension Outcome {
    /// The answer in a few sentences: how far, how sure, in how many organisations, the target's chance, and R.
    public var headline: String {
        ([reachSentence] + [targetSentence, reproductionSentence, moneySentence].compactMap(\.self))
            .joined(separator: " ")
    }

    /// How far it reaches, in one sentence.
    package var reachSentence: String {
        let people = final(.peopleReached)
        let organisations = Int(final(.organisationsReached).p50.rounded())
        let all = programme.organisations.count
        let reached = Wording.counted(Wording.whole(people.p50), "person", "people")
        let subject = reproductionNumber == nil ? "the programme" : "the cascade"
        return "By \(endMonth) \(subject) reaches \(reached)"
            + sure(Wording.range(people.p10, people.p90))
            + " in \(Wording.count(organisations)) of \(Wording.counted(all, "organisation"))."
    }

    /// The month in which the last week begins, in words: the one that people mean by the end.
    public var endMonth: String { (lastDay + -6).monthAndYear }

    /// Fewer replicates than this say nothing about how sure a number is.
    public static let fewestForRange = 100

    /// Whether there are replicates enough to say how sure a number is.
    public var hasRange: Bool { replicates >= Self.fewestForRange }

    private func sure(_ range: String) -> String { hasRange ? " (80% sure: \(range))" : "" }

    /// What the programme wants, in words: `500 people and 30 through Train the Trainer`; nil without a target.
    public var goal: String? { programme.targetWords }

    private var targetSentence: String? {
        guard let target, let goal, let day = programme.target?.by else { return nil }
        return "The chance of reaching \(goal) by \(day.spelledOut) is "
            + "\(Wording.chance(target.probability, of: replicates))."
    }

    private var reproductionSentence: String? {
        guard let number = reproductionNumber else {
            return
                "Nobody trains trainers here: reach is what planned sessions and enrolments bring."
        }
        guard final(.trainersQualified).p90 > 0 else {
            return "Nobody is trained as a trainer in these weeks, so nothing spreads."
        }
        guard number.mean.isFinite else {
            return
                "R has no limit: trainers never stop, so the cascade goes on while anyone is left."
        }
        let start = "R, the new trainers that one trainer brings about over a whole career, is "
        guard hasRange else { return start + "\(Wording.hundredths(number.mean))." }
        let isCertain = number.p90 - number.p10 <= 0.005
        let spread =
            isCertain
            ? "" : sure("\(Wording.hundredths(number.p10))–\(Wording.hundredths(number.p90))")
        let meaning =
            if number.p90 < 1 {
                "below 1, so the cascade needs new seeds"
            } else if number.p10 >= 1 {
                "above 1, so it can carry itself while there are people left to train"
            } else {
                "not enough is known to say whether it carries itself or needs new seeds"
            }
        return start + "\(Wording.hundredths(number.mean))\(spread): \(meaning)."
    }

    private var moneySentence: String? {
        let cost = final(.cost)
        guard cost.p90 != 0 || cost.p10 != 0 else { return nil }
        let currency = programme.currency
        func money(_ amount: Double) -> String { Wording.roundMoney(amount, currency) }
        if cost.p90 <= 0 {
            return "Fees and donations bring \(money(-cost.p50)) more than it costs"
                + sure("\(money(-cost.p90)) to \(money(-cost.p10))") + "."
        }
        let after =
            courses.contains { $0.income > 0 } ? "After fees and donations it costs " : "It costs "
        let each =
            costPerPerson.map { ", about \(Wording.money($0, currency)) a person reached" } ?? ""
        return after + money(cost.p50)
            + (money(cost.p10) == money(cost.p90)
                ? "" : sure("\(money(cost.p10)) to \(money(cost.p90))")) + each
            + "."
    }

    /// Mean cost ÷ mean people reached; nil where nobody is reached.
    public var costPerPerson: Double? {
        let people = final(.peopleReached).mean
        return people > 0 ? final(.cost).mean / people : nil
    }
}

extension Programme {
    /// What the programme wants, in words: `500 people and 30 through Train the Trainer`; nil without a target.
    package var targetWords: String? {
        guard let target = self.target else { return nil }
        var goals: [String] = []
        if let people = target.people { goals.append(Wording.counted(people, "person", "people")) }
        if let organisations = target.organisations {
            goals.append(Wording.counted(organisations, "organisation"))
        }
        if let effective = target.effective {
            goals.append("an effective reach of \(Wording.count(effective))")
        }
        for goal in target.completions {
            let name = self.courses.first { $0.id == goal.course }?.name ?? goal.course
            let people =
                goals.isEmpty
                ? Wording.counted(goal.people, "person", "people") : Wording.count(goal.people)
            goals.append("\(people) through \(name)")
        }
        return Wording.list(goals)
    }
}
