extension ProgrammeDraft {
    /// Sessions that are probably in the programme twice.
    var likelyDuplicateSessions: [Duplicate] {
        let order = sessions.indices.filter { sessions[$0].status != .cancelled }
            .sorted { (sessions[$0].start, $0) < (sessions[$1].start, $1) }
        var pairs = DuplicatePairs()
        for block in Self.ofOneTrainer(order, sessions) {
            DuplicatePairs.each(of: block) { left, right in
                pairs.add(left, right, "they have the same trainer, day and host")
            }
        }
        let delivered = Set(attendance.lazy.map(\.session))
        for block in DuplicatePairs.blocks(order, by: { sessions[$0].course }) {
            for (number, left) in block.enumerated() {
                let start = sessions[left].start
                for right in block[(number + 1)...].prefix(40) {
                    guard sessions[right].start - start <= 1 else { break }
                    let isDelivered = [left, right].contains { position in
                        sessions[position].status == .delivered
                            || delivered.contains(sessions[position].id)
                    }
                    guard isDelivered, sessions[left].mayBe(sessions[right]) else { continue }
                    let days = sessions[right].start == start ? "on one day" : "a day apart"
                    pairs.add(left, right, "they are of the same course, \(days)")
                }
            }
        }
        return pairs.duplicates(.session) { sessions[$0].id }
    }

    /// Sessions of one trainer, day and host.
    private static func ofOneTrainer(_ order: [Int], _ sessions: [Session]) -> [[Int]] {
        struct Key: Hashable {
            var trainer: String
            var day: CalendarDate
            var host: String
        }
        let led = order.flatMap { session in
            sessions[session].trainers.map { (session: session, trainer: $0) }
        }
        return DuplicatePairs.blocks(led.indices) { position -> Key? in
            let session = sessions[led[position].session]
            guard let host = session.host else { return nil }
            return Key(trainer: led[position].trainer, day: session.start, host: host)
        }
        .map { block in block.map { led[$0].session } }
    }
}

extension Session {
    /// Whether neither host nor trainers tell this session from another.
    fileprivate func mayBe(_ other: Session) -> Bool {
        if let host, let theirs = other.host, host != theirs { return false }
        return trainers.isEmpty || other.trainers.isEmpty
            || !Set(trainers).isDisjoint(with: other.trainers)
    }
}
