/// What changed, in sentences, most important first.
extension ReachChange {
    /// One thing that changed.
    package struct Sentence: Sendable, Equatable {
        /// What it is about.
        package enum Subject: Sendable, Equatable {
            /// People reached in all.
            case all
            /// A place with more people, or with fewer.
            case more, fewer
            /// Places that are there on one side only.
            case joined, left
            /// Places where the first people are reached; how many is told by other sentences.
            case firstReached
            /// Places, or people without a known one, that are told together.
            case others
            /// New ties, ended ones, and pairs first brought together.
            case newTies, endedTies, links
        }

        /// What it is about.
        package var subject: Subject
        /// The sentence.
        package var text: String
        /// The change in people reached that it tells of; nil where that is hidden or told elsewhere.
        package var people: Double?
        /// Positions of the places that it tells of, where these are named.
        package var places: [Int] = []
    }

    /// Most places that have a sentence of their own.
    package static let ownSentences = 12
    /// Most names in one sentence.
    private static let names = 4

    /// The change as a whole in one sentence.
    package var headline: String {
        if isNothing { return nothing }
        let isSmall = isFine(difference(before.people, after.people))
        let (earlier, later) = (
            words(before.people, isFine: isSmall), words(after.people, isFine: isSmall)
        )
        switch kind {
        case .records:
            guard let old = before.people.number, let new = after.people.number else {
                return "People reached on record: \(earlier) by \(before.name), \(later) by "
                    + "\(after.name)."
            }
            return "\(more(new - old)) reached \(period): from \(earlier) to \(later)."
        case .forecast:
            return
                "\(capitalised(counted(before.people))) reached on record by \(before.name); about "
                + "\(later)\(range(after)) expected by \(after.name)."
        case .scenarios:
            let difference = difference(before.people, after.people)
            return
                "“\(after.name)” reaches about \(more(difference)) \(more(difference) == "as many people" ? "as" : "than") “\(before.name)” by "
                + "\(after.day.spelledOut): \(later) against \(earlier) expected\(certainty)."
        }
    }

    private var nothing: String {
        let people = counted(after.people)
        return switch kind {
        case .records: "Nobody more was reached \(period): \(people) on record by both."
        case .forecast: "Nobody more is expected \(period): \(people) on record, and expected."
        case .scenarios:
            "“\(before.name)” and “\(after.name)” reach as many people in every organisation by "
                + "\(after.day.spelledOut): \(people) expected. They may differ in other ways, "
                + "such as trainers or cost."
        }
    }

    /// What changed: the headline, then places one by one and together, then ties.
    ///
    /// The numbers of all sentences after the first add up to the change as a whole, where none is hidden.
    ///
    /// - Complexity: O(n log n) for n places.
    package var sentences: [Sentence] {
        var out = [Sentence(subject: .all, text: headline)]
        guard !isNothing else { return out }
        out += joinedAndLeft
        let moved = places.indices.filter { place in
            guard let difference = places[place].difference else { return false }
            return difference != 0 && !places[place].hasJoined && !places[place].hasLeft
        }.sorted {
            let (a, b) = (abs(places[$0].difference ?? 0), abs(places[$1].difference ?? 0))
            return a != b ? a > b : $0 < $1
        }
        let told = moved.prefix(Self.ownSentences).filter {
            Wording.whole(abs(places[$0].difference ?? 0)) >= 1
        }
        out += told.map(sentence)
        out += others(Array(moved.dropFirst(told.count)))
        out += firstReached
        out += unplaced
        out += untold
        out += tieSentences
        return out
    }

    // MARK: Places

    private func sentence(_ position: Int) -> Sentence {
        let place = places[position]
        let difference = place.difference ?? 0
        var text = "\(CleanWords.line(place.name)): "
        let isSmall = isFine(difference)
        let (old, new) = (
            words(place.before, isFine: isSmall), words(place.after, isFine: isSmall)
        )
        let rounded = profile.map { $0.base > 1 } ?? false
        let about = rounded || after.isExpected ? "about " : ""
        let some = Wording.counted(Wording.whole(abs(difference)), "person", "people")
        switch kind {
        case .records where place.before == .people(0):
            text += "\(about)\(some) reached, the first there"
        case .forecast where place.before == .people(0):
            text += "\(about)\(some) expected, nobody so far"
        case .records:
            text += "\(about)\(more(difference)) reached (\(old) → \(new))"
        case .forecast:
            text += "\(about)\(more(difference)) expected (\(old) → \(new))"
        case .scenarios:
            text += "\(about)\(more(difference)) (\(old) → \(new))"
        }
        return Sentence(
            subject: difference > 0 ? .more : .fewer,
            text: text,
            people: difference,
            places: [position]
        )
    }

