extension ProgrammeDraft {
    /// Every problem of the draft, in the order of its parts; empty for a valid one.
    ///
    /// Of a draft with very many problems the first 10,000 are returned.
    ///
    /// - Complexity: O(n) in the number of items, hashing aside.
    public func problems() -> [Problem] {
        problemList(keeping: 10_000) { _ in false }.problems
    }

    /// The first problems of the draft and the number of all of them.
    ///
    /// At most `limit` are kept. A problem is left out, and not counted, where `isKnown` says of its place that it follows from
    /// one that was reported before.
    package func problemList(
        keeping limit: Int,
        leavingOut isKnown: (ProblemPlace) -> Bool
    ) -> ProblemList {
        withoutActuallyEscaping(isKnown) { isKnown in
            var check = ProgrammeCheck(self, keeping: limit, leavingOut: isKnown)
            check.checkProgramme()
            check.checkSectorsAndGroups()
            check.checkCourses()
            check.checkAssumptions(assumptions, in: .assumptions, nil, of: "the programme")
            check.checkOrganisations()
            check.checkPartnerships()
            check.checkPeople()
            check.checkSessions()
            check.checkAttendance()
            check.checkDialoguesAndIndicators()
            check.checkConfirmations()
            check.checkPractice()
            check.checkMeasurements()
            return check.list
        }
    }
}

/// The first problems found, and how many there are in all.
package struct ProblemList: Sendable {
    /// The first ones.
    package var problems: [Problem] = []
    /// How many were found, those not kept included.
    package var total = 0
}
