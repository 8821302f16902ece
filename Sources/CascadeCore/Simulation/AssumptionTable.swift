import CascadeGraph

/// Where each assumption's value comes from, for every course and organisation.
///
/// Every place of a programme that sets an assumption, and every default in force, is one *slot*. A slot that holds
/// ignorance is drawn once per replicate, so all who share the place share the draw. The narrowest place wins: course,
/// organisation, sector, programme, default.
package struct AssumptionTable: Sendable {
    /// One place that sets an assumption.
    package struct Slot: Sendable {
        package let assumption: Assumption
        package let quantity: Quantity
        /// Key of the place, the same in every programme that has it.
        package let key: UInt64
        /// The place in words: `course workshop`, `sector faith`, `programme`, `default`.
        package let place: String
        /// The source of a default; nil for what the programme sets.
        package let source: String?
        /// What the records leave possible; nil: drawn from the quantity.
        package var draws: LearntDraws?
    }

    package private(set) var slots: [Slot] = []
    private let courseCount: Int
    private let organisationCount: Int
    /// By assumption, then course; −1 where the course sets nothing, −2 − n where row n of `byPlace` says it by organisation.
    private var byCourse: [Int32]
    /// Rows of slots by organisation, for what was learnt from records.
    private var byPlace: [Int32] = []
    /// By assumption, then organisation; −1 where only a course's default is left.
    private var byOrganisation: [Int32]
    /// By assumption, then course: the default.
    private var standardByCourse: [Int32]
    /// By assumption, then course: the slot in force in all organisations; −1 where they differ.
    private var shared: [Int32]

    package init(_ programme: Programme) {
        courseCount = programme.courses.count
        organisationCount = programme.organisations.count
        let assumptionCount = Assumption.allCases.count
        byCourse = Array(repeating: -1, count: assumptionCount * courseCount)
        byOrganisation = Array(repeating: -1, count: assumptionCount * organisationCount)
        standardByCourse = Array(repeating: -1, count: assumptionCount * courseCount)
        shared = byCourse
        let sectors = Dictionary(
            uniqueKeysWithValues: programme.sectors.enumerated().map { ($1.id, $0) }
        )
        let sectorOfOrganisation = programme.organisations.map { sectors[$0.sector] ?? 0 }
        for (position, assumption) in Assumption.allCases.enumerated() {
            setCourses(of: programme, assumption, at: position)
            setOrganisations(of: programme, assumption, at: position, sectors: sectorOfOrganisation)
            let row = (position * organisationCount)..<((position + 1) * organisationCount)
            let first = byOrganisation[row].first ?? -1
            let isShared = byOrganisation[row].allSatisfy { $0 == first }
            for course in 0..<courseCount {
                let cell = position * courseCount + course
                if byCourse[cell] >= 0 {
                    shared[cell] = byCourse[cell]
                } else if isShared {
                    shared[cell] = first >= 0 ? first : standardByCourse[cell]
                }
            }
        }
    }

    /// The slot in force for a course in all organisations; −1 where they differ.
    @inline(__always)
    package func sharedSlot(_ assumption: AssumptionIndex, course: Int) -> Int {
        Int(shared[assumption.rawValue &* courseCount &+ course])
    }

    /// The slot in force for an assumption, a course (where one is concerned) and an organisation.
    @inline(__always)
    package func slot(_ assumption: AssumptionIndex, course: Int, organisation: Int) -> Int {
        let own = byCourse[assumption.rawValue &* courseCount &+ course]
        if own >= 0 { return Int(own) }
        if own < -1 { return Int(byPlace[Int(-2 &- own) &* organisationCount &+ organisation]) }
        let local = byOrganisation[assumption.rawValue &* organisationCount &+ organisation]
        if local >= 0 { return Int(local) }
        return Int(standardByCourse[assumption.rawValue &* courseCount &+ course])
    }

    /// The slot in force where no course is concerned: for `turnover` and `moves`.
    @inline(__always)
    package func slot(_ assumption: AssumptionIndex, organisation: Int) -> Int {
        Int(byOrganisation[assumption.rawValue &* organisationCount &+ organisation])
    }

    /// The places that set an assumption for somebody, narrowest first, and the courses for which a default is left.
    ///
    /// - Complexity: O(courses + organisations).
    package func inForce(_ assumption: Assumption) -> [(slot: Slot, courses: [Int])] {
        guard let position = Assumption.allCases.firstIndex(of: assumption) else { return [] }
        let courses = 0..<courseCount
        func cell(_ course: Int) -> Int { position * courseCount + course }
        let own = courses.map { byCourse[cell($0)] }
        let local = byOrganisation[
            (position * organisationCount)..<((position + 1) * organisationCount)
        ]
        var used: [Int32] = own.filter { $0 >= 0 }
        let hasOthers = own.contains(-1) || [.turnover, .moves].contains(assumption)
        var seen = Set(used)
        if hasOthers {
            for slot in local where slot >= 0 && seen.insert(slot).inserted { used.append(slot) }
        }
        var defaults: [Int32: [Int]] = [:]
        if local.contains(-1) {
            for course in courses where own[course] < 0 {
                let slot = standardByCourse[cell(course)]
                defaults[slot, default: []].append(course)
                if seen.insert(slot).inserted { used.append(slot) }
            }
        }
        return used.map { (slots[Int($0)], defaults[$0] ?? []) }
    }

    /// The same table with a number in the slots that have these keys; all others are drawn as before.
    ///
    /// - Complexity: O(slots).
    func fixing(_ values: [UInt64: Double]) -> AssumptionTable {
        var table = self
        for (position, slot) in slots.enumerated() {
            guard let value = values[slot.key] else { continue }
            table.slots[position] = Slot(
                assumption: slot.assumption,
                quantity: .number(value),
                key: slot.key,
                place: slot.place,
                source: slot.source
            )
        }
        return table
    }

    /// Adds slots that records have taught something, and returns the position of the first.
    mutating func add(learnt: [Slot]) -> Int {
        slots += learnt
        return slots.count - learnt.count
    }

    /// Puts a slot in force for a course, organisation by organisation; negative ones leave what was.
    ///
    /// - Complexity: O(organisations).
    mutating func set(_ assumption: AssumptionIndex, course: Int, by organisations: [Int32]) {
        let before = (0..<organisationCount).map {
            Int32(slot(assumption, course: course, organisation: $0))
        }
        let row = zip(organisations, before).map { $0 >= 0 ? $0 : $1 }
        let cell = assumption.rawValue * courseCount + course
        guard let first = row.first, row != before else { return }
        if row.allSatisfy({ $0 == first }) {
            byCourse[cell] = first
            shared[cell] = first
        } else {
            byCourse[cell] = Int32(-2 - byPlace.count / organisationCount)
            byPlace += row
            shared[cell] = -1
        }
    }

    /// Puts a slot in force where no course is concerned; negative ones leave what was.
    mutating func set(_ assumption: AssumptionIndex, by organisations: [Int32]) {
        for (organisation, slot) in organisations.enumerated() where slot >= 0 {
            byOrganisation[assumption.rawValue * organisationCount + organisation] = slot
        }
    }

    private mutating func add(
        _ assumption: Assumption,
        _ quantity: Quantity,
        place: String,
        source: String? = nil
    ) -> Int32 {
        let key = RandomStream.key(0, name: "\(assumption.rawValue) \(place)")
        slots.append(
            Slot(assumption: assumption, quantity: quantity, key: key, place: place, source: source)
        )
        return Int32(slots.count - 1)
    }

    private mutating func setCourses(
        of programme: Programme,
        _ assumption: Assumption,
        at position: Int
    ) {
        var standards: [DefaultAssumption: Int32] = [:]
        for (index, course) in programme.courses.enumerated() {
            let cell = position * courseCount + index
            if let quantity = course.assumptions[assumption] {
                byCourse[cell] = add(assumption, quantity, place: "course \(course.id)")
            }
            let standard = assumption.standard(course: course, sector: nil)
            if let slot = standards[standard] {
                standardByCourse[cell] = slot
            } else {
                let slot = add(
                    assumption,
                    standard.quantity,
                    place: "default \(standards.count)",
                    source: standard.source
                )
                standards[standard] = slot
                standardByCourse[cell] = slot
            }
        }
    }

    private mutating func setOrganisations(
        of programme: Programme,
        _ assumption: Assumption,
        at position: Int,
        sectors: [Int]
    ) {
        let programmeSlot = programme.assumptions[assumption].map {
            add(assumption, $0, place: "programme")
        }
        var bySector: [Int32] = []
        for sector in programme.sectors {
            if let quantity = sector.assumptions[assumption] {
                bySector.append(add(assumption, quantity, place: "sector \(sector.id)"))
            } else if let programmeSlot {
                bySector.append(programmeSlot)
            } else if assumption == .turnover {
                let standard = assumption.standard(course: nil, sector: sector)
                let place = "default for workforce \(sector.workforce?.rawValue ?? "not given")"
                bySector.append(
                    add(assumption, standard.quantity, place: place, source: standard.source)
                )
            } else if assumption == .moves {
                let standard = assumption.standard(course: nil, sector: nil)
                bySector.append(
                    add(assumption, standard.quantity, place: "default", source: standard.source)
                )
            } else {
                bySector.append(-1)
            }
        }
        for (index, organisation) in programme.organisations.enumerated() {
            let cell = position * organisationCount + index
            if let quantity = organisation.assumptions[assumption] {
                byOrganisation[cell] = add(
                    assumption,
                    quantity,
                    place: "organisation \(organisation.id)"
                )
            } else {
                byOrganisation[cell] = bySector.isEmpty ? -1 : bySector[sectors[index]]
            }
        }
    }
}

/// The position of each assumption in tables.
package enum AssumptionIndex: Int {
    case attendance, completion, champion, activation, firstDeliveryLag, sessionsPerYear,
        deliveryShape, career, trainerLapse, groupSize, openness, turnover, moves, fidelity,
        skillHalfLife
}