    private var joinedAndLeft: [Sentence] {
        [(true, "joined"), (false, "left")].compactMap { isJoining, verb in
            let members = places.indices.filter {
                isJoining ? places[$0].hasJoined : places[$0].hasLeft
            }.sorted {
                let (a, b) = (abs(places[$0].difference ?? 0), abs(places[$1].difference ?? 0))
                return a != b ? a > b : $0 < $1
            }
            guard !members.isEmpty else { return nil }
            let people = members.compactMap { places[$0].difference }.reduce(0, +)
            let subject = Wording.counted(members.count, place, placesWord)
            let verb =
                kind == .scenarios
                ? isJoining ? "only in “\(after.name)”" : "only in “\(before.name)”" : verb
            return Sentence(
                subject: isJoining ? .joined : .left,
                text: "\(subject) \(verb): \(named(members)), "
                    + "with about \(Wording.counted(Wording.whole(abs(people)), "person", "people")) reached",
                people: people,
                places: Array(members.prefix(Self.names))
            )
        }
    }

    /// Who was reached for the first time; how many people there is told one by one and together.
    private var firstReached: [Sentence] {
        let members = places.indices.filter { isFirstReached(places[$0]) }
        guard kind != .scenarios, !members.isEmpty else { return [] }
        let verb = members.count == 1 ? "is" : "are"
        return [
            Sentence(
                subject: .firstReached,
                text: "\(Wording.count(members.count)) of these \(placesWord) \(verb) "
                    + "\(kind == .forecast ? "expected to be " : "")reached for the first time: "
                    + named(members),
                places: Array(members.prefix(Self.names))
            )
        ]
    }

    private func others(_ rest: [Int]) -> [Sentence] {
        guard let most = rest.first.flatMap({ places[$0].difference }) else { return [] }
        let people = rest.compactMap { places[$0].difference }.reduce(0, +)
        let whole = Wording.whole(abs(most))
        let each =
            whole < 1
            ? "by less than 1 person each"
            : "by at most \(Wording.counted(whole, "person", "people"))\(rest.count > 1 ? " each" : "")"
        let sum = Wording.whole(abs(people))
        let all =
            sum == 0 ? "" : ": \(Wording.count(sum)) \(people > 0 ? "more" : "fewer") in all"
        return [
            Sentence(
                subject: .others,
                text: "\(Wording.counted(rest.count, "further \(place)", "further \(placesWord)")) "
                    + "changed \(each)\(all)",
                people: people,
                places: rest.count <= Self.names ? rest : []
            )
        ]
    }

    private var unplaced: [Sentence] {
        guard before.unplaced != after.unplaced else { return [] }
        let difference = (after.unplaced.number ?? 0) - (before.unplaced.number ?? 0)
        let isHidden = before.unplaced == .hidden || after.unplaced == .hidden
        return [
            Sentence(
                subject: .others,
                text: isHidden
                    ? "Organisation not known: a number too small to show"
                    : "Organisation not known: \(more(difference)) reached (\(words(before.unplaced)) → "
                        + "\(words(after.unplaced)))",
                people: isHidden ? nil : difference
            )
        ]
    }

    /// What is hidden, and what did not change.
    private var untold: [Sentence] {
        var out: [Sentence] = []
        let hidden = places.indices.filter { places[$0].difference == nil }
        if !hidden.isEmpty {
            out.append(
                Sentence(
                    subject: .others,
                    text:
                        "\(Wording.counted(hidden.count, place, placesWord)) with numbers too small to "
                        + "show, or hidden to protect these: \(named(hidden))",
                    places: Array(hidden.prefix(Self.names))
                )
            )
        }
        let same = places.count {
            $0.difference == 0 && !$0.hasJoined && !$0.hasLeft
        }
        if same > 0 {
            out.append(
                Sentence(
                    subject: .others,
                    text: "\(Wording.counted(same, place, placesWord)) did not change"
                )
            )
        }
        return out
    }

