extension ProgrammeCheck {
    /// The programme's own fields.
    mutating func checkProgramme() {
        let owner = "the programme"
        checkID(draft.id, in: .programme, nil, kind: owner, first: nil)
        checkName(draft.name, in: .programme, nil, of: owner)
        checkText(draft.about, in: .programme, nil, "about", of: owner)
        checkDate(draft.start, in: .programme, nil, "start", of: owner)
        checkCount(draft.weeks, within: 1...1040, in: .programme, nil, "weeks", of: owner)
        let letters = draft.currency.utf8
        if letters.count != 3 || !letters.allSatisfy({ (0x41...0x5A).contains($0) }) {
            let capitals = draft.currency.uppercased()
            report(
                .programme,
                nil,
                "currency",
                "currency of the programme",
                found: draft.currency,
                expected: "three capital letters, such as GBP, EUR or USD",
                suggestion: capitals != draft.currency && capitals.utf8.count == 3 ? capitals : nil
            )
        }
        checkNumber(draft.budget, within: 0...1e12, in: .programme, nil, "budget", of: owner)
        checkNumber(
            draft.embedded.coverage,
            within: 0...1,
            aboveLow: true,
            in: .programme,
            nil,
            "embedded.coverage",
            of: owner
        )
        checkCount(
            draft.embedded.trainers,
            within: 0...10_000,
            in: .programme,
            nil,
            "embedded.trainers",
            of: owner
        )
        checkNumber(
            draft.studyHoursPerWeek,
            within: 0.1...168,
            in: .programme,
            nil,
            "study-hours-per-week",
            of: owner
        )
        checkNumber(
            draft.retentionYears.map(Double.init),
            within: 1...100,
            in: .programme,
            nil,
            "retention-years",
            of: owner
        )
        checkTarget()
        for (position, blackout) in draft.blackouts.enumerated() {
            let field = "blackouts.\(position)"
            checkDate(blackout.from, in: .programme, nil, "\(field).from", of: owner)
            checkDate(blackout.to, in: .programme, nil, "\(field).to", of: owner)
            checkText(blackout.why, in: .programme, nil, "\(field).why", of: owner, atMost: 1000)
            if blackout.to < blackout.from {
                report(
                    .programme,
                    nil,
                    "\(field).to",
                    "end of blackout number \(position + 1)",
                    found: blackout.to.description,
                    expected: "\(blackout.from) or later, as the blackout starts then"
                )
            }
        }
    }

    private mutating func checkTarget() {
        let draft = draft
        guard let target = draft.target else { return }
        let owner = "the programme"
        let most = 100_000_000
        checkCount(
            target.people,
            within: 1...most,
            in: .programme,
            nil,
            "target.people",
            of: owner
        )
        checkCount(
            target.organisations,
            within: 1...most,
            in: .programme,
            nil,
            "target.organisations",
            of: owner
        )
        checkCount(
            target.effective,
            within: 1...most,
            in: .programme,
            nil,
            "target.effective",
            of: owner
        )
        for goal in target.completions {
            let field = "target.completions.\(goal.course)"
            checkReference(
                goal.course,
                to: "a course",
                among: courses,
                named: draft.courses.lazy.map(\.id),
                in: .programme,
                nil,
                field,
                "target.completions of \(owner)"
            )
            checkCount(goal.people, within: 1...most, in: .programme, nil, field, of: owner)
        }
        if target.people == nil, target.organisations == nil, target.effective == nil,
            target.completions.isEmpty
        {
            report(
                .programme,
                nil,
                "target",
                "target of the programme",
                found: "by \(target.by)",
                expected: "what to reach by then: people, organisations, effective or completions"
            )
        }
        guard (1...1040).contains(draft.weeks) else { return }
        let lastDay = draft.start.monday + (7 * draft.weeks - 1)
        if target.by < draft.start || target.by > lastDay {
            report(
                .programme,
                nil,
                "target.by",
                "target.by of the programme",
                found: target.by.description,
                expected:
                    "a day from \(draft.start), the programme's first, to \(lastDay), its last"
            )
        }
    }

    /// Sectors and stakeholder groups.
    mutating func checkSectorsAndGroups() {
        for (index, sector) in draft.sectors.enumerated() {
            let owner = Self.title("sector", sector.id, index)
            checkID(sector.id, in: .sectors, index, kind: "sector", first: sectors[sector.id])
            checkName(sector.name, in: .sectors, index, of: owner)
            checkAssumptions(sector.assumptions, in: .sectors, index, of: owner)
        }
        for (index, group) in draft.groups.enumerated() {
            checkID(group.id, in: .groups, index, kind: "group", first: groups[group.id])
            checkName(group.name, in: .groups, index, of: Self.title("group", group.id, index))
        }
    }

    /// Kinds of dialogue, and indicators.
    mutating func checkDialoguesAndIndicators() {
        var seen: [String: Int] = [:]
        for (index, dialogue) in draft.dialogues.enumerated() {
            let owner = Self.title("dialogue", dialogue.id, index)
            checkID(
                dialogue.id,
                in: .dialogues,
                index,
                kind: "dialogue",
                first: seen[dialogue.id]
            )
            seen[dialogue.id] = seen[dialogue.id] ?? index
            checkName(dialogue.name, in: .dialogues, index, of: owner)
            checkCount(
                dialogue.people,
                within: 1...100_000,
                in: .dialogues,
                index,
                "people",
                of: owner
            )
            checkCount(
                dialogue.preparationMeetings,
                within: 0...1000,
                in: .dialogues,
                index,
                "preparation-meetings",
                of: owner
            )
            checkCount(
                dialogue.followUpMeetings,
                within: 0...1000,
                in: .dialogues,
                index,
                "follow-up-meetings",
                of: owner
            )
            checkText(dialogue.notes, in: .dialogues, index, "notes", of: owner)
        }
        seen = [:]
        for (index, indicator) in draft.indicators.enumerated() {
            let owner = Self.title("indicator", indicator.id, index)
            checkID(
                indicator.id,
                in: .indicators,
                index,
                kind: "indicator",
                first: seen[indicator.id]
            )
            seen[indicator.id] = seen[indicator.id] ?? index
            checkName(indicator.name, in: .indicators, index, of: owner)
            checkText(indicator.unit, in: .indicators, index, "unit", of: owner, atMost: 1000)
            checkNumber(
                indicator.baseline,
                within: -1e15...1e15,
                in: .indicators,
                index,
                "baseline",
                of: owner
            )
            checkNumber(
                indicator.target,
                within: -1e15...1e15,
                in: .indicators,
                index,
                "target",
                of: owner
            )
            checkDate(indicator.by, in: .indicators, index, "by", of: owner)
        }
    }
}
