import CascadeCore

// The target, and how likely it is met.
extension ReportSource {
    /// The target and the chance of meeting it; nil without one.
    var target: ReportSection? {
        guard let goal = outcome.goal, let day = programme.target?.by else { return nil }
        let wanted: Prose = "The target is \(strong: goal) by \(strong: day.spelledOut)."
        guard let result = outcome.target else {
            return !isPublic
                ? nil
                : ReportSection(
                    "target",
                    "The target",
                    .neutral,
                    [
                        .text(
                            wanted.joined(
                                " How likely it is met is not told here: a small number, or the exact one behind a rounded one, would follow from it."
                            )
                        )
                    ]
                )
        }
        var section = ReportSection("target", "The target and the chance of meeting it", .expected)
        let chance = chance("target-chance", "Chance of meeting the target", result.probability)
        let tens = Wording.whole(result.probability * 10)
        section.items.append(.tiles([.init(chance, "chance of meeting the target")]))
        section.items.append(
            .dots(
                tens,
                words:
                    "\(tens) of 10 dots are filled: in about \(tens) of 10 simulated futures the target is met."
            )
        )
        section.items.append(.text(wanted))
        section.items.append(.text(when(result, by: day)))
        if let before = forecast?.plan.target {
            let figure = self.chance(
                "target-plan",
                "Chance of the target by the plan alone",
                before.probability
            )
            section.items.append(.text("By the plan alone the chance was \(figure)."))
        }
        if isPublic, hasRecords {
            section.items.append(
                .note(
                    "The chance is rounded to the nearest 10%, and never told as less than 5% or more than 95%, so that no small number follows from it."
                )
            )
        }
        return section
    }

    /// When it is met, in words.
    private func when(_ result: Outcome.TargetResult, by day: CalendarDate) -> Prose {
        if isPublic, hasRecords {
            if let people = programme.target?.people, programme.target?.isOfPeopleAlone == true,
                let reached = peopleReached.number, reached >= people
            {
                return "By the published numbers it has been met."
            }
            guard result.probability >= 0.5 else {
                return "In fewer than half of the simulated futures it is met in time."
            }
            guard let middle = result.p50, middle <= day else {
                return "In at least half of the simulated futures it is met in time."
            }
            return "In half of the simulated futures it is met by \(middle.monthAndYear)."
        }
        guard let middle = result.p50, middle <= day else {
            return result.probability > 0
                ? "In fewer than half of the simulated futures it is met in time."
                : "In none of the simulated futures it is met in time."
        }
        return middle > asOf
            ? "In half of the simulated futures it is met by \(middle.spelledOut)."
            : "It was met before this report was made."
    }
}

extension ProgrammeDraft.Target {
    /// Whether nothing but people reached is wanted.
    fileprivate var isOfPeopleAlone: Bool {
        organisations == nil && effective == nil && completions.isEmpty
    }
}