    // MARK: Ties

    private var tieSentences: [Sentence] {
        let new = ties.filter { $0.isAfter && !$0.isBefore }
        let ended = ties.filter { $0.isBefore && !$0.isAfter }
        var out: [Sentence] = []
        func add(_ subject: Sentence.Subject, _ ties: [Tie], _ one: String, _ many: String) {
            guard !ties.isEmpty else { return }
            let pairs = ties.prefix(Self.names).map {
                "\(CleanWords.line(places[$0.first].name)) – \(CleanWords.line(places[$0.second].name))"
            }
            let more = ties.count - pairs.count
            let list = more > 0 ? pairs + ["\(Wording.count(more)) more"] : pairs
            out.append(
                Sentence(
                    subject: subject,
                    text: "\(Wording.counted(ties.count, one, many)): \(Wording.list(list))"
                )
            )
        }
        add(.newTies, new, "new partnership", "new partnerships")
        add(.endedTies, ended, "partnership no more", "partnerships no more")
        add(
            .links,
            links,
            "pair of organisations first brought together across sectors",
            "pairs of organisations first brought together across sectors"
        )
        return out
    }

    // MARK: Words

    private var place: String { profile == nil ? "organisation" : "sector" }
    private var placesWord: String { profile == nil ? "organisations" : "sectors" }

    /// The time between both sides, in words.
    package var period: String { "between \(before.name) and \(after.name)" }

    /// A number in words: `21`, `too few to show`.
    ///
    /// `isFine` gives an expected number one digit after the point.
    package func words(_ figure: Figure, isFine: Bool = false) -> String {
        switch figure {
        case .absent: "none"
        case .hidden: DisclosedCount.mark
        case .people(let number): isFine ? Wording.decimal(number) : Wording.count(number)
        }
    }

    /// Whether a difference of two means is so small that whole numbers would hide it.
    private func isFine(_ difference: Double) -> Bool {
        kind == .scenarios && abs(difference) < 10
    }

    private func difference(_ earlier: Figure, _ later: Figure) -> Double {
        (later.number ?? 0) - (earlier.number ?? 0)
    }

    private func counted(_ figure: Figure) -> String {
        guard let number = figure.number else {
            return "a number of people too small to show"
        }
        return number == 0
            ? "nobody" : Wording.counted(Wording.whole(number), "person", "people")
    }

    private func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    /// `12 more people`, `1 fewer person`, `as many people`.
    private func more(_ difference: Double) -> String {
        let word = difference > 0 ? "more" : "fewer"
        if isFine(difference) {
            let number = Wording.decimal(abs(difference))
            return number == "0"
                ? "as many people" : "\(number) \(word) \(number == "1" ? "person" : "people")"
        }
        let whole = Wording.whole(abs(difference))
        guard whole > 0 else { return "as many people" }
        return Wording.counted(whole, "\(word) person", "\(word) people")
    }

    private func range(_ side: Side) -> String {
        guard let range = side.range else { return "" }
        return " (80% sure: \(Wording.range(range.lowerBound, range.upperBound)))"
    }

    /// How sure the difference of two scenarios is.
    private var certainty: String {
        guard let difference, difference.replicates >= Outcome.fewestForRange else { return "" }
        let (low, high) = (difference.p10.rounded(), difference.p90.rounded())
        func signed(_ number: Double) -> String {
            (number > 0 ? "+" : number < 0 ? "−" : "") + Wording.count(abs(number))
        }
        return ". In 80% of runs the difference lies between \(signed(low)) and \(signed(high))"
    }

    private func named(_ members: [Int]) -> String {
        let names = members.prefix(Self.names).map { CleanWords.line(places[$0].name) }
        let more = members.count - names.count
        return Wording.list(more > 0 ? names + ["\(Wording.count(more)) more"] : names)
    }
}

/// Names as they stand in a sentence.
private enum CleanWords {
    /// A name on one line, without control characters.
    static func line(_ name: String) -> String {
        name.split { $0.isWhitespace }.joined(separator: " ")
    }
}
