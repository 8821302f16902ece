/// What the records say about an assumption, in plain words.
package struct LearntWords {
    private let learnt: Learnt
    private let programme: Programme

    /// The words for what was learnt of a programme.
    package init(_ learnt: Learnt, of programme: Programme) {
        self.learnt = learnt
        self.programme = programme
    }

    /// One or two sentences: what was recorded, what was assumed, what the records say, and by sector where they differ.
    package var sentence: String {
        [evidence + "; " + assumed + ", " + says + ".", pending, still, sectors].compactMap(\.self)
            .joined(separator: " ")
    }

    private var evidence: String {
        let done = Wording.count(learnt.successes)
        let all = Wording.count(learnt.observed)
        let years = Wording.decimal(learnt.observed)
        let kept = place.map { "\($0): " } ?? ""
        let words =
            switch learnt.assumption {
            case .attendance: "\(done) of \(all) people booked turned up"
            case .completion: "\(done) of \(all) who turned up completed"
            case .champion:
                "\(done) of \(all) who were asked, weighted by fidelity, came forward to train others"
            case .activation: "\(done) of \(all) qualified trainers have delivered"
            case .firstDeliveryLag: "\(done) first sessions tell how long it takes to begin"
            case .sessionsPerYear:
                "\(done) further sessions in \(years) years of active trainers"
            case .deliveryShape: "how alike trainers are, over \(years) years of active trainers"
            case .trainerLapse: "silence after the last session, over \(years) years of trainers"
            case .groupSize: "\(done) seats in \(all) sessions that trainers led"
            case .openness: "\(done) of \(all) seats went to another organisation than the host"
            case .turnover:
                "\(Wording.counted(Wording.whole(learnt.successes), "person", "people")) trained left in \(years) years"
            default: "\(done) of \(all)"
            }
        guard let first = words.first else { return words }
        return kept + (kept.isEmpty ? first.uppercased() + words.dropFirst() : words)
    }

    /// Where the assumption is set, where that is not the whole programme.
    private var place: String? {
        if !learnt.concerns.isEmpty { return Wording.list(learnt.concerns) }
        let parts = learnt.place.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let kind = parts.first else { return nil }
        let id = String(parts[1])
        switch kind {
        case "course": return programme.courses.first { $0.id == id }?.name
        case "sector": return programme.sectors.first { $0.id == id }?.name
        case "organisation": return programme.organisations.first { $0.id == id }?.name
        default: return nil
        }
    }

    private var assumed: String {
        let verb = learnt.place.hasPrefix("default") ? "the default assumes" : "you assumed"
        return "\(verb) \(figure(learnt.priorMean))"
    }

    private var says: String {
        "the records say " + range(learnt.posterior.p10, learnt.posterior.p90)
    }

    /// Why the share so far may lie below what the records say.
    private var pending: String? {
        guard learnt.assumption == .activation, Double(learnt.successes) < learnt.observed else {
            return nil
        }
        return "(Whoever qualified lately may yet begin: how long each has had is counted.)"
    }

    private var still: String? {
        let share = learnt.priorShare
        guard share >= 0.2 else { return nil }
        return "(\(Wording.percent(share)) of that is still the assumption.)"
    }

    private var sectors: String? {
        guard learnt.tellsSectorsApart else { return nil }
        let parts = learnt.sectors.map {
            "\(programme.sectors[$0.sector].name) \(range($0.p10, $0.p90))"
        }
        return "By sector: \(Wording.list(parts))."
    }

    /// A value with its unit.
    package func figure(_ value: Double) -> String {
        switch learnt.assumption {
        case .attendance, .completion, .champion, .activation, .openness: Wording.percent(value)
        case .trainerLapse, .turnover: "\(Wording.percent(value)) a year"
        case .firstDeliveryLag: "\(Wording.decimal(value)) weeks (the middle one)"
        case .sessionsPerYear: "\(number(value)) a year"
        case .groupSize: "\(Wording.decimal(value)) people"
        default: number(value)
        }
    }

    private func number(_ value: Double) -> String { Wording.hundredths(value) }

    /// Two values with their unit.
    package func range(_ low: Double, _ high: Double) -> String {
        switch learnt.assumption {
        case .attendance, .completion, .champion, .activation, .openness:
            percents(low, high)
        case .trainerLapse, .turnover: "\(percents(low, high)) a year"
        case .firstDeliveryLag: "\(Wording.decimal(low))–\(Wording.decimal(high)) weeks"
        case .sessionsPerYear: "\(number(low))–\(number(high)) a year"
        case .groupSize: "\(Wording.decimal(low))–\(Wording.decimal(high)) people"
        default: "\(number(low))–\(number(high))"
        }
    }

    private func percents(_ low: Double, _ high: Double) -> String {
        let ends = [low, high].map { Wording.whole($0 * 100) }
        return ends[0] == ends[1] ? Wording.percent(high) : "\(ends[0])–\(ends[1])%"
    }
}
